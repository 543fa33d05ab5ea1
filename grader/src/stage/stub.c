/* SPDX-License-Identifier: MIT */
/**
 * @file stub.c
 * Makes a stub: the reference's text with some stretches replaced.
 *
 * The idea: a stub is the same text with a short list of edits. The body of a tagged function
 * becomes an OU_TODO, its tag becomes a sentence, and what only removed bodies used is cut out.
 * Everything else stays, byte for byte.
 *
 * Invariant: edits are made in the order of the text and never overlap.
 */
#include "stub.h"

#include "params.h"

#include "common/util.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/** What is known while one stub is made. */
typedef struct Surgery {
    const Source *source;
    bool *kept;    /**< by chunk */
    Text out;      /**< the text of the stub */
    size_t cursor; /**< up to here, the source has been dealt with */
} Surgery;

/* ---- what stays ------------------------------------------------------------------------------ */

/** Keeps every chunk that defines or declares this name; says whether one was new. */
static bool keep_name(Surgery *surgery, Span word)
{
    const Source *source = surgery->source;
    bool grew = false;
    for (size_t i = 0; i < source->count; i++) {
        if (surgery->kept[i]) {
            continue;
        }
        for (size_t s = 0; s < source->symbols.count && !surgery->kept[i]; s++) {
            const Symbol *symbol = &source->symbols.items[s];
            if (scan_is(source->scan->text, word, symbol->name) &&
                source_holds(source, &source->chunks[i], symbol)) {
                surgery->kept[i] = grew = true;
            }
        }
    }
    return grew;
}

/** Says whether an identifier names a field: `op->next`, `.next = 1`. */
static bool is_field(const char *code, size_t place)
{
    while (place > 0 && isspace((unsigned char)code[place - 1])) {
        place--;
    }
    return place > 0 && (code[place - 1] == '.' ||
                         (code[place - 1] == '>' && place > 1 && code[place - 2] == '-'));
}

/** Keeps what a stretch of kept text uses. */
static bool keep_used(Surgery *surgery, size_t from, size_t end)
{
    const char *code = surgery->source->scan->code;
    bool grew = false;
    Span word = {from, from};
    while (scan_identifier(code, word.end, end, &word)) {
        grew = (!is_field(code, word.start) && keep_name(surgery, word)) || grew;
    }
    return grew;
}

/** Goes once over all kept text: preprocessor lines, kept chunks, signatures of tagged ones. */
static bool keep_once_more(Surgery *surgery)
{
    const Source *source = surgery->source;
    bool grew = false;
    size_t previous_end = 0;
    for (size_t i = 0; i < source->count; i++) {
        const Chunk *chunk = &source->chunks[i];
        grew = keep_used(surgery, previous_end, chunk->start) || grew;
        if (surgery->kept[i]) {
            size_t end = chunk->task != 0 ? chunk->body : chunk->end;
            grew = keep_used(surgery, chunk->start, end) || grew;
        }
        previous_end = chunk->end;
    }
    return keep_used(surgery, previous_end, source->scan->length) || grew;
}

/** Decides what stays: static functions and variables that no kept text uses do not. */
static void decide(Surgery *surgery)
{
    for (size_t i = 0; i < surgery->source->count; i++) {
        surgery->kept[i] = !surgery->source->chunks[i].is_item;
    }
    while (keep_once_more(surgery)) {
        /* each round keeps at least one more chunk, so this ends */
    }
}

/* ---- the edits ------------------------------------------------------------------------------- */

/** Copies the source up to `place`. */
static void copy_to(Surgery *surgery, size_t place)
{
    const char *text = surgery->source->scan->text;
    text_add(&surgery->out, text + surgery->cursor, place - surgery->cursor);
    surgery->cursor = place;
}

