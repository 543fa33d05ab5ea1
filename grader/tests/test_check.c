/* SPDX-License-Identifier: MIT */
/**
 * @file test_check.c
 * What a student's file may hold: the words of the source, the assembly, the symbols.
 */
#include "testing.h"

#include "allowed.h"
#include "assembly_check.h"
#include "symbol_check.h"
#include "tokens.h"

#include <string.h>

#define SHOWN "labs/lab7-toy/toy.c"

static Text text_of(const char *words)
{
    Text text = {0};
    text_puts(&text, words);
    return text;
}

/* ---- tokens -------------------------------------------------------------------------------- */

/** Asserts what the tokens of a source are, each followed by its line and, first on it, by a '^'. */
static void assert_tokens(const char *source, const char *wanted)
{
    Tokens tokens;
    Text got = {0};
    tokens_open(&tokens, source, strlen(source));
    for (Token token; (token = tokens_next(&tokens)).kind != TOKEN_END;) {
        text_printf(&got, "%.*s@%d%s ", (int)token.length, token.at, token.line,
                    token.first ? "^" : "");
    }
    assert_string_equal(text_string(&got), wanted);
    text_free(&got);
    tokens_close(&tokens);
}

static void comments_and_strings_hide_nothing(void **state)
{
    (void)state;
    assert_tokens("", "");
    assert_tokens("a // b\nc", "a@1^ c@2^ ");
    assert_tokens("/* a\n */ # line", "#@2^ line@2 ");
    assert_tokens("x /* a\n */ # line", "x@1^ #@2 line@2 ");
    assert_tokens("\"/*\" asm \"*/\"", "\"/*\"@1^ asm@1 \"*/\"@1 ");
    assert_tokens("'\"' asm '\\''", "'\"'@1^ asm@1 '\\''@1 ");
    assert_tokens("\"not closed\nasm", "\"not closed@1^ asm@2^ ");
    assert_tokens("\"ends in \\", "\"ends in \\@1^ ");
    assert_tokens("/* not closed", "");
}

static void joined_lines_and_trigraphs_are_undone(void **state)
{
    (void)state;
    assert_tokens("as\\\nm b", "asm@1^ b@2 ");
    assert_tokens("as?\?/\nm b", "asm@1^ b@2 ");
    assert_tokens("as\\ \t\nm", "asm@1^ ");
    assert_tokens("?\?=line 3", "#@1^ line@1 3@1 ");
    assert_tokens("%:line <:<: :>", "#@1^ line@1 [@1 [@1 ]@1 ");
    assert_tokens("// a \\\nasm\nb", "b@3^ ");
}

static void numbers_are_one_token(void **state)
{
    (void)state;
    assert_tokens("0x1F+1 1e+5f .5 a.b", "0x1F@1^ +@1 1@1 1e+5f@1 .5@1 a@1 .@1 b@1 ");
}

/* ---- the source ---------------------------------------------------------------------------- */

/** Looks at a source; `spread` is what the preprocessor makes of it, or NULL: just its lines. */
static bool check_source(const char *source, const char *spread, SourceNames *names, Text *message)
{
    Text raw = text_of(source), lines = {0};
    text_printf(&lines, "# 1 \"" SHOWN "\"\n%s", spread == NULL ? source : spread);
    const SourceText text = {SHOWN, &raw, &lines};
    bool good = source_check(&text, names, message);
    text_free(&raw);
    text_free(&lines);
    return good;
}

static void assert_source(const char *source, const char *spread, const char *wanted)
{
    SourceNames names = {0};
    Text message = {0};
    bool good = check_source(source, spread, &names, &message);
    if (good != (wanted == NULL) || (wanted != NULL && strstr(text_string(&message), wanted) == NULL)) {
        fail_msg("\"%s\" gives \"%s\", not \"%s\"", source, text_string(&message),
                 wanted == NULL ? "" : wanted);
    }
    text_free(&message);
    source_names_free(&names);
}

static void assembly_is_refused_however_it_is_written(void **state)
{
    (void)state;
    assert_source("int a;\n__asm__(\"nop\");", NULL, SHOWN ":2: __asm__ is inline assembly");
    assert_source("__as\\\nm(\"nop\");", NULL, SHOWN ":1: __asm is inline assembly");
    assert_source("A(__as, m__)", "__asm__\n", SHOWN ":1: __asm__ is inline assembly");
    assert_source("const char *a = \"asm\"; /* asm */", NULL, NULL);
}

