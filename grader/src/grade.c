/* SPDX-License-Identifier: MIT */
/**
 * @file grade.c
 * The conductor: grading one lab, phase by phase.
 *
 *     read the submission -> read the tests -> build -> plain -> asan -> memcheck
 *
 * In each lane the probes come first. Python programs run once every probe has passed.
 *
 * A phase that fails ends the grading; what was not reached stays "not run". Invariant: whatever
 * happens, each test that was asked for has an outcome in each lane that was asked for, and its
 * points count in the largest possible score.
 */
#include "grade.h"
#include "bench.h"
#include "canary.h"
#include "expect.h"
#include "only.h"
#include "pyrun.h"
#include "verdict.h"
#include "watch.h"

#include <stdlib.h>
#include <string.h>

enum { TEST_BYTES = 1 << 20 };

/** What a grading works with. */
typedef struct Work {
    Grade *grade;
    Bench bench;
    Patience patience;
} Work;

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
    bool passed = grade_outcome(grade, test, lane)->status == STATUS_PASSED;
    return passed ? lab_points(grade->lab, &grade->lab->tests[test], lane) : 0;
}

void grade_sum(const Grade *grade, int task, int *score, int *max_score)
{
    *score = *max_score = 0;
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            if (grade_runs(grade, test, lane) &&
                (task == TASK_ALL || grade->lab->tests[test].task == task)) {
                *score += grade_points(grade, test, lane);
                *max_score += lab_points(grade->lab, &grade->lab->tests[test], lane);
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

int grade_exit_status(const Grade *grade)
{
    int score, max_score;
    grade_sum(grade, TASK_ALL, &score, &max_score);
    if (strcmp(grade->build_status, "fault") == 0 || grade_count(grade, STATUS_GRADER_FAULT) > 0) {
        return STATUS_FAULT;
    }
    return score == max_score ? STATUS_FULL_MARKS : STATUS_LESS;
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

static bool read_tests(Grade *grade)
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

/** The program, or NULL when it could not be made. */
static const Program *build(Work *work, BenchKind kind, Profile profile)
{
    const BenchProgram *made = bench_program(&work->bench, kind, profile);
    return made->end == BUILD_DONE ? &made->program : NULL;
}

/** What is built first: the probes, unless only Python programs were asked for. */
static BenchKind first_kind(const Grade *grade)
{
    for (size_t test = 0; test < grade->lab->probe_count; test++) {
        if (grade_has(grade, test)) {
            return BENCH_PROBES;
        }
    }
    return BENCH_PYTHON;
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

static bool build_first(Work *work)
{
    Grade *grade = work->grade;
    const BenchProgram *made = bench_program(&work->bench, first_kind(grade), PROFILE_STUDENT);
    if (made->end == BUILD_DONE) {
        grade->build_status = "built";
        return true;
    }
    BuildEnd end = end_after_check(made, &grade->build_message);
    stop_building(grade, end == BUILD_FAULT ? "fault" : "not_built");
    return false;
}

/* ---- probes -------------------------------------------------------------------------------- */

static Trial trial_of(const Grade *grade, size_t test, Lane lane)
{
    return (Trial){grade->lab->tests[test].probe, &grade->expected[test],
                   grade_outcome(grade, test, lane), grade->lab->tests[test].task};
}

/** Says which test a test waits for in the plain lane: one that ran and did not pass; or NULL. */
static const char *waits_for(const Grade *grade, size_t test)
{
    const Strings *needs = &grade->lab->tests[test].needs;
    for (size_t i = 0; i < needs->count && !grade->order->alone; i++) {
        size_t needed = (size_t)(lab_test(grade->lab, needs->items[i]) - grade->lab->tests);
        Status status = grade_outcome(grade, needed, LANE_PLAIN)->status;
        if (grade_has(grade, needed) && status != STATUS_PASSED) {
            const char *further = status == STATUS_NOT_RUN ? waits_for(grade, needed) : NULL;
            return further != NULL ? further : needs->items[i];
        }
    }
    return NULL;
}

/** Whether a test that was asked for has to wait in the plain lane; its outcome says for what. */
static bool waits(const Grade *grade, size_t test)
{
    const char *needed = waits_for(grade, test);
    if (needed != NULL) {
        outcome_set(grade_outcome(grade, test, LANE_PLAIN), STATUS_NOT_RUN, "waits for %s", needed);
    }
    return needed != NULL;
}

static void run_plain(Work *work)
{
    Grade *grade = work->grade;
    for (size_t test = 0; test < grade->lab->probe_count; test++) {
        Trial trial = trial_of(grade, test, LANE_PLAIN);
        if (!grade_has(grade, test) || waits(grade, test)) {
            continue;
        }
        grade->lanes[LANE_PLAIN].starts++;
        const Program *program = build(work, BENCH_PROBES, PROFILE_STUDENT);
        PlainEnd end = lane_plain(program, &trial, &work->patience);
        const Program *asan = end == PLAIN_CRASHED ? build(work, BENCH_PROBES, PROFILE_ASAN) : NULL;
        if (asan != NULL) {
            lane_locate_crash(asan, &trial, &work->patience);
        } else if (end == PLAIN_ENDLESS && work->patience.used_up == 1) {
            lane_locate_loop(program, &trial);
        }
    }
}

/** Whether a test may run in a lane above plain; if not, its outcome says why. */
static bool may_run(const Grade *grade, size_t test, Lane lane)
{
    if (!grade_runs(grade, test, lane)) {
        return false;
    }
    if (grade->lanes[LANE_PLAIN].wanted && !grade->order->alone &&
        grade_outcome(grade, test, LANE_PLAIN)->status != STATUS_PASSED) {
        outcome_set(grade_outcome(grade, test, lane), STATUS_NOT_RUN, "the plain lane comes first");
        return false;
    }
    return true;
}

/** Nothing can be said about the tests of a lane, from `first` on. */
static void fault_lane(Grade *grade, Lane lane, size_t first, const char *reason)
{
    LaneRun *run = &grade->lanes[lane];
    free(run->fault);
    run->fault = must_copy(reason);
    for (size_t test = first; test < grade->lab->test_count; test++) {
        outcome_set(grade_outcome(grade, test, lane), STATUS_GRADER_FAULT, "%s", reason);
    }
}

static void run_asan(Work *work)
{
    Grade *grade = work->grade;
    for (size_t test = 0; test < grade->lab->probe_count; test++) {
        if (!may_run(grade, test, LANE_ASAN)) {
            continue;
        }
        const Program *program = build(work, BENCH_PROBES, PROFILE_ASAN);
        if (program == NULL) {
            fault_lane(grade, LANE_ASAN, 0, "the program for this lane could not be built");
            return;
        }
        Trial trial = trial_of(grade, test, LANE_ASAN);
        grade->lanes[LANE_ASAN].starts++;
        lane_asan(program, &trial, &work->patience);
    }
}

/** How long the first line of a message is without the number at its end. */
static size_t length_without_line(const char *message)
{
    size_t length = strcspn(message, "\n");
    while (length > 0 && message[length - 1] >= '0' && message[length - 1] <= '9') {
        length--;
    }
    return length;
}

/**
 * Where both checkers found the same thing in the same function, ASan's line is told in both lanes.
 * ASan looks before each access, in terms of the source; Valgrind knows the instruction only, and
 * the compiler may have moved that away from its line.
 */
static void take_asans_line(Grade *grade, size_t test)
{
    const Outcome *asan = grade_outcome(grade, test, LANE_ASAN);
    Outcome *memcheck = grade_outcome(grade, test, LANE_MEMCHECK);
    if (asan->trouble == TROUBLE_NONE || asan->trouble != memcheck->trouble) {
        return;
    }
    size_t length = length_without_line(asan->message);
    if (length == length_without_line(memcheck->message) &&
        strncmp(asan->message, memcheck->message, length) == 0) {
        outcome_fail(memcheck, asan->trouble, "%s", asan->message);
    }
}

static void run_memcheck(Work *work)
{
    Grade *grade = work->grade;
    Trial *trials = must_alloc(grade->lab->test_count, sizeof *trials);
    size_t count = 0;
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        if (may_run(grade, test, LANE_MEMCHECK)) {
            trials[count++] = trial_of(grade, test, LANE_MEMCHECK);
        }
    }
    if (count > 0) {
        const Program *program = build(work, BENCH_PROBES, PROFILE_STUDENT);
        lane_memcheck(program, trials, count, &grade->lanes[LANE_MEMCHECK].starts);
    }
    free(trials);
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        take_asans_line(grade, test);
    }
}

/* ---- Python programs ----------------------------------------------------------------------- */

/** Whether every probe that was asked for has passed, in the plain lane if that was asked for. */
static bool probes_passed(const Grade *grade, Lane lane)
{
    Lane judge = grade->lanes[LANE_PLAIN].wanted ? LANE_PLAIN : lane;
    for (size_t test = 0; test < grade->lab->probe_count && !grade->order->alone; test++) {
        if (grade_runs(grade, test, judge) &&
            grade_outcome(grade, test, judge)->status != STATUS_PASSED) {
            return false;
        }
    }
    return true;
}

static void run_program(Work *work, size_t test, Lane lane)
{
    Grade *grade = work->grade;
    PyTrial trial = {grade->lab->tests[test].probe, &grade->expected[test], grade->errors[test],
                     grade_outcome(grade, test, lane)};
    grade->lanes[lane].starts++;
    if (lane == LANE_ASAN) {
        pyrun_asan(build(work, BENCH_PYTHON, PROFILE_ASAN), &trial, &work->patience);
    } else if (pyrun_plain(build(work, BENCH_PYTHON, PROFILE_STUDENT), &trial, &work->patience)) {
        const Program *asan = build(work, BENCH_PYTHON, PROFILE_ASAN);
        if (asan != NULL) {
            pyrun_locate_crash(asan, &trial, &work->patience);
        }
    }
}

/** Whether there is a program to run them with; if not, a program's outcome says why. */
static bool programs_are_built(Work *work, Lane lane, Outcome *outcome)
{
    Grade *grade = work->grade;
    Profile profile = lane == LANE_ASAN ? PROFILE_ASAN : PROFILE_STUDENT;
    const BenchProgram *made = bench_program(&work->bench, BENCH_PYTHON, profile);
    if (made->end == BUILD_FAULT) {
        fault_lane(grade, lane, grade->lab->probe_count, text_string(&made->message));
    } else if (made->end == BUILD_REFUSED) {
        outcome_set(outcome, STATUS_FAILED, "%s", text_string(&made->message));
    }
    return made->end == BUILD_DONE;
}

/** Runs the Python programs in a lane, or says that they wait for the probes. */
static void run_programs(Work *work, Lane lane)
{
    Grade *grade = work->grade;
    bool passed = probes_passed(grade, lane);
    for (size_t test = grade->lab->probe_count; test < grade->lab->test_count; test++) {
        Outcome *outcome = grade_outcome(grade, test, lane);
        if (!grade_runs(grade, test, lane) || outcome->status == STATUS_GRADER_FAULT) {
            continue;
        }
        if (!passed) {
            outcome_set(outcome, STATUS_NOT_RUN, GRADE_PROGRAMS_WAIT);
        } else if (lane == LANE_PLAIN ? !waits(grade, test) : may_run(grade, test, lane)) {
            if (programs_are_built(work, lane, outcome)) {
                run_program(work, test, lane);
            }
        }
    }
}

/* ---- lanes --------------------------------------------------------------------------------- */

/** Whether a lane has anything to run; the other tests' outcomes say why not. */
static bool has_work(const Grade *grade, Lane lane)
{
    bool work = lane == LANE_PLAIN;
    for (size_t test = 0; lane != LANE_PLAIN && test < grade->lab->test_count; test++) {
        work = may_run(grade, test, lane) || work;
    }
    return work;
}

/** Tries the canaries of a lane, unless whoever asked proves the grader by other means. */
static CanaryEnd try_canaries(Work *work, Lane lane, int *starts, Text *message)
{
    LaneRun *run = &work->grade->lanes[lane];
    if (work->grade->order->alone) {
        run->canary = "not run";
        return CANARY_CAUGHT;
    }
    CanaryEnd end = canary_try(lane, starts, message);
    run->canary = end == CANARY_CAUGHT ? "caught" : "missed";
    return end;
}

static void run_lane(Work *work, Lane lane)
{
    static void (*const runs[LANE_COUNT])(Work *) = {run_plain, run_asan, run_memcheck};
    LaneRun *run = &work->grade->lanes[lane];
    Text message = {0};
    double began = watch_clock();
    int starts = 0;
    if (!has_work(work->grade, lane)) {
        return;
    }
    CanaryEnd canaries = try_canaries(work, lane, &starts, &message);
    if (canaries == CANARY_CAUGHT) {
        run->starts = lane == LANE_MEMCHECK ? starts : 0;
        runs[lane](work);
        run_programs(work, lane);
    } else {
        char *reason =
            must_print("%s%s", canaries == CANARY_MISSED ? "a canary was not caught: " : "",
                       text_string(&message));
        fault_lane(work->grade, lane, 0, reason);
        free(reason);
    }
    run->seconds = watch_clock() - began;
    text_free(&message);
}

/* ---- the whole ----------------------------------------------------------------------------- */

static Grade *grade_new(const Lab *lab, const GradeOrder *order)
{
    Grade *grade = must_alloc(1, sizeof *grade);
    grade->lab = lab;
    grade->order = order;
    grade->expected = must_alloc(lab->test_count, sizeof *grade->expected);
    grade->errors = must_alloc(lab->test_count, sizeof *grade->errors);
    grade->sources = must_alloc(lab->test_count, sizeof *grade->sources);
    grade->outcomes = must_alloc(lab->test_count * LANE_COUNT, sizeof *grade->outcomes);
    for (Lane lane = 0; lane < LANE_COUNT; lane++) {
        grade->lanes[lane].wanted = order->lanes[lane] && lab->lane_points[lane] > 0;
        grade->lanes[lane].canary = "not run";
    }
    return grade;
}

Grade *grade_run(const Lab *lab, const GradeOrder *order)
{
    Grade *grade = grade_new(lab, order);
    Work work = {.grade = grade, .bench = {.grade = grade}};
    bench_add(&work.bench, lab, &grade->submission);
    if (read_submission(grade) && read_tests(grade) && build_first(&work)) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            if (grade->lanes[lane].wanted) {
                run_lane(&work, lane);
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
    submission_free(&grade->submission);
    text_free(&grade->build_message);
    text_free(&grade->warnings);
    free(grade->expected);
    free(grade->errors);
    free(grade->sources);
    free(grade->outcomes);
    free(grade);
}
