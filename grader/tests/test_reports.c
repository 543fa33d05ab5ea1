/* SPDX-License-Identifier: MIT */
/**
 * @file test_reports.c
 * What the checkers report: ASan's text, Valgrind's XML and callgrind's counts.
 */
#include "testing.h"

#include "asan_report.h"
#include "callgrind_report.h"
#include "memcheck_report.h"

#include <stdlib.h>
#include <string.h>

static Strings student;

static void assert_asan(const char *printed, const char *words)
{
    Text text = {0};
    assert_int_equal(asan_explain(printed, &student, &text) != TROUBLE_NONE, words[0] != '\0');
    assert_string_equal(text_string(&text), words);
    text_free(&text);
}

static void asan_reports_become_words(void **state)
{
    (void)state;
    assert_asan("nothing wrong here\n", "");
    assert_asan(
        "own line\n=====\n"
        "==2==ERROR: AddressSanitizer: heap-use-after-free on address 0x6 at pc 0x5\n"
        "READ of size 8 at 0x60 thread T0\n"
        "    #0 0x5 in inner /box/reference/core/x.c:5\n"
        "    #1 0x5 in Ou_DecRef /box/labs/lab1-refcount/refcount.c:64:3\n"
        "    #2 0x5 in probe_p labs/lab1-refcount/tests/p.c:9\n\n"
        "freed by thread T0 here:\n"
        "    #0 0x7 in free (/usr/lib/libasan.so+0x1)\n"
        "    #1 0x5 in probe_p labs/lab1-refcount/tests/p.c:8\n",
        "use after free: a freed object was read in Ou_DecRef, labs/lab1-refcount/refcount.c:64\n"
        "the memory was freed in probe_p, labs/lab1-refcount/tests/p.c:8");
    assert_asan("==2==ERROR: LeakSanitizer: detected memory leaks\n\n"
                "Direct leak of 48 byte(s) in 1 object(s) allocated from:\n"
                "    #0 0x7 in malloc (/usr/lib/libasan.so+0x1)\n"
                "    #1 0x5 in probe_p /box/labs/lab1-refcount/tests/p.c:8\n",
                "leak: 48 bytes are never freed; they were allocated in probe_p, "
                "labs/lab1-refcount/tests/p.c:8");
    assert_asan("labs/lab1-refcount/refcount.c:3:5: runtime error: signed integer overflow\n"
                "    #0 0x7 in Ou_IncRef labs/lab1-refcount/refcount.c:3\n",
                "undefined behaviour in Ou_IncRef, labs/lab1-refcount/refcount.c:3: "
                "signed integer overflow");
    assert_asan("labs/lab1-refcount/refcount.c:3:5: runtime error: member access within null "
                "pointer of type 'struct x'\n"
                "    #0 0x7 in Ou_IncRef labs/lab1-refcount/refcount.c:3\n",
                "NULL was followed in Ou_IncRef, labs/lab1-refcount/refcount.c:3");
    assert_asan("labs/lab1-refcount/refcount.c:3:5: runtime error: load of misaligned address "
                "0xdddd for type 'struct x'\n"
                "    #0 0x7 in Ou_IncRef labs/lab1-refcount/refcount.c:3\n",
                "a pointer that points to no object was followed in Ou_IncRef, "
                "labs/lab1-refcount/refcount.c:3");
    assert_asan("==2==ERROR: AddressSanitizer: SEGV on unknown address 0x0\n",
                "crashed: SIGSEGV (segmentation fault)");
    assert_asan("==2==ERROR: AddressSanitizer: SEGV on unknown address 0x000000000018 (pc 0x5 bp "
                "0x7 sp 0x7 T0)\n"
                "    #0 0x5 in Ou_IncRef /box/labs/lab1-refcount/refcount.c:3\n",
                "NULL was followed in Ou_IncRef, labs/lab1-refcount/refcount.c:3");
    assert_asan("==2==ERROR: AddressSanitizer: SEGV on unknown address 0x000000000000 (pc "
                "0x000000000000 bp 0x7 sp 0x7 T0)\n"
                "    #0 0x0  (<unknown module>)\n"
                "    #1 0x5 in probe_p /box/labs/lab1-refcount/tests/p.c:8\n",
                "a function pointer that is NULL was called, by what is called in probe_p, "
                "labs/lab1-refcount/tests/p.c:8");
    assert_asan("==2==ERROR: AddressSanitizer: memcpy-param-overlap: memory ranges overlap\n"
                "    #0 0x7 in memcpy (/usr/lib/libasan.so+0x1)\n"
                "    #1 0x5 in Ou_IncRef /box/labs/lab1-refcount/refcount.c:3\n",
                "a function that copies memory was given two areas that overlap in Ou_IncRef, "
                "labs/lab1-refcount/refcount.c:3");
    assert_asan("==7==hard rss limit exhausted (512Mb vs 600Mb)\n",
                "used more memory than is allowed");
    assert_asan("==2==ERROR: AddressSanitizer: new-kind-of-thing on address\n",
                "new-kind-of-thing");
}

