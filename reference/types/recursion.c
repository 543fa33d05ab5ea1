// SPDX-License-Identifier: MIT
/**
 * @file recursion.c
 * Limits on nesting: the program's own, and what is left of the C stack.
 *
 * Invariant: `depth` is the number of calls of Ou_EnterRecursiveCall() that are not left yet.
 */
#include "ouro/recursion.h"

#include "ouro/errors.h"
#include "ouro/memory.h"

#include <string.h>
#include <sys/resource.h>

/** Calls of Python functions and C functions that count, now. */
static int depth;
/** What sys.setrecursionlimit() sets. */
static int limit = 1000;

/** Calls that may go beyond the limit, because they make the exception that says so. */
#define HEADROOM 50

/** How many callers of ou_recursion_headroom(1) there are. */
static int headroom;

/** The C stack may not grow beyond this address; 0: not known. */
static uintptr_t stack_end;

/** Half of what is kept back of the C stack: for calls with headroom. */
static uintptr_t stack_reserve;

/** Objects whose repr is being made; borrowed. */
static struct {
    OuObject **items;    /**< the outermost first */
    Ou_ssize_t size;     /**< how many */
    Ou_ssize_t capacity; /**< how many there is room for */
} reprs;

void ou_recursion_init(void)
{
    struct rlimit stack;
    uintptr_t here = (uintptr_t)__builtin_frame_address(0);
    uintptr_t size = (uintptr_t)8 << 20;
    if (getrlimit(RLIMIT_STACK, &stack) == 0 && stack.rlim_cur != RLIM_INFINITY) {
        size = (uintptr_t)stack.rlim_cur;
    }
    uintptr_t reserve = size / 4 < ((uintptr_t)512 << 10) ? size / 4 : (uintptr_t)512 << 10;
    stack_end = here > size ? here - size + reserve : 0;
    stack_reserve = stack_end ? reserve / 2 : 0;
}

void ou_recursion_fini(void)
{
    OuMem_Free(reprs.items);
    memset(&reprs, 0, sizeof reprs);
}

int Ou_EnterRecursiveCall(const char *where)
{
    int allowed = headroom ? limit + HEADROOM : limit;
    uintptr_t end = headroom ? stack_end - stack_reserve : stack_end;
    if (depth < allowed && (uintptr_t)__builtin_frame_address(0) > end) {
        depth++;
        return 0;
    }
    OuErr_Format(OuExc_RecursionError, "maximum recursion depth exceeded%s", where);
    return -1;
}

void Ou_LeaveRecursiveCall(void)
{
    OU_ASSERT(depth > 0, "Ou_LeaveRecursiveCall() without Ou_EnterRecursiveCall()");
    depth--;
}

void ou_recursion_headroom(int change)
{
    headroom += change;
}

int Ou_GetRecursionLimit(void)
{
    return limit;
}

void Ou_SetRecursionLimit(int new_limit)
{
    limit = new_limit;
}

int ou_recursion_depth(void)
{
    return depth;
}

int Ou_ReprEnter(OuObject *op)
{
    for (Ou_ssize_t i = 0; i < reprs.size; i++) {
        if (reprs.items[i] == op) {
            return 1;
        }
    }
    if (reprs.size == reprs.capacity) {
        Ou_ssize_t capacity = reprs.capacity + 16;
        OuObject **items = OuMem_Realloc(reprs.items, (size_t)capacity * sizeof *items);
        if (items == NULL) {
            OuErr_NoMemory();
            return -1;
        }
        reprs.items = items;
        reprs.capacity = capacity;
    }
    reprs.items[reprs.size++] = op;
    return 0;
}

void Ou_ReprLeave(OuObject *op)
{
    for (Ou_ssize_t i = reprs.size - 1; i >= 0; i--) {
        if (reprs.items[i] == op) {
            reprs.size--;
            memmove(reprs.items + i, reprs.items + i + 1,
                    (size_t)(reprs.size - i) * sizeof *reprs.items);
            return;
        }
    }
}
