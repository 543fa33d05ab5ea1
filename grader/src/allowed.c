/* SPDX-License-Identifier: MIT */
/**
 * @file allowed.c
 * What a student's file may use: see allowed.h.
 */
#include "allowed.h"

#include <stdlib.h>
#include <string.h>

static int by_bytes(const void *key, const void *item)
{
    return strcmp(key, *(const char *const *)item);
}

/** Says whether a table that is sorted by bytes has a word. */
#define HAS(table, word) \
    (bsearch((word), (table), COUNT_OF(table), sizeof *(table), by_bytes) != NULL)

static bool begins_with_one_of(const char *name, const char *const *prefixes)
{
    while (*prefixes != NULL && !starts_with(name, *prefixes)) {
        prefixes++;
    }
    return *prefixes != NULL;
}

/* ---- the C library ------------------------------------------------------------------------- */

/* What computes, what looks at bytes and strings, memory, and printing to be seen by a person. */
static const char *const imports[] = {
    "_GLOBAL_OFFSET_TABLE_", "__assert_fail", "__assert_perror_fail", "__ctype_b_loc",
    "__ctype_tolower_loc", "__ctype_toupper_loc", "__errno_location", "__stack_chk_fail",
    "__stack_chk_guard", "__tls_get_addr", "abort", "abs", "atoi", "atol", "atoll", "bsearch",
    "calloc", "div", "fflush", "ffs", "ffsl", "ffsll", "fprintf", "fputc", "fputs", "free",
    "fwrite", "imaxabs", "isalnum", "isalpha", "isdigit", "isspace", "labs", "ldiv", "llabs",
    "lldiv", "malloc", "memchr", "memcmp", "memcpy", "memmem", "memmove", "mempcpy", "memrchr",
    "memset", "printf", "putc", "putchar", "puts", "qsort", "realloc", "reallocarray", "snprintf",
    "sprintf", "sscanf", "stderr", "stdout", "stpcpy", "stpncpy", "strcasecmp", "strcat", "strchr",
    "strchrnul", "strcmp", "strcpy", "strcspn", "strdup", "strerror", "strlen", "strncasecmp",
    "strncat", "strncmp", "strncpy", "strndup", "strnlen", "strpbrk", "strrchr", "strspn",
    "strstr", "strtod", "strtol", "strtoll", "strtoul", "strtoull", "tolower", "toupper",
    "vfprintf", "vprintf", "vsnprintf", "vsprintf"};

/** Arithmetic that the compiler calls for where the processor has no instruction: __divti3. */
static bool is_arithmetic(const char *name)
{
    static const char *const ends[] = {"di2", "di3", "si2", "ti2", "ti3", "ti4"};
    bool found = false;
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        found = found || ends_with(name, ends[i]);
    }
    return starts_with(name, "__aarch64_") || (starts_with(name, "__") && found);
}

bool allowed_import(const char *name)
{
    static const char *const variants[] = {"__isoc99_", "__isoc23_", NULL};
    if (HAS(imports, name) || is_arithmetic(name)) {
        return true;
    }
    char *plain = must_copy(name);
    if (starts_with(name, "__") && ends_with(name, "_chk")) { /* __printf_chk */
        memmove(plain, name + 2, strlen(name) - 1);
        plain[strlen(name) - strlen("__") - strlen("_chk")] = '\0';
    } else if (begins_with_one_of(name, variants)) {
        memmove(plain, name + strlen("__isoc99_"), strlen(name) - strlen("__isoc99_") + 1);
    }
    bool found = HAS(imports, plain);
    free(plain);
    return found;
}

bool allowed_in_asan(const char *name)
{
    static const char *const prefixes[] = {"__asan_", "__ubsan_handle_", "__odr_asan",
                                           "__cyg_profile_func_", NULL};
    return begins_with_one_of(name, prefixes);
}

const char *instead_of(const char *name)
{
    static const struct {
        const char *names;
        const char *words;
    } hints[] = {
        {" exit _exit _Exit quick_exit atexit on_exit ",
         "A function of a lab returns; what is not written yet has OU_TODO."},
        {" setjmp _setjmp __sigsetjmp longjmp siglongjmp ",
         "Return NULL or -1 where the handout speaks of a failure."},
        {" write dprintf vdprintf fopen open stdin fread read ",
         "To look at something while you work, use printf() or fprintf(stderr, ...)."},
        {" mmap sbrk brk posix_memalign memalign valloc ",
         "Memory comes from the functions that the handout names, or from malloc()."},
        {" rand random time clock clock_gettime gettimeofday getrandom getenv secure_getenv ",
         "The same input must give the same result, here and everywhere."},
    };
    char *word = must_print(" %s ", name);
    const char *found = "Take it out.";
    for (size_t i = 0; i < COUNT_OF(hints); i++) {
        found = strstr(hints[i].names, word) != NULL ? hints[i].words : found;
    }
    free(word);
    return found;
}

/* ---- the language -------------------------------------------------------------------------- */

/* Those that say something about a function or a type, and do not move or hide anything. */
static const char *const attributes[] = {
    "access", "aligned", "alloc_size", "always_inline", "cold", "const", "deprecated", "fallthrough",
    "flatten", "format", "format_arg", "gnu_inline", "hot", "leaf", "malloc", "may_alias",
    "maybe_unused", "nodiscard", "noinline", "nonnull", "nonstring", "noreturn", "nothrow", "packed",
    "pure", "returns_nonnull", "sentinel", "transparent_union", "unused", "used",
    "warn_unused_result"};