/** Callers in the student's file are named, two at most, and no place twice. */
static void callers_are_named(void **state)
{
    (void)state;
    assert_asan("a.c:9: check: it is dead; the memcheck lane names the line\n"
                "==2==ERROR: AddressSanitizer: ABRT on unknown address 0x6\n"
                "    #0 0x5 in check /box/reference/core/a.c:9\n"
                "    #1 0x5 in Ou_DecRef /box/labs/lab1-refcount/refcount.c:64\n"
                "    #2 0x5 in Ou_DecRef /box/labs/lab1-refcount/refcount.c:64\n"
                "    #3 0x5 in toy_dealloc /box/labs/probe/toy.c:5\n"
                "    #4 0x5 in Ou_Dealloc /box/labs/lab1-refcount/refcount.c:80\n"
                "    #5 0x5 in Ou_Clear /box/labs/lab1-refcount/refcount.c:124\n"
                "    #6 0x5 in Ou_XSetRef /box/labs/lab1-refcount/refcount.c:140\n"
                "    #7 0x5 in probe_p labs/lab1-refcount/tests/p.c:9\n",
                "stopped by an assertion in Ou_DecRef, labs/lab1-refcount/refcount.c:64: it is "
                "dead\n"
                "called from Ou_Dealloc, labs/lab1-refcount/refcount.c:80\n"
                "called from Ou_Clear, labs/lab1-refcount/refcount.c:124");
    assert_asan("==2==ERROR: AddressSanitizer: attempting double-free on 0x6 in thread T0:\n"
                "    #0 0x5 in free (/usr/lib/libasan.so+0x1)\n"
                "    #1 0x5 in Ou_Dealloc labs/lab1-refcount/refcount.c:80\n",
                "double free: a freed object was freed again in Ou_Dealloc, "
                "labs/lab1-refcount/refcount.c:80");
}

static void the_programs_own_output_is_kept(void **state)
{
    (void)state;
    Text kept = {0};
    asan_own_output("mine\n=====\n==2==ERROR: AddressSanitizer: x\nnot mine\n", &kept);
    assert_string_equal(text_string(&kept), "mine\n");
    text_free(&kept);
}

#define XML_HEAD "<?xml version=\"1.0\"?>\n<valgrindoutput><tool>memcheck</tool>\n"
#define XML_TAIL "<status><state>FINISHED</state></status></valgrindoutput>\n"

static const char invalid_read[] = XML_HEAD
    "<error><unique>0x1</unique><kind>InvalidRead</kind><what>Invalid read of size 8</what>"
    "<stack><frame><ip>0x1</ip><fn>Ou_DecRef</fn><dir>/box/labs/lab1-refcount</dir>"
    "<file>refcount.c</file><line>64</line></frame><frame><fn>probe_p</fn>"
    "<dir>/box/labs/lab1-refcount/tests</dir><file>p.c</file><line>9</line></frame></stack>"
    "<auxwhat>Address 0x4 is 0 bytes inside a block of size 64 free'd</auxwhat>"
    "<stack><frame><fn>free</fn></frame><frame><fn>probe_p</fn>"
    "<dir>/box/labs/lab1-refcount/tests</dir><file>p.c</file><line>8</line></frame></stack>"
    "<auxwhat>Block was alloc'd at</auxwhat>"
    "<stack><frame><fn>malloc</fn></frame></stack></error>\n" XML_TAIL;

static const char leaks[] = XML_HEAD
    "<error><kind>Leak_DefinitelyLost</kind><xwhat><text>64 bytes lost</text>"
    "<leakedbytes>64</leakedbytes></xwhat><stack><frame><fn>malloc</fn></frame></stack></error>"
    "<error><kind>Leak_StillReachable</kind><xwhat><text>8 bytes</text>"
    "<leakedbytes>8</leakedbytes></xwhat><stack><frame><fn>probe_q</fn></frame></stack></"
    "error>" XML_TAIL;

static void memcheck_findings_name_their_probe(void **state)
{
    (void)state;
    MemcheckReport report = {0};
    Text text = {0};
    assert_true(memcheck_read(invalid_read, strlen(invalid_read), &report, &text));
    assert_int_equal(report.count, 1);
    assert_string_equal(finding_probe(&report.findings[0]), "p");
    assert_true(finding_counts(&report.findings[0]));
    finding_explain(&report.findings[0], &student, &text);
    assert_string_equal(
        text_string(&text),
        "use after free: a freed object was read in Ou_DecRef, labs/lab1-refcount/refcount.c:64\n"
        "the memory was freed in probe_p, labs/lab1-refcount/tests/p.c:8");
    text_free(&text);
    memcheck_report_free(&report);
}