/** Leaves a chunk out, its comment and the empty lines after it too. */
static void cut(Surgery *surgery, const Chunk *chunk)
{
    const char *text = surgery->source->scan->text;
    size_t start = chunk->doc;
    while (start > surgery->cursor && (text[start - 1] == ' ' || text[start - 1] == '\t')) {
        start--;
    }
    copy_to(surgery, start);
    size_t end = chunk->end + strcspn(text + chunk->end, "\n");
    bool after_empty_line = start < 2 || (text[start - 1] == '\n' && text[start - 2] == '\n');
    if (after_empty_line) {
        end += strspn(text + end, "\n");
    } else {
        end += text[end] == '\n';
    }
    surgery->cursor = end;
}

/** Writes a tagged function without its body. */
static bool empty(Surgery *surgery, const Chunk *chunk, Text *problem)
{
    const Scan *scan = surgery->source->scan;
    size_t open = chunk->name + strlen(chunk->called);
    open += strspn(scan->flat + open, " \t\n");
    size_t closing = scan->flat[open] == '(' ? scan_closing(scan, open) : scan->length;
    if (closing >= chunk->body) {
        return source_error(surgery->source, chunk->start, problem,
                            "the parameters of %s() cannot be found.\n"
                            "Write the name and its brackets plainly, without macros.",
                            chunk->called);
    }
    copy_to(surgery, chunk->tag.start);
    text_printf(&surgery->out, "Lab %d, task %d.", chunk->lab, chunk->task);
    surgery->cursor = chunk->tag.end;
    copy_to(surgery, chunk->body);

    char *list = must_print("%.*s", (int)(closing - open - 1), scan->flat + open + 1);
    char *silenced = params_silenced(list);
    text_printf(&surgery->out, "{\n%s    OU_TODO(%d, %d);\n}", silenced, chunk->lab, chunk->task);
    free(silenced);
    free(list);
    surgery->cursor = chunk->end;
    return true;
}

/** Finds the first tagged function. */
static size_t first_tagged(const Source *source)
{
    size_t i = 0;
    while (i + 1 < source->count && source->chunks[i].task == 0) {
        i++;
    }
    return i;
}

/**
 * Finds where `#include "todo.h"` goes: after the last include before the first tagged function
 * that stands in no #if; before everything if there is none.
 */
static size_t place_for_include(const Source *source)
{
    const char *code = source->scan->code;
    size_t place = source->chunks[0].doc, depth = 0;
    for (size_t at = 0; at < source->chunks[first_tagged(source)].doc;) {
        size_t end = at + strcspn(code + at, "\n");
        size_t hash = at + strspn(code + at, " \t");
        if (code[hash] == '#') {
            const char *word = code + hash + 1 + strspn(code + hash + 1, " \t");
            depth += strncmp(word, "if", 2) == 0;
            depth -= strncmp(word, "endif", 5) == 0 && depth > 0;
            if (strncmp(word, "include", 7) == 0 && depth == 0) {
                place = end + (code[end] == '\n');
            }
        }
        at = end + 1;
    }
    return place;
}

/** Copies up to the place for the include, and writes it. */
static void include_todo(Surgery *surgery, size_t place)
{
    copy_to(surgery, place);
    bool after_line = surgery->out.used > 0 && place != surgery->source->chunks[0].doc;
    text_puts(&surgery->out, after_line ? "#include \"todo.h\"\n" : "#include \"todo.h\"\n\n");
}

static bool operate(Surgery *surgery, Text *problem)
{
    const Source *source = surgery->source;
    size_t include = place_for_include(source);
    bool included = false;
    decide(surgery);
    for (size_t i = 0; i < source->count; i++) {
        const Chunk *chunk = &source->chunks[i];
        if (!included && include <= chunk->doc) {
            include_todo(surgery, include);
            included = true;
        }
        if (!surgery->kept[i]) {
            cut(surgery, chunk);
        } else if (chunk->task != 0 && !empty(surgery, chunk, problem)) {
            return false;
        }
    }
    copy_to(surgery, source->scan->length);
    return true;
}

char *stub_make(const Source *source, Text *problem)
{
    Surgery surgery = {.source = source};
    surgery.kept = must_alloc(source->count + 1, sizeof(bool));
    bool good = source->count == 0 || operate(&surgery, problem);
    free(surgery.kept);
    if (!good) {
        text_free(&surgery.out);
        return NULL;
    }
    return text_take(&surgery.out);
}
