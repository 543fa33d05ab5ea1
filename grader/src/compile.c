/* SPDX-License-Identifier: MIT */
/**
 * @file compile.c
 * Compiling in the box.
 *
 * Whoever compiles a hostile file hands it the compiler's eyes: `#include` and `.incbin` read
 * whatever is there. So each compilation gets a folder of copies that holds what it needs and no
 * more.
 *
 * Paths within such a folder are those of the repository, so that messages, Valgrind and
 * AddressSanitizer name a file as its owner knows it.
 */
#include "compile.h"
#include "kept.h"
#include "scratch.h"

#include <stdlib.h>
#include <string.h>

enum {
    LINES_SHOWN = 40,
    BYTES_SHOWN = 400, /* of each of them */
    HEADER_BYTES = 1 << 20,
    COMPILE_SECONDS = 60,
    COMPILE_CPU = 30,
    OWN_SECONDS = 300
};

const char *const profile_names[PROFILE_COUNT] = {"student", "asan", "paranoid"};

void compile_flags(Profile profile, Strings *command)
{
    static const char *const flags[] = {"gcc", "-O1", "-g", "-fno-omit-frame-pointer",
                                        "-fno-optimize-sibling-calls"};
    for (size_t i = 0; i < COUNT_OF(flags); i++) {
        strings_add(command, flags[i]);
    }
    if (profile == PROFILE_ASAN) {
        strings_add(command, "-fsanitize=address,undefined");
        strings_add(command, "-fno-sanitize-recover=undefined");
    } else if (profile == PROFILE_PARANOID) {
        strings_add(command, "-DOURO_PARANOID");
        /* labs/probe/invariants.c wants to know which function has returned. */
        strings_add(command, "-finstrument-functions");
        strings_add(command, "-finstrument-functions-exclude-file-list=include/ouro,labs/probe");
    }
}

/** @param seconds  in all; the limit of processor time is what stops a compiler that does not end */
static void compile_within(const Strings *command, const char *folder, const char *writable,
                           int seconds, BoxResult *result)
{
    BoxOrder order = {.folder = folder,
                      .writable = writable,
                      .command = command,
                      .wall_seconds = seconds,
                      .cpu_seconds = COMPILE_CPU,
                      .memory_bytes = (size_t)2 << 30,
                      .file_bytes = 64 << 20};
    box_run(&order, result);
}

void compile_in_box(const Strings *command, const char *folder, const char *writable,
                    BoxResult *result)
{
    compile_within(command, folder, writable, COMPILE_SECONDS, result);
}

void compile_explain(const BoxResult *result, Text *message)
{
    switch (result->end) {
    case BOX_WALL_LIMIT:
    case BOX_CPU_LIMIT:
        text_printf(message, "the compiler did not end within %d s\n", result->number);
        return;
    case BOX_OUTPUT_LIMIT:
        text_puts(message, "the compiler printed more than 1 MiB\n");
        break;
    case BOX_SIGNALLED:
        text_printf(message, "the compiler ended by %s\n", box_signal_name(result->number));
        break;
    case BOX_NOT_STARTED:
        text_puts(message, "the compiler could not be started\n");
        break;
    case BOX_EXITED:
        break;
    }
    Strings lines = {0};
    strings_add_lines(&lines, text_string(&result->channels[CHANNEL_ERR]));
    for (size_t i = 0; i < lines.count && i < LINES_SHOWN; i++) {
        size_t length = strlen(lines.items[i]);
        text_printf(message, "%.*s", BYTES_SHOWN, lines.items[i]);
        if (length > BYTES_SHOWN) {
            text_printf(message, " (and %zu more bytes)", length - BYTES_SHOWN);
        }
        text_puts(message, "\n");
    }
    if (lines.count > LINES_SHOWN) {
        text_printf(message, "(and %zu more line%s)\n", lines.count - LINES_SHOWN,
                    lines.count == LINES_SHOWN + 1 ? "" : "s");
    }
    strings_free(&lines);
}

/* ---- copies -------------------------------------------------------------------------------- */

bool compile_put(const char *folder, const char *path, const char *bytes, size_t count,
                 Text *problem)
{
    char *whole = must_print("%s/%s", folder, path);
    char *slash = strrchr(whole, '/');
    *slash = '\0';
    bool done = folder_make(whole, problem);
    *slash = '/';
    done = done && file_write(whole, bytes, count, problem);
    free(whole);
    return done;
}

