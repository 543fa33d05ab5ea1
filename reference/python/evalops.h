/* SPDX-License-Identifier: MIT */
/**
 * @file evalops.h
 * The longer operations of the evaluation loop, as functions. Private to eval*.c.
 *
 * Objects are borrowed and results are new references unless said otherwise; -1 and NULL mean
 * that an error is set.
 */
#ifndef OURO_PYTHON_EVALOPS_H
#define OURO_PYTHON_EVALOPS_H

#include "frame.h"
#include "ouro/object.h"

/** What waits at a safe point: a wanted collection, Ctrl-C. 0, or -1. CPython: eval_frame_handle_pending. */
int ou_handle_pending(void);

OuObject *ou_binary_op(int operation, OuObject *left, OuObject *right);
OuObject *ou_load_name(OuInterpreterFrame *frame, OuObject *name);
OuObject *ou_load_global(OuInterpreterFrame *frame, OuObject *name);
OuObject *ou_load_classderef(OuInterpreterFrame *frame, int index);
int ou_store_name(OuInterpreterFrame *frame, OuObject *name, OuObject *value);
int ou_delete_name(OuInterpreterFrame *frame, OuObject *name);
int ou_delete_global(OuInterpreterFrame *frame, OuObject *name);
/** Sets UnboundLocalError for a local variable. */
void ou_unbound_local(OuCodeObject *code, int index);
/** Sets the error for an empty cell. CPython: format_exc_unbound. */
void ou_unbound_cell(OuCodeObject *code, int index);

/** Puts `count` items in front of `top`, the first on top: 0, or -1. CPython: unpack_iterable. */
int ou_unpack_sequence(OuObject *sequence, int count, OuObject **top);
/** As above with a list of the rest in the middle: `before`, list, `after`. */
int ou_unpack_ex(OuObject *iterable, int before, int after, OuObject **top);
OuObject *ou_format_value(OuObject *value, OuObject *spec, int conversion);
OuObject *ou_build_string(OuObject *const *items, int count);
int ou_list_extend_op(OuObject *list, OuObject *iterable);
int ou_dict_update_op(OuObject *dict, OuObject *mapping);
int ou_dict_merge_op(OuObject *dict, OuObject *mapping, OuObject *func);
OuObject *ou_const_key_map(OuObject *keys, OuObject *const *values);

/** Pops what MAKE_FUNCTION needs: the new function; `*stack` is moved down. */
OuObject *ou_make_function(OuInterpreterFrame *frame, int flags, OuObject ***stack);
/** Any call but that of a Python function: `args` with self in front if there is one. */
OuObject *ou_call_other(OuObject *callable, OuObject *const *args, int count, OuObject *kwnames);
/** func(*args, **kwargs); steals args and kwargs (may be NULL). */
OuObject *ou_call_ex(OuObject *func, OuObject *args, OuObject *kwargs);

/** raise; steals both, NULL if not given. 1: raised again as it was, -1: raised anew. CPython: do_raise. */
int ou_do_raise(OuObject *exception, OuObject *cause);
/** Whether an exception matches what `except` names: 1, 0 or -1. */
int ou_check_exc_match(OuObject *exception, OuObject *type);
/** Adds a line to the traceback of the error that is set, which becomes an object. CPython: PyTraceBack_Here. */
void ou_traceback_here(OuInterpreterFrame *frame);
/** with: `exit` receives the bound `__exit__`; the result is what `__enter__` gave. */
OuObject *ou_before_with(OuObject *manager, OuObject **exit);
OuObject *ou_with_except_start(OuObject *exit, OuObject *exception);

OuObject *ou_import_name_op(OuInterpreterFrame *frame, OuObject *name, OuObject *fromlist,
                            OuObject *level);
OuObject *ou_import_from(OuObject *module, OuObject *name);
int ou_import_star(OuInterpreterFrame *frame, OuObject *module);
int ou_print_expr(OuObject *value);
/** Makes `__annotations__` in the namespace if it has none. */
int ou_setup_annotations(OuInterpreterFrame *frame);

#endif
