/* SPDX-License-Identifier: MIT */
/**
 * @file reprs.c
 * Small things that several containers share: printing items, comparing lengths, arguments.
 */
#include "reprs.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/list.h"
#include "ouro/recursion.h"
#include "ouro/refcount.h"
#include "ouro/slice.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

/** Item `index` of a list or tuple, borrowed; NULL behind the last one. */
static OuObject *item_at(OuObject *op, Ou_ssize_t index)
{
    if (index >= Ou_SIZE(op)) {
        return NULL;
    }
    return OuTuple_Check(op) ? OuTuple_GET_ITEM(op, index) : ((OuListObject *)op)->ob_item[index];
}

int ou_repr_item(OuUnicodeWriter *writer, OuObject *item, const char *before)
{
    Ou_IncRef(item);
    int result = ou_writer_ascii(writer, before);
    if (result == 0) {
        result = ou_writer_repr(writer, item);
    }
    Ou_DecRef(item);
    return result;
}

OuObject *ou_repr_items(OuObject *op, const char *open, const char *close, const char *recursive)
{
    int entered = Ou_ReprEnter(op);
    if (entered != 0) {
        return entered > 0 ? OuUnicode_FromString(recursive) : NULL;
    }
    OuUnicodeWriter writer = {0};
    int failed = ou_writer_ascii(&writer, open) < 0;
    OuObject *item;
    for (Ou_ssize_t i = 0; !failed && (item = item_at(op, i)) != NULL; i++) {
        failed = ou_repr_item(&writer, item, i == 0 ? "" : ", ") < 0;
    }
    failed = failed || ou_writer_ascii(&writer, close) < 0;
    Ou_ReprLeave(op);
    if (failed) {
        ou_writer_drop(&writer);
        return NULL;
    }
    return ou_writer_finish(&writer);
}

OuObject *ou_compare_sizes(Ou_ssize_t left, Ou_ssize_t right, int operation)
{
    switch (operation) {
    case OU_LT:
        return OuBool_FromLong(left < right);
    case OU_LE:
        return OuBool_FromLong(left <= right);
    case OU_EQ:
        return OuBool_FromLong(left == right);
    case OU_NE:
        return OuBool_FromLong(left != right);
    case OU_GT:
        return OuBool_FromLong(left > right);
    default:
        return OuBool_FromLong(left >= right);
    }
}

/** Reads one limit of index(); a negative one counts from the end. */
static int read_limit(OuObject *limit, Ou_ssize_t size, Ou_ssize_t *index)
{
    if (limit == NULL) {
        return 1;
    }
    if (!ou_eval_slice_index(limit, 0, index)) {
        return 0;
    }
    if (*index < 0) {
        *index = *index + size < 0 ? 0 : *index + size;
    }
    return 1;
}

int ou_parse_index_args(OuObject *args, Ou_ssize_t size, OuObject **value, Ou_ssize_t *start,
                        Ou_ssize_t *stop)
{
    OuObject *first = NULL;
    OuObject *last = NULL;
    *start = 0;
    *stop = OU_SSIZE_T_MAX;
    return OuArg_UnpackTuple(args, "index", 1, 3, value, &first, &last) &&
           read_limit(first, size, start) && read_limit(last, size, stop);
}
