/* SPDX-License-Identifier: MIT */
/**
 * @file evalops.c
 * Operations of the evaluation loop: operators, names, unpacking, displays, f-strings.
 */
#include "evalops.h"

#include "eval.h"
#include "opcode.h"
#include "ouro/abstract.h"
#include "ouro/cell.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/function.h"
#include "ouro/gc.h"
#include "ouro/iter.h"
#include "ouro/list.h"
#include "ouro/listmethods.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"
#include "pystate.h"

volatile int ou_interrupted;

int ou_handle_pending(void)
{
    if (ou_interrupted) {
        ou_interrupted = 0;
        OuErr_SetString(OuExc_KeyboardInterrupt, "");
        return -1;
    }
    OuGC_Poll();
    return 0;
}

/* ---- operators ------------------------------------------------------------------------------ */

/** `**` in the shape of the other binary operators. */
static OuObject *power(OuObject *left, OuObject *right)
{
    return OuNumber_Power(left, right, Ou_None);
}

/** `**=` in the shape of the other binary operators. */
static OuObject *inplace_power(OuObject *left, OuObject *right)
{
    return OuNumber_InPlacePower(left, right, Ou_None);
}

OuObject *ou_binary_op(int operation, OuObject *left, OuObject *right)
{
    static const OuBinaryFunc table[] = {
        [OU_NB_ADD] = OuNumber_Add,
        [OU_NB_AND] = OuNumber_And,
        [OU_NB_FLOOR_DIVIDE] = OuNumber_FloorDivide,
        [OU_NB_LSHIFT] = OuNumber_Lshift,
        [OU_NB_MATRIX_MULTIPLY] = OuNumber_MatrixMultiply,
        [OU_NB_MULTIPLY] = OuNumber_Multiply,
        [OU_NB_REMAINDER] = OuNumber_Remainder,
        [OU_NB_OR] = OuNumber_Or,
        [OU_NB_POWER] = power,
        [OU_NB_RSHIFT] = OuNumber_Rshift,
        [OU_NB_SUBTRACT] = OuNumber_Subtract,
        [OU_NB_TRUE_DIVIDE] = OuNumber_TrueDivide,
        [OU_NB_XOR] = OuNumber_Xor,
        [OU_NB_INPLACE + OU_NB_ADD] = OuNumber_InPlaceAdd,
        [OU_NB_INPLACE + OU_NB_AND] = OuNumber_InPlaceAnd,
        [OU_NB_INPLACE + OU_NB_FLOOR_DIVIDE] = OuNumber_InPlaceFloorDivide,
        [OU_NB_INPLACE + OU_NB_LSHIFT] = OuNumber_InPlaceLshift,
        [OU_NB_INPLACE + OU_NB_MATRIX_MULTIPLY] = OuNumber_InPlaceMatrixMultiply,
        [OU_NB_INPLACE + OU_NB_MULTIPLY] = OuNumber_InPlaceMultiply,
        [OU_NB_INPLACE + OU_NB_REMAINDER] = OuNumber_InPlaceRemainder,
        [OU_NB_INPLACE + OU_NB_OR] = OuNumber_InPlaceOr,
        [OU_NB_INPLACE + OU_NB_POWER] = inplace_power,
        [OU_NB_INPLACE + OU_NB_RSHIFT] = OuNumber_InPlaceRshift,
        [OU_NB_INPLACE + OU_NB_SUBTRACT] = OuNumber_InPlaceSubtract,
        [OU_NB_INPLACE + OU_NB_TRUE_DIVIDE] = OuNumber_InPlaceTrueDivide,
        [OU_NB_INPLACE + OU_NB_XOR] = OuNumber_InPlaceXor,
    };
    return table[operation](left, right);
}

/* ---- names ---------------------------------------------------------------------------------- */

/** Sets NameError "name 'x' is not defined". CPython: format_exc_check_arg (Python/ceval.c). */
static void *not_defined(OuObject *name)
{
    ou_err_format(OuExc_NameError, "name '%U' is not defined", name);
    ou_set_name_error_name(name);
    return NULL;
}

/** mapping[name] of a dict or another mapping: 1 and a new reference, 0, or -1. */
static int lookup(OuObject *mapping, OuObject *name, OuObject **value)
{
    if (!OuDict_CheckExact(mapping)) {
        return OuMapping_GetOptionalItem(mapping, name, value);
    }
    *value = Ou_XNewRef(OuDict_GetItemWithError(mapping, name));
    return *value ? 1 : OuErr_Occurred() ? -1 : 0;
}

