/* SPDX-License-Identifier: MIT */
/**
 * @file grade.c
 * The conductor: grading one lab, phase by phase.
 *
 *     read the submission -> read the probes -> build -> plain -> asan -> memcheck
 *
 * A phase that fails ends the grading; what was not reached stays "not run". Invariant: whatever
 * happens, each test that was asked for has an outcome in each lane that was asked for, and its
 * points count in the largest possible score.
 */
#include "grade.h"
#include "canary.h"
#include "expect.h"
#include "only.h"
#include "verdict.h"
#include "watch.h"

#include <stdlib.h>
#include <string.h>

enum { PROBE_BYTES = 1 << 20 };

/** The programs of a lab, each built when it is first needed. */
typedef struct Bench {
    Grade *grade;
    Program programs[PROFILE_COUNT];
    BuildEnd ends[PROFILE_COUNT];
    bool built[PROFILE_COUNT];
    Patience patience;
} Bench;

/* ---- asking a grade ------------------------------------------------------------------------ */

bool grade_has(const Grade *grade, size_t test)
{
    return only_has(grade->order->only, &grade->lab->tests[test]);
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
            if (grade_has(grade, test) && grade->lanes[lane].wanted &&
                (task == 0 || grade->lab->tests[test].task == task)) {
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
            count += grade_has(grade, test) && grade->lanes[lane].wanted &&
                     grade_outcome(grade, test, lane)->status == status;
        }
    }
    return count;
}

int grade_exit_status(const Grade *grade)
{
    int score, max_score;
    grade_sum(grade, 0, &score, &max_score);
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

static bool read_probes(Grade *grade)
{
    for (size_t i = 0; i < grade->lab->test_count; i++) {
        Text content = {0};
        char *path = must_print("%s/tests/%s.c", grade->lab->folder, grade->lab->tests[i].probe);
        bool done = file_read(path, PROBE_BYTES, &content, &grade->build_message);
        free(path);
        grade->sources[i] = text_take(&content);
        if (!done) {
            stop_building(grade, "fault");
            return false;
        }
        expect_collect(grade->sources[i], &grade->expected[i]);
    }
    return true;
}

/* ---- building ------------------------------------------------------------------------------ */

static BuildEnd build_objects(Grade *grade, Profile profile, Strings *student, Strings *probes)
{
    const Lab *lab = grade->lab;
    Text *message = &grade->build_message;
    Text ignored = {0};
    Text *warnings = profile == PROFILE_STUDENT ? &grade->warnings : &ignored;
    BuildEnd end = compile_student(lab, &grade->submission, profile, student, warnings, message);
    if (end == BUILD_DONE) {
        end = program_check_exports(lab, student, message);
    }
    if (end == BUILD_DONE) {
        Source *sources = must_alloc(lab->test_count, sizeof *sources);
        char *place = must_print("%s/probes-%s", lab->slug, profile_names[profile]);
        char *tests = must_print("labs/%s/tests", lab->slug);
        for (size_t i = 0; i < lab->test_count; i++) {
            sources[i].name = lab->tests[i].probe;
            sources[i].text = expect_blank(grade->sources[i]);
        }
        end = compile_probes(place, tests, sources, lab->test_count, profile, probes, message);
        for (size_t i = 0; i < lab->test_count; i++) {
            free(sources[i].text);
        }
        free(tests);
        free(place);
        free(sources);
    }
    text_free(&ignored);
    return end;
}

static const Program *build(Bench *bench, Profile profile)
{
    Grade *grade = bench->grade;
    if (!bench->built[profile]) {
        Strings student = {0}, probes = {0};
        Program *program = &bench->programs[profile];
        char *place = must_print("%s/link-%s", grade->lab->slug, profile_names[profile]);
        BuildEnd end = build_objects(grade, profile, &student, &probes);
        if (end == BUILD_DONE) {
            end = program_link(grade->lab, place, profile, &student, &probes, program,
                               &grade->build_message);
        }
        for (size_t i = 0; i < grade->submission.count; i++) {
            strings_add(&program->student_files, grade->submission.files[i].shown);
        }
        bench->ends[profile] = end;
        bench->built[profile] = true;
        free(place);
        strings_free(&student);
        strings_free(&probes);
    }
    return bench->ends[profile] == BUILD_DONE ? &bench->programs[profile] : NULL;
}

/** A function that is defined nowhere is the student's fault only if the reference is whole. */
static void check_own_files(Bench *bench)
{
    Text *message = &bench->grade->build_message;
    Text reason = {0};
    int starts = 0;
    if (bench->ends[PROFILE_STUDENT] == BUILD_REFUSED &&
        strstr(text_string(message), PROGRAM_DEFINED_NOWHERE) != NULL &&
        canary_try(LANE_PLAIN, &starts, &reason) == CANARY_NOT_BUILT) {
        bench->ends[PROFILE_STUDENT] = BUILD_FAULT;
        text_free(message);
        text_puts(message, text_string(&reason));
    }
    text_free(&reason);
}

static bool build_first(Bench *bench)
{
    Grade *grade = bench->grade;
    if (build(bench, PROFILE_STUDENT) != NULL) {
        grade->build_status = "built";
        return true;
    }
    check_own_files(bench);
    stop_building(grade, bench->ends[PROFILE_STUDENT] == BUILD_FAULT ? "fault" : "not_built");
    return false;
}

/* ---- lanes --------------------------------------------------------------------------------- */

static Trial trial_of(const Grade *grade, size_t test, Lane lane)
{
    return (Trial){grade->lab->tests[test].probe, &grade->expected[test],
                   grade_outcome(grade, test, lane), grade->lab->tests[test].task};
}

/** Says which test a test waits for in the plain lane: one that ran and did not pass; or NULL. */
static const char *waits_for(const Grade *grade, size_t test)
{
    const Strings *needs = &grade->lab->tests[test].needs;
    for (size_t i = 0; i < needs->count; i++) {
        size_t needed = (size_t)(lab_test(grade->lab, needs->items[i]) - grade->lab->tests);
        Status status = grade_outcome(grade, needed, LANE_PLAIN)->status;
        if (grade_has(grade, needed) && status != STATUS_PASSED) {
            const char *further = status == STATUS_NOT_RUN ? waits_for(grade, needed) : NULL;
            return further != NULL ? further : needs->items[i];
        }
    }
    return NULL;
}

static void run_plain(Bench *bench)
{
    Grade *grade = bench->grade;
    const Program *program = build(bench, PROFILE_STUDENT);
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        Trial trial = trial_of(grade, test, LANE_PLAIN);
        const char *needed = waits_for(grade, test);
        if (!grade_has(grade, test)) {
            continue;
        }
        if (needed != NULL) {
            outcome_set(trial.outcome, STATUS_NOT_RUN, "waits for %s", needed);
            continue;
        }
        grade->lanes[LANE_PLAIN].starts++;
        PlainEnd end = lane_plain(program, &trial, &bench->patience);
        const Program *asan = end == PLAIN_CRASHED ? build(bench, PROFILE_ASAN) : NULL;
        if (asan != NULL) {
            lane_locate_crash(asan, &trial, &bench->patience);
        } else if (end == PLAIN_ENDLESS && bench->patience.used_up == 1) {
            lane_locate_loop(program, &trial);
        }
    }
}

