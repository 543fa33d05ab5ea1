/* SPDX-License-Identifier: MIT */
/**
 * @file suggestions.c
 * The idea: a mistyped name is a few edits away from the right one.
 *
 * The *cost* of turning one name into another is the least sum of edits: to put in, take out or replace a character
 * costs 2, to change its case 1. A candidate counts when the cost is at most a third of all characters involved; the
 * cheapest wins, the first of equals. Names are compared as UTF-8, byte by byte, as CPython does.
 */
#include "suggestions.h"

#include "code.h"
#include "frame.h"
#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/list.h"
#include "ouro/refcount.h"
#include "ouro/traceback.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

#include <limits.h>
#include <stddef.h>

/** More candidates than this are not searched. CPython: MAX_CANDIDATE_ITEMS (Python/suggestions.c). */
#define MOST_CANDIDATES 750
/** Longer differences are not measured, in bytes. CPython: MAX_STRING_SIZE (Python/suggestions.c). */
#define LONGEST 40
/** The cost of putting in, taking out or replacing a character. */
#define EDIT_COST 2
/** The cost of changing the case of a letter. */
#define CASE_COST 1

/** A name and its length in bytes; what it points to is borrowed. */
typedef struct Name {
    const char *text;  /**< UTF-8 */
    Ou_ssize_t length; /**< in bytes */
} Name;

/** A letter of ASCII in lower case; any other byte as it is. */
static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

/** The cost of replacing one character by another. CPython: substitution_cost (Python/suggestions.c). */
static Ou_ssize_t replacement_cost(char a, char b)
{
    return a == b ? 0 : lower(a) == lower(b) ? CASE_COST : EDIT_COST;
}

/** Takes off what both names begin and end with: it costs nothing. */
static void trim(Name *a, Name *b)
{
    while (a->length > 0 && b->length > 0 && a->text[0] == b->text[0]) {
        a->text++;
        a->length--;
        b->text++;
        b->length--;
    }
    while (a->length > 0 && b->length > 0 && a->text[a->length - 1] == b->text[b->length - 1]) {
        a->length--;
        b->length--;
    }
}

/**
 * The cost of turning `a` into `b`; something greater than `most` when it is more than that.
 *
 * One row of the table of costs is kept: before the row of b's character k, row[i] is the cost of turning the first
 * i + 1 characters of `a` into the first k of `b`. CPython: levenshtein_distance (Python/suggestions.c).
 */
static Ou_ssize_t edit_cost(Name a, Name b, Ou_ssize_t most)
{
    trim(&a, &b);
    if (a.length == 0 || b.length == 0) {
        return (a.length + b.length) * EDIT_COST;
    }
    if (a.length > LONGEST || b.length > LONGEST) {
        return most + 1;
    }
    Ou_ssize_t row[LONGEST];
    for (Ou_ssize_t i = 0; i < a.length; i++) {
        row[i] = (i + 1) * EDIT_COST;
    }
    for (Ou_ssize_t k = 0; k < b.length; k++) {
        Ou_ssize_t diagonal = k * EDIT_COST;
        Ou_ssize_t left = (k + 1) * EDIT_COST;
        Ou_ssize_t least = left;
        for (Ou_ssize_t i = 0; i < a.length; i++) {
            Ou_ssize_t replaced = diagonal + replacement_cost(a.text[i], b.text[k]);
            Ou_ssize_t edited = (left < row[i] ? left : row[i]) + EDIT_COST;
            diagonal = row[i];
            left = row[i] = replaced < edited ? replaced : edited;
            least = left < least ? left : least;
        }
        if (least > most) {
            return most + 1;
        }
    }
    return row[a.length - 1];
}

/**
 * The nearest of the candidates, borrowed from them; NULL if none is near, or with an error set. CPython:
 * calculate_suggestions (Python/suggestions.c).
 */
static OuObject *nearest(OuObject *candidates, OuObject *name)
{
    Ou_ssize_t count = OuList_Size(candidates);
    Name wanted = {.text = OuUnicode_AsUTF8AndSize(name, &wanted.length)};
    if (count >= MOST_CANDIDATES || wanted.text == NULL) {
        return NULL;
    }
    OuObject *best = NULL;
    Ou_ssize_t best_cost = LONG_MAX;
    for (Ou_ssize_t i = 0; i < count; i++) {
        OuObject *item = OuList_GetItem(candidates, i);
        if (!OuUnicode_Check(item)) {
            return NULL;
        }
        Name other = {.text = OuUnicode_AsUTF8AndSize(item, &other.length)};
        if (other.text == NULL) {
            return NULL;
        }
        if (ou_unicode_eq(item, name)) {
            continue;
        }
        Ou_ssize_t most = (wanted.length + other.length + 3) * EDIT_COST / 6;
        most = most < best_cost - 1 ? most : best_cost - 1;
        Ou_ssize_t cost = edit_cost(wanted, other, most);
        if (cost <= most) {
            best = item;
            best_cost = cost;
        }
    }
    return best;
}

/** The nearest of the names in a list (stolen, maybe NULL): new, or NULL. */
static OuObject *nearest_in(OuObject *candidates, OuObject *name)
{
    OuObject *best = NULL;
    if (candidates != NULL) {
        best = OuList_Check(candidates) ? Ou_XNewRef(nearest(candidates, name)) : NULL;
        Ou_DecRef(candidates);
    }
    OuErr_Clear();
    return best;
}

/** The names of a function's own variables: a new list, or NULL. CPython: _PyCode_GetVarnames (Objects/codeobject.c). */
static OuObject *variables(OuCodeObject *code)
{
    OuObject *names = OuList_New(0);
    for (int i = 0; names && i < code->co_nlocalsplus; i++) {
        if ((code->co_localspluskinds[i] & OU_CO_FAST_LOCAL) &&
            OuList_Append(names, OuTuple_GET_ITEM(code->co_localsplusnames, i)) < 0) {
            Ou_Clear(&names);
        }
    }
    return names;
}

/** For NameError: looks among the variables, the globals, the built-ins of the frame that failed. New, or NULL. */
static OuObject *for_name(OuNameErrorObject *error)
{
    OuObject *traceback = error->base.traceback;
    if (error->name == NULL || !OuUnicode_Check(error->name) || traceback == NULL ||
        !OuTraceBack_Check(traceback)) {
        return NULL;
    }
    OuTraceBackObject *last = (OuTraceBackObject *)traceback;
    while (last->tb_next != NULL) {
        last = last->tb_next;
    }
    OuInterpreterFrame *frame = ((OuFrameObject *)last->tb_frame)->f_frame;
    OuObject *best = nearest_in(variables(frame->f_code), error->name);
    if (best == NULL) {
        best = nearest_in(OuSequence_List(frame->f_globals), error->name);
    }
    return best ? best : nearest_in(OuSequence_List(frame->f_builtins), error->name);
}

OuObject *ou_offer_suggestion(OuObject *exception)
{
    if (Ou_TYPE(exception) == &ou_exc_types[OuExc_NameError]) {
        return for_name((OuNameErrorObject *)exception);
    }
    if (Ou_TYPE(exception) != &ou_exc_types[OuExc_AttributeError]) {
        return NULL;
    }
    OuAttributeErrorObject *error = (OuAttributeErrorObject *)exception;
    if (error->obj == NULL || error->name == NULL || !OuUnicode_Check(error->name)) {
        return NULL;
    }
    return nearest_in(OuObject_Dir(error->obj), error->name);
}
