/* SPDX-License-Identifier: MIT */
/**
 * @file emit.c
 * Emitting instructions: labels, handlers, constants and names by number.
 *
 * Constants are shared: equal ones of the same type are one object, in a unit and between the
 * units of one compilation.
 */
#include "compiler.h"

#include "ouro/abstract.h"
#include "ouro/bytes.h"
#include "ouro/complex.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/float.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/set.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

#include <math.h>
#include <string.h>

/** Room for one more item, in the arena; NULL with MemoryError set. */
void *ou_grow(OuCompiler *c, void *items, int count, int *room, size_t size)
{
    if (count < *room) {
        return items;
    }
    int more = *room ? *room * 2 : 16;
    void *bigger = OuArena_Malloc(c->arena, (size_t)more * size);
    if (bigger == NULL) {
        return NULL;
    }
    if (count > 0) {
        memcpy(bigger, items, (size_t)count * size);
    }
    *room = more;
    return bigger;
}

/** Gives a new object (stolen, maybe NULL: an error is set) to the arena. */
int ou_keep(OuCompiler *c, OuObject *object, OuObject **out)
{
    *out = object;
    return object == NULL ? -1 : OuArena_AddObject(c->arena, object);
}

int ou_syntax(OuCompiler *c, OuPosition at, const char *message)
{
    ou_syntax_error(c->info, c->source, at, OuExc_SyntaxError, "%s", message);
    return -1;
}

int ou_emit(OuCompiler *c, int opcode, int oparg)
{
    OuUnit *u = c->u;
    OuCInstr *instrs = ou_grow(c, u->instrs, u->count, &u->room, sizeof *instrs);
    if (instrs == NULL) {
        return -1;
    }
    u->instrs = instrs;
    if (oparg > OU_OPARG_MAX) {
        OuErr_SetString(OuExc_OverflowError, "the block is too large");
        return -1;
    }
    u->instrs[u->count++] =
        (OuCInstr){.opcode = opcode, .oparg = oparg, .line = u->line, .handler = u->handler};
    return 0;
}

int ou_label_new(OuCompiler *c)
{
    OuUnit *u = c->u;
    int *labels = ou_grow(c, u->labels, u->label_count, &u->label_room, sizeof *labels);
    if (labels == NULL) {
        return -1;
    }
    u->labels = labels;
    u->labels[u->label_count] = -1;
    return u->label_count++;
}

/** Puts a label in front of the next instruction. */
void ou_label_here(OuCompiler *c, int label)
{
    c->u->labels[label] = c->u->count;
    c->u->barrier = c->u->count;
}

/**
 * Brings a handler into force for what follows. CPython: SETUP_FINALLY
 * (Include/internal/pycore_opcode.h), SETUP_CLEANUP, SETUP_WITH.
 */
int ou_setup(OuCompiler *c, int label, int lasti, int below)
{
    OuUnit *u = c->u;
    OuHandler *handlers =
        ou_grow(c, u->handlers, u->handler_count, &u->handler_room, sizeof *handlers);
    if (handlers == NULL) {
        return -1;
    }
    u->handlers = handlers;
    int handler = u->handler_count++;
    u->handlers[handler] =
        (OuHandler){.label = label, .outer = u->handler, .lasti = lasti, .below = below};
    OU_TRY(ou_emit(c, OP_SETUP, handler));
    u->handler = handler;
    return 0;
}

/**
 * Brings the handler around the one in force back. CPython: POP_BLOCK
 * (Include/internal/pycore_opcode.h).
 */
void ou_pop_block(OuCompiler *c)
{
    c->u->handler = c->u->handlers[c->u->handler].outer;
}

/**
 * The key of a constant: equal keys mean "may be one object". New, or NULL. CPython:
 * _PyCode_ConstantKey (Objects/codeobject.c).
 */
