// SPDX-License-Identifier: MIT
/**
 * @file args.c
 * Taking arguments out of tuples and dicts, by formats. CPython: Python/getargs.c.
 */
#include "ouro/args.h"

#include "ouro/abstract.h"
#include "ouro/dict.h"
#include "ouro/float.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include <limits.h>
#include <string.h>

/** What a format says before any argument is looked at. */
typedef struct Shape {
    const char *name;    /**< the function's name, or NULL */
    const char *message; /**< what replaces the message, or NULL */
    int max;             /**< how many arguments there may be */
    int min;             /**< how many there must be */
    int max_positional;  /**< how many may be positional */
    const char *keyword; /**< the argument being converted, if it has a name */
} Shape;

/** Reads the shape of a format. */
static Shape read_shape(const char *format)
{
    Shape shape = {.min = -1, .max_positional = -1};
    for (; *format != '\0'; format++) {
        if (*format == ':') {
            shape.name = format + 1;
            break;
        }
        if (*format == ';') {
            shape.message = format + 1;
            break;
        }
        if (*format == '|') {
            shape.min = shape.max;
        } else if (*format == '$') {
            shape.max_positional = shape.max;
        } else if (*format != '!') {
            shape.max++;
        }
    }
    shape.min = shape.min < 0 ? shape.max : shape.min;
    shape.max_positional = shape.max_positional < 0 ? shape.max : shape.max_positional;
    return shape;
}

/** The function's name and "()" for messages. */
static const char *shown_name(const Shape *shape)
{
    return shape->name != NULL ? shape->name : "function";
}

/** "()" behind the name of a function; nothing where there is no name to show. */
static const char *shown_parens(const Shape *shape)
{
    return shape->name != NULL ? "()" : "";
}

/** Says what an argument must be; returns 0. CPython: converterr (Python/getargs.c), seterror. */
static int bad_argument(const Shape *shape, int number, const char *expected, OuObject *op)
{
    if (shape->message != NULL) {
        OuErr_SetString(OuExc_TypeError, shape->message);
    } else if (shape->keyword != NULL && *shape->keyword != '\0') {
        OuErr_Format(OuExc_TypeError, "%.200s%s argument '%s' must be %.50s, not %.50s",
                     shown_name(shape), shown_parens(shape), shape->keyword, expected,
                     op == Ou_None ? "None" : Ou_TYPE(op)->tp_name);
    } else {
        OuErr_Format(OuExc_TypeError, "%.200s%s argument %d must be %.50s, not %.50s",
                     shape->name != NULL ? shape->name : "argument",
                     shape->name != NULL ? "()" : "", number, expected,
                     op == Ou_None ? "None" : Ou_TYPE(op)->tp_name);
    }
    return 0;
}

/** Stores a text for s and z; 1 or 0. */
static int store_text(const Shape *shape, int number, int or_none, OuObject *op, const char **place)
{
    if (or_none && op == Ou_None) {
        *place = NULL;
        return 1;
    }
    if (!OuUnicode_Check(op)) {
        return bad_argument(shape, number, or_none ? "str or None" : "str", op);
    }
    Ou_ssize_t size;
    *place = OuUnicode_AsUTF8AndSize(op, &size);
    if (*place != NULL && strlen(*place) != (size_t)size) {
        OuErr_SetString(OuExc_ValueError, "embedded null character");
        return 0;
    }
    return *place != NULL;
}

/** Stores an Ou_ssize_t for n; 1 or 0. */
static int store_size(OuObject *op, Ou_ssize_t *place)
{
    OuObject *index = OuNumber_Index(op);
    if (index == NULL) {
        return 0;
    }
    *place = OuLong_AsSsize_t(index);
    Ou_DecRef(index);
    return !(*place == -1 && OuErr_Occurred());
}

/**
 * Converts one argument and stores it: 1, or 0 with an error set. CPython: convertsimple
 * (Python/getargs.c).
 */
