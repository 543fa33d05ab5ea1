/* SPDX-License-Identifier: MIT */
/**
 * @file listsort.c
 * list.sort(): a stable merge sort of natural runs.
 *
 * The idea: cut the items into runs that are in order already (a falling one is turned round),
 * make short runs longer by binary insertion, and merge neighbours so that the sizes stay
 * balanced. Items are compared by `<` alone, and only when "is the later one less?" is true do
 * they change places; that makes the sort stable.
 *
 * A comparison can run a program's code, and that code can use the list. So the list is empty
 * while it is sorted: the items are in an array that only this file knows. What the code puts into
 * the list meanwhile is noticed afterwards (ValueError) and thrown away.
 *
 * Invariant: at every moment, also when a comparison fails, each item is in the array once.
 *
 * Terms: the *keys* are what is compared. With a key function they are an array of their own and
 * the values follow every move; without one they are the items themselves and `values` is NULL.
 */
#include "listinternal.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/errors.h"
#include "ouro/memory.h"
#include "ouro/none.h"
#include "ouro/refcount.h"

#include <string.h>

/** Runs that can wait to be merged: their sizes grow like Fibonacci numbers, so few are enough. */
#define MAX_RUNS 96

/** A run that waits to be merged. */
typedef struct Run {
    Ou_ssize_t start;  /**< its first place */
    Ou_ssize_t length; /**< items in it */
} Run;

/** One sort at work. */
typedef struct Sort {
    OuObject **keys;   /**< what is compared: the items, or what `key` made of them */
    OuObject **values; /**< NULL without a key function */
    Ou_ssize_t size;   /**< how many */
    OuObject **spare;  /**< room for size keys, then for size values; NULL until a merge needs it */
    Run runs[MAX_RUNS]; /**< sorted stretches that wait to be merged */
    int pending;        /**< runs that wait */
} Sort;

/** `left < right`, the only question that sorting asks: 1, 0, or -1 with an error set. */
static int less(OuObject *left, OuObject *right)
{
    return OuObject_RichCompareBool(left, right, OU_LT);
}

/** Turns items around in place; no count changes. CPython: reverse_slice (Objects/listobject.c). */
static void reverse_array(OuObject **items, Ou_ssize_t size)
{
    for (Ou_ssize_t i = 0, j = size - 1; i < j; i++, j--) {
        OuObject *item = items[i];
        items[i] = items[j];
        items[j] = item;
    }
}

/** Turns a part of keys and values round. */
static void reverse_part(Sort *sort, Ou_ssize_t start, Ou_ssize_t length)
{
    reverse_array(sort->keys + start, length);
    if (sort->values != NULL) {
        reverse_array(sort->values + start, length);
    }
}

/** Puts the key (and value) at `from` before that at `to`, moving those between up by one. */
static void move_down(OuObject **items, Ou_ssize_t from, Ou_ssize_t to)
{
    OuObject *item = items[from];
    memmove(items + to + 1, items + to, (size_t)(from - to) * sizeof(OuObject *));
    items[to] = item;
}

/** The length of the run that begins at `start`, in order afterwards; -1 with an error set. */
static Ou_ssize_t find_run(Sort *sort, Ou_ssize_t start)
{
    OuObject **keys = sort->keys;
    Ou_ssize_t end = start + 1;
    if (end == sort->size) {
        return 1;
    }
    int falling = less(keys[end], keys[start]);
    if (falling < 0) {
        return -1;
    }
    for (end++; end < sort->size; end++) {
        int result = less(keys[end], keys[end - 1]);
        if (result < 0) {
            return -1;
        }
        if (result != falling) {
            break;
        }
    }
    if (falling) {
        reverse_part(sort, start, end - start);
    }
    return end - start;
}