/** Copies the files of one folder of the repository that end in `suffix`; names are collected. */
static bool copy_folder(const char *from, const char *suffix, const char *folder, Strings *copied,
                        Text *problem)
{
    Strings names = {0};
    bool done = true;
    folder_list(from, &names);
    for (size_t i = 0; i < names.count && done; i++) {
        if (ends_with(names.items[i], suffix)) {
            Text content = {0};
            char *path = must_print("%s/%s", from, names.items[i]);
            done = file_read(path, HEADER_BYTES, &content, problem) &&
                   compile_put(folder, path, text_string(&content), content.used, problem);
            if (done && copied != NULL) {
                strings_add(copied, path);
            }
            free(path);
            text_free(&content);
        }
    }
    strings_free(&names);
    return done;
}

bool compile_headers(const char *more, const char *folder, Text *problem)
{
    bool done = copy_folder("reference/include/ouro", ".h", folder, NULL, problem) &&
                copy_folder("labs/probe", ".h", folder, NULL, problem);
    if (done && more != NULL) {
        done = copy_folder(more, ".h", folder, NULL, problem);
    }
    return done;
}

void compile_common_flags(Strings *command, const char *more)
{
    static const char *const flags[] = {"-std=c11",
                                        "-D_GNU_SOURCE",
                                        "-Wall",
                                        "-Wextra",
                                        "-fdiagnostics-color=never",
                                        "-fmax-errors=10",
                                        "-Ireference/include",
                                        "-Ilabs/probe"};
    for (size_t i = 0; i < COUNT_OF(flags); i++) {
        strings_add(command, flags[i]);
    }
    if (more != NULL) {
        strings_printf(command, "-I%s", more);
    }
}

/* ---- the course's own ---------------------------------------------------------------------- */

static char *table_source(const Source *sources, size_t count)
{
    Text table = {0};
    text_puts(&table, "#include \"probe.h\"\n");
    for (size_t i = 0; i < count; i++) {
        text_printf(&table, "void probe_%s(void);\n", sources[i].name);
    }
    text_puts(&table, "const OuProbe ou_probes[] = {\n");
    for (size_t i = 0; i < count; i++) {
        text_printf(&table, "    {\"%s\", probe_%s},\n", sources[i].name, sources[i].name);
    }
    text_puts(&table, "    {0, 0},\n};\n");
    return text_take(&table);
}

static bool put_sources(const char *folder, const char *from, const Source *sources, size_t count,
                        Strings *files, Text *problem)
{
    char *table = table_source(sources, count);
    bool done = compile_put(folder, "table.c", table, strlen(table), problem) &&
                copy_folder("labs/probe", ".c", folder, files, problem);
    free(table);
    strings_add(files, "./table.c");
    for (size_t i = 0; i < count && done; i++) {
        char *path = must_print("%s/%s.c", from, sources[i].name);
        done = compile_put(folder, path, sources[i].text, strlen(sources[i].text), problem);
        strings_take(files, path);
    }
    return done;
}

/** The path of the object of a source, as a new string. */
static char *object_of(const char *folder, const char *source)
{
    const char *name = strrchr(source, '/') + 1;
    return must_print("%s/%.*s.o", folder, (int)(strlen(name) - 2), name);
}

/** Sorts out what has to be compiled: what is kept is put into its place. */
static void take_kept(const char *kept, const char *folder, const Strings *files, Strings *wanted)
{
    for (size_t i = 0; i < files->count; i++) {
        char *source = must_print("%s/%s", folder, files->items[i]);
        char *object = object_of(folder, files->items[i]);
        if (!kept_take(kept, source, object)) {
            strings_add(wanted, files->items[i]);
        }
        free(object);
        free(source);
    }
}

/** Keeps what has been compiled. */
static void keep(const char *kept, const char *folder, const Strings *files)
{
    for (size_t i = 0; i < files->count; i++) {
        char *source = must_print("%s/%s", folder, files->items[i]);
        char *object = object_of(folder, files->items[i]);
        kept_put(kept, source, object);
        free(object);
        free(source);
    }
}