static int convert(const Shape *shape, int number, const char **format, OuObject *op,
                   va_list *places)
{
    char unit = *(*format)++;
    switch (unit) {
    case 'O':
        if (**format == '!') {
            ++*format;
            OuTypeObject *type = va_arg(*places, OuTypeObject *);
            OuObject **place = va_arg(*places, OuObject **);
            if (!OuObject_TypeCheck(op, type)) {
                return bad_argument(shape, number, type->tp_name, op);
            }
            *place = op;
            return 1;
        }
        *va_arg(*places, OuObject **) = op;
        return 1;
    case 'U': {
        OuObject **place = va_arg(*places, OuObject **);
        if (!OuUnicode_Check(op)) {
            return bad_argument(shape, number, "str", op);
        }
        *place = op;
        return 1;
    }
    case 'C': {
        int *place = va_arg(*places, int *);
        if (!OuUnicode_Check(op) || ou_unicode_length(op) != 1) {
            return bad_argument(shape, number, "a unicode character", op);
        }
        *place = (int)ou_unicode_char(op, 0);
        return 1;
    }
    case 's':
    case 'z':
        return store_text(shape, number, unit == 'z', op, va_arg(*places, const char **));
    case 'n':
        return store_size(op, va_arg(*places, Ou_ssize_t *));
    case 'i': {
        int *place = va_arg(*places, int *);
        *place = ou_long_as_int(op);
        return !(*place == -1 && OuErr_Occurred());
    }
    case 'L': {
        long long *place = va_arg(*places, long long *);
        *place = OuLong_AsLongLong(op);
        return !(*place == -1 && OuErr_Occurred());
    }
    case 'd': {
        double *place = va_arg(*places, double *);
        *place = OuFloat_AsDouble(op);
        return !(*place == -1.0 && OuErr_Occurred());
    }
    case 'p': {
        int *place = va_arg(*places, int *);
        *place = OuObject_IsTrue(op);
        return *place >= 0;
    }
    default:
        OuErr_SetString(OuExc_SystemError, "impossible<bad format char>");
        return 0;
    }
}

/** Passes by the places of an argument that is not given. CPython: skipitem (Python/getargs.c). */
static void skip(const char **format, va_list *places)
{
    if (*(*format)++ == 'O' && **format == '!') {
        ++*format;
        (void)va_arg(*places, void *);
    }
    (void)va_arg(*places, void *);
}

/** Passes by the marks between format units. */
static void skip_marks(const char **format)
{
    while (**format == '|' || **format == '$') {
        ++*format;
    }
}

int OuArg_ParseTuple(OuObject *args, const char *format, ...)
{
    Shape shape = read_shape(format);
    Ou_ssize_t given = OuTuple_GET_SIZE(args);
    if (given < shape.min || given > shape.max) {
        int number = given < shape.min ? shape.min : shape.max;
        if (shape.message != NULL) {
            OuErr_SetString(OuExc_TypeError, shape.message);
        } else if (shape.max == 0) {
            OuErr_Format(OuExc_TypeError, "%.150s%s takes no arguments", shown_name(&shape),
                         shown_parens(&shape));
        } else {
            OuErr_Format(OuExc_TypeError, "%.150s%s takes %s %d argument%s (%td given)",
                         shown_name(&shape), shown_parens(&shape),
                         shape.min == shape.max ? "exactly"
                         : given < shape.min    ? "at least"
                                                : "at most",
                         number, number == 1 ? "" : "s", given);
        }
        return 0;
    }
    va_list places;
    va_start(places, format);
    int fine = 1;
    for (int i = 0; i < given && fine; i++) {
        skip_marks(&format);
        fine = convert(&shape, i + 1, &format, OuTuple_GET_ITEM(args, i), &places);
    }
    va_end(places);
    return fine;
}

/** Checks how many arguments there are: 1, or 0 with TypeError set. */
static int check_counts(const Shape *shape, Ou_ssize_t positional, Ou_ssize_t by_name)
{
    if (positional + by_name > shape->max) {
        OuErr_Format(
            OuExc_TypeError, "%.200s%s takes %s %d %sargument%s (%td given)", shown_name(shape),
            shown_parens(shape), shape->min == shape->max ? "exactly" : "at most", shape->max,
            positional == 0 ? "keyword " : "", shape->max == 1 ? "" : "s", positional + by_name);
        return 0;
    }
    if (positional > shape->max_positional) {
        if (shape->max_positional == 0) {
            OuErr_Format(OuExc_TypeError, "%.200s%s takes no positional arguments",
                         shown_name(shape), shown_parens(shape));
        } else {
            OuErr_Format(OuExc_TypeError, "%.200s%s takes %s %d positional argument%s (%td given)",
                         shown_name(shape), shown_parens(shape),
                         shape->min < shape->max ? "at most" : "exactly", shape->max_positional,
                         shape->max_positional == 1 ? "" : "s", positional);
        }
        return 0;
    }
    return 1;
}

