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

/**
 * What waits at a safe point: a wanted collection, Ctrl-C. 0, or -1. CPython:
 * eval_frame_handle_pending (Python/ceval.c).
 */
int ou_handle_pending(void);

/**
 * `left OP right`, OP being an OU_NB_... number: @newref; NULL with an error set. CPython:
 * binary_ops (Python/ceval.c).
 */
OuObject *ou_binary_op(int operation, OuObject *left, OuObject *right);
/** A name in a module or class: locals, globals, builtins. @newref; NULL with NameError set. */
OuObject *ou_load_name(OuInterpreterFrame *frame, OuObject *name);
/** A name that is global: globals, then builtins. @newref; NULL with NameError set. */
OuObject *ou_load_global(OuInterpreterFrame *frame, OuObject *name);
/**
 * A free variable in a class body: the class's own names come first. @newref; NULL with NameError
 * set.
 */
OuObject *ou_load_classderef(OuInterpreterFrame *frame, int index);
/** Sets a name in a module or class: 0; -1 with an error set. `value` is borrowed. */
int ou_store_name(OuInterpreterFrame *frame, OuObject *name, OuObject *value);
/** Deletes a name in a module or class: 0; -1 with NameError set. */
int ou_delete_name(OuInterpreterFrame *frame, OuObject *name);
/** Deletes a global name: 0; -1 with NameError set. */
int ou_delete_global(OuInterpreterFrame *frame, OuObject *name);
/** Sets UnboundLocalError for a local variable. */
void ou_unbound_local(OuCodeObject *code, int index);
/** Sets the error for an empty cell. CPython: format_exc_unbound (Python/ceval.c). */
void ou_unbound_cell(OuCodeObject *code, int index);

/**
 * Puts `count` items in front of `top`, the first on top: 0, or -1. CPython: unpack_iterable
 * (Python/ceval.c).
 */
int ou_unpack_sequence(OuObject *sequence, int count, OuObject **top);
/** As above with a list of the rest in the middle: `before`, list, `after`. */
int ou_unpack_ex(OuObject *iterable, int before, int after, OuObject **top);
/**
 * One field of an f-string: @newref to a str; NULL with an error set. `spec` may be NULL;
 * `conversion` 0, or 1, 2, 3 for !s, !r, !a.
 */
OuObject *ou_format_value(OuObject *value, OuObject *spec, int conversion);
/** Joins the parts of an f-string: @newref; NULL with an error set. */
OuObject *ou_build_string(OuObject *const *items, int count);
/** `[*iterable]`: 0; -1 with TypeError in the words of the construct. */
int ou_list_extend_op(OuObject *list, OuObject *iterable);
/** `{**mapping}`: 0; -1 with TypeError in the words of the construct. */
int ou_dict_update_op(OuObject *dict, OuObject *mapping);
/**
 * `func(**mapping)`: 0; -1 with TypeError for a name given twice, naming `func`. CPython:
 * format_kwargs_error (Python/ceval.c).
 */
int ou_dict_merge_op(OuObject *dict, OuObject *mapping, OuObject *func);
/**
 * A dict of a tuple of constant keys and as many values, which are borrowed: @newref; NULL with an
 * error set.
 */
OuObject *ou_const_key_map(OuObject *keys, OuObject *const *values);

/** Pops what MAKE_FUNCTION needs: the new function; `*stack` is moved down. */
OuObject *ou_make_function(OuInterpreterFrame *frame, int flags, OuObject ***stack);
/** Any call but that of a Python function: `args` with self in front if there is one. */
OuObject *ou_call_other(OuObject *callable, OuObject *const *args, int count, OuObject *kwnames);
/** func(*args, **kwargs); steals args and kwargs (may be NULL). */
OuObject *ou_call_ex(OuObject *func, OuObject *args, OuObject *kwargs);

/**
 * raise; steals both, NULL if not given. 1: raised again as it was, -1: raised anew. CPython:
 * do_raise (Python/ceval.c).
 */
int ou_do_raise(OuObject *exception, OuObject *cause);
/** Whether an exception matches what `except` names: 1, 0 or -1. */
int ou_check_exc_match(OuObject *exception, OuObject *type);
/**
 * Adds a line to the traceback of the error that is set, which becomes an object. CPython:
 * PyTraceBack_Here (Python/traceback.c).
 */
void ou_traceback_here(OuInterpreterFrame *frame);
/** with: `exit` receives the bound `__exit__`; the result is what `__enter__` gave. */
OuObject *ou_before_with(OuObject *manager, OuObject **exit);
/**
 * Calls `__exit__` with the exception: @newref to its answer; NULL with an error set. Both are
 * borrowed.
 */
OuObject *ou_with_except_start(OuObject *exit, OuObject *exception);

/**
 * Calls `__import__` as the import statement does: @newref; NULL with an error set. CPython:
 * import_name (Python/ceval.c).
 */
OuObject *ou_import_name_op(OuInterpreterFrame *frame, OuObject *name, OuObject *fromlist,
                            OuObject *level);
/**
 * An attribute of a module, or the submodule of that name: @newref; NULL with ImportError set.
 * CPython: import_from (Python/ceval.c).
 */
OuObject *ou_import_from(OuObject *module, OuObject *name);
/**
 * Copies the public names of a module into the locals: 0; -1 with an error set. CPython:
 * import_all_from (Python/ceval.c).
 */
int ou_import_star(OuInterpreterFrame *frame, OuObject *module);
/** Gives a value to sys.displayhook: 0; -1 with an error set. */
int ou_print_expr(OuObject *value);
/** Makes `__annotations__` in the namespace if it has none. */
int ou_setup_annotations(OuInterpreterFrame *frame);

#endif