static void attributes_that_move_things_are_refused(void **state)
{
    (void)state;
    assert_source("__attribute__((constructor)) void f(void);", NULL, "the attribute constructor");
    assert_source("__attribute__((unused, __weak__)) int a;", NULL, "the attribute __weak__");
    assert_source("__attribute\n(\n(\nsection(\".x\")))", NULL, "the attribute section");
    assert_source("[[gnu::ifunc(\"f\")]] void g(void);", NULL, "the attribute ifunc");
    assert_source("<:<:constructor:>:> void g(void);", NULL, "the attribute constructor");
    assert_source("__attribute__((format(printf, 1, 2), unused)) int a;", NULL, NULL);
    assert_source("[[maybe_unused]] static int a[3]; int b = a[c[0]];", NULL, NULL);
}

static void an_attribute_may_not_be_torn_by_line_markers(void **state)
{
    (void)state;
    assert_source("", "__attribute__((\n# 20 \"" SHOWN "\"\nconstructor)) int a;",
                  "the attribute constructor");
}

static void lines_keep_their_names(void **state)
{
    (void)state;
    assert_source("\n#line 3 \"/usr/include/stdio.h\"\n", "\n", SHOWN ":2: #line gives");
    assert_source("# 3 \"/usr/include/stdio.h\" 1 3\n", "\n", SHOWN ":1: #line gives");
    assert_source("/**/ # /**/ line 3\n", "\n", SHOWN ":1: #line gives");
    assert_source("int a; # line\n#define line 3\n# \n 4", "\n", NULL);
}

static void pragmas_are_refused_but_for_harmless_ones(void **state)
{
    (void)state;
    assert_source("", "int a;\n#pragma weak f\n", SHOWN ":2: #pragma weak f changes");
    assert_source("", "#pragma GCC diagnostic push\n", NULL);
    assert_source("", "# 1 \"/usr/include/a.h\" 1 3\n#pragma weak f\n", NULL);
}

static void only_headers_may_be_included(void **state)
{
    (void)state;
    assert_source("", "\n# 1 \"/etc/passwd\" 1\nroot:x:0:0\n", SHOWN ":2: /etc/passwd is included");
    assert_source("", "# 1 \"reference/include/../../../etc/passwd\" 1\n", "is included");
    assert_source("", "# 1 \"/usr/include/../../etc/passwd\" 1\n", "is included");
    assert_source("", "# 1 \"reference/core/cycles.c\" 1\n", "is included");
    assert_source("", "# 1 \"reference/include/ouro/object.h\" 1\n", NULL);
    assert_source("", "# 1 \"labs/lab7-toy/./other.c\" 1\nasm", "labs/lab7-toy/other.c:1: asm is");
}

static void names_are_kept_with_their_lines(void **state)
{
    (void)state;
    SourceNames names = {0};
    Text message = {0};
    assert_true(check_source("", "f\n\nf g\n# 1 \"reference/include/ouro/object.h\" 1\nOu_X\n", &names,
                             &message));
    assert_int_equal(name_find(&names.own, "f")->line, 1);
    assert_int_equal(name_find(&names.own, "g")->line, 3);
    assert_string_equal(name_find(&names.own, "g")->file, SHOWN);
    assert_null(name_find(&names.own, "Ou_X"));
    assert_non_null(name_find(&names.course, "Ou_X"));
    source_names_free(&names);
    text_free(&message);
}

static void messages_are_few(void **state)
{
    (void)state;
    Text source = {0}, message = {0};
    SourceNames names = {0};
    for (int i = 0; i < 5000; i++) {
        text_puts(&source, "asm\n");
    }
    assert_false(check_source(text_string(&source), NULL, &names, &message));
    assert_true(message.used < 2000);
    source_names_free(&names);
    text_free(&source);
    text_free(&message);
}

/* ---- assembly ------------------------------------------------------------------------------ */