bool allowed_attribute(const char *name, size_t length)
{
    if (length > 4 && strncmp(name, "__", 2) == 0 && strncmp(name + length - 2, "__", 2) == 0) {
        name += 2;
        length -= 4;
    }
    char *word = must_print("%.*s", (int)length, name);
    bool found = HAS(attributes, word);
    free(word);
    return found;
}

const char *refused_name(const char *name)
{
    static const char *const assembly[] = {"__asm", "__asm__", "asm"};
    static const char *const checkers[] = {"__asan_", "__hwasan_", "__lsan_",      "__msan_",
                                           "__tsan_", "__ubsan_",  "__sanitizer_", NULL};
    static const char *const machine[] = {"__builtin_ia32_", "__builtin_aarch64_", "__builtin_arm_",
                                          NULL};
    static const char *const frames[] = {"__builtin___clear_cache",
                                         "__builtin_apply",
                                         "__builtin_apply_args",
                                         "__builtin_dwarf_cfa",
                                         "__builtin_eh_return",
                                         "__builtin_extract_return_addr",
                                         "__builtin_frame_address",
                                         "__builtin_frob_return_addr",
                                         "__builtin_longjmp",
                                         "__builtin_return",
                                         "__builtin_return_address",
                                         "__builtin_set_thread_pointer",
                                         "__builtin_setjmp",
                                         "__builtin_stack_address",
                                         "__builtin_thread_pointer",
                                         "__builtin_unwind_init"};
    if (HAS(assembly, name)) {
        return "is inline assembly. The labs are written in C";
    }
    if (begins_with_one_of(name, checkers)) {
        return "belongs to a checker, and its findings are to be mended, not silenced";
    }
    if (begins_with_one_of(name, machine)) {
        return "is an instruction of one kind of processor. The labs are written in C";
    }
    return HAS(frames, name) ? "reaches into the frames of other functions" : NULL;
}

/* ---- headers, sections, instructions ------------------------------------------------------- */

char *allowed_plain_path(const char *path)
{
    Text plain = {0};
    char *copy = must_copy(path), *rest = copy;
    for (char *part; (part = strsep(&rest, "/")) != NULL;) {
        if (strcmp(part, "..") == 0) {
            const char *slash = strrchr(text_string(&plain), '/');
            if (slash == NULL) {
                text_puts(&plain, "/.."); /* above all that is known */
            } else {
                plain.used = (size_t)(slash - plain.bytes);
                plain.bytes[plain.used] = '\0';
            }
        } else if (part[0] != '\0' && strcmp(part, ".") != 0) {
            text_printf(&plain, "/%s", part);
        }
    }
    free(copy);
    return text_take(&plain);
}

bool allowed_header(const char *path)
{
    static const char *const absolute[] = {"/usr/include/", "/usr/lib/gcc/", "/usr/local/include/",
                                           NULL};
    static const char *const ours[] = {"/reference/include/", "/labs/", NULL};
    if (path[0] == '<') {
        return true; /* <built-in> */
    }
    char *plain = allowed_plain_path(path);
    bool found = begins_with_one_of(plain, path[0] == '/' ? absolute : ours);
    free(plain);
    return found;
}

bool allowed_section(const char *name, bool asan)
{
    static const char *const exact[] = {".bss",    ".comment",           ".data",      ".eh_frame",
                                        ".note.GNU-stack", ".note.gnu.property", ".rodata",
                                        ".tbss",   ".tdata",             ".text"};
    static const char *const prefixes[] = {".data.rel",  ".debug_",        ".rodata.",
                                           ".text.hot",  ".text.unlikely", ".note.gnu.build-id",
                                           NULL};
    /* The checker announces its variables before main(). */
    static const char *const of_asan[] = {".fini_array.00099", ".init_array.00099"};
    return HAS(exact, name) || begins_with_one_of(name, prefixes) || (asan && HAS(of_asan, name));
}

const char *refused_instruction(const char *line)
{
    static const struct {
        const char *mnemonic;
        const char *operand; /* must stand in the line too; NULL: whatever it is */
        const char *words;
    } refused[] = {
        {"syscall", NULL, "calls the system by itself"},
        {"sysenter", NULL, "calls the system by itself"},
        {"int", NULL, "calls the system by itself"},
        {"svc", NULL, "calls the system by itself"},
        {"rdtsc", NULL, "reads the processor's clock"},
        {"rdtscp", NULL, "reads the processor's clock"},
        {"rdpmc", NULL, "reads the processor's counters"},
        {"cpuid", NULL, "asks for the kind of processor"},
        {"xgetbv", NULL, "asks for the kind of processor"},
        {"rdrand", NULL, "draws random numbers"},
        {"rdseed", NULL, "draws random numbers"},
        {"wrfsbase", NULL, "moves the variables of the C library"},
        {"wrgsbase", NULL, "moves the variables of the C library"},
        {"wrpkru", NULL, "changes what memory may be written"},
        {"xbegin", NULL, "begins a transaction"},
        {"mrs", "cnt", "reads the processor's clock"},
        {"mrs", "pm", "reads the processor's counters"},
        {"mrs", "rndr", "draws random numbers"},
        {"xchgq", "%rbx, %rbx", "speaks to Valgrind"},
        {"orr", "x10, x10, x10", "speaks to Valgrind"},
    };
    size_t length = strcspn(line, " \t;");
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        size_t wanted = strlen(refused[i].mnemonic);
        /* AT&T syntax may have the size as a last letter: rdrandq, wrfsbasel. */
        bool same = strncmp(line, refused[i].mnemonic, wanted) == 0 &&
                    (length == wanted || (length == wanted + 1 && strchr("lqw", line[wanted])));
        if (same && (refused[i].operand == NULL || strstr(line, refused[i].operand) != NULL)) {
            return refused[i].words;
        }
    }
    return NULL;
}
