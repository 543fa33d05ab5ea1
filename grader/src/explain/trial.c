/* SPDX-License-Identifier: MIT */
/**
 * @file trial.c
 * Building and running a test with the recorder: see trial.h.
 *
 * The student's files are compiled as for the plain lane, the reference is linked as it is, and
 * both programs run in the box as in that lane. Two things are new: the recorder, which make has
 * compiled (build/trace), stands before what it records; and there is a folder for its log.
 */
#include "trial.h"
#include "expect.h"
#include "scratch.h"
#include "start.h"
#include "transcript.h"

#include <stdlib.h>
#include <string.h>

enum { LOG_BYTES = 8 << 20, SOURCE_BYTES = 1 << 20, SECONDS = 120, CPU_SECONDS = 30 };

const char *const side_names[SIDE_COUNT] = {"student", "reference"};

/* ---- building ------------------------------------------------------------------------------ */

/** Reads a list that make has written: one name a line. */
static bool read_list(const char *path, Strings *names, Text *message)
{
    Text content = {0};
    bool done = file_read(path, SOURCE_BYTES, &content, message);
    strings_add_lines(names, text_string(&content));
    text_free(&content);
    if (done && names->count == 0) {
        text_printf(message, "%s is empty; type: make build", path);
    }
    return done && names->count > 0;
}

/** Compiles the test, or what runs Python programs. */
static BuildEnd compile_test(TrialPair *pair, Text *message)
{
    if (lab_is_program(pair->test)) {
        return compile_runner("explain-runner", PROFILE_STUDENT, &pair->own, message);
    }
    char *tests = must_print("labs/%s/tests", pair->lab->slug);
    Source source = {pair->test->probe, expect_blank(pair->source)};
    BuildEnd end = compile_probes("explain-probe", pair->lab->tests_folder, tests, &source, 1,
                                  PROFILE_STUDENT, &pair->own, message);
    free(source.text);
    free(tests);
    return end;
}

static BuildEnd link_side(TrialPair *pair, Side side, const Submission *submission,
                          const Strings *student, Text *message)
{
    Strings replaced = {0};
    Program *program = &pair->programs[side];
    bool python = lab_is_program(pair->test);
    char *place = must_print("explain-%s", side_names[side]);
    char *log_place = must_print("%s-run/log", place);
    if (side == SIDE_STUDENT) {
        program_add_replaced(pair->lab, &replaced);
        for (size_t i = 0; i < submission->count; i++) {
            strings_add(&program->student_files, submission->files[i].shown);
        }
    }
    const LinkOrder order = {.place = place,
                             .name = python ? "program" : "probes",
                             .profile = PROFILE_STUDENT,
                             .replaced = &replaced,
                             .student = student,
                             .others = &pair->own,
                             .front = python,
                             .wrapped = &pair->wrapped};
    BuildEnd end = program_link(&order, program, message);
    if (end == BUILD_DONE && python) {
        char *path = must_print("tests/%s.py", pair->test->probe);
        char *text = expect_blank_python(pair->source);
        end = program_put(program, path, text, message) ? BUILD_DONE : BUILD_FAULT;
        free(text);
        free(path);
    }
    if (end == BUILD_DONE) {
        pair->logs[side] = scratch_folder(log_place, true);
    }
    free(log_place);
    free(place);
    strings_free(&replaced);
    return end;
}

BuildEnd trial_build(const Lab *lab, const LabTest *test, const Submission *submission,
                     TrialPair *pair, Text *message)
{
    Text content = {0}, warnings = {0};
    Strings student = {0}, none = {0};
    char *path = lab_test_path(lab, test);
    BuildEnd end = file_read(path, SOURCE_BYTES, &content, message) ? BUILD_DONE : BUILD_FAULT;
    free(path);
    pair->lab = lab;
    pair->test = test;
    pair->source = text_take(&content);
    if (end == BUILD_DONE) {
        const StudentOrder order = {lab, submission, PROFILE_STUDENT, false};
        end = student_compile(&order, &student, &warnings, message);
    }
    if (end == BUILD_DONE && !(read_list("build/trace/objects.list", &pair->own, message) &&
                               read_list("build/trace/wrapped.list", &pair->wrapped, message))) {
        end = BUILD_FAULT;
    }
    if (end == BUILD_DONE) {
        end = compile_test(pair, message);
    }
    if (end == BUILD_DONE) {
        end = link_side(pair, SIDE_STUDENT, submission, &student, message);
    }
    if (end == BUILD_DONE) {
        end = link_side(pair, SIDE_REFERENCE, submission, &none, message);
    }
    strings_free(&student);
    text_free(&warnings);
    return end;
}

/* ---- running ------------------------------------------------------------------------------- */