/** Compiles files of the course's own in a folder that holds all they need. */
static BuildEnd compile_own(const char *folder, const char *more, const Strings *files,
                            const char *what, Profile profile, Strings *objects, Text *message)
{
    Strings command = {0}, wanted = {0}, headers = {0};
    BoxResult result = {0};
    BuildEnd end = BUILD_DONE;
    compile_flags(profile, &command);
    compile_common_flags(&command, more);
    strings_add(&headers, "reference/include/ouro");
    strings_add(&headers, "labs/probe");
    if (more != NULL) {
        strings_add(&headers, more);
    }
    char *kept = kept_place(&command, folder, &headers);
    take_kept(kept, folder, files, &wanted);
    strings_add(&command, "-c");
    strings_add_all(&command, &wanted);
    if (wanted.count > 0) {
        /* A machine that has much else to do is no fault of anybody's. */
        compile_within(&command, folder, ".", OWN_SECONDS, &result);
    }
    if (wanted.count == 0 || (result.end == BOX_EXITED && result.number == 0)) {
        keep(kept, folder, &wanted);
    } else {
        text_printf(message, "the course's own %s:\n", what);
        compile_explain(&result, message);
        end = BUILD_FAULT;
    }
    for (size_t i = 0; i < files->count; i++) {
        strings_take(objects, object_of(folder, files->items[i]));
    }
    box_result_free(&result);
    free(kept);
    strings_free(&headers);
    strings_free(&wanted);
    strings_free(&command);
    return end;
}

BuildEnd compile_probes(const char *place, const char *from, const char *headers,
                        const Source *sources, size_t count, Profile profile, Strings *objects,
                        Text *message)
{
    char *folder = scratch_folder(place, true);
    Strings files = {0};
    BuildEnd end = BUILD_FAULT;
    if (compile_headers(headers, folder, message) &&
        put_sources(folder, from, sources, count, &files, message)) {
        end = compile_own(folder, headers, &files, "probes do not compile", profile, objects,
                          message);
    }
    strings_free(&files);
    free(folder);
    return end;
}

static char *gates_source(const Lab *lab)
{
    Text source = {0}, table = {0};
    text_puts(&source, "#include \"nomem.h\"\n"
                       "#include <stddef.h>\n"
                       "typedef intptr_t Any;\n"
                       "#define GATE(number, name) \\\n"
                       "Any __real_##name(Any, Any, Any, Any, Any, Any); \\\n"
                       "Any __wrap_##name(Any a, Any b, Any c, Any d, Any e, Any f) { \\\n"
                       "    Any result; \\\n"
                       "    do { \\\n"
                       "        ou_gate_enter(number); \\\n"
                       "        result = __real_##name(a, b, c, d, e, f); \\\n"
                       "    } while (ou_gate_leave(result)); \\\n"
                       "    return result; \\\n"
                       "}\n");
    for (size_t i = 0; lab != NULL && i < lab->fallible.count; i++) {
        text_printf(&source, "GATE(%zu, %s)\n", i, lab->fallible.items[i]);
        text_printf(&table, "    {\"%s\", %d},\n", lab->fallible.items[i], lab->refusals[i]);
    }
    text_printf(&source, "const OuGate ou_gates[] = {\n%s    {NULL, 0},\n};\n",
                text_string(&table));
    text_free(&table);
    return text_take(&source);
}

BuildEnd compile_gates(const char *place, const Lab *lab, Strings *objects, Text *message)
{
    char *folder = scratch_folder(place, true);
    Strings files = {0};
    char *gates = gates_source(lab);
    bool done = compile_headers(NULL, folder, message);
    for (int i = 0; i < BORDER_STONES && done; i++) {
        char *path = must_print("./border%d.c", i);
        char *stone = must_print("void ou_border%d(void);\nvoid ou_border%d(void) {}\n", i, i);
        done = compile_put(folder, path, stone, strlen(stone), message);
        free(stone);
        strings_take(&files, path);
    }
    strings_add(&files, "./gates.c");
    done = done && compile_put(folder, "gates.c", gates, strlen(gates), message);
    BuildEnd end = !done ? BUILD_FAULT
                         : compile_own(folder, NULL, &files, "gates do not compile",
                                       PROFILE_STUDENT, objects, message);
    free(gates);
    strings_free(&files);
    free(folder);
    return end;
}

BuildEnd compile_runner(const char *place, Profile profile, Strings *objects, Text *message)
{
    char *folder = scratch_folder(place, true);
    Strings files = {0};
    BuildEnd end = BUILD_FAULT;
    if (compile_headers(NULL, folder, message) &&
        copy_folder("labs/program", ".c", folder, &files, message) &&
        copy_folder("labs/probe", "invariants.c", folder, &files, message)) {
        end =
            compile_own(folder, NULL, &files, "runner does not compile", profile, objects, message);
    }
    strings_free(&files);
    free(folder);
    return end;
}
