/* SPDX-License-Identifier: MIT */
/**
 * @file student.c
 * A student's files, on their way to objects:
 *
 *     the source -> preprocessed (source_check) -> assembly (assembly_check) -> object (symbol_check)
 *
 * Each step is a start of the compiler in the box, and what it left is looked at outside, before the
 * next. So a file that would read another one into the program never gets as far as the assembler,
 * and what the compiler says about a file is not shown before the file was looked at.
 *
 * The checks are the first wall and not the only one. They turn away what no lab needs, and say so by
 * name and line; a program that gets past them still meets the box, and a verdict made outside of it.
 */
#include "student.h"
#include "assembly_check.h"
#include "scratch.h"
#include "symbol_check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ASSEMBLY_BYTES = 64 << 20 };

/** One compilation of a student's files. */
typedef struct Work {
    const StudentOrder *order;
    char *folder; /**< holds copies of the headers and of the files; "out" in it may be written */
    char *tests;  /**< a folder with headers of the lab's own */
    SourceNames names;
    Text *warnings;
    Text *message;
} Work;

/** Whether the compiler can be found where the box looks for it. */
static bool have_compiler(Text *message)
{
    if (access("/usr/bin/gcc", X_OK) == 0 || access("/bin/gcc", X_OK) == 0) {
        return true;
    }
    text_puts(message, "the compiler gcc is missing; type: make build\n");
    return false;
}

/* ---- the steps ----------------------------------------------------------------------------- */

/** Starts the compiler on a file; `stage` is what it shall stop after, -E, -S or -c. */
static void start(const Work *work, const char *stage, const char *from, const char *to,
                  BoxResult *result)
{
    Strings command = {0};
    compile_flags(work->order->profile, &command);
    compile_common_flags(&command, work->tests);
    strings_add(&command, "-fno-working-directory"); /* no line marker for it */
    strings_add(&command, stage);
    if (to != NULL) {
        strings_add(&command, "-o");
        strings_add(&command, to);
    }
    strings_add(&command, from);
    compile_in_box(&command, work->folder, "out", result);
    strings_free(&command);
}

/** Looks at the source. What the preprocessor has to complain about, the compiler will say again. */
static BuildEnd look_at_source(Work *work, const SubmittedFile *file)
{
    BoxResult result = {0};
    BuildEnd end = BUILD_DONE;
    start(work, "-E", file->shown, NULL, &result);
    const SourceText source = {file->shown, &file->content, &result.channels[CHANNEL_OUT]};
    if (result.end == BOX_NOT_STARTED) {
        text_puts(work->message, "the compiler could not be started");
        end = BUILD_FAULT;
    } else if (!source_check(&source, &work->names, work->message)) {
        end = BUILD_FORBIDDEN;
    } else if (result.end == BOX_OUTPUT_LIMIT) {
        text_printf(work->message,
                    "%s becomes more than 1 MiB when its macros and #include lines are followed. "
                    "Is one of them endless?\n",
                    file->shown);
        end = BUILD_FORBIDDEN;
    } else if (result.end != BOX_EXITED) {
        compile_explain(&result, work->message);
        end = BUILD_REFUSED;
    }
    box_result_free(&result);
    return end;
}

/** Ends a step: says what the compiler said. */
static BuildEnd end_step(Work *work, BoxResult *result)
{
    BuildEnd end = BUILD_DONE;
    if (result->end == BOX_NOT_STARTED) {
        text_puts(work->message, "the compiler could not be started");
        end = BUILD_FAULT;
    } else if (result->end == BOX_EXITED && result->number == 0) {
        text_add(work->warnings, text_string(&result->channels[CHANNEL_ERR]),
                 result->channels[CHANNEL_ERR].used);
    } else {
        compile_explain(result, work->message);
        end = BUILD_REFUSED;
    }
    box_result_free(result);
    return end;
}

static BuildEnd look_at_assembly(Work *work, const char *shown, const char *assembly)
{
    Text content = {0};
    char *path = must_print("%s/%s", work->folder, assembly);
    BuildEnd end = BUILD_DONE;
    if (!file_read(path, ASSEMBLY_BYTES, &content, work->message)) {
        end = BUILD_REFUSED;
    } else if (!assembly_check(shown, &content, work->order->profile == PROFILE_ASAN,
                               work->message)) {
        end = BUILD_FORBIDDEN;
    }
    free(path);
    text_free(&content);
    return end;
}

