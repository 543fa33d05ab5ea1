/* SPDX-License-Identifier: MIT */
/**
 * @file outputs.c
 * Generates stubs, model answers and task tables, all in memory.
 *
 * The idea: first everything is made, then everything is written (place.c) or compared (drift.c).
 * So an error in the last lab leaves the first one as it was.
 */
#include "outputs.h"

#include "source.h"
#include "stub.h"
#include "table.h"

#include "common/lab.h"

#include <stdlib.h>
#include <string.h>

enum { LARGEST_FILE = 4 << 20 };

/** One lab while its files are made. */
typedef struct Staging {
    Lab *lab;
    TaskFunctions functions;
    Outputs *outputs;
} Staging;

void outputs_add(Outputs *outputs, OutputKind kind, char *path, char *text)
{
    outputs->items = must_resize(outputs->items, outputs->count + 1, sizeof(Output));
    outputs->items[outputs->count++] = (Output){kind, path, text};
}

/** Notes that a function belongs to a task; says what is wrong if it cannot. */
static bool note_function(Staging *staging, const Source *source, const Chunk *chunk, Text *problem)
{
    const Lab *lab = staging->lab;
    if (chunk->lab != lab->number) {
        return source_error(source, chunk->tag.start, problem,
                            "%s() is tagged for lab %d, and this file belongs to lab %d.\n"
                            "Correct the tag, or \"files\" in %s/lab.json.",
                            chunk->called, chunk->lab, lab->number, lab->folder);
    }
    const LabTask *task = lab_task(lab, chunk->task);
    if (task == NULL) {
        return source_error(source, chunk->tag.start, problem,
                            "%s() is tagged for task %d, which %s/lab.json does not have.\n"
                            "Correct the tag, or add the task to \"tasks\".",
                            chunk->called, chunk->task, lab->folder);
    }
    if (!strings_have(&lab->exports, chunk->called)) {
        return source_error(source, chunk->name, problem,
                            "%s() is tagged, and \"exports\" in %s/lab.json does not name it.\n"
                            "Add it there: the student's file must define it.",
                            chunk->called, lab->folder);
    }
    strings_add(&staging->functions.by_task[task - lab->tasks], chunk->called);
    return true;
}

/** Makes stub and model answer of one file. */
static bool make_file(Staging *staging, const LabFile *file, const char *path, const char *text,
                      Text *problem)
{
    Source source;
    bool good = source_read(&source, path, text, problem);
    size_t tagged = 0;
    for (size_t i = 0; good && i < source.count; i++) {
        if (source.chunks[i].task != 0) {
            tagged++;
            good = note_function(staging, &source, &source.chunks[i], problem);
        }
    }
    if (good && tagged == 0) {
        text_printf(problem,
                    "%s: no function of this file has a tag, so a student would write nothing.\n"
                    "Put a line like @lab{%d,1} into the comment before a function.",
                    path, staging->lab->number);
        good = false;
    }
    char *stub = good ? stub_make(&source, problem) : NULL;
    if (stub != NULL) {
        const char *slug = staging->lab->slug;
        outputs_add(staging->outputs, OUTPUT_STUB, must_print("labs/%s/%s", slug, file->name), stub);
        outputs_add(staging->outputs, OUTPUT_ANSWER, must_print("solutions/%s/%s", slug, file->name),
                   must_copy(text));
    }
    source_free(&source);
    return stub != NULL;
}

static bool read_and_make(Staging *staging, const LabFile *file, Text *problem)
{
    Text text = {0};
    char *path = must_print("reference/%s", file->replaces);
    bool good = file_read(path, LARGEST_FILE, &text, problem);
    if (good && strlen(text_string(&text)) != text.used) {
        text_printf(problem, "%s: there is a NUL byte in this file: remove it.", path);
        good = false;
    }
    good = good && make_file(staging, file, path, text_string(&text), problem);
    free(path);
    text_free(&text);
    return good;
}

/** A task without a function would leave the student nothing to do. */
static bool every_task_has_a_function(const Staging *staging, Text *problem)
{
    for (size_t i = 0; i < staging->lab->task_count; i++) {
        if (staging->functions.by_task[i].count == 0) {
            text_printf(problem,
                        "%s/lab.json: no function is tagged for task %d.\n"
                        "Tag one with @lab{%d,%d}, or remove the task.",
                        staging->lab->folder, staging->lab->tasks[i].task, staging->lab->number,
                        staging->lab->tasks[i].task);
            return false;
        }
    }
    return true;
}

static bool make_handout(Staging *staging, HandoutReader *reader, Text *problem)
{
    char *path = must_print("labs/%s/README.md", staging->lab->slug);
    Text old = {0};
    char *text = NULL;
    if (reader(path, &old, problem)) {
        text = table_put(staging->lab, &staging->functions, path, text_string(&old), problem);
    }
    text_free(&old);
    if (text == NULL) {
        free(path);
        return false;
    }
    outputs_add(staging->outputs, OUTPUT_HANDOUT, path, text);
    return true;
}

static bool stage(Staging *staging, HandoutReader *reader, Text *problem)
{
    const Lab *lab = staging->lab;
    for (size_t i = 0; i < lab->file_count; i++) {
        if (!read_and_make(staging, &lab->files[i], problem)) {
            return false;
        }
    }
    /* A lab without files asks for something other than functions: it has nothing to tag. */
    return (lab->file_count == 0 || every_task_has_a_function(staging, problem)) &&
           (reader == NULL || make_handout(staging, reader, problem));
}

bool handout_from_folder(const char *path, Text *text, Text *problem)
{
    return file_read(path, LARGEST_FILE, text, problem);
}

bool outputs_of_lab(const char *folder, HandoutReader *reader, Outputs *outputs, Text *problem)
{
    Staging staging = {.lab = lab_read(folder, problem), .outputs = outputs};
    if (staging.lab == NULL) {
        return false;
    }
    staging.functions.by_task = must_alloc(staging.lab->task_count, sizeof(Strings));
    bool good = stage(&staging, reader, problem);
    for (size_t i = 0; i < staging.lab->task_count; i++) {
        strings_free(&staging.functions.by_task[i]);
    }
    free(staging.functions.by_task);
    lab_free(staging.lab);
    return good;
}

bool outputs_of_all(HandoutReader *reader, Outputs *outputs, Text *problem)
{
    Strings folders = {0};
    labs_list("labs", &folders);
    bool good = folders.count > 0;
    if (!good) {
        text_puts(problem, "There is no labs/*/lab.json here. Go to the top of the repository.");
    }
    for (size_t i = 0; good && i < folders.count; i++) {
        good = outputs_of_lab(folders.items[i], reader, outputs, problem);
    }
    strings_free(&folders);
    return good;
}

void outputs_free(Outputs *outputs)
{
    for (size_t i = 0; i < outputs->count; i++) {
        free(outputs->items[i].path);
        free(outputs->items[i].text);
    }
    free(outputs->items);
    *outputs = (Outputs){NULL, 0};
}