static void a_fatal_signal_has_a_place(void **state)
{
    (void)state;
    static const char xml[] =
        XML_HEAD "<fatal_signal><signo>15</signo><stack><frame><fn>Ou_Clear</fn>"
                 "<dir>/box/labs/lab1-refcount</dir><file>refcount.c</file><line>9</line></frame>"
                 "</stack></fatal_signal>" XML_TAIL;
    MemcheckReport report = {0};
    Text text = {0};
    assert_true(memcheck_read(xml, strlen(xml), &report, &text));
    assert_int_equal(report.count, 0);
    stack_describe(&report.fatal, &student, &text);
    assert_string_equal(text_string(&text), " in Ou_Clear, labs/lab1-refcount/refcount.c:9");
    text_free(&text);
    memcheck_report_free(&report);
}

static void reachable_memory_is_no_leak(void **state)
{
    (void)state;
    MemcheckReport report = {0};
    Text text = {0};
    assert_true(memcheck_read(leaks, strlen(leaks), &report, &text));
    assert_int_equal(report.count, 2);
    assert_null(finding_probe(&report.findings[0]));
    finding_explain(&report.findings[0], &student, &text);
    assert_string_equal(text_string(&text), "leak: 64 bytes are never freed; they were allocated");
    assert_false(finding_counts(&report.findings[1]));
    text_free(&text);
    memcheck_report_free(&report);
}

static void assert_no_report(const char *xml, const char *words)
{
    MemcheckReport report = {0};
    Text problem = {0};
    assert_false(memcheck_read(xml, strlen(xml), &report, &problem));
    assert_non_null(strstr(text_string(&problem), words));
    text_free(&problem);
    memcheck_report_free(&report);
}

static void only_one_whole_document_is_a_report(void **state)
{
    (void)state;
    assert_no_report("", "not one whole XML document");
    assert_no_report(XML_HEAD, "not one whole XML document");
    assert_no_report(XML_HEAD "<error><kind>x</kind></error></valgrindoutput>", "finished");
    assert_no_report(XML_HEAD XML_TAIL XML_HEAD XML_TAIL, "not one whole XML document");
    assert_no_report("<a><status><state>FINISHED</state></status></a>", "finished");
}

static void assert_costly(const char *report, const char *function, long long cost)
{
    Costly costly = {0};
    callgrind_read(report, &student, &costly);
    assert_int_equal(costly.cost, cost);
    if (function != NULL) {
        assert_string_equal(costly.function, function);
        assert_string_equal(costly.file, "labs/lab1-refcount/refcount.c");
    }
    costly_free(&costly);
}

static void a_function_costs_what_it_calls_outside(void **state)
{
    (void)state;
    assert_costly("", NULL, 0);
    assert_costly("fl=/usr/x.c\nfn=memmove\n3 9000\n", NULL, 0);
    assert_costly("version: 1\nevents: Ir\n\n"
                  "fl=/usr/x.c\nfn=memmove\n3 9000\n"
                  "fl=/box/labs/lab1-refcount/refcount.c\nfn=grow.part.0\n10 5\n"
                  "cfi=/usr/x.c\ncfn=memmove\ncalls=2 3\n11 7000\n12 5\n\n"
                  "fn=append\n20 100\ncfn=grow.part.0\ncalls=2 10\n21 7010\n22 100\n"
                  "fi=/box/include/o.h\n7 40\nfe=/box/labs/lab1-refcount/refcount.c\n23 1\n"
                  "totals: 9251\n",
                  "grow", 7010);
    assert_costly("fl=labs/lab1-refcount/refcount.c\nfn=twice'2\n1 20\nfn=once\n2 30\nfn=twice\n"
                  "3 15\n",
                  "twice", 35);
}

static int set_up(void **state)
{
    (void)state;
    strings_add(&student, "labs/lab1-refcount/refcount.c");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    strings_free(&student);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asan_reports_become_words),
        cmocka_unit_test(callers_are_named),
        cmocka_unit_test(a_fatal_signal_has_a_place),
        cmocka_unit_test(the_programs_own_output_is_kept),
        cmocka_unit_test(memcheck_findings_name_their_probe),
        cmocka_unit_test(reachable_memory_is_no_leak),
        cmocka_unit_test(only_one_whole_document_is_a_report),
        cmocka_unit_test(a_function_costs_what_it_calls_outside),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