static BuildEnd compile_file(Work *work, const SubmittedFile *file, size_t number, Strings *objects)
{
    char *assembly = must_print("out/student-%zu.s", number);
    char *object = must_print("out/student-%zu.o", number);
    bool checked = !work->order->unchecked;
    BoxResult result = {0};
    BuildEnd end = checked ? look_at_source(work, file) : BUILD_DONE;
    if (end == BUILD_DONE) {
        start(work, "-S", file->shown, assembly, &result);
        end = end_step(work, &result);
    }
    if (end == BUILD_DONE && checked) {
        end = look_at_assembly(work, file->shown, assembly);
    }
    if (end == BUILD_DONE) {
        Strings command = {0};
        strings_add(&command, "gcc");
        strings_add(&command, "-c");
        strings_add(&command, "-o");
        strings_add(&command, object);
        strings_add(&command, assembly);
        compile_in_box(&command, work->folder, "out", &result);
        strings_free(&command);
        end = end_step(work, &result);
    }
    strings_printf(objects, "%s/%s", work->folder, object);
    free(object);
    free(assembly);
    return end;
}

/* ---- the objects --------------------------------------------------------------------------- */

/** Adds what nm says about the objects. */
static bool list_symbols(Work *work, Text *listing)
{
    Strings command = {0};
    BoxResult result = {0};
    strings_add(&command, "nm");
    strings_add(&command, "-P");
    for (size_t i = 0; i < work->order->submission->count; i++) {
        strings_printf(&command, "out/student-%zu.o", i);
    }
    compile_in_box(&command, work->folder, NULL, &result);
    bool done = result.end == BOX_EXITED && result.number == 0;
    if (done) {
        text_puts(listing, text_string(&result.channels[CHANNEL_OUT]));
    } else {
        text_puts(work->message, "nm (package binutils) cannot list what the file defines:\n");
        compile_explain(&result, work->message);
    }
    box_result_free(&result);
    strings_free(&command);
    return done;
}

static BuildEnd look_at_symbols(Work *work)
{
    const StudentOrder *order = work->order;
    Text listing = {0};
    BuildEnd end = BUILD_DONE;
    if (!list_symbols(work, &listing)) {
        end = BUILD_FAULT;
    } else if (!order->unchecked &&
               !symbol_check(order->lab, &listing, &work->names, order->profile != PROFILE_STUDENT,
                             work->message)) {
        end = BUILD_FORBIDDEN;
    } else if (!symbol_check_exports(order->lab, &listing, work->message)) {
        end = BUILD_REFUSED;
    }
    text_free(&listing);
    return end;
}

/* ---- the whole ----------------------------------------------------------------------------- */

static BuildEnd put_files(Work *work)
{
    const Submission *submission = work->order->submission;
    bool done = have_compiler(work->message) &&
                compile_headers(work->tests, work->folder, work->message);
    for (size_t i = 0; i < submission->count && done; i++) {
        const SubmittedFile *file = &submission->files[i];
        done = compile_put(work->folder, file->shown, text_string(&file->content),
                           file->content.used, work->message);
    }
    return done ? BUILD_DONE : BUILD_FAULT;
}

BuildEnd student_compile(const StudentOrder *order, Strings *objects, Text *warnings, Text *message)
{
    char *place = must_print("%s/student-%s", order->lab->slug, profile_names[order->profile]);
    char *out_place = must_print("%s/out", place);
    Work work = {.order = order,
                 .folder = scratch_folder(place, false),
                 .tests = must_print("labs/%s/tests", order->lab->slug),
                 .warnings = warnings,
                 .message = message};
    char *out = scratch_folder(out_place, true);
    BuildEnd end = put_files(&work);
    for (size_t i = 0; i < order->submission->count && end == BUILD_DONE; i++) {
        end = compile_file(&work, &order->submission->files[i], i, objects);
    }
    if (end == BUILD_DONE) {
        end = look_at_symbols(&work);
    }
    source_names_free(&work.names);
    free(out);
    free(work.tests);
    free(work.folder);
    free(out_place);
    free(place);
    return end;
}
