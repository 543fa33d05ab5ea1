/* SPDX-License-Identifier: MIT */
/**
 * @file test_tracemalloc.c
 * Tracing: what is known of each block, the totals, and that the tracer never traces itself.
 */
#include "node.h"
#include "unit.h"

#include "ouro/errors.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/tracemalloc.h"

#include <stdlib.h>
#include <string.h>

static Node *file;
static int line;
static int depth;

static int where(OuTraceFrame *frames, int limit)
{
    for (int i = 0; i < depth && i < limit; i++) {
        frames[i] = (OuTraceFrame){OBJ(file), (unsigned)(line + i)};
    }
    return depth;
}

static int setup(void **OU_UNUSED(state))
{
    file = node("-");
    line = 10;
    depth = 3;
    ou_tracemalloc_where = where;
    return 0;
}

static int teardown(void **OU_UNUSED(state))
{
    ou_tracemalloc_stop();
    assert_int_equal(ou_tracemalloc.tracemalloc_size, 0);
    Ou_DecRef(OBJ(file));
    return 0;
}

static void test_blocks_are_known_from_start_to_free(void **OU_UNUSED(state))
{
    void *before = OuMem_Malloc(100);
    assert_int_equal(ou_tracemalloc_start(1), 0);
    assert_int_equal(ou_tracemalloc_start(5), 0); /* ignored */
    assert_int_equal(ou_tracemalloc.max_nframe, 1);
    void *block = OuMem_Malloc(24);
    const OuTrace *trace = ou_tracemalloc_find(0, (uintptr_t)block);
    assert_non_null(trace);
    assert_int_equal(trace->size, 24);
    assert_int_equal(trace->traceback->nframe, 1);
    assert_int_equal(trace->traceback->total_nframe, 3);
    assert_int_equal(trace->traceback->frames[0].lineno, 10);
    assert_null(ou_tracemalloc_find(0, (uintptr_t)before));
    assert_int_equal(ou_tracemalloc.traced_memory, 24);
    OuMem_Free(before);
    OuMem_Free(block);
    assert_null(ou_tracemalloc_find(0, (uintptr_t)block));
    assert_int_equal(ou_tracemalloc.traced_memory, 0);
    assert_int_equal(ou_tracemalloc.peak_traced_memory, 24);
    ou_tracemalloc_reset_peak();
    assert_int_equal(ou_tracemalloc.peak_traced_memory, 0);
}

static void test_equal_tracebacks_are_one(void **OU_UNUSED(state))
{
    ou_tracemalloc_start(2);
    void *first = OuMem_Malloc(1);
    void *second = OuMem_RawCalloc(2, 8);
    line = 20;
    void *third = OuObject_Malloc(1);
    const OuTraceback *one = ou_tracemalloc_find(0, (uintptr_t)first)->traceback;
    assert_ptr_equal(one, ou_tracemalloc_find(0, (uintptr_t)second)->traceback);
    assert_ptr_not_equal(one, ou_tracemalloc_find(0, (uintptr_t)third)->traceback);
    assert_int_equal(one->nframe, 2);
    assert_int_equal(Ou_REFCNT(OBJ(file)), 1 + 2 + 2);
    OuMem_Free(first);
    OuMem_RawFree(second);
    OuObject_Free(third);
    ou_tracemalloc_clear_traces();
    assert_int_equal(Ou_REFCNT(OBJ(file)), 1);
}

static void test_realloc_gives_the_block_to_the_line_that_resized_it(void **OU_UNUSED(state))
{
    ou_tracemalloc_start(1);
    void *block = OuMem_Malloc(100);
    line = 77;
    block = OuMem_Realloc(block, 5000);
    const OuTrace *trace = ou_tracemalloc_find(0, (uintptr_t)block);
    assert_int_equal(trace->size, 5000);
    assert_int_equal(trace->traceback->frames[0].lineno, 77);
    assert_int_equal(ou_tracemalloc.traced_memory, 5000);
    assert_int_equal(ou_tracemalloc.traces_used, 1);
    OuMem_Free(block);
}

