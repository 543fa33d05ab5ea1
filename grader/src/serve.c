/* SPDX-License-Identifier: MIT */
/**
 * @file serve.c
 * Running programs on request: see serve.h.
 *
 * The idea: what the reference does is what is expected. Both run in the box, in the same way; the
 * comparison is made here, outside. The student's process never knows what the other one printed.
 */
#include "serve.h"
#include "pyrun.h"
#include "screen.h"
#include "work.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PROGRAM_BYTES = 1 << 20 };

/** The name under which each program runs. */
static const char name[] = "generated";

/** `ouro` twice, and what is asked of it. */
typedef struct Server {
    Grade *grade;
    Bench theirs; /**< with the student's file */
    Bench ours;   /**< with the reference's */
    Patience patience;
} Server;

static void answer(json_t *line)
{
    char *text = json_dumps(line, JSON_COMPACT);
    printf("%s\n", text);
    fflush(stdout);
    free(text);
    json_decref(line);
}

static json_t *lines_of(const Strings *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->count; i++) {
        char *escaped = screen_escape(list->items[i]);
        json_array_append_new(array, json_string(escaped));
        free(escaped);
    }
    return array;
}

/** The last line of what a program said when it ended with an error; NULL when it ended well. */
static char *error_of(const Outcome *outcome)
{
    Strings lines = {0};
    strings_add_lines(&lines, text_string(&outcome->printed));
    bool failed = outcome->message != NULL && starts_with(outcome->message, "ended with status 1,");
    char *error = failed && lines.count > 0 ? must_copy(lines.items[lines.count - 1]) : NULL;
    strings_free(&lines);
    return error;
}

/** Runs the program that lies in both folders; answers what came of it. */
static void compare(Server *server, const Program *theirs, const Program *ours)
{
    Outcome wanted = {0}, got = {0};
    Strings nothing = {0};
    Patience endless = {0};
    pyrun_plain(ours, &(PyTrial){name, &nothing, NULL, &wanted}, &endless);
    char *error = error_of(&wanted);
    pyrun_plain(theirs, &(PyTrial){name, &wanted.actual, error, &got}, &server->patience);
    if (!wanted.through) {
        answer(json_pack("{s:b, s:s}", "fault", true, "message",
                         wanted.message == NULL ? "" : wanted.message));
    } else if (got.status == STATUS_PASSED) {
        answer(json_pack("{s:b}", "same", true));
    } else {
        char *words = screen_escape(got.message == NULL ? "" : got.message);
        answer(json_pack("{s:b, s:b, s:s, s:o, s:o}", "same", false, "endless",
                         got.trouble == TROUBLE_LOOP, "message", words, "expected",
                         lines_of(&wanted.actual), "actual", lines_of(&got.actual)));
        free(words);
    }
    free(error);
    outcome_free(&wanted);
    outcome_free(&got);
}

/** Answers one line of standard input; returns whether it could be answered. */
static bool serve_one(Server *server, const char *path)
{
    const Program *theirs = &bench_program(&server->theirs, BENCH_PYTHON, PROFILE_STUDENT)->program;
    const Program *ours = &bench_program(&server->ours, BENCH_PYTHON, PROFILE_STUDENT)->program;
    Text text = {0}, problem = {0};
    char *place = must_print("tests/%s.py", name);
    bool done = file_read(path, PROGRAM_BYTES, &text, &problem) &&
                program_put(theirs, place, text_string(&text), &problem) &&
                program_put(ours, place, text_string(&text), &problem);
    if (done) {
        compare(server, theirs, ours);
    } else {
        answer(json_pack("{s:b, s:s}", "fault", true, "message", text_string(&problem)));
    }
    free(place);
    text_free(&text);
    text_free(&problem);
    return done;
}

/** Builds both; answers whether they are there. */
static int build_both(Server *server, const Lab *lab)
{
    if (!submission_read(lab, server->grade->order->submission, &server->grade->submission,
                         &server->grade->build_message)) {
        answer(json_pack("{s:b, s:s}", "ready", false, "message",
                         text_string(&server->grade->build_message)));
        return STATUS_LESS;
    }
    bench_add(&server->theirs, lab, &server->grade->submission);
    const BenchProgram *theirs = bench_program(&server->theirs, BENCH_PYTHON, PROFILE_STUDENT);
    const BenchProgram *ours = bench_program(&server->ours, BENCH_PYTHON, PROFILE_STUDENT);
    const BenchProgram *bad = ours->end != BUILD_DONE ? ours : theirs;
    if (bad->end == BUILD_DONE) {
        answer(json_pack("{s:b}", "ready", true));
        return STATUS_FULL_MARKS;
    }
    char *words = screen_escape(text_string(&bad->message));
    answer(json_pack("{s:b, s:s}", "ready", false, "message", words));
    free(words);
    return bad->end == BUILD_FAULT ? STATUS_FAULT : STATUS_LESS;
}

int serve_programs(const Lab *lab, const GradeOrder *order)
{
    GradeOrder none = *order;
    none.only = "nothing"; /* none of the lab's own tests is built */
    Server server = {.grade = grade_new(lab, &none)};
    server.theirs = (Bench){.grade = server.grade};
    server.ours = (Bench){.grade = server.grade, .links = 1}; /* in another folder */
    int status = build_both(&server, lab);
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while (status == STATUS_FULL_MARKS && (length = getline(&line, &room, stdin)) > 0) {
        line[length - (line[length - 1] == '\n')] = '\0';
        status = serve_one(&server, line) ? STATUS_FULL_MARKS : STATUS_FAULT;
    }
    free(line);
    bench_free(&server.theirs);
    bench_free(&server.ours);
    grade_free(server.grade);
    return status;
}
