/* SPDX-License-Identifier: MIT */
/**
 * @file grade.c
 * The conductor: grading one lab, phase by phase.
 *
 *     read the submission -> read the tests -> build -> plain -> asan -> memcheck -> cost
 *
 * A phase that fails ends the grading; what was not reached stays "not run". Invariant: whatever
 * happens, each test that was asked for has an outcome in each lane that was asked for, and its
 * points count in the largest possible score.
 */
#include "grade.h"
#include "canary.h"
#include "carry.h"
#include "expect.h"
#include "only.h"

#include <stdlib.h>
#include <string.h>

enum { TEST_BYTES = 1 << 20 };

/* ---- asking a grade ------------------------------------------------------------------------ */

bool grade_has(const Grade *grade, size_t test)
{
    return only_has(grade->order->only, &grade->lab->tests[test]);
}

bool grade_runs(const Grade *grade, size_t test, Lane lane)
{
    return grade_has(grade, test) && grade->lanes[lane].wanted &&
           lab_has_lane(grade->lab, &grade->lab->tests[test], lane);
}

Outcome *grade_outcome(const Grade *grade, size_t test, Lane lane)
{
    return &grade->outcomes[test * LANE_COUNT + lane];
}

int grade_points(const Grade *grade, size_t test, Lane lane)
{
    const Outcome *outcome = grade_outcome(grade, test, lane);
    int points = grade_points_at_most(grade, test, lane);
    return outcome->status == STATUS_PASSED ? points : outcome->half ? points / 2 : 0;
}

int grade_points_at_most(const Grade *grade, size_t test, Lane lane)
{
    return grade->order->carry ? 0 : lab_points(grade->lab, &grade->lab->tests[test], lane);
}

void grade_sum(const Grade *grade, int task, int *score, int *max_score)
{
    *score = *max_score = 0;
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            if (grade_runs(grade, test, lane) &&
                (task == TASK_ALL || grade->lab->tests[test].task == task)) {
                *score += grade_points(grade, test, lane);
                *max_score += grade_points_at_most(grade, test, lane);
            }
        }
    }
}

size_t grade_count(const Grade *grade, Status status)
{
    size_t count = 0;
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            count +=
                grade_runs(grade, test, lane) && grade_outcome(grade, test, lane)->status == status;
        }
    }
    return count;
}

/** Whether a test counts as one that was asked for: costs do only if their lane was. */
static bool is_asked_for(const Grade *grade, size_t test)
{
    return grade_has(grade, test) &&
           (!lab_is_cost(&grade->lab->tests[test]) || grade->lanes[LANE_COST].wanted);
}

size_t grade_tests(const Grade *grade)
{
    size_t count = 0;
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        count += is_asked_for(grade, test);
    }
    return count;
}

size_t grade_tests_passed(const Grade *grade)
{
    size_t count = 0;
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        bool passed = is_asked_for(grade, test);
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            passed = passed && (!grade_runs(grade, test, lane) ||
                                grade_outcome(grade, test, lane)->status == STATUS_PASSED);
        }
        count += passed;
    }
    return count;
}

int grade_exit_status(const Grade *grade)
{
    if (strcmp(grade->build_status, "fault") == 0 || grade_count(grade, STATUS_GRADER_FAULT) > 0) {
        return STATUS_FAULT;
    }
    return grade_tests_passed(grade) == grade_tests(grade) ? STATUS_FULL_MARKS : STATUS_LESS;
}

/* ---- reading ------------------------------------------------------------------------------- */

static void stop_building(Grade *grade, const char *status)
{
    grade->build_status = status;
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            if (strcmp(status, "fault") == 0) {
                outcome_set(grade_outcome(grade, test, lane), STATUS_GRADER_FAULT,
                            "the grader could not build the program");
            } else {
                outcome_set(grade_outcome(grade, test, lane), STATUS_NOT_RUN,
                            "there is no program to run");
            }
        }
    }
}

static bool read_submission(Grade *grade)
{
    if (submission_read(grade->lab, grade->order->submission, &grade->submission,
                        &grade->build_message)) {
        return true;
    }
    stop_building(grade, "no_file");
    return false;
}

bool grade_read_tests(Grade *grade)
{
    for (size_t i = 0; i < grade->lab->test_count; i++) {
        Text content = {0};
        const LabTest *test = &grade->lab->tests[i];
        char *path = lab_test_path(grade->lab, test);
        bool done = file_read(path, TEST_BYTES, &content, &grade->build_message);
        free(path);
        grade->sources[i] = text_take(&content);
        if (!done) {
            stop_building(grade, "fault");
            return false;
        }
        if (lab_is_program(test)) {
            grade->errors[i] = expect_collect_python(grade->sources[i], &grade->expected[i]);
        } else {
            expect_collect(grade->sources[i], &grade->expected[i]);
        }
    }
    return true;
}