static void add_wish(const TrialPair *pair, const TraceWish *wish, Strings *environment)
{
    Text functions = {0};
    for (size_t i = 0; i < pair->lab->exports.count; i++) {
        text_printf(&functions, ",%s", pair->lab->exports.items[i]);
    }
    strings_add(environment, "OURO_TRACE=log/events");
    strings_printf(environment, "OURO_TRACE_FUNCTIONS=%s,callback,", text_string(&functions));
    if (wish->to > 0) {
        strings_printf(environment, "OURO_TRACE_FROM=%ld", wish->from);
        strings_printf(environment, "OURO_TRACE_TO=%ld", wish->to);
    }
    if (wish->hash_every > 0) {
        strings_printf(environment, "OURO_TRACE_HASH=%ld", wish->hash_every);
    }
    if (wish->only != NULL) {
        strings_printf(environment, "OURO_TRACE_ONLY=%s", wish->only);
    }
    text_free(&functions);
}

/** How a run ended, as words behind "the program"; NULL when it came to its end. */
static char *ending_of(const Start *start, bool through)
{
    const BoxResult *result = &start->result;
    const char *said = start_channel(start, CHANNEL_ERR);
    switch (result->end) {
    case BOX_EXITED:
        return through ? NULL
                       : must_print("ends early, with status %d%s%.*s", result->number,
                                    said[0] == '\0' ? "" : ": ", (int)strcspn(said, "\n"), said);
    case BOX_SIGNALLED:
        return must_print("is ended by %s%s%.*s", box_signal_name(result->number),
                          said[0] == '\0' ? "" : ": ", (int)strcspn(said, "\n"), said);
    case BOX_WALL_LIMIT:
    case BOX_CPU_LIMIT:
        return must_copy("does not end in time");
    case BOX_OUTPUT_LIMIT:
        return must_copy("prints without end");
    default:
        return must_copy("could not be started");
    }
}

/** Reads the log up to its first zero byte: the rest of the file was never written. */
static void read_log(const TrialPair *pair, Side side, TraceRun *run)
{
    Text content = {0}, ignored = {0};
    char *path = must_print("%s/events", pair->logs[side]);
    if (file_read(path, LOG_BYTES, &content, &ignored)) {
        for (char *at = content.bytes; at != NULL && *at != '\0'; at++) {
            if ((unsigned char)*at >= 0x7f) {
                *at = '?';
            }
        }
        strings_add_lines(&run->events, text_string(&content));
    }
    if (run->events.count > 0) {
        run->complete = starts_with(run->events.items[run->events.count - 1], "z ");
    }
    free(path);
    text_free(&ignored);
    text_free(&content);
}

void trial_run(const TrialPair *pair, Side side, const TraceWish *wish, TraceRun *run)
{
    Start start = {.order = {.memory_bytes = (size_t)2 << 30,
                             .file_bytes = LOG_BYTES,
                             .wall_seconds = SECONDS,
                             .cpu_seconds = CPU_SECONDS,
                             .writable = "log"}};
    bool python = lab_is_program(pair->test);
    add_wish(pair, wish, &start.environment);
    strings_add(&start.command, python ? "./program" : "./probes");
    if (!python) {
        strings_add(&start.command, "--grade");
    }
    strings_add(&start.command, "--hooks");
    strings_add(&start.command, pair->test->probe);
    start_run(&start, &pair->programs[side]);
    TranscriptReader reader = {.at = start_channel(&start, CHANNEL_TRANSCRIPT), .word = start.word};
    Progress progress = transcript_read(&reader, pair->test->probe, &run->said);
    if (python) {
        strings_free(&run->said);
        strings_add_lines(&run->said, start_channel(&start, CHANNEL_OUT));
        strings_add_lines(&run->said, start_channel(&start, CHANNEL_ERR));
    }
    run->ending = ending_of(&start, progress == PROGRESS_ENDED);
    read_log(pair, side, run);
    start_free(&start);
}

bool trial_places(const TrialPair *pair, Side side, const Strings *codes, Text *lines)
{
    Strings command = {0};
    BoxResult result = {0};
    Text list = {0}, problem = {0};
    const Program *program = &pair->programs[side];
    for (size_t i = 0; i < codes->count; i++) {
        text_printf(&list, "%s\n", codes->items[i]);
    }
    bool done = program_put(program, "codes", text_string(&list), &problem);
    strings_add(&command, "addr2line");
    strings_add(&command, "-a");
    strings_add(&command, "-i");
    strings_add(&command, "-f");
    strings_add(&command, "-e");
    strings_add(&command, lab_is_program(pair->test) ? "program" : "probes");
    strings_add(&command, "@codes");
    if (done) {
        compile_in_box(&command, program->folder, NULL, &result);
        done = result.end == BOX_EXITED && result.number == 0;
        text_puts(lines, text_string(&result.channels[CHANNEL_OUT]));
    }
    box_result_free(&result);
    strings_free(&command);
    text_free(&problem);
    text_free(&list);
    return done;
}

void trace_run_free(TraceRun *run)
{
    strings_free(&run->events);
    strings_free(&run->said);
    free(run->ending);
    *run = (TraceRun){0};
}

void trial_free(TrialPair *pair)
{
    for (Side side = 0; side < SIDE_COUNT; side++) {
        program_free(&pair->programs[side]);
        free(pair->logs[side]);
    }
    strings_free(&pair->wrapped);
    strings_free(&pair->own);
    free(pair->source);
    *pair = (TrialPair){0};
}
