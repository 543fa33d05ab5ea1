/* SPDX-License-Identifier: MIT */
/**
 * @file symbol_check.c
 * What a student's objects define and import: see symbol_check.h.
 *
 * A line of `nm -P` is "NAME LETTER VALUE SIZE". Letters: T, t a function, D, B, R, d, b, r a variable
 * (small: seen by this file only), U imported, V, v, W, w weak, C common, i chosen when the program
 * starts, u one for all.
 */
#include "symbol_check.h"
#include "allowed.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

enum { MESSAGES_AT_MOST = 10 };

/** One line of nm's. */
typedef struct Symbol {
    char *name;
    char kind;
} Symbol;

/** All of them. */
typedef struct Symbols {
    Symbol *items;
    size_t count;
} Symbols;

static Symbols read_listing(const Text *listing)
{
    Strings lines = {0};
    strings_add_lines(&lines, text_string(listing));
    Symbols symbols = {.items = must_alloc(lines.count + 1, sizeof(Symbol))};
    for (size_t i = 0; i < lines.count; i++) {
        const char *line = lines.items[i], *space = strchr(line, ' ');
        if (space != NULL && space[1] != '\0') {
            symbols.items[symbols.count++] =
                (Symbol){must_print("%.*s", (int)(space - line), line), space[1]};
        }
    }
    strings_free(&lines);
    return symbols;
}

static void free_symbols(Symbols *symbols)
{
    for (size_t i = 0; i < symbols->count; i++) {
        free(symbols->items[i].name);
    }
    free(symbols->items);
}

static bool is_one_of(char kind, const char *kinds)
{
    return kind != '\0' && strchr(kinds, kind) != NULL;
}

/** The letter of a symbol that is defined; 0 when it is not there. */
static char kind_of(const Symbols *symbols, const char *name)
{
    for (size_t i = 0; i < symbols->count; i++) {
        if (strcmp(symbols->items[i].name, name) == 0 && !is_one_of(symbols->items[i].kind, "Uwv")) {
            return symbols->items[i].kind;
        }
    }
    return 0;
}

bool symbol_check_exports(const Lab *lab, const Text *listing, Text *message)
{
    Symbols symbols = read_listing(listing);
    Text missing = {0}, odd = {0};
    size_t missing_count = 0;
    for (size_t i = 0; i < lab->exports.count; i++) {
        const char *symbol = lab->exports.items[i];
        char kind = kind_of(&symbols, symbol);
        if (kind == 0) {
            text_printf(&missing, "%s%s()", missing_count++ == 0 ? " " : ", ", symbol);
        } else if (kind != 'T') {
            text_printf(&odd, "%s must be an ordinary function that other files can call%s\n",
                        symbol, kind == 't' ? "; it is static" : "");
        }
    }
    if (missing_count == lab->exports.count && missing_count > 0) {
        text_printf(message, "your file defines none of the functions of this lab:%s\n",
                    text_string(&missing));
    } else if (missing_count > 0) {
        text_printf(message,
                    "your file does not define%s. Each function of the stub must stay, with its "
                    "name and its parameters.\n",
                    text_string(&missing));
    }
    text_puts(message, text_string(&odd));
    bool good = missing_count == 0 && odd.used == 0;
    text_free(&missing);
    text_free(&odd);
    free_symbols(&symbols);
    return good;
}

/* ---- what must not be there ---------------------------------------------------------------- */

/** One check. */
typedef struct Check {
    const Lab *lab;
    SourceNames *names;
    bool asan;
    Text *message;
    Strings said;
} Check;

/** Says one thing about a name, once; its place comes first where it is known. */
static void say(Check *check, const char *name, const char *format, ...) PRINTF_LIKE(3, 4);

static void say(Check *check, const char *name, const char *format, ...)
{
    if (strings_have(&check->said, name)) {
        return;
    }
    strings_add(&check->said, name);
    if (check->said.count > MESSAGES_AT_MOST) {
        return;
    }
    const NamePlace *place = name_find(&check->names->own, name);
    va_list args;
    if (place != NULL) {
        text_printf(check->message, "%s:%d: ", place->file, place->line);
    } else {
        text_printf(check->message, "labs/%s: ", check->lab->slug);
    }
    va_start(args, format);
    text_vprintf(check->message, format, args);
    va_end(args);
    text_puts(check->message, "\n");
}

/** Says whether a library that programs of the course are linked with has this name. */
static bool is_in_a_library(const char *name)
{
    static const char *const libraries[] = {"libm.so.6", "libtommath.so.1", "libedit.so.2"};
    bool found = dlsym(RTLD_DEFAULT, name) != NULL;
    for (size_t i = 0; i < COUNT_OF(libraries) && !found; i++) {
        void *library = dlopen(libraries[i], RTLD_LAZY | RTLD_LOCAL);
        if (library != NULL) {
            found = dlsym(library, name) != NULL;
            dlclose(library);
        }
    }
    return found;
}

static void check_defined(Check *check, const Symbol *symbol)
{
    const char *name = symbol->name;
    if (is_one_of(symbol->kind, "VvWw")) {
        say(check, name, "%s is weak: it would stand back behind another of the same name. Take "
                         "the attribute or the pragma out.",
            name);
    } else if (symbol->kind == 'i') {
        say(check, name, "%s() is chosen when the program starts (ifunc). Write one function.", name);
    } else if (is_one_of(symbol->kind, "Cu")) {
        say(check, name, "%s would be one with others of the same name. Make it static.", name);
    } else if (is_one_of(symbol->kind, "TDBRSG") && !strings_have(&check->lab->exports, name)) {
        if (check->asan && allowed_in_asan(name)) {
            return;
        }
        if (name[0] == '_') {
            say(check, name, "%s begins with an underscore, and such names belong to the compiler "
                             "and the C library. Rename yours, or make it static.",
                name);
        } else if (is_in_a_library(name)) {
            say(check, name, "%s is a name of the C library or of one that the course uses, and all "
                             "of the program would use yours in its place. Rename yours, or make "
                             "it static.",
                name);
        }
    }
}

/** `_exit` is what OU_TODO ends with; on the student's own lines it must not stand. */
static bool is_of_todo(Check *check, const char *name)
{
    return strcmp(name, "_exit") == 0 && name_find(&check->names->own, "_exit") == NULL &&
           name_find(&check->names->own, "ou_todo") != NULL;
}

static void check_imported(Check *check, const Symbols *symbols, const char *name)
{
    bool library = is_in_a_library(name);
    bool of_course = !library && name_find(&check->names->course, name) != NULL;
    if (of_course || is_one_of(kind_of(symbols, name), "TDBR") || allowed_import(name) ||
        (check->asan && allowed_in_asan(name)) || is_of_todo(check, name)) {
        return;
    }
    if (library || name[0] == '_') {
        say(check, name, "%s is not among what a lab may use of the C library. %s", name,
            instead_of(name));
    } else {
        say(check, name, "%s is declared by no header of the course that the file includes. Is the "
                         "name right? What else the course has is not for a lab's file.",
            name);
    }
}

bool symbol_check(const Lab *lab, const Text *listing, SourceNames *names, bool asan, Text *message)
{
    Symbols symbols = read_listing(listing);
    Check check = {.lab = lab, .names = names, .asan = asan, .message = message};
    for (size_t i = 0; i < symbols.count; i++) {
        if (symbols.items[i].kind == 'U') {
            check_imported(&check, &symbols, symbols.items[i].name);
        } else {
            check_defined(&check, &symbols.items[i]);
        }
    }
    bool good = check.said.count == 0;
    strings_free(&check.said);
    free_symbols(&symbols);
    return good;
}
