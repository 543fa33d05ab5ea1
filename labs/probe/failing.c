/* SPDX-License-Identifier: MIT */
/**
 * @file failing.c
 * The layer of the nomem lane: see failing.h.
 *
 * Whose allocation is it? The stack is walked from the layer outwards. Layers that a probe has put
 * on top come first and are passed by, then the reference's own functions; the first call that
 * belongs to the student's file or to the course's tests decides. So what a probe allocates itself
 * never fails, not even when a function of the student's has called the probe.
 *
 * Whose code an address belongs to is told by border stones: functions that the linker lays before
 * the student's code, behind it, and behind the reference's. All this code keeps frame pointers.
 *
 * Each block has a head in front and a guard behind. A freed block is filled and never given back,
 * so that who uses it is found out; the process does not live long.
 */
#include "failing.h"

#include "ouro/memory.h"

#include <stdlib.h>
#include <string.h>

/** Written by the grader; they do nothing. */
void ou_border0(void) __attribute__((weak)); /* the student's code begins */
void ou_border1(void) __attribute__((weak)); /* the reference's begins */
void ou_border2(void) __attribute__((weak)); /* the course's tests begin */

enum { GUARD_BYTES = 16, GUARD_BYTE = 0xFD, CALLS_AT_MOST = 200 };

/** A block is alive, or was freed. */
#define ALIVE 0x616c697665UL
#define FREED 0x6672656564UL

/** What stands in front of each block. */
typedef struct Head {
    _Alignas(16) struct Head *older; /* the list of blocks alive, the newest first */
    struct Head *newer;
    size_t size;
    unsigned long state;
    OuFailingSite site;
} Head;

OuFailing ou_failing;

static Head *newest;

/* ---- whose allocation? ----------------------------------------------------------------------- */

typedef enum Owner { OWNER_STUDENT, OWNER_REFERENCE, OWNER_TESTS } Owner;

static Owner owner_of(uintptr_t address)
{
    if (address >= (uintptr_t)ou_border0 && address < (uintptr_t)ou_border1) {
        return OWNER_STUDENT;
    }
    return address >= (uintptr_t)ou_border1 && address < (uintptr_t)ou_border2 ? OWNER_REFERENCE
                                                                               : OWNER_TESTS;
}

/** The calls of the student's file on the way here; all zero when the request is not its own. */
static OuFailingSite who_asks(void)
{
    OuFailingSite site = {{0}};
    void **frame = __builtin_frame_address(0);
    int found = 0, met_reference = 0;
    for (int i = 0; i < CALLS_AT_MOST && found < OU_FAILING_SITES; i++) {
        uintptr_t caller = (uintptr_t)frame[1];
        Owner owner = owner_of(caller);
        if (owner == OWNER_STUDENT) {
            site.calls[found++] = caller;
        } else if (owner == OWNER_TESTS && (met_reference || found > 0)) {
            break;
        }
        met_reference = met_reference || owner == OWNER_REFERENCE;
        void **next = frame[0];
        if (next <= frame) {
            break; /* the outermost, or no frame at all */
        }
        frame = next;
    }
    return site;
}

/** Notes a request; 1: it must fail. */
static int must_fail(OuFailingSite *site, size_t size)
{
    *site = who_asks();
    if (site->calls[0] == 0) {
        return 0;
    }
    ou_failing.asked++;
    if (ou_failing.asks != NULL) {
        ou_failing.asks(site, size);
    }
    if (ou_failing.asked != ou_failing.number) {
        return 0;
    }
    ou_failing.site = *site;
    if (ou_failing.failed != NULL) {
        ou_failing.failed();
    }
    return 1;
}

/* ---- blocks ---------------------------------------------------------------------------------- */

static unsigned char *guard_of(Head *head)
{
    return (unsigned char *)(head + 1) + head->size;
}

static void check_guard(Head *head)
{
    for (int i = 0; i < GUARD_BYTES; i++) {
        if (guard_of(head)[i] != GUARD_BYTE) {
            OU_FATAL("something was written behind the end of a block");
        }
    }
}

static Head *head_of(void *block)
{
    Head *head = (Head *)block - 1;
    if (head->state == FREED) {
        OU_FATAL("a block was freed twice");
    }
    if (head->state != ALIVE) {
        OU_FATAL("something was freed that was not allocated, or a block was written to in front");
    }
    check_guard(head);
    return head;
}

static void *make(size_t size, int byte, const OuFailingSite *site)
{
    Head *head = malloc(sizeof *head + size + GUARD_BYTES);
    if (head == NULL) {
        OU_FATAL("the machine has no more memory");
    }
    *head = (Head){.older = newest, .size = size, .state = ALIVE, .site = *site};
    if (newest != NULL) {
        newest->newer = head;
    }
    newest = head;
    memset(head + 1, byte, size);
    memset(guard_of(head), GUARD_BYTE, GUARD_BYTES);
    ou_failing.blocks++;
    ou_failing.bytes += size;
    return head + 1;
}

static void unmake(Head *head)
{
    if (head->newer != NULL) {
        head->newer->older = head->older;
    } else {
        newest = head->older;
    }
    if (head->older != NULL) {
        head->older->newer = head->newer;
    }
    head->state = FREED;
    memset(head + 1, OU_MEM_DEADBYTE, head->size);
    ou_failing.blocks--;
    ou_failing.bytes -= head->size;
}

void ou_failing_check_blocks(void)
{
    for (Head *head = newest; head != NULL; head = head->older) {
        head_of(head + 1);
    }
}

OuFailingSite ou_failing_newest(int students)
{
    Head *head = newest;
    while (students && head != NULL && head->site.calls[0] == 0) {
        head = head->older;
    }
    head = head == NULL ? newest : head;
    return head == NULL ? (OuFailingSite){{0}} : head->site;
}

/* ---- the layer ------------------------------------------------------------------------------- */

static void *failing_malloc(void *OU_UNUSED(context), size_t size)
{
    OuFailingSite site;
    return must_fail(&site, size) ? NULL : make(size, OU_MEM_CLEANBYTE, &site);
}

static void *failing_calloc(void *OU_UNUSED(context), size_t count, size_t size)
{
    OuFailingSite site;
    return must_fail(&site, count * size) ? NULL : make(count * size, 0, &site);
}

/** Always moves the block. */
static void *failing_realloc(void *OU_UNUSED(context), void *block, size_t size)
{
    OuFailingSite site;
    Head *old = head_of(block);
    if (must_fail(&site, size)) {
        return NULL;
    }
    void *moved = make(size, OU_MEM_CLEANBYTE, &site);
    memcpy(moved, block, old->size < size ? old->size : size);
    unmake(old);
    return moved;
}

static void failing_free(void *OU_UNUSED(context), void *block)
{
    unmake(head_of(block));
}

void ou_failing_setup(void)
{
    const OuMemAllocator layer = {NULL, failing_malloc, failing_calloc, failing_realloc,
                                  failing_free};
    for (int domain = 0; domain < OU_MEM_DOMAINS; domain++) {
        OuMem_SetAllocator((OuMemDomain)domain, &layer);
    }
}
