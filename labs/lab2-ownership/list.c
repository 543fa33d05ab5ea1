/* SPDX-License-Identifier: MIT */
/**
 * @file list.c
 * The list: an array of owned references that grows.
 *
 * The idea: every slot of the array owns exactly one reference, and every function says in its
 * contract where each reference comes from and where it goes. Three ways occur side by side:
 *
 *     OuList_GetItem    hands out a borrowed reference: the list keeps its own
 *     OuList_Append     takes a reference of its own: the caller keeps theirs
 *     OuList_SetItem    steals: the caller's reference becomes the list's, even on failure
 *
 * Invariants:
 *
 *     0 <= ob_size <= allocated, and ob_item is NULL exactly when allocated is 0
 *     ob_item[0 .. ob_size - 1] own one reference each (NULL only while a list is being filled)
 *     a function that fails leaves the list as it was
 *
 * And the rule that every function obeys: the list is whole *before* anything is released, because
 * releasing can run a program's code, and that code may use this very list.
 */
#include "ouro/list.h"

#include "ouro/errors.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"

#include <string.h>
#include "todo.h"

/**
 * How many items to make room for, so that n appends cost a number of copies in proportion to n:
 * an eighth more than asked for, rounded to a multiple of 4. 0, 4, 8, 16, 24, 32, 40, 52, 64, ...
 *
 * CPython: list_resize (Objects/listobject.c).
 * Lab 2, task 1.
 */
Ou_ssize_t ou_list_room_for(Ou_ssize_t have, Ou_ssize_t size)
{
    (void)have;
    (void)size;
    OU_TODO(2, 1);
}

/**
 * Changes the room and the size of a list.
 *
 * Lab 2, task 1.
 */
int ou_list_resize(OuListObject *self, Ou_ssize_t size)
{
    (void)self;
    (void)size;
    OU_TODO(2, 1);
}

/**
 * Makes a list of `size` items, each NULL until it is set.
 *
 * Lab 2, task 2.
 */
OuObject *OuList_New(Ou_ssize_t size)
{
    (void)size;
    OU_TODO(2, 2);
}

/**
 * How many items a list has.
 *
 * Lab 2, task 2.
 */
Ou_ssize_t OuList_Size(OuObject *list)
{
    (void)list;
    OU_TODO(2, 2);
}

/**
 * Reads an item: a borrowed reference.
 *
 * Lab 2, task 2.
 */
OuObject *OuList_GetItem(OuObject *list, Ou_ssize_t index)
{
    (void)list;
    (void)index;
    OU_TODO(2, 2);
}

/**
 * Replaces an item: `value` is stolen, also on failure.
 *
 * Lab 2, task 2.
 */
int OuList_SetItem(OuObject *list, Ou_ssize_t index, OuObject *value)
{
    (void)list;
    (void)index;
    (void)value;
    OU_TODO(2, 2);
}

/**
 * Lets a list die: untracks it, releases its items, the last one first, and frees it.
 *
 * Lab 2, task 3.
 */
void ou_list_dealloc(OuObject *list)
{
    (void)list;
    OU_TODO(2, 3);
}

/**
 * Empties a list: first it is empty, then the items are released, the last one first.
 *
 * Lab 2, task 3.
 */
int ou_list_clear(OuObject *list)
{
    (void)list;
    OU_TODO(2, 3);
}

/**
 * Shows every item, the last one first.
 *
 * Lab 2, task 3.
 */
int ou_list_traverse(OuObject *list, OuVisitProc visit, void *argument)
{
    (void)list;
    (void)visit;
    (void)argument;
    OU_TODO(2, 3);
}

/**
 * Appends an item; the list takes a reference of its own.
 *
 * Lab 2, task 4.
 */
int OuList_Append(OuObject *list, OuObject *value)
{
    (void)list;
    (void)value;
    OU_TODO(2, 4);
}

/**
 * Inserts an item; the list takes a reference of its own.
 *
 * Lab 2, task 4.
 */
int OuList_Insert(OuObject *list, Ou_ssize_t index, OuObject *value)
{
    (void)list;
    (void)index;
    (void)value;
    OU_TODO(2, 4);
}

/**
 * Copies a slice into a new list, which owns references of its own.
 *
 * Lab 2, task 5.
 */
OuObject *OuList_GetSlice(OuObject *list, Ou_ssize_t low, Ou_ssize_t high)
{
    (void)list;
    (void)low;
    (void)high;
    OU_TODO(2, 5);
}

/**
 * Replaces the items from `low` to `high` by those of `values`; deletes them when it is NULL.
 *
 * Everything that can fail comes first; then the list is changed; what was replaced waits in
 * `replaced` and is released last.
 *
 * Lab 2, task 5.
 */
int OuList_SetSlice(OuObject *list, Ou_ssize_t low, Ou_ssize_t high, OuObject *values)
{
    (void)list;
    (void)low;
    (void)high;
    (void)values;
    OU_TODO(2, 5);
}

/**
 * Reverses the items in place; no count changes.
 *
 * Lab 2, task 5.
 */
int OuList_Reverse(OuObject *list)
{
    (void)list;
    OU_TODO(2, 5);
}