/** Whether a test may run in a lane above plain; if not, its outcome says why. */
static bool may_run(const Grade *grade, size_t test, Lane lane)
{
    if (!grade_has(grade, test)) {
        return false;
    }
    if (grade->lanes[LANE_PLAIN].wanted &&
        grade_outcome(grade, test, LANE_PLAIN)->status != STATUS_PASSED) {
        outcome_set(grade_outcome(grade, test, lane), STATUS_NOT_RUN, "the plain lane comes first");
        return false;
    }
    return true;
}

static void fault_lane(Grade *grade, Lane lane, const char *reason)
{
    LaneRun *run = &grade->lanes[lane];
    free(run->fault);
    run->fault = must_copy(reason);
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        outcome_set(grade_outcome(grade, test, lane), STATUS_GRADER_FAULT, "%s", reason);
    }
}

static void run_asan(Bench *bench)
{
    Grade *grade = bench->grade;
    const Program *program = NULL;
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        if (!may_run(grade, test, LANE_ASAN)) {
            continue;
        }
        program = build(bench, PROFILE_ASAN);
        if (program == NULL) {
            fault_lane(grade, LANE_ASAN, "the program for this lane could not be built");
            return;
        }
        Trial trial = trial_of(grade, test, LANE_ASAN);
        grade->lanes[LANE_ASAN].starts++;
        lane_asan(program, &trial, &bench->patience);
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

static void run_memcheck(Bench *bench)
{
    Grade *grade = bench->grade;
    Trial *trials = must_alloc(grade->lab->test_count, sizeof *trials);
    size_t count = 0;
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        if (may_run(grade, test, LANE_MEMCHECK)) {
            trials[count++] = trial_of(grade, test, LANE_MEMCHECK);
        }
    }
    const Program *program = build(bench, PROFILE_STUDENT);
    lane_memcheck(program, trials, count, &grade->lanes[LANE_MEMCHECK].starts);
    free(trials);
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        take_asans_line(grade, test);
    }
}

/** Whether a lane has anything to run; the other tests' outcomes say why not. */
static bool has_work(const Grade *grade, Lane lane)
{
    bool work = lane == LANE_PLAIN;
    for (size_t test = 0; lane != LANE_PLAIN && test < grade->lab->test_count; test++) {
        work = may_run(grade, test, lane) || work;
    }
    return work;
}

static void run_lane(Bench *bench, Lane lane)
{
    static void (*const runs[LANE_COUNT])(Bench *) = {run_plain, run_asan, run_memcheck};
    LaneRun *run = &bench->grade->lanes[lane];
    Text message = {0};
    double began = watch_clock();
    int starts = 0;
    if (!has_work(bench->grade, lane)) {
        return;
    }
    CanaryEnd canaries = canary_try(lane, &starts, &message);
    if (canaries == CANARY_CAUGHT) {
        run->canary = "caught";
        run->starts = lane == LANE_MEMCHECK ? starts : 0;
        runs[lane](bench);
    } else {
        run->canary = "missed";
        char *reason =
            must_print("%s%s", canaries == CANARY_MISSED ? "a canary was not caught: " : "",
                       text_string(&message));
        fault_lane(bench->grade, lane, reason);
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
    Bench bench = {.grade = grade};
    if (read_submission(grade) && read_probes(grade) && build_first(&bench)) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            if (grade->lanes[lane].wanted) {
                run_lane(&bench, lane);
            }
        }
    }
    for (int profile = 0; profile < PROFILE_COUNT; profile++) {
        program_free(&bench.programs[profile]);
    }
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
        free(grade->sources[test]);
    }
    for (Lane lane = 0; lane < LANE_COUNT; lane++) {
        free(grade->lanes[lane].fault);
    }
    submission_free(&grade->submission);
    text_free(&grade->build_message);
    text_free(&grade->warnings);
    free(grade->expected);
    free(grade->sources);
    free(grade->outcomes);
    free(grade);
}