OuObject *ou_load_global(OuInterpreterFrame *frame, OuObject *name)
{
    OuObject *value;
    int found = lookup(frame->f_globals, name, &value);
    if (found == 0) {
        found = lookup(frame->f_builtins, name, &value);
    }
    return found == 0 ? not_defined(name) : value;
}

OuObject *ou_load_name(OuInterpreterFrame *frame, OuObject *name)
{
    if (frame->f_locals == NULL) {
        return OuErr_Format(OuExc_SystemError, "no locals when loading a name");
    }
    OuObject *value;
    int found = lookup(frame->f_locals, name, &value);
    return found != 0 ? value : ou_load_global(frame, name);
}

OuObject *ou_load_classderef(OuInterpreterFrame *frame, int index)
{
    OuObject *name = OuTuple_GET_ITEM(frame->f_code->co_localsplusnames, index);
    OuObject *value;
    int found = lookup(frame->f_locals, name, &value);
    if (found != 0) {
        return value;
    }
    value = OuCell_GET(frame->localsplus[index]);
    if (value == NULL) {
        ou_unbound_cell(frame->f_code, index);
    }
    return Ou_XNewRef(value);
}

int ou_store_name(OuInterpreterFrame *frame, OuObject *name, OuObject *value)
{
    if (OuDict_CheckExact(frame->f_locals)) {
        return OuDict_SetItem(frame->f_locals, name, value);
    }
    return OuObject_SetItem(frame->f_locals, name, value);
}

int ou_delete_name(OuInterpreterFrame *frame, OuObject *name)
{
    if (OuObject_DelItem(frame->f_locals, name) == 0) {
        return 0;
    }
    if (OuErr_ExceptionMatches(OuExc_KeyError)) {
        not_defined(name);
    }
    return -1;
}

int ou_delete_global(OuInterpreterFrame *frame, OuObject *name)
{
    if (OuDict_DelItem(frame->f_globals, name) == 0) {
        return 0;
    }
    if (OuErr_ExceptionMatches(OuExc_KeyError)) {
        not_defined(name);
    }
    return -1;
}

int ou_setup_annotations(OuInterpreterFrame *frame)
{
    OuObject *value;
    int found = lookup(frame->f_locals, OU_ID(__annotations__), &value);
    if (found != 0) {
        Ou_XDecRef(value);
        return found < 0 ? -1 : 0;
    }
    value = OuDict_New();
    if (value == NULL) {
        return -1;
    }
    int status = ou_store_name(frame, OU_ID(__annotations__), value);
    Ou_DecRef(value);
    return status;
}

void ou_unbound_local(OuCodeObject *code, int index)
{
    OuObject *name = OuTuple_GET_ITEM(code->co_localsplusnames, index);
    ou_err_format(OuExc_UnboundLocalError,
                  "cannot access local variable '%U' where it is not associated with a value",
                  name);
    ou_set_name_error_name(name);
}

void ou_unbound_cell(OuCodeObject *code, int index)
{
    if (index < code->co_nlocalsplus - code->co_nfreevars) {
        ou_unbound_local(code, index);
        return;
    }
    OuObject *name = OuTuple_GET_ITEM(code->co_localsplusnames, index);
    ou_err_format(OuExc_NameError,
                  "cannot access free variable '%U' where it is not associated with a value in "
                  "enclosing scope",
                  name);
    ou_set_name_error_name(name);
}

/* ---- unpacking ------------------------------------------------------------------------------ */

/** iter(value), with the message of unpacking. */
static OuObject *unpack_iterator(OuObject *value)
{
    OuObject *iterator = OuObject_GetIter(value);
    if (iterator == NULL && OuErr_ExceptionMatches(OuExc_TypeError) &&
        Ou_TYPE(value)->tp_iter == NULL && !OuSequence_Check(value)) {
        OuErr_Format(OuExc_TypeError, "cannot unpack non-iterable %s object",
                     Ou_TYPE(value)->tp_name);
    }
    return iterator;
}

/** Takes `count` items into top[-1] downwards; on failure those taken are released. */
static int take_items(OuObject *iterator, int count, int wanted, int starred, OuObject **top)
{
    for (int i = 0; i < count; i++) {
        OuObject *item = OuIter_Next(iterator);
        if (item == NULL) {
            if (!OuErr_Occurred()) {
                OuErr_Format(OuExc_ValueError,
                             "not enough values to unpack (expected %s%d, got %d)",
                             starred ? "at least " : "", wanted, i);
            }
            for (int k = 0; k < i; k++) {
                Ou_DecRef(top[-1 - k]);
            }
            return -1;
        }
        top[-1 - i] = item;
    }
    return 0;
}