static void test_other_domains_are_kept_apart(void **OU_UNUSED(state))
{
    assert_int_equal(OuTraceMalloc_Track(7, 0x1000, 10), -2);
    ou_tracemalloc_start(1);
    assert_int_equal(OuTraceMalloc_Track(7, 0x1000, 10), 0);
    assert_int_equal(OuTraceMalloc_Track(8, 0x1000, 20), 0);
    assert_int_equal(OuTraceMalloc_Track(7, 0x1000, 15), 0); /* replaces */
    assert_int_equal(ou_tracemalloc.traced_memory, 35);
    assert_null(ou_tracemalloc_find(0, 0x1000));
    assert_int_equal(OuTraceMalloc_Untrack(7, 0x1000), 0);
    assert_int_equal(OuTraceMalloc_Untrack(7, 0x1000), 0);
    assert_int_equal(ou_tracemalloc_find(8, 0x1000)->size, 20);
}

static int add_up(const OuTrace *trace, void *argument)
{
    *(size_t *)argument += trace->size;
    return 0;
}

static void test_the_table_survives_a_random_life(void **OU_UNUSED(state))
{
    enum { BLOCKS = 5000 };
    static void *blocks[BLOCKS];
    static size_t sizes[BLOCKS];
    uint32_t seed = 1;
    ou_tracemalloc_start(1);
    size_t sum = 0;
    for (int step = 0; step < 60000; step++) {
        seed = seed * 1664525 + 1013904223;
        int at = (int)((seed >> 8) % BLOCKS);
        if (blocks[at] != NULL) {
            assert_int_equal(ou_tracemalloc_find(0, (uintptr_t)blocks[at])->size, sizes[at]);
            OuMem_Free(blocks[at]);
            blocks[at] = NULL;
            sum -= sizes[at];
        } else {
            sizes[at] = 1 + (seed >> 24);
            blocks[at] = OuMem_Malloc(sizes[at]);
            sum += sizes[at];
        }
        assert_int_equal(ou_tracemalloc.traced_memory, sum);
    }
    assert_null(ou_validate_traces());
    size_t seen = 0;
    assert_int_equal(ou_tracemalloc_visit_traces(add_up, &seen), 0);
    assert_int_equal(seen, sum);
    for (int at = 0; at < BLOCKS; at++) {
        OuMem_Free(blocks[at]);
        blocks[at] = NULL;
    }
    assert_int_equal(ou_tracemalloc.traces_used, 0);
}

static void test_impossible_limits_are_refused(void **OU_UNUSED(state))
{
    assert_int_equal(ou_tracemalloc_start(0), -1);
    assert_int_equal(OuErr_Occurred(), OuExc_ValueError);
    assert_int_equal(ou_tracemalloc_start(65536), -1);
    OuErr_Clear();
    assert_int_equal(ou_tracemalloc.tracing, 0);
}

static void test_each_failing_allocation_is_survived(void **OU_UNUSED(state))
{
    OuMem_SetupFaults(); /* below the hooks: the tracer's own memory fails too */
    for (int n = 1; n <= 6; n++) {
        OuMem_FailAllocation(n, 0);
        if (ou_tracemalloc_start(1) < 0) {
            assert_int_equal(OuErr_Occurred(), OuExc_MemoryError);
            OuErr_Clear();
            continue;
        }
        void *block = OuMem_Malloc(10);
        void *other = OuMem_Realloc(block, 4000);
        OuMem_Free(other ? other : block);
        assert_int_equal(ou_tracemalloc.traced_memory, 0);
        ou_tracemalloc_stop();
    }
    OuMem_RemoveFaults();
}

/** Asserts that a validator said a sentence. */
static void assert_said(const char *said, const char *sentence)
{
    assert_non_null(said);
    if (strstr(said, sentence) == NULL) {
        fail_msg("expected '%s' in: %s", sentence, said);
    }
}

