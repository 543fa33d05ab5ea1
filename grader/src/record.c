/* SPDX-License-Identifier: MIT */
/**
 * @file record.c
 * Writing the record.
 *
 * Invariant: but for `seconds`, the record of the same files is the same, byte by byte, in every
 * run: nothing in it is an address, a process number or the name of a private folder. Every
 * string that a student's program had a hand in is escaped, so the record is valid UTF-8.
 */
#include "record.h"
#include "box.h"
#include "hidden.h"
#include "screen.h"

#include <stdlib.h>
#include <stdio.h>

static json_t *words(const char *text)
{
    char *escaped = screen_escape(text == NULL ? "" : text);
    json_t *string = json_string(escaped);
    free(escaped);
    return string;
}

static json_t *lines(const Strings *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->count; i++) {
        json_array_append_new(array, words(list->items[i]));
    }
    return array;
}

static json_t *lanes_record(const Grade *grade)
{
    json_t *array = json_array();
    for (Lane lane = 0; lane < LANE_COUNT; lane++) {
        const LaneRun *run = &grade->lanes[lane];
        if (run->wanted) {
            double hundredths = (double)(long)(run->seconds * 100.0 + 0.5) / 100.0;
            json_array_append_new(array, json_pack("{s:s, s:f, s:i, s:s}", "name", lane_names[lane],
                                                   "seconds", hundredths, "starts", run->starts,
                                                   "canary", run->canary));
        }
    }
    return array;
}

static json_t *test_record(const Grade *grade, size_t test, Lane lane)
{
    const LabTest *described = &grade->lab->tests[test];
    const Outcome *outcome = grade_outcome(grade, test, lane);
    json_t *task = described->task > 0 ? json_integer(described->task) : json_null();
    return json_pack("{s:s, s:s, s:o, s:s, s:s, s:i, s:i, s:o, s:o, s:o}", "id", described->id,
                     "name", described->name, "task", task, "lane", lane_names[lane], "status",
                     status_name(outcome->status), "score", grade_points(grade, test, lane),
                     "max_score", grade_points_at_most(grade, test, lane), "message",
                     words(outcome->message), "expected",
                     outcome->ran ? lines(&grade->expected[test]) : json_null(), "actual",
                     outcome->ran ? lines(&outcome->actual) : json_null());
}

static json_t *tests_record(const Grade *grade)
{
    json_t *tests = json_array();
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            if (grade_runs(grade, test, lane)) {
                json_array_append_new(tests, test_record(grade, test, lane));
            }
        }
    }
    return tests;
}

/** What became of the hidden tests, and whether it may be shown. */
static json_t *hidden_record(const Grade *grade)
{
    const HiddenWish *wish = &grade->order->hidden;
    int score, max_score;
    grade_sum(grade, TASK_ALL, &score, &max_score);
    json_t *record = json_pack("{s:s, s:i, s:i, s:o, s:o}", "visibility", hidden_visibility(wish),
                               "score", score, "max_score", max_score, "lanes", lanes_record(grade),
                               "tests", tests_record(grade));
    if (wish->kind == HIDDEN_AFTER) {
        json_object_set_new(record, "shows_after", json_string(wish->when));
    }
    return record;
}

json_t *record_make(const Grade *grade)
{
    int score, max_score;
    grade_sum(grade, TASK_ALL, &score, &max_score);
    json_t *record =
        json_pack("{s:i, s:s, s:s, s:i, s:i, s:s, s:o, s:{s:s, s:o}, s:o}", "lab",
                  grade->lab->number, "slug", grade->lab->slug, "title", grade->lab->title, "score",
                  score, "max_score", max_score, "isolation", box_isolation(), "lanes",
                  lanes_record(grade), "build", "status", grade->build_status, "message",
                  words(text_string(&grade->build_message)), "tests", tests_record(grade));
    if (grade->order->carry) {
        json_object_set_new(record, "carry",
                            json_pack("{s:o, s:o}", "ours", lines(&grade->carry.ours), "cure",
                                      lines(&grade->carry.cure)));
    }
    if (grade->hidden != NULL) {
        json_object_set_new(record, "hidden", hidden_record(grade->hidden));
    }
    return record;
}

void record_print(const json_t *record)
{
    json_dumpf(record, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
    putchar('\n');
}