int ou_unpack_sequence(OuObject *sequence, int count, OuObject **top)
{
    if ((OuTuple_CheckExact(sequence) || OuList_CheckExact(sequence)) &&
        Ou_SIZE(sequence) == count) {
        OuObject **items = OuTuple_CheckExact(sequence) ? ((OuTupleObject *)sequence)->ob_item
                                                        : ((OuListObject *)sequence)->ob_item;
        for (int i = 0; i < count; i++) {
            top[-1 - i] = Ou_NewRef(items[i]);
        }
        return 0;
    }
    OuObject *iterator = unpack_iterator(sequence);
    if (iterator == NULL) {
        return -1;
    }
    int status = take_items(iterator, count, count, 0, top);
    if (status == 0) {
        OuObject *extra = OuIter_Next(iterator);
        if (extra != NULL || OuErr_Occurred()) {
            if (extra != NULL) {
                Ou_DecRef(extra);
                OuErr_Format(OuExc_ValueError, "too many values to unpack (expected %d)", count);
            }
            for (int i = 0; i < count; i++) {
                Ou_DecRef(top[-1 - i]);
            }
            status = -1;
        }
    }
    Ou_DecRef(iterator);
    return status;
}

int ou_unpack_ex(OuObject *iterable, int before, int after, OuObject **top)
{
    OuObject *iterator = unpack_iterator(iterable);
    if (iterator == NULL) {
        return -1;
    }
    if (take_items(iterator, before, before + after, 1, top) < 0) {
        Ou_DecRef(iterator);
        return -1;
    }
    OuObject *rest = OuSequence_List(iterator);
    Ou_DecRef(iterator);
    Ou_ssize_t have = rest ? OuList_Size(rest) : 0;
    if (rest != NULL && have < after) {
        OuErr_Format(OuExc_ValueError,
                     "not enough values to unpack (expected at least %d, got %td)", before + after,
                     before + have);
        Ou_Clear(&rest);
    }
    if (rest == NULL) {
        for (int i = 0; i < before; i++) {
            Ou_DecRef(top[-1 - i]);
        }
        return -1;
    }
    top[-1 - before] = rest;
    for (int i = 0; i < after; i++) {
        OuObject *item = OuList_GetItem(rest, have - after + i);
        top[-2 - before - i] = Ou_NewRef(item);
    }
    if (after > 0 && OuList_SetSlice(rest, have - after, have, NULL) < 0) {
        for (int i = 0; i < before + after + 1; i++) {
            Ou_DecRef(top[-1 - i]);
        }
        return -1;
    }
    return 0;
}

/* ---- displays and f-strings ----------------------------------------------------------------- */

OuObject *ou_format_value(OuObject *value, OuObject *spec, int conversion)
{
    if (conversion == 0 && !OuUnicode_CheckExact(value)) {
        return OuObject_Format(value, spec);
    }
    OuObject *text = NULL;
    switch (conversion) {
    case 1:
        text = OuObject_Str(value);
        break;
    case 2:
        text = OuObject_Repr(value);
        break;
    case 3:
        text = OuObject_ASCII(value);
        break;
    default:
        text = Ou_NewRef(value);
        break;
    }
    if (text == NULL || (OuUnicode_CheckExact(text) && spec == NULL)) {
        return text;
    }
    OuObject *result = OuObject_Format(text, spec);
    Ou_DecRef(text);
    return result;
}

OuObject *ou_build_string(OuObject *const *items, int count)
{
    OuUnicodeWriter writer = {0};
    for (int i = 0; i < count; i++) {
        if (ou_writer_str(&writer, items[i]) < 0) {
            ou_writer_drop(&writer);
            return NULL;
        }
    }
    return ou_writer_finish(&writer);
}

int ou_list_extend_op(OuObject *list, OuObject *iterable)
{
    OuObject *result = ou_list_extend(list, iterable);
    if (result == NULL) {
        if (OuErr_ExceptionMatches(OuExc_TypeError) && Ou_TYPE(iterable)->tp_iter == NULL &&
            !OuSequence_Check(iterable)) {
            OuErr_Format(OuExc_TypeError, "Value after * must be an iterable, not %s",
                         Ou_TYPE(iterable)->tp_name);
        }
        return -1;
    }
    Ou_DecRef(result);
    return 0;
}