static void assert_assembly(const char *assembly, bool asan, const char *wanted)
{
    Text text = text_of(assembly), message = {0};
    bool good = assembly_check(SHOWN, &text, asan, &message);
    if (good != (wanted == NULL) || (wanted != NULL && strstr(text_string(&message), wanted) == NULL)) {
        fail_msg("\"%s\" gives \"%s\", not \"%s\"", assembly, text_string(&message),
                 wanted == NULL ? "" : wanted);
    }
    text_free(&text);
    text_free(&message);
}

#define CODE "\t.file 1 \"" SHOWN "\"\n\t.file 2 \"/usr/include/x.h\"\n\t.loc 1 12 3\n\t.loc 2 99 1\n"

static void instructions_are_named_with_their_line(void **state)
{
    (void)state;
    assert_assembly(CODE "\tmovl\t%eax, %ebx\n\tcall\tsyscall_is_a_name\n", false, NULL);
    assert_assembly(CODE "\tsyscall\n", false, SHOWN ":12: comes to the instruction syscall, which calls");
    assert_assembly(CODE "\trdtsc\n", false, SHOWN ":12: comes to the instruction rdtsc");
    assert_assembly(CODE "\tint\t$0x80\n", false, "the instruction int");
    assert_assembly(CODE "\trdrandq\t%rax\n", false, "the instruction rdrandq");
    assert_assembly(CODE "\txchgq\t%rbx, %rbx\n", false, "speaks to Valgrind");
    assert_assembly(CODE "\txchgq\t%rax, (%rdi)\n", false, NULL);
    assert_assembly(CODE "\tmrs\tx0, tpidr_el0\n", false, NULL);
    assert_assembly(CODE "\tmrs\tx0, cntvct_el0\n", false, "reads the processor's clock");
    assert_assembly(CODE "\tsvc\t0\n", false, "the instruction svc");
    assert_assembly(CODE "#APP\n# 12 \"x\" 1\n\tnop\n#NO_APP\n", false, SHOWN ":12: has inline assembly");
    assert_assembly("\t.file 0 \"/box\" \"" SHOWN "\"\n\t.loc 0 7 1\n#APP\n", false, SHOWN ":7: has");
}

static void sections_are_of_ordinary_kinds(void **state)
{
    (void)state;
    assert_assembly("\t.section\t.rodata.str1.1,\"aMS\",@progbits,1\n\t.section\t.note.GNU-stack,\"\"\n",
                    false, NULL);
    assert_assembly("\t.section\t.init_array,\"aw\"\n", false, "the section .init_array");
    assert_assembly("\t.section\t.init_array.00099,\"aw\"\n", false, "the section .init_array.00099");
    assert_assembly("\t.section\t.init_array.00099,\"aw\"\n", true, NULL);
    assert_assembly("\t.section\t.init_array.00098,\"aw\"\n", true, "the section .init_array.00098");
    assert_assembly("\t.section\t.ctors,\"aw\"\n", true, "the section .ctors");
    assert_assembly("\t.section\t.data.rel,\"awx\"\n", false, "could be executed");
    assert_assembly("\t.section\t.note.GNU-stack,\"x\",@progbits\n", false, "a stack that can be executed");
    assert_assembly("\t.weak\tf\n", false, "f is weak");
}

static void variables_have_a_limit(void **state)
{
    (void)state;
    assert_assembly("\t.comm\ta,4294967296,32\n", false, "its variables take more than 64 MiB");
    assert_assembly("\t.zero\t67108864\n", false, NULL);
    assert_assembly("\t.zero\t67108864\n\t.zero\t1\n", false, "more than 64 MiB");
    assert_assembly("\t.zero\t18446744073709551615\n", false, "more than 64 MiB");
}

/* ---- symbols ------------------------------------------------------------------------------- */

static char *exports[] = {"Ou_Toy", NULL};
static const Lab lab = {.slug = "lab7-toy", .exports = {exports, 1, 1}};