static void test_the_validator_compares_totals_and_tables(void **OU_UNUSED(state))
{
    assert_null(ou_validate_traces());
    ou_tracemalloc_start(1);
    void *block = OuMem_Malloc(100);
    assert_null(ou_validate_traces());
    OuTraceState whole = ou_tracemalloc;

    ou_tracemalloc.peak_traced_memory = 99;
    assert_said(ou_validate_tracing(), "the peak");
    ou_tracemalloc = whole;
    ou_tracemalloc.traces_room = 0;
    assert_said(ou_validate_tracing(), "memory, and no places");
    ou_tracemalloc = whole;
    ou_tracemalloc.backs = NULL;
    assert_said(ou_validate_tracing(), "places, and no memory");
    ou_tracemalloc = whole;
    ou_tracemalloc.traces_room--;
    assert_said(ou_validate_tracing(), "no power of 2");
    ou_tracemalloc = whole;
    ou_tracemalloc.traces_used = whole.traces_room / 2 + 1;
    assert_said(ou_validate_tracing(), "more than half full");
    ou_tracemalloc = whole;
    ou_tracemalloc.traces_used = 0;
    assert_said(ou_validate_tracing(), "still there is traced memory");
    ou_tracemalloc = whole;
    ou_tracemalloc.backs_used = 0;
    assert_said(ou_validate_tracing(), "there is no traceback");
    ou_tracemalloc = whole;
    ou_tracemalloc.tracing = 0;
    assert_said(ou_validate_tracing(), "memory of the tracer is left");
    ou_tracemalloc = whole;
    ou_tracemalloc.max_nframe = 0;
    assert_said(ou_validate_tracing(), "impossible number of frames");
    ou_tracemalloc = whole;
    ou_tracemalloc.frames = NULL;
    assert_said(ou_validate_tracing(), "no room for asking");
    ou_tracemalloc = whole;
    ou_tracemalloc.tracemalloc_size = 1;
    assert_said(ou_validate_tracing(), "more memory than it says");
    ou_tracemalloc = whole;
    OuMem_Free(block);
}

/** The place of the first trace behind `place` that is filled (1) or empty (0). */
static OuTrace *next_place(OuTrace *place, int filled)
{
    OuTrace *end = ou_tracemalloc.traces + ou_tracemalloc.traces_room;
    do {
        place = place + 1 == end ? ou_tracemalloc.traces : place + 1;
    } while ((place->address != 0) != filled);
    return place;
}

static void test_the_validator_walks_the_traces(void **OU_UNUSED(state))
{
    ou_tracemalloc_start(2);
    void *block = OuMem_Malloc(100);
    OuTrace *trace = next_place(ou_tracemalloc.traces, 1);
    OuTrace whole = *trace;

    trace->size = 101;
    assert_said(ou_validate_traces(), "not the sum of the sizes");
    trace->size = 100;
    trace->traceback = NULL;
    assert_said(ou_validate_traces(), "a trace has no traceback");
    trace->traceback = whole.traceback;
    *next_place(trace, 0) = whole; /* the same block twice */
    assert_said(ou_validate_traces(), "does not find a trace");
    next_place(trace, 1)->address = 0;
    ou_tracemalloc.traces_used = 2;
    assert_said(ou_validate_traces(), "table of traces has another number");
    ou_tracemalloc.traces_used = 1;

    OuTraceback *back = (OuTraceback *)(uintptr_t)whole.traceback;
    back->nframe = 3;
    assert_said(ou_validate_traces(), "more frames than are stored");
    back->nframe = 2;
    back->total_nframe = 1;
    assert_said(ou_validate_traces(), "more frames than there were");
    back->total_nframe = 3;
    Ou_ssize_t count = Ou_REFCNT(OBJ(file));
    OBJ(file)->ob_refcnt = 0;
    assert_said(ou_validate_traces(), "one of its filenames");
    OBJ(file)->ob_refcnt = count;
    ou_tracemalloc.backs_used = 2;
    assert_said(ou_validate_traces(), "table of tracebacks has another number");
    ou_tracemalloc.backs_used = 1;
    assert_null(ou_validate_traces());
    OuMem_Free(block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_blocks_are_known_from_start_to_free, setup, teardown),
        cmocka_unit_test_setup_teardown(test_equal_tracebacks_are_one, setup, teardown),
        cmocka_unit_test_setup_teardown(test_realloc_gives_the_block_to_the_line_that_resized_it,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(test_other_domains_are_kept_apart, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_table_survives_a_random_life, setup, teardown),
        cmocka_unit_test_setup_teardown(test_impossible_limits_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(test_each_failing_allocation_is_survived, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_validator_compares_totals_and_tables, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_the_validator_walks_the_traces, setup, teardown),
    };
    return cmocka_run_group_tests_name("tracemalloc", tests, NULL, NULL);
}