int ou_dict_update_op(OuObject *dict, OuObject *mapping)
{
    if (OuDict_Update(dict, mapping) < 0) {
        if (OuErr_ExceptionMatches(OuExc_AttributeError)) {
            OuErr_Format(OuExc_TypeError, "'%s' object is not a mapping",
                         Ou_TYPE(mapping)->tp_name);
        }
        return -1;
    }
    return 0;
}

/** "f()" for messages: a new str. CPython: _PyObject_FunctionStr (Objects/object.c). */
static OuObject *function_text(OuObject *func)
{
    OuObject *qualname, *module = NULL;
    if (OuObject_LookupAttr(func, OU_ID(__qualname__), &qualname) < 0) {
        return NULL;
    }
    if (qualname == NULL) {
        return OuObject_Str(func);
    }
    OuObject *text = NULL;
    if (OuObject_LookupAttr(func, OU_ID(__module__), &module) >= 0) {
        if (module && module != Ou_None && OuUnicode_Check(module) &&
            !ou_unicode_equal_to_ascii(module, "builtins")) {
            text = OuUnicode_FromFormat("%S.%S()", module, qualname);
        } else {
            text = OuUnicode_FromFormat("%S()", qualname);
        }
    }
    Ou_XDecRef(module);
    Ou_DecRef(qualname);
    return text;
}

/**
 * Says what was wrong with `**mapping` in a call. CPython: format_kwargs_error (Python/ceval.c).
 */
static void kwargs_error(OuObject *func, OuObject *mapping)
{
    OuObject *text = NULL;
    if (OuErr_ExceptionMatches(OuExc_AttributeError)) {
        OuErr_Clear();
        text = function_text(func);
        if (text != NULL) {
            ou_err_format(OuExc_TypeError, "%U argument after ** must be a mapping, not %s", text,
                          Ou_TYPE(mapping)->tp_name);
        }
    } else if (OuErr_ExceptionMatches(OuExc_KeyError)) {
        OuObject *exception = ou_err_get_raised();
        OuObject *args = ((OuBaseExceptionObject *)exception)->args;
        if (args && OuTuple_Check(args) && OuTuple_GET_SIZE(args) == 1) {
            OuObject *key = OuTuple_GET_ITEM(args, 0);
            text = function_text(func);
            if (text != NULL && OuUnicode_Check(key)) {
                ou_err_format(OuExc_TypeError, "%U got multiple values for keyword argument '%S'",
                              text, key);
            } else if (text != NULL) {
                ou_err_format(OuExc_TypeError, "keywords must be strings");
            }
            Ou_DecRef(exception);
        } else {
            ou_err_set_exception(exception);
        }
    }
    Ou_XDecRef(text);
}

int ou_dict_merge_op(OuObject *dict, OuObject *mapping, OuObject *func)
{
    if (OuDict_Merge(dict, mapping, 2) < 0) {
        kwargs_error(func, mapping);
        return -1;
    }
    return 0;
}

OuObject *ou_const_key_map(OuObject *keys, OuObject *const *values)
{
    OuObject *dict = OuDict_New();
    for (Ou_ssize_t i = 0; dict && i < OuTuple_GET_SIZE(keys); i++) {
        if (OuDict_SetItem(dict, OuTuple_GET_ITEM(keys, i), values[i]) < 0) {
            Ou_Clear(&dict);
        }
    }
    return dict;
}

/* ---- calls ---------------------------------------------------------------------------------- */

OuObject *ou_call_ex(OuObject *func, OuObject *args, OuObject *kwargs)
{
    OuObject *result = NULL;
    if (kwargs != NULL && !OuDict_CheckExact(kwargs)) {
        OuObject *dict = OuDict_New();
        if (dict != NULL && OuDict_Merge(dict, kwargs, 2) < 0) {
            Ou_Clear(&dict);
            kwargs_error(func, kwargs);
        }
        if (dict == NULL) {
            goto done;
        }
        Ou_XSetRef(&kwargs, dict);
    }
    if (!OuTuple_CheckExact(args)) {
        if (Ou_TYPE(args)->tp_iter == NULL && !OuSequence_Check(args)) {
            OuObject *text = function_text(func);
            if (text != NULL) {
                ou_err_format(OuExc_TypeError, "%U argument after * must be an iterable, not %s",
                              text, Ou_TYPE(args)->tp_name);
                Ou_DecRef(text);
            }
            goto done;
        }
        OuObject *tuple = OuSequence_Tuple(args);
        if (tuple == NULL) {
            goto done;
        }
        Ou_XSetRef(&args, tuple);
    }
    result = OuObject_Call(func, args, kwargs);
done:
    Ou_DecRef(args);
    Ou_XDecRef(kwargs);
    return result;
}
