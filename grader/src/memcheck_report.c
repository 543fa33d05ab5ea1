/* SPDX-License-Identifier: MIT */
/**
 * @file memcheck_report.c
 * Reading Valgrind's XML with expat.
 *
 * The part of the format that is used:
 *
 *     <valgrindoutput> <tool>memcheck</tool>
 *       <error> <kind> <what> or <xwhat><text><leakedbytes>
 *               <stack><frame><fn><dir><file><line>  <auxwhat> <stack>... </error>
 *       <fatal_signal> <stack>... </fatal_signal>
 *       <status><state>FINISHED</state>
 *
 * Invariant: `path` holds the names of the elements that are open, so that an element counts only
 * in the place where Valgrind writes it.
 */
#include "memcheck_report.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

/** The state of one reading. */
typedef struct XmlReader {
    MemcheckReport *report;
    Text path; /**< "/valgrindoutput/error/kind" */
    Text text; /**< the text of the innermost element so far */
    bool tool_is_memcheck;
    int stacks; /**< how many <stack> of the current error have begun */
    char *function, *folder, *file;
    int line;
} XmlReader;

static Finding *current(XmlReader *reader)
{
    return &reader->report->findings[reader->report->count - 1];
}

static void element_begins(void *data, const XML_Char *name, const XML_Char **attributes)
{
    (void)attributes;
    XmlReader *reader = data;
    MemcheckReport *report = reader->report;
    text_printf(&reader->path, "/%s", name);
    text_free(&reader->text);
    const char *path = text_string(&reader->path);
    if (strcmp(path, "/valgrindoutput/error") == 0) {
        report->findings =
            must_resize(report->findings, report->count + 1, sizeof *report->findings);
        report->findings[report->count++] = (Finding){0};
        reader->stacks = 0;
    } else if (strcmp(path, "/valgrindoutput/error/stack") == 0) {
        reader->stacks++;
    }
}

static void element_text(void *data, const XML_Char *bytes, int count)
{
    XmlReader *reader = data;
    text_add(&reader->text, bytes, (size_t)count);
}

static void set(char **to, XmlReader *reader)
{
    free(*to);
    *to = must_copy(text_string(&reader->text));
}

/** Adds the frame that has been read to a stack; NULL: to none. */
static void frame_ends(XmlReader *reader, Stack *stack)
{
    char *path = NULL;
    if (reader->folder != NULL && reader->file != NULL) {
        path = must_print("%s/%s", reader->folder, reader->file);
    }
    if (stack != NULL) {
        stack_add(stack, reader->function == NULL ? "?" : reader->function, path, reader->line);
    }
    free(path);
    free(reader->function);
    free(reader->folder);
    free(reader->file);
    reader->function = reader->folder = reader->file = NULL;
    reader->line = 0;
}

/** The stack that the frames of the current error belong to: its first, its second, or none. */
static Stack *stack_of_error(XmlReader *reader)
{
    Finding *finding = current(reader);
    return reader->stacks == 1 ? &finding->stack : reader->stacks == 2 ? &finding->origin : NULL;
}

static void in_stack_ends(XmlReader *reader, const char *inside, Stack *stack)
{
    if (strcmp(inside, "frame/fn") == 0) {
        set(&reader->function, reader);
    } else if (strcmp(inside, "frame/dir") == 0) {
        set(&reader->folder, reader);
    } else if (strcmp(inside, "frame/file") == 0) {
        set(&reader->file, reader);
    } else if (strcmp(inside, "frame/line") == 0) {
        reader->line = (int)strtol(text_string(&reader->text), NULL, 10);
    } else if (strcmp(inside, "frame") == 0) {
        frame_ends(reader, stack);
    }
}

static void in_error_ends(XmlReader *reader, const char *inside)
{
    if (strcmp(inside, "kind") == 0) {
        set(&current(reader)->kind, reader);
    } else if (strcmp(inside, "what") == 0 || strcmp(inside, "xwhat/text") == 0) {
        set(&current(reader)->what, reader);
    } else if (strcmp(inside, "xwhat/leakedbytes") == 0) {
        current(reader)->bytes = strtol(text_string(&reader->text), NULL, 10);
    } else if (strcmp(inside, "auxwhat") == 0 && reader->stacks == 1) {
        set(&current(reader)->aux, reader);
    } else if (starts_with(inside, "stack/")) {
        in_stack_ends(reader, inside + strlen("stack/"), stack_of_error(reader));
    }
}

static void element_ends(void *data, const XML_Char *name)
{
    static const char error[] = "/valgrindoutput/error/";
    static const char fatal[] = "/valgrindoutput/fatal_signal/stack/";
    XmlReader *reader = data;
    const char *path = text_string(&reader->path);
    if (starts_with(path, error)) {
        in_error_ends(reader, path + strlen(error));
    } else if (starts_with(path, fatal)) {
        in_stack_ends(reader, path + strlen(fatal), &reader->report->fatal);
    } else if (strcmp(path, "/valgrindoutput/tool") == 0) {
        reader->tool_is_memcheck = strcmp(text_string(&reader->text), "memcheck") == 0;
    } else if (strcmp(path, "/valgrindoutput/status/state") == 0) {
        reader->report->finished = strcmp(text_string(&reader->text), "FINISHED") == 0;
    }
    reader->path.used -= strlen(name) + 1;
    reader->path.bytes[reader->path.used] = '\0';
    text_free(&reader->text);
}

