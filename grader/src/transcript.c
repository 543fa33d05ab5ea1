/* SPDX-License-Identifier: MIT */
/**
 * @file transcript.c
 * Reading transcripts: begin NAME, lines after "| ", end NAME WORD, and nothing else.
 *
 * The word is new in every run and known to the harness only, which writes it when a probe has
 * come to its end. So a transcript that ends rightly was written by a probe that got through.
 */
#include "transcript.h"

#include <stdlib.h>
#include <string.h>

/** Takes one whole line away; NULL when there is none. The caller frees it. */
static char *next_line(TranscriptReader *reader)
{
    const char *end = strchr(reader->at, '\n');
    if (end == NULL) {
        return NULL;
    }
    char *line = must_print("%.*s", (int)(end - reader->at), reader->at);
    reader->at = end + 1;
    return line;
}

static bool line_is(const char *line, const char *kind, const char *probe, const char *word)
{
    char *wanted =
        word == NULL ? must_print("%s %s", kind, probe) : must_print("%s %s %s", kind, probe, word);
    bool same = strcmp(line, wanted) == 0;
    free(wanted);
    return same;
}

static char *without_trailing_blanks(const char *line)
{
    size_t length = strlen(line);
    while (length > 0 && strchr(" \t\r", line[length - 1]) != NULL) {
        length--;
    }
    return must_print("%.*s", (int)length, line);
}

Progress transcript_read(TranscriptReader *reader, const char *probe, Strings *lines)
{
    if (*reader->at == '\0') {
        return PROGRESS_NONE;
    }
    char *line = next_line(reader);
    bool begins = line != NULL && line_is(line, "begin", probe, NULL);
    free(line);
    if (!begins) {
        return PROGRESS_FORGED;
    }
    while ((line = next_line(reader)) != NULL) {
        bool said = starts_with(line, "| ") || strcmp(line, "|") == 0;
        bool ends = line_is(line, "end", probe, reader->word);
        if (said) {
            strings_take(lines, without_trailing_blanks(line + (line[1] == ' ' ? 2 : 1)));
        }
        free(line);
        if (!said) {
            return ends ? PROGRESS_ENDED : PROGRESS_FORGED;
        }
    }
    /* A line without its end is the trace of a crash in the middle of a write. */
    return *reader->at == '\0' || *reader->at == '|' ? PROGRESS_BEGUN : PROGRESS_FORGED;
}

bool transcript_is_over(const TranscriptReader *reader)
{
    return *reader->at == '\0';
}

size_t transcript_first_difference(const Strings *expected, const Strings *actual)
{
    size_t i = 0;
    while (i < expected->count && i < actual->count &&
           strcmp(expected->items[i], actual->items[i]) == 0) {
        i++;
    }
    bool same = i == expected->count && i == actual->count;
    return same ? expected->count : i;
}

bool transcript_compare(const Strings *expected, const Strings *actual, Text *difference)
{
    size_t i = transcript_first_difference(expected, actual);
    if (i == expected->count && i == actual->count) {
        return true;
    }
    if (i == actual->count) {
        text_printf(difference, "line %zu is missing: \"%s\"", i + 1, expected->items[i]);
    } else if (i == expected->count) {
        text_printf(difference, "line %zu is one too many: \"%s\"", i + 1, actual->items[i]);
    } else {
        text_printf(difference, "line %zu differs: \"%s\" is expected, not \"%s\"", i + 1,
                    expected->items[i], actual->items[i]);
    }
    return false;
}