static OuObject *const_key(OuObject *value)
{
    if (value == Ou_None || value == Ou_Ellipsis || OuLong_CheckExact(value) ||
        OuUnicode_CheckExact(value) || OuCode_Check(value)) {
        return Ou_NewRef(value);
    }
    OuObject *type = (OuObject *)Ou_TYPE(value);
    if (OuFloat_CheckExact(value)) {
        double number = OuFloat_AsDouble(value);
        return number == 0.0 && signbit(number) ? OuTuple_Pack(3, type, value, Ou_None)
                                                : OuTuple_Pack(2, type, value);
    }
    if (OuComplex_CheckExact(value)) {
        OuComplex number = ou_complex_value(value);
        OuObject *signs = OuLong_FromLong(!!signbit(number.real) + 2 * !!signbit(number.imag));
        OuObject *key = signs ? OuTuple_Pack(3, type, value, signs) : NULL;
        Ou_XDecRef(signs);
        return key;
    }
    if (OuTuple_CheckExact(value)) {
        OuObject *key = OuTuple_New(OuTuple_GET_SIZE(value) + 1);
        if (key == NULL) {
            return NULL;
        }
        OuTuple_SET_ITEM(key, 0, Ou_NewRef(type));
        for (Ou_ssize_t i = 0; i < OuTuple_GET_SIZE(value); i++) {
            OuObject *item = const_key(OuTuple_GET_ITEM(value, i));
            if (item == NULL) {
                Ou_DecRef(key);
                return NULL;
            }
            OuTuple_SET_ITEM(key, i + 1, item);
        }
        return key;
    }
    if (OuFrozenSet_CheckExact(value)) {
        OuObject *address = OuLong_FromVoidPtr(value);
        OuObject *key = address ? OuTuple_Pack(2, type, address) : NULL;
        Ou_XDecRef(address);
        return key;
    }
    return OuTuple_Pack(2, type, value);
}

/** The number under which a dict has a key, a new number if it has none; -1 with an error set. */
static int number_of(OuObject *dict, OuObject *key, int fresh)
{
    OuObject *found = OuDict_GetItemWithError(dict, key);
    if (found != NULL) {
        return (int)OuLong_AsLong(found);
    }
    if (OuErr_Occurred()) {
        return -1;
    }
    OuObject *number = OuLong_FromLong(fresh);
    if (number == NULL) {
        return -1;
    }
    int status = OuDict_SetItem(dict, key, number);
    Ou_DecRef(number);
    return status < 0 ? -1 : fresh;
}

/**
 * The number of a name in one of the unit's dicts; -1 with an error set. CPython: dict_add_o
 * (Python/compile.c).
 */
int ou_dict_index(OuCompiler *c, OuObject *dict, OuObject *name)
{
    (void)c;
    return number_of(dict, name, (int)OuDict_GET_SIZE(dict));
}

/**
 * The number of a constant (borrowed) in the unit; -1 with an error set. CPython:
 * compiler_add_const (Python/compile.c).
 */
int ou_const_index(OuCompiler *c, OuObject *value)
{
    OuUnit *u = c->u;
    OuObject *key = const_key(value);
    if (key == NULL) {
        return -1;
    }
    OuObject *shared = OuDict_SetDefault(c->const_cache, key, value);
    int fresh = (int)OuList_Size(u->const_list);
    int index = shared == NULL ? -1 : number_of(u->consts, key, fresh);
    Ou_DecRef(key);
    if (index == fresh && OuList_Append(u->const_list, shared) < 0) {
        return -1;
    }
    return index;
}

/** Emits LOAD_CONST of a borrowed constant. */
int ou_emit_const(OuCompiler *c, OuObject *value)
{
    int index = ou_const_index(c, value);
    OU_TRY(index);
    return ou_emit(c, OP_LOAD_CONST, index);
}

int ou_emit_none(OuCompiler *c)
{
    return ou_emit_const(c, Ou_None);
}

/**
 * Emits an operation whose argument is a name; private names are mangled. CPython: ADDOP_NAME
 * (Python/compile.c).
 */
int ou_emit_name(OuCompiler *c, int opcode, OuObject *name)
{
    OuObject *mangled = ou_mangle(c->arena, c->u->ste->private_name, name);
    if (mangled == NULL) {
        return -1;
    }
    int index = ou_dict_index(c, c->u->names, mangled);
    OU_TRY(index);
    return ou_emit(c, opcode, index);
}

/**
 * Emits BUILD_TUPLE, or one constant when all items are. CPython: fold_tuple_on_constants
 * (Python/compile.c).
 */
int ou_emit_tuple(OuCompiler *c, int size)
{
    OuUnit *u = c->u;
    if (u->count - size < u->barrier) {
        return ou_emit(c, OP_BUILD_TUPLE, size);
    }
    for (int i = u->count - size; i < u->count; i++) {
        if (u->instrs[i].opcode != OP_LOAD_CONST) {
            return ou_emit(c, OP_BUILD_TUPLE, size);
        }
    }
    OuObject *tuple = OuTuple_New(size);
    if (tuple == NULL) {
        return -1;
    }
    for (int i = 0; i < size; i++) {
        OuObject *item = OuList_GetItem(u->const_list, u->instrs[u->count - size + i].oparg);
        OuTuple_SET_ITEM(tuple, i, Ou_NewRef(item));
    }
    u->count -= size;
    int status = ou_emit_const(c, tuple);
    Ou_DecRef(tuple);
    return status;
}