bool memcheck_read(const char *xml, size_t count, MemcheckReport *report, Text *problem)
{
    XmlReader reader = {.report = report};
    XML_Parser parser = XML_ParserCreate(NULL);
    if (parser == NULL) {
        die(STATUS_FAULT, "out of memory");
    }
    XML_SetUserData(parser, &reader);
    XML_SetElementHandler(parser, element_begins, element_ends);
    XML_SetCharacterDataHandler(parser, element_text);
    bool whole = XML_Parse(parser, xml, (int)count, XML_TRUE) == XML_STATUS_OK;
    if (!whole) {
        text_printf(problem, "Valgrind's report is not one whole XML document: line %lu: %s",
                    XML_GetCurrentLineNumber(parser), XML_ErrorString(XML_GetErrorCode(parser)));
    } else if (!reader.tool_is_memcheck || !report->finished) {
        text_puts(problem, "Valgrind's report does not say that it is finished");
        whole = false;
    }
    XML_ParserFree(parser);
    text_free(&reader.path);
    text_free(&reader.text);
    free(reader.function);
    free(reader.folder);
    free(reader.file);
    return whole;
}

void memcheck_report_free(MemcheckReport *report)
{
    for (size_t i = 0; i < report->count; i++) {
        Finding *finding = &report->findings[i];
        free(finding->kind);
        free(finding->what);
        free(finding->aux);
        stack_free(&finding->stack);
        stack_free(&finding->origin);
    }
    free(report->findings);
    stack_free(&report->fatal);
    *report = (MemcheckReport){0};
}

/* ---- words --------------------------------------------------------------------------------- */

static bool is_leak(const Finding *finding)
{
    return finding->kind != NULL && starts_with(finding->kind, "Leak_");
}

bool finding_counts(const Finding *finding)
{
    return finding->kind == NULL || strcmp(finding->kind, "Leak_StillReachable") != 0;
}

typedef struct KindWords {
    const char *kind;
    Trouble trouble;
    const char *words;
    const char *if_freed; /**< the words when the block was freed; NULL: the same */
} KindWords;

static const KindWords *find_kind(const char *kind)
{
    static const KindWords words[] = {
        {"InvalidRead", TROUBLE_BOUNDS, "reads memory that is not its own",
         "use after free: a freed object was read"},
        {"InvalidWrite", TROUBLE_BOUNDS, "writes memory that is not its own",
         "use after free: a freed object was written to"},
        {"InvalidFree", TROUBLE_WRONG_FREE, "free of something that was not allocated",
         "double free: a freed object was freed again"},
        {"InvalidJump", TROUBLE_CRASH, "jumps to where there is no code", NULL},
        {"MismatchedFree", TROUBLE_WRONG_FREE, "frees memory by the wrong function", NULL},
        {"Overlap", TROUBLE_BOUNDS, "copies between places that overlap", NULL},
        {"UninitCondition", TROUBLE_UNSET, "decides by a value that was never set", NULL},
        {"UninitValue", TROUBLE_UNSET, "uses a value that was never set", NULL},
        {"SyscallParam", TROUBLE_UNSET, "hands a value that was never set to the system", NULL},
    };
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (strcmp(kind, words[i].kind) == 0) {
            return &words[i];
        }
    }
    return NULL;
}

static Trouble explain_kind(const Finding *finding, bool was_freed, Text *words)
{
    const char *kind = finding->kind == NULL ? "" : finding->kind;
    const KindWords *known = find_kind(kind);
    if (is_leak(finding)) {
        const char *sure = strcmp(kind, "Leak_PossiblyLost") == 0 ? "are perhaps" : "are";
        text_printf(words, "leak: %ld bytes %s never freed; they were allocated", finding->bytes,
                    sure);
        return TROUBLE_LEAK;
    }
    if (known == NULL) {
        text_puts(words, finding->what == NULL ? "an error without a name" : finding->what);
        return TROUBLE_CRASH;
    }
    if (was_freed && known->if_freed != NULL) {
        text_puts(words, known->if_freed);
        return known->trouble == TROUBLE_WRONG_FREE ? TROUBLE_TWICE : TROUBLE_FREED;
    }
    text_puts(words, known->words);
    return known->trouble;
}

Trouble finding_explain(const Finding *finding, const Strings *student_files, Text *words)
{
    bool was_freed = finding->aux != NULL && strstr(finding->aux, "free'd") != NULL;
    Trouble trouble = explain_kind(finding, was_freed, words);
    stack_describe(&finding->stack, student_files, words);
    stack_describe_callers(&finding->stack, student_files, words);
    Text where = {0};
    stack_describe(&finding->origin, student_files, &where);
    if (where.used > 0) {
        text_printf(words, "\n%s%s",
                    was_freed ? "the memory was freed" : "the memory was allocated",
                    text_string(&where));
    }
    text_free(&where);
    return trouble;
}

const char *finding_probe(const Finding *finding)
{
    const char *probe = stack_probe(&finding->stack);
    return probe != NULL ? probe : stack_probe(&finding->origin);
}