/** Sorts keys[start .. end - 1], of which those before `at` are in order already. */
static int binary_insertion(Sort *sort, Ou_ssize_t start, Ou_ssize_t at, Ou_ssize_t end)
{
    for (; at < end; at++) {
        Ou_ssize_t low = start;
        Ou_ssize_t high = at;
        OuObject *pivot = sort->keys[at];
        // Everything before low is not greater than the pivot, everything from high on is greater.
        while (low < high) {
            Ou_ssize_t middle = low + (high - low) / 2;
            int result = less(pivot, sort->keys[middle]);
            if (result < 0) {
                return -1;
            }
            if (result) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        move_down(sort->keys, at, low);
        if (sort->values != NULL) {
            move_down(sort->values, at, low);
        }
    }
    return 0;
}

/** Copies a run into the spare room; the room is made when it is first needed. */
static int set_aside(Sort *sort, const Run *run)
{
    size_t arrays = sort->values != NULL ? 2 : 1;
    if (sort->spare == NULL) {
        sort->spare = OuMem_Malloc(arrays * (size_t)sort->size * sizeof(OuObject *));
    }
    if (sort->spare == NULL) {
        OuErr_NoMemory();
        return -1;
    }
    size_t bytes = (size_t)run->length * sizeof(OuObject *);
    memcpy(sort->spare, sort->keys + run->start, bytes);
    if (sort->values != NULL) {
        memcpy(sort->spare + sort->size, sort->values + run->start, bytes);
    }
    return 0;
}

/** Puts the item at `from` of the spare room to place `to`. */
static void take_spare(Sort *sort, Ou_ssize_t to, Ou_ssize_t from)
{
    sort->keys[to] = sort->spare[from];
    if (sort->values != NULL) {
        sort->values[to] = sort->spare[sort->size + from];
    }
}

/** Merges two neighbouring runs; the left one waits in the spare room meanwhile. */
static int merge(Sort *sort, Run *left, const Run *right)
{
    if (set_aside(sort, left) < 0) {
        return -1;
    }
    Ou_ssize_t l = 0;
    Ou_ssize_t r = right->start;
    Ou_ssize_t end = right->start + right->length;
    Ou_ssize_t to = left->start;
    int result = 0;
    // The hole between `to` and `r` is exactly as large as what is left of the left run.
    while (l < left->length && r < end) {
        result = less(sort->keys[r], sort->spare[l]);
        if (result < 0) {
            break;
        }
        if (result) {
            sort->keys[to] = sort->keys[r];
            if (sort->values != NULL) {
                sort->values[to] = sort->values[r];
            }
            r++;
        } else {
            take_spare(sort, to, l++);
        }
        to++;
    }
    while (l < left->length) {
        take_spare(sort, to++, l++);
    }
    left->length += right->length;
    return result < 0 ? -1 : 0;
}

/** Merges the runs number `at` and `at + 1` of those that wait. */
static int merge_at(Sort *sort, int at)
{
    Run right = sort->runs[at + 1];
    for (int i = at + 1; i < sort->pending - 1; i++) {
        sort->runs[i] = sort->runs[i + 1];
    }
    sort->pending--;
    return merge(sort, &sort->runs[at], &right);
}

/** Merges until each run that waits is longer than the two behind it together; with `all`, to one. */
static int collapse(Sort *sort, int all)
{
    Run *runs = sort->runs;
    while (sort->pending > 1) {
        int at = sort->pending - 2;
        int bad = (at > 0 && runs[at - 1].length <= runs[at].length + runs[at + 1].length) ||
                  (at > 1 && runs[at - 2].length <= runs[at - 1].length + runs[at].length);
        if (!all && !bad && runs[at].length > runs[at + 1].length) {
            break;
        }
        if (at > 0 && (bad || all) && runs[at - 1].length < runs[at + 1].length) {
            at--;
        }
        if (merge_at(sort, at) < 0) {
            return -1;
        }
    }
    return 0;
}

/** How long a run should be at least: 32 to 64, so that size / it is just below a power of 2. */
static Ou_ssize_t shortest_run(Ou_ssize_t size)
{
    Ou_ssize_t cut = 0;
    while (size >= 64) {
        cut |= size & 1;
        size >>= 1;
    }
    return size + cut;
}

/** Sorts the arrays; 0, or -1 with an error set and everything still there. */
static int sort_arrays(Sort *sort)
{
    Ou_ssize_t shortest = shortest_run(sort->size);
    for (Ou_ssize_t start = 0; start < sort->size;) {
        Ou_ssize_t length = find_run(sort, start);
        if (length < 0) {
            return -1;
        }
        if (length < shortest) {
            Ou_ssize_t rest = sort->size - start;
            Ou_ssize_t wanted = rest < shortest ? rest : shortest;
            if (binary_insertion(sort, start, start + length, start + wanted) < 0) {
                return -1;
            }
            length = wanted;
        }
        sort->runs[sort->pending++] = (Run){start, length};
        if (collapse(sort, 0) < 0) {
            return -1;
        }
        start += length;
    }
    return collapse(sort, 1);
}

/** Calls the key function on each item; an array of new references, or NULL with an error set. */
static OuObject **make_keys(OuObject **items, Ou_ssize_t size, OuObject *function)
{
    OuObject **keys = OuMem_Malloc((size_t)size * sizeof(OuObject *));
    if (keys == NULL) {
        return OuErr_NoMemory();
    }
    for (Ou_ssize_t i = 0; i < size; i++) {
        keys[i] = OuObject_CallOneArg(function, items[i]);
        if (keys[i] == NULL) {
            while (--i >= 0) {
                Ou_DecRef(keys[i]);
            }
            OuMem_Free(keys);
            return NULL;
        }
    }
    return keys;
}

/** Sorts an array of items that no list shows; 0, or -1 with an error set. */
static int sort_items(OuObject **items, Ou_ssize_t size, OuObject *key, int reverse)
{
    Sort sort = {.keys = items, .size = size};
    if (key != NULL && size > 0) {
        sort.keys = make_keys(items, size, key);
        if (sort.keys == NULL) {
            return -1;
        }
        sort.values = items;
    }
    // Equal items keep their order also in a reversed sort: turn round, sort, turn round.
    if (reverse) {
        reverse_part(&sort, 0, size);
    }
    int result = size > 1 ? sort_arrays(&sort) : 0;
    if (reverse) {
        reverse_part(&sort, 0, size);
    }
    OuMem_Free(sort.spare);
    if (sort.values != NULL) {
        for (Ou_ssize_t i = 0; i < size; i++) {
            Ou_DecRef(sort.keys[i]);
        }
        OuMem_Free(sort.keys);
    }
    return result;
}

/** Empties the list, sorts what was in it, and puts it back. */
static int sort_list(OuListObject *self, OuObject *key, int reverse)
{
    OuObject **items = self->ob_item;
    Ou_ssize_t size = self->ob_base.ob_size;
    Ou_ssize_t allocated = self->allocated;
    self->ob_item = NULL;
    self->ob_base.ob_size = 0;
    self->allocated = -1; // anything that is stored now makes it 0 or more
    int result = sort_items(items, size, key, reverse);
    if (self->allocated != -1 && result == 0) {
        OuErr_SetString(OuExc_ValueError, "list modified during sort");
        result = -1;
    }
    OuObject **stored = self->ob_item;
    Ou_ssize_t count = self->ob_base.ob_size;
    self->ob_item = items;
    self->ob_base.ob_size = size;
    self->allocated = allocated;
    while (--count >= 0) {
        Ou_XDecRef(stored[count]);
    }
    OuMem_Free(stored);
    return result;
}

int OuList_Sort(OuObject *list)
{
    if (!OuList_Check(list)) {
        OuErr_SetString(OuExc_SystemError, "bad argument to internal function");
        return -1;
    }
    return sort_list((OuListObject *)list, NULL, 0);
}

OuObject *ou_list_sort(OuObject *op, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"key", "reverse", NULL};
    OuObject *key = NULL;
    int reverse = 0;
    if (Ou_SIZE(args) > 0) {
        return OuErr_Format(OuExc_TypeError, "sort() takes no positional arguments");
    }
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "|$Op:sort", keywords, &key, &reverse)) {
        return NULL;
    }
    if (key == Ou_None) {
        key = NULL;
    }
    if (sort_list((OuListObject *)op, key, reverse) < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}