static void assert_symbols(const char *listing, bool asan, const char *wanted)
{
    SourceNames names = {0};
    Text message = {0}, text = text_of(listing);
    assert_true(check_source("", "system(); fork();\nou_todo\n# 1 \"reference/include/a.h\" 1\nOu_Given(); "
                                 "write();\n",
                             &names, &message));
    bool good = symbol_check(&lab, &text, &names, asan, &message);
    if (good != (wanted == NULL) || (wanted != NULL && strstr(text_string(&message), wanted) == NULL)) {
        fail_msg("\"%s\" gives \"%s\", not \"%s\"", listing, text_string(&message),
                 wanted == NULL ? "" : wanted);
    }
    source_names_free(&names);
    text_free(&text);
    text_free(&message);
}

static void imports_are_on_a_list(void **state)
{
    (void)state;
    assert_symbols("Ou_Toy T 0 1\nOu_Given U\nmemcpy U\nprintf U\n__printf_chk U\n__divti3 U\n", false,
                   NULL);
    assert_symbols("system U\n", false, SHOWN ":1: system is not among what a lab may use");
    assert_symbols("fopen64 U\n", false, "labs/lab7-toy: fopen64 is not among");
    assert_symbols("write U\n", false, "write is not among");
    assert_symbols("dlsym U\n", false, "dlsym is not among");
    assert_symbols("say U\n", false, "say is declared by no header");
    assert_symbols("_exit U\n", false, NULL);
    assert_symbols("__system_chk U\n", false, "__system_chk is not among");
    assert_symbols("__asan_report_load8 U\n", true, NULL);
    assert_symbols("__asan_report_load8 U\n", false, "is not among");
    assert_symbols("__lsan_disable U\n", true, "is not among");
    assert_symbols("helper U\nhelper T 0 1\n", false, NULL);
    assert_symbols("fork U\nfork t 0 1\n", false, "fork is not among");
}

static void definitions_take_nobodys_place(void **state)
{
    (void)state;
    assert_symbols("Ou_Toy T 0 1\nhelper T 0 1\nhidden t 0 1\nwrite t 0 1\n", false, NULL);
    assert_symbols("write T 0 1\n", false, "write is a name of the C library");
    assert_symbols("environ B 0 8\n", false, "environ is a name of the C library");
    assert_symbols("_start T 0 1\n", false, "_start begins with an underscore");
    assert_symbols("__asan_default_options T 0 1\n", true, NULL); /* its source says it: see there */
    assert_symbols("__lsan_is_turned_off T 0 1\n", true, "begins with an underscore");
    assert_symbols("Ou_Toy W 0 1\n", false, "Ou_Toy is weak");
    assert_symbols("hidden i 0 1\n", false, "chosen when the program starts");
    assert_symbols("shared C 4 4\n", false, "shared would be one");
}

static void exports_must_be_there(void **state)
{
    (void)state;
    Text listing = text_of("Ou_Toy t 0 1\n"), message = {0};
    assert_false(symbol_check_exports(&lab, &listing, &message));
    assert_string_equal(text_string(&message), "Ou_Toy must be an ordinary function that other files can "
                                               "call; it is static\n");
    text_free(&message);
    text_free(&listing);
    listing = text_of("Ou_Toy U\n");
    assert_false(symbol_check_exports(&lab, &listing, &message));
    assert_string_equal(text_string(&message),
                        "your file defines none of the functions of this lab: Ou_Toy()\n");
    text_free(&message);
    text_free(&listing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comments_and_strings_hide_nothing),
        cmocka_unit_test(joined_lines_and_trigraphs_are_undone),
        cmocka_unit_test(numbers_are_one_token),
        cmocka_unit_test(assembly_is_refused_however_it_is_written),
        cmocka_unit_test(attributes_that_move_things_are_refused),
        cmocka_unit_test(an_attribute_may_not_be_torn_by_line_markers),
        cmocka_unit_test(lines_keep_their_names),
        cmocka_unit_test(pragmas_are_refused_but_for_harmless_ones),
        cmocka_unit_test(only_headers_may_be_included),
        cmocka_unit_test(names_are_kept_with_their_lines),
        cmocka_unit_test(messages_are_few),
        cmocka_unit_test(instructions_are_named_with_their_line),
        cmocka_unit_test(sections_are_of_ordinary_kinds),
        cmocka_unit_test(variables_have_a_limit),
        cmocka_unit_test(imports_are_on_a_list),
        cmocka_unit_test(definitions_take_nobodys_place),
        cmocka_unit_test(exports_must_be_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
