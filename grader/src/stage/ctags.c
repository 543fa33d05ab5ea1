/* SPDX-License-Identifier: MIT */
/**
 * @file ctags.c
 * Runs universal-ctags on one file and reads its answer, one JSON object a line.
 *
 * Invariant: the list is in the order of the lines, whatever ctags was asked to do elsewhere; no
 * option file of the user is read.
 */
#include "ctags.h"

#include "common/command.h"
#include "common/util.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static bool kind_of(const char *word, SymbolKind *kind)
{
    static const struct {
        const char *word;
        SymbolKind kind;
    } kinds[] = {
        {"function", SYMBOL_FUNCTION},
        {"prototype", SYMBOL_PROTOTYPE},
        {"variable", SYMBOL_VARIABLE},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (strcmp(kinds[i].word, word) == 0) {
            *kind = kinds[i].kind;
            return true;
        }
    }
    return false;
}

/** Adds what one line of the answer says; false if it is no JSON object. */
static bool add_line(SymbolList *list, const char *line, size_t length)
{
    json_t *tag = json_loadb(line, length, 0, NULL);
    if (tag == NULL) {
        return false;
    }
    const char *name = json_string_value(json_object_get(tag, "name"));
    const char *word = json_string_value(json_object_get(tag, "kind"));
    json_int_t first = json_integer_value(json_object_get(tag, "line"));
    json_int_t last = json_integer_value(json_object_get(tag, "end"));
    Symbol symbol = {.line = (size_t)first, .end = (size_t)(last > first ? last : first)};
    if (name != NULL && word != NULL && kind_of(word, &symbol.kind)) {
        symbol.name = must_copy(name);
        list->items = must_resize(list->items, list->count + 1, sizeof(symbol));
        list->items[list->count++] = symbol;
    }
    json_decref(tag);
    return true;
}

bool symbols_of(const char *path, SymbolList *list, Text *problem)
{
    const char *const argv[] = {"ctags",
                                "--options=NONE",
                                "--quiet=yes",
                                "--language-force=C",
                                "--output-format=json",
                                "--fields=NFne",
                                "--fields=+K",
                                "--kinds-C=fpv",
                                "--sort=no",
                                "-o",
                                "-",
                                path,
                                NULL};
    *list = (SymbolList){NULL, 0};
    CommandResult result = command_run(argv);
    bool good = result.status == 0;
    for (const char *line = result.out; good && *line != '\0';) {
        size_t length = strcspn(line, "\n");
        good = add_line(list, line, length);
        line += length + (line[length] == '\n');
    }
    if (!good) {
        text_printf(problem,
                    "%s: ctags could not read this file.\n%s"
                    "Is universal-ctags installed? Type: apt-get install universal-ctags",
                    path, result.err);
    }
    command_free(&result);
    return good;
}

void symbols_free(SymbolList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].name);
    }
    free(list->items);
    *list = (SymbolList){NULL, 0};
}