/** Says which keyword argument nobody knows, or which was given twice: 0 always. */
static int report_keyword(const Shape *shape, OuObject *kwargs, const char *const *keywords,
                          Ou_ssize_t positional)
{
    Ou_ssize_t at = 0;
    OuObject *key, *value;
    while (OuDict_Next(kwargs, &at, &key, &value)) {
        if (!OuUnicode_Check(key)) {
            OuErr_SetString(OuExc_TypeError, "keywords must be strings");
            return 0;
        }
        int found = -1;
        for (int i = 0; keywords[i] != NULL && found < 0; i++) {
            found = *keywords[i] != '\0' && ou_unicode_equal_to_ascii(key, keywords[i]) ? i : -1;
        }
        if (found < 0) {
            ou_err_format(OuExc_TypeError, "'%U' is an invalid keyword argument for %.200s%s", key,
                          shape->name != NULL ? shape->name : "this function", shown_parens(shape));
            return 0;
        }
        if (found < positional) {
            OuErr_Format(OuExc_TypeError,
                         "argument for %.200s%s given by name ('%s') and position (%d)",
                         shown_name(shape), shown_parens(shape), keywords[found], found + 1);
            return 0;
        }
    }
    return 0;
}

/** Says that an argument is missing: 0 always. */
static int report_missing(const Shape *shape, int index, const char *keyword, Ou_ssize_t positional)
{
    if (*keyword == '\0') {
        OuErr_Format(OuExc_TypeError, "%.200s%s takes %s %d positional argument%s (%td given)",
                     shown_name(shape), shown_parens(shape),
                     shape->min < shape->max ? "at least" : "exactly", shape->min,
                     shape->min == 1 ? "" : "s", positional);
    } else {
        OuErr_Format(OuExc_TypeError, "%.200s%s missing required argument '%s' (pos %d)",
                     shown_name(shape), shown_parens(shape), keyword, index + 1);
    }
    return 0;
}

/** The argument of a name, borrowed; NULL without. Compares texts, so that nothing can fail. */
static OuObject *find_keyword(OuObject *kwargs, const char *name)
{
    OuObject *key;
    OuObject *value;
    for (Ou_ssize_t at = 0; *name != '\0' && OuDict_Next(kwargs, &at, &key, &value);) {
        if (OuUnicode_Check(key) && ou_unicode_equal_to_ascii(key, name)) {
            return value;
        }
    }
    return NULL;
}

int OuArg_ParseTupleAndKeywords(OuObject *args, OuObject *kwargs, const char *format,
                                const char *const *keywords, ...)
{
    Shape shape = read_shape(format);
    Ou_ssize_t positional = OuTuple_GET_SIZE(args);
    Ou_ssize_t by_name = kwargs == NULL ? 0 : OuDict_Size(kwargs), used = 0;
    if (!check_counts(&shape, positional, by_name)) {
        return 0;
    }
    va_list places;
    va_start(places, keywords);
    int fine = 1;
    for (int i = 0; i < shape.max && fine; i++) {
        skip_marks(&format);
        OuObject *op = i < positional ? OuTuple_GET_ITEM(args, i) : NULL;
        if (op == NULL && used < by_name) {
            op = find_keyword(kwargs, keywords[i]);
            used += op != NULL;
        }
        if (op != NULL) {
            shape.keyword = keywords[i];
            fine = convert(&shape, i + 1, &format, op, &places);
        } else if (i < shape.min) {
            fine = report_missing(&shape, i, keywords[i], positional);
        } else {
            skip(&format, &places);
        }
    }
    va_end(places);
    if (fine && used < by_name) {
        return report_keyword(&shape, kwargs, keywords, positional);
    }
    return fine;
}

int ou_arg_check_positional(const char *name, Ou_ssize_t given, Ou_ssize_t min, Ou_ssize_t max)
{
    if (given >= min && given <= max) {
        return 1;
    }
    Ou_ssize_t number = given < min ? min : max;
    const char *bound = min == max ? "" : given < min ? "at least " : "at most ";
    if (name != NULL) {
        OuErr_Format(OuExc_TypeError, "%.200s expected %s%td argument%s, got %td", name, bound,
                     number, number == 1 ? "" : "s", given);
    } else {
        OuErr_Format(OuExc_TypeError, "unpacked tuple should have %s%td element%s, but has %td",
                     bound, number, number == 1 ? "" : "s", given);
    }
    return 0;
}

int OuArg_UnpackTuple(OuObject *args, const char *name, Ou_ssize_t min, Ou_ssize_t max, ...)
{
    Ou_ssize_t given = OuTuple_GET_SIZE(args);
    if (!ou_arg_check_positional(name, given, min, max)) {
        return 0;
    }
    va_list places;
    va_start(places, max);
    for (Ou_ssize_t i = 0; i < given; i++) {
        *va_arg(places, OuObject **) = OuTuple_GET_ITEM(args, i);
    }
    va_end(places);
    return 1;
}

int ou_arg_no_keywords(const char *name, OuObject *kwargs)
{
    if (kwargs == NULL || OuDict_Size(kwargs) == 0) {
        return 1;
    }
    OuErr_Format(OuExc_TypeError, "%.200s() takes no keyword arguments", name);
    return 0;
}
