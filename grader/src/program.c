/* SPDX-License-Identifier: MIT */
/**
 * @file program.c
 * Linking.
 *
 * Invariant: of the files that are replaced, the reference's objects are never linked. So what
 * a student did not write cannot be had from the reference, and an empty file defines nothing.
 */
#include "program.h"
#include "scratch.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { OBJECT_BYTES = 64 << 20 };

/* ---- gathering the objects ----------------------------------------------------------------- */

void program_add_replaced(const Lab *lab, Strings *replaced)
{
    for (size_t i = 0; i < lab->file_count; i++) {
        strings_add(replaced, lab->files[i].replaces);
    }
}

static bool is_replaced(const Strings *replaced, const char *source)
{
    static const char root[] = "reference/";
    return starts_with(source, root) && strings_have(replaced, source + strlen(root));
}

/** Adds the objects that build/PROFILE/LIST names, but for those of replaced sources. */
static bool listed_objects(const LinkOrder *order, Profile profile, const char *list,
                           Strings *objects, Text *message)
{
    char *path = must_print("build/%s/%s", profile_names[profile], list);
    Text content = {0}, ignored = {0};
    Strings lines = {0};
    size_t before = objects->count;
    bool done = file_read(path, OBJECT_BYTES, &content, &ignored);
    strings_add_lines(&lines, text_string(&content));
    for (size_t i = 0; i < lines.count; i++) {
        char *space = strchr(lines.items[i], ' ');
        if (space != NULL) {
            *space = '\0';
            if (!is_replaced(order->replaced, lines.items[i])) {
                strings_add(objects, space + 1);
            }
        }
    }
    done = done && objects->count > before;
    if (!done) {
        text_printf(message, "%s is missing or empty; type: make build\n", path);
    }
    strings_free(&lines);
    text_free(&content);
    text_free(&ignored);
    free(path);
    return done;
}

/** The reference's objects of a profile: the core, and the front end if it is wanted. */
static bool reference_objects(const LinkOrder *order, Strings *objects, Text *message)
{
    /* The paranoid core does without a paranoid front end: what it checks is in the core. */
    Profile front = order->profile == PROFILE_PARANOID ? PROFILE_STUDENT : order->profile;
    return listed_objects(order, order->profile, "objects.list", objects, message) &&
           (!order->front || listed_objects(order, front, "front.list", objects, message));
}

static bool copy_file(const char *from, const char *to, Text *problem)
{
    Text content = {0};
    bool done = file_read(from, OBJECT_BYTES, &content, problem) &&
                file_write(to, text_string(&content), content.used, problem);
    text_free(&content);
    return done;
}

/** Copies objects under numbered names, so that no two are in each other's way. */
static bool gather(const Strings *objects, const char *prefix, const char *folder, Strings *names,
                   Text *problem)
{
    bool done = true;
    for (size_t i = 0; i < objects->count && done; i++) {
        char *name = must_print("%s-%zu.o", prefix, i);
        char *to = must_print("%s/%s", folder, name);
        done = copy_file(objects->items[i], to, problem);
        strings_take(names, name);
        free(to);
    }
    return done;
}

/** As gather(), for one object of a list, which may be shorter: then there is nothing to do. */
static bool gather_one(const Strings *objects, size_t which, const char *folder, Strings *names,
                       Text *problem)
{
    const Strings one = {.items = which < objects->count ? &objects->items[which] : NULL,
                         .count = which < objects->count};
    char *prefix = must_print("gate%zu", which);
    bool done = gather(&one, prefix, folder, names, problem);
    free(prefix);
    return done;
}

/* ---- linking ------------------------------------------------------------------------------- */

/** Adds one sentence per symbol that stands between `mark` and "'" in the linker's words. */
static bool explain_symbols(const char *words, const char *mark, const char *before,
                            const char *after, Text *message)
{
    Strings seen = {0};
    for (const char *at = strstr(words, mark); at != NULL; at = strstr(at, mark)) {
        at += strlen(mark);
        char *symbol = must_print("%.*s", (int)strcspn(at, "'\n"), at);
        if (!strings_have(&seen, symbol)) {
            text_printf(message, "your file %s %s, %s.\n", before, symbol, after);
        }
        strings_take(&seen, symbol);
    }
    bool any = seen.count > 0;
    strings_free(&seen);
    return any;
}