/* ---- building ------------------------------------------------------------------------------ */

/** What is built first: the probes, unless only Python programs or costs were asked for. */
static BenchKind first_kind(const Grade *grade)
{
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        if (grade_has(grade, test)) {
            const LabTest *first = &grade->lab->tests[test];
            return lab_is_cost(first)      ? BENCH_COSTS
                   : lab_is_program(first) ? BENCH_PYTHON
                                           : BENCH_PROBES;
        }
    }
    return BENCH_PROBES;
}

/** A function that is defined nowhere is the student's fault only if the reference is whole. */
static BuildEnd end_after_check(const BenchProgram *made, Text *message)
{
    Text reason = {0};
    int starts = 0;
    BuildEnd end = made->end;
    const char *words = text_string(&made->message);
    if (end == BUILD_REFUSED && strstr(words, PROGRAM_DEFINED_NOWHERE) != NULL &&
        canary_try(LANE_PLAIN, &starts, &reason) == CANARY_NOT_BUILT) {
        end = BUILD_FAULT;
        words = text_string(&reason);
    }
    text_puts(message, words);
    text_free(&reason);
    return end;
}

bool grade_build(Work *work)
{
    Grade *grade = work->grade;
    const BenchProgram *made = bench_program(&work->bench, first_kind(grade), PROFILE_STUDENT);
    if (made->end == BUILD_DONE) {
        grade->build_status = "built";
        return true;
    }
    BuildEnd end = end_after_check(made, &grade->build_message);
    stop_building(grade, end == BUILD_FAULT       ? "fault"
                         : end == BUILD_FORBIDDEN ? "refused"
                                                  : "not_built");
    return false;
}

/* ---- the whole ----------------------------------------------------------------------------- */

Grade *grade_new(const Lab *lab, const GradeOrder *order)
{
    Grade *grade = must_alloc(1, sizeof *grade);
    grade->lab = lab;
    grade->order = order;
    grade->expected = must_alloc(lab->test_count, sizeof *grade->expected);
    grade->errors = must_alloc(lab->test_count, sizeof *grade->errors);
    grade->sources = must_alloc(lab->test_count, sizeof *grade->sources);
    grade->outcomes = must_alloc(lab->test_count * LANE_COUNT, sizeof *grade->outcomes);
    for (Lane lane = 0; lane < LANE_COUNT; lane++) {
        /* A cost tells nothing about how labs go together, and whose code failed must be clear. */
        bool tells = (lane != LANE_COST && lane != LANE_NOMEM) || !order->carry;
        grade->lanes[lane].wanted = order->lanes[lane] && lab_uses_lane(lab, lane) && tells;
        grade->lanes[lane].canary = "not run";
    }
    return grade;
}

/** Adds the student's other labs when they are to be linked in too. */
static bool add_others(Work *work)
{
    Grade *grade = work->grade;
    if (!grade->order->carry || carry_add(work, &grade->build_message)) {
        return true;
    }
    stop_building(grade, "fault");
    return false;
}

Grade *grade_run(const Lab *lab, const GradeOrder *order)
{
    Grade *grade = grade_new(lab, order);
    Work work = {.grade = grade, .bench = {.grade = grade}};
    if (read_submission(grade) && grade_read_tests(grade) && add_others(&work)) {
        bench_add(&work.bench, lab, &grade->submission);
        if (grade_build(&work)) {
            work_run_lanes(&work);
            if (order->carry && grade_exit_status(grade) == STATUS_LESS) {
                carry_find_cure(&work);
            }
        }
    }
    bench_free(&work.bench);
    return grade;
}

void grade_free(Grade *grade)
{
    if (grade == NULL) {
        return;
    }
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            outcome_free(grade_outcome(grade, test, lane));
        }
        strings_free(&grade->expected[test]);
        free(grade->errors[test]);
        free(grade->sources[test]);
    }
    for (Lane lane = 0; lane < LANE_COUNT; lane++) {
        free(grade->lanes[lane].fault);
    }
    grade_free(grade->hidden);
    carry_free(&grade->carry);
    submission_free(&grade->submission);
    text_free(&grade->build_message);
    text_free(&grade->warnings);
    free(grade->expected);
    free(grade->errors);
    free(grade->sources);
    free(grade->outcomes);
    free(grade);
}