static BuildEnd explain_link(const BoxResult *result, bool with_student, Text *message)
{
    const char *words = text_string(&result->channels[CHANNEL_ERR]);
    if (!with_student || result->end == BOX_NOT_STARTED) {
        text_puts(message, "the program cannot be linked:\n");
        compile_explain(result, message);
        return BUILD_FAULT;
    }
    bool twice = explain_symbols(words, "multiple definition of `", "defines",
                                 "which is defined elsewhere in the course already; "
                                 "rename yours, or make it static",
                                 message);
    bool nowhere = explain_symbols(words, "undefined reference to `", "uses",
                                   PROGRAM_DEFINED_NOWHERE, message);
    if (!twice && !nowhere) {
        text_puts(message, "your file cannot be linked:\n");
        compile_explain(result, message);
    }
    return BUILD_REFUSED;
}

/** Moves the finished program to a folder of its own, which the box shows read-only. */
static bool set_apart(const LinkOrder *order, const char *folder, Program *program, Text *problem)
{
    char *run_place = must_print("%s-run", order->place);
    char *from = must_print("%s/out/%s", folder, order->name);
    program->folder = scratch_folder(run_place, false);
    char *to = must_print("%s/%s", program->folder, order->name);
    bool done = copy_file(from, to, problem) && chmod(to, 0755) == 0;
    free(to);
    free(from);
    free(run_place);
    return done;
}

bool program_put(const Program *program, const char *path, const char *text, Text *problem)
{
    char *whole = must_print("%s/%s", program->folder, path);
    char *slash = strrchr(whole, '/');
    *slash = '\0';
    bool done = folder_make(whole, problem);
    *slash = '/';
    done = done && file_write(whole, text, strlen(text), problem);
    free(whole);
    return done;
}

/** What stands behind the objects when the front end is linked in. */
static void add_front_libraries(const LinkOrder *order, Strings *command)
{
    static const char *const words[] = {"-ltommath", "-ledit", "-lm"};
    if (order->others->count > 0) {
        strings_add(command, "-Wl,--wrap=main");
    }
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        strings_add(command, words[i]);
    }
}

static bool gather_all(const LinkOrder *order, const char *folder, Strings *command, Text *message)
{
    Strings reference = {0};
    const Strings none = {0};
    const Strings *gates = order->gates == NULL ? &none : order->gates;
    bool done = reference_objects(order, &reference, message) &&
                gather_one(gates, 0, folder, command, message) &&
                gather(order->student, "student", folder, command, message) &&
                gather_one(gates, 1, folder, command, message) &&
                gather(&reference, "reference", folder, command, message) &&
                gather_one(gates, 2, folder, command, message) &&
                gather(order->others, "own", folder, command, message) &&
                gather_one(gates, 3, folder, command, message);
    strings_free(&reference);
    return done;
}

BuildEnd program_link(const LinkOrder *order, Program *program, Text *message)
{
    Strings command = {0};
    BoxResult result = {0};
    BuildEnd end = BUILD_FAULT;
    char *folder = scratch_folder(order->place, false);
    char *out_place = must_print("%s/out", order->place);
    char *out = scratch_folder(out_place, true);
    compile_flags(order->profile, &command);
    strings_add(&command, "-o");
    strings_printf(&command, "out/%s", order->name);
    for (size_t i = 0; order->gated != NULL && i < order->gated->fallible.count; i++) {
        strings_printf(&command, "-Wl,--wrap=%s", order->gated->fallible.items[i]);
    }
    if (gather_all(order, folder, &command, message)) {
        for (size_t i = 0; order->wrapped != NULL && i < order->wrapped->count; i++) {
            strings_printf(&command, "-Wl,--wrap=%s", order->wrapped->items[i]);
        }
        if (order->front) {
            add_front_libraries(order, &command);
        }
        compile_in_box(&command, folder, "out", &result);
        if (result.end != BOX_EXITED || result.number != 0) {
            end = explain_link(&result, order->student->count > 0, message);
        } else if (set_apart(order, folder, program, message)) {
            end = BUILD_DONE;
        }
    }
    box_result_free(&result);
    strings_free(&command);
    free(out);
    free(out_place);
    free(folder);
    return end;
}

void program_free(Program *program)
{
    free(program->folder);
    strings_free(&program->student_files);
    *program = (Program){0};
}
