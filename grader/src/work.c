/* SPDX-License-Identifier: MIT */
/**
 * @file work.c
 * Running the tests: see work.h.
 *
 * In each lane the probes come first. Python programs run once every probe has passed, and then
 * what costs are measured.
 */
#include "work.h"
#include "canary.h"
#include "cost.h"
#include "nomem.h"
#include "paranoid.h"
#include "pyrun.h"
#include "watch.h"

#include <stdlib.h>
#include <string.h>

/** The program, or NULL when it could not be made. */
static const Program *build(Work *work, BenchKind kind, Profile profile)
{
    const BenchProgram *made = bench_program(&work->bench, kind, profile);
    return made->end == BUILD_DONE ? &made->program : NULL;
}

/* ---- probes -------------------------------------------------------------------------------- */

static Trial trial_of(const Grade *grade, size_t test, Lane lane)
{
    return (Trial){grade->lab->tests[test].probe, &grade->expected[test],
                   grade_outcome(grade, test, lane),
                   grade->order->carry ? 0 : grade->lab->tests[test].task};
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

/**
 * What a crash is looked at with; NULL when nobody reads where it was: who proves the grader asks
 * only whether a test fails.
 */
static const Program *locator(Work *work, BenchKind kind)
{
    return work->grade->order->alone ? NULL : build(work, kind, PROFILE_ASAN);
}

/** Whether a test is left out because one before it did not end; its outcome says so. */
static bool hastens(const Work *work, Outcome *outcome)
{
    bool left_out = work->grade->order->hasty && work->patience.used_up > 0;
    if (left_out) {
        outcome_set(outcome, STATUS_NOT_RUN, "a test before it did not end");
    }
    return left_out;
}

static void run_plain(Work *work)
{
    Grade *grade = work->grade;
    for (size_t test = 0; test < grade->lab->probe_count; test++) {
        Trial trial = trial_of(grade, test, LANE_PLAIN);
        if (!grade_has(grade, test) || waits(grade, test) || hastens(work, trial.outcome)) {
            continue;
        }
        grade->lanes[LANE_PLAIN].starts++;
        const Program *program = build(work, BENCH_PROBES, PROFILE_STUDENT);
        PlainEnd end = lane_plain(program, &trial, &work->patience);
        const Program *asan = end == PLAIN_CRASHED ? locator(work, BENCH_PROBES) : NULL;
        if (asan != NULL) {
            lane_locate_crash(asan, &trial, &work->patience);
        } else if (end == PLAIN_ENDLESS && work->patience.used_up == 1 && !grade->order->alone) {
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

/** A file may build for one lane and not for another; then its tests fail there. */
static bool asan_is_built(Work *work)
{
    Grade *grade = work->grade;
    const BenchProgram *made = bench_program(&work->bench, BENCH_PROBES, PROFILE_ASAN);
    for (size_t test = 0; made->end != BUILD_DONE && test < grade->lab->probe_count; test++) {
        if (may_run(grade, test, LANE_ASAN)) {
            outcome_set(grade_outcome(grade, test, LANE_ASAN), STATUS_FAILED,
                        "your file cannot be built for this lane: %s", text_string(&made->message));
        }
    }
    if (made->end == BUILD_FAULT) {
        fault_lane(grade, LANE_ASAN, 0, "the program for this lane could not be built");
    }
    return made->end == BUILD_DONE;
}

static void run_asan(Work *work)
{
    Grade *grade = work->grade;
    for (size_t test = 0; test < grade->lab->probe_count; test++) {
        if (!may_run(grade, test, LANE_ASAN)) {
            continue;
        }
        if (!asan_is_built(work)) {
            return;
        }
        const Program *program = build(work, BENCH_PROBES, PROFILE_ASAN);
        Trial trial = trial_of(grade, test, LANE_ASAN);
        if (!hastens(work, trial.outcome)) {
            grade->lanes[LANE_ASAN].starts++;
            lane_asan(program, &trial, &work->patience);
        }
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

static void run_paranoid(Work *work)
{
    Grade *grade = work->grade;
    for (size_t test = 0; test < grade->lab->probe_count; test++) {
        if (!may_run(grade, test, LANE_PARANOID)) {
            continue;
        }
        const Program *program = build(work, BENCH_PROBES, PROFILE_PARANOID);
        if (program == NULL) {
            fault_lane(grade, LANE_PARANOID, 0, "the program for this lane could not be built");
            return;
        }
        Trial trial = trial_of(grade, test, LANE_PARANOID);
        grade->lanes[LANE_PARANOID].starts++;
        paranoid_run(program, &trial, &work->patience);
    }
}

static void run_nomem(Work *work)
{
    Grade *grade = work->grade;
    for (size_t test = 0; test < grade->lab->probe_count; test++) {
        if (!may_run(grade, test, LANE_NOMEM)) {
            continue;
        }
        const Program *program = build(work, BENCH_NOMEM, PROFILE_STUDENT);
        if (program == NULL) {
            fault_lane(grade, LANE_NOMEM, 0, "the program for this lane could not be built");
            return;
        }
        Trial trial = trial_of(grade, test, LANE_NOMEM);
        grade->lanes[LANE_NOMEM].starts++;
        nomem_run(program, &trial, &work->patience);
    }
}

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

/** How often Valgrind may be started in the memcheck lane: what the costs need is kept back. */
static int memcheck_starts(const Grade *grade)
{
    int kept = 0;
    for (size_t test = grade->lab->probe_count; test < grade->lab->test_count; test++) {
        if (grade_runs(grade, test, LANE_COST) && probes_passed(grade, LANE_COST)) {
            kept += kept == 0 ? COST_CANARIES + COST_STARTS : COST_STARTS;
        }
    }
    int left = VALGRIND_STARTS - kept;
    return left < MEMCHECK_STARTS ? left : MEMCHECK_STARTS;
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
        lane_memcheck(program, trials, count, &grade->lanes[LANE_MEMCHECK].starts,
                      memcheck_starts(grade));
    }
    free(trials);
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        take_asans_line(grade, test);
    }
}

/* ---- Python programs ----------------------------------------------------------------------- */

static void run_program(Work *work, size_t test, Lane lane)
{
    Grade *grade = work->grade;
    PyTrial trial = {grade->lab->tests[test].probe, &grade->expected[test], grade->errors[test],
                     grade_outcome(grade, test, lane)};
    grade->lanes[lane].starts++;
    if (lane == LANE_ASAN) {
        pyrun_asan(build(work, BENCH_PYTHON, PROFILE_ASAN), &trial, &work->patience);
    } else if (lane == LANE_PARANOID) {
        pyrun_paranoid(build(work, BENCH_PYTHON, PROFILE_PARANOID), &trial, &work->patience);
    } else if (pyrun_plain(build(work, BENCH_PYTHON, PROFILE_STUDENT), &trial, &work->patience)) {
        const Program *asan = locator(work, BENCH_PYTHON);
        if (asan != NULL) {
            pyrun_locate_crash(asan, &trial, &work->patience);
        }
    }
}

/** Whether there is a program to run them with; if not, a program's outcome says why. */
static bool programs_are_built(Work *work, Lane lane, Outcome *outcome)
{
    Grade *grade = work->grade;
    Profile profile = lane_profile(lane);
    const BenchProgram *made = bench_program(&work->bench, BENCH_PYTHON, profile);
    if (made->end == BUILD_FAULT) {
        fault_lane(grade, lane, grade->lab->probe_count, text_string(&made->message));
    } else if (made->end != BUILD_DONE) {
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
        if (!lab_is_program(&grade->lab->tests[test]) || !grade_runs(grade, test, lane) ||
            outcome->status == STATUS_GRADER_FAULT) {
            continue;
        }
        if (!passed) {
            outcome_set(outcome, STATUS_NOT_RUN, GRADE_PROGRAMS_WAIT);
        } else if (lane == LANE_PLAIN ? !waits(grade, test) : may_run(grade, test, lane)) {
            if (!hastens(work, outcome) && programs_are_built(work, lane, outcome)) {
                run_program(work, test, lane);
            }
        }
    }
}

/* ---- costs --------------------------------------------------------------------------------- */

/** Whether there is a cost to measure; if they have to wait, their outcomes say so. */
static bool has_costs(const Grade *grade)
{
    bool passed = probes_passed(grade, LANE_COST), any = false;
    for (size_t test = grade->lab->probe_count; test < grade->lab->test_count; test++) {
        bool runs = grade_runs(grade, test, LANE_COST);
        if (runs && !passed) {
            outcome_set(grade_outcome(grade, test, LANE_COST), STATUS_NOT_RUN, GRADE_COSTS_WAIT);
        }
        any = any || (runs && passed);
    }
    return any;
}

static void run_costs(Work *work)
{
    Grade *grade = work->grade;
    const Program *program = build(work, BENCH_COSTS, PROFILE_STUDENT);
    const Program *ours = build(work, BENCH_OURS, PROFILE_STUDENT);
    if (program == NULL || ours == NULL) {
        fault_lane(grade, LANE_COST, 0, "the program for this lane could not be built");
        return;
    }
    int waiting = 0; /* costs that come after this one */
    for (size_t test = grade->lab->probe_count; test < grade->lab->test_count; test++) {
        waiting += grade_runs(grade, test, LANE_COST);
    }
    for (size_t test = grade->lab->probe_count; test < grade->lab->test_count; test++) {
        if (grade_runs(grade, test, LANE_COST)) {
            const LabTest *described = &grade->lab->tests[test];
            Trial trial = {described->probe, &grade->expected[test],
                           grade_outcome(grade, test, LANE_COST), 0};
            const CostOrder order = {.program = program,
                                     .ours = ours,
                                     .ours_probe = described->probe,
                                     .cost = lab_cost(grade->lab, described)};
            waiting--;
            int left = VALGRIND_STARTS - grade->lanes[LANE_MEMCHECK].starts -
                       grade->lanes[LANE_COST].starts - COST_STARTS * waiting;
            grade->lanes[LANE_COST].starts += cost_judge(&order, &trial, left);
        }
    }
}

/* ---- lanes --------------------------------------------------------------------------------- */

/** Whether a lane has anything to run; the other tests' outcomes say why not. */
static bool has_work(const Grade *grade, Lane lane)
{
    bool work = lane == LANE_PLAIN || (lane == LANE_COST && has_costs(grade));
    for (size_t test = 0; lane != LANE_PLAIN && lane != LANE_COST && test < grade->lab->test_count;
         test++) {
        work = may_run(grade, test, lane) || work;
    }
    return work;
}

/** Tries the canaries of a lane, unless whoever asked proves the grader by other means. */
static CanaryEnd try_canaries(Work *work, Lane lane, int *starts, Text *message)
{
    LaneRun *run = &work->grade->lanes[lane];
    const LaneRun *tried = work->grade->order->tried;
    if (work->grade->order->alone) {
        run->canary = "not run";
        return CANARY_CAUGHT;
    }
    if (tried != NULL && strcmp(tried[lane].canary, "caught") == 0) {
        run->canary = "caught";
        return CANARY_CAUGHT;
    }
    CanaryEnd end = canary_try(lane, starts, message);
    run->canary = end == CANARY_CAUGHT ? "caught" : "missed";
    return end;
}

static void run_lane(Work *work, Lane lane)
{
    static void (*const runs[LANE_COUNT])(Work *) = {run_plain,    run_asan,  run_memcheck,
                                                     run_paranoid, run_nomem, run_costs};
    LaneRun *run = &work->grade->lanes[lane];
    Text message = {0};
    double began = watch_clock();
    int starts = 0;
    if (!has_work(work->grade, lane)) {
        return;
    }
    CanaryEnd canaries = try_canaries(work, lane, &starts, &message);
    if (canaries == CANARY_CAUGHT) {
        run->starts = lane == LANE_MEMCHECK || lane == LANE_COST ? starts : 0;
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

void work_run_lanes(Work *work)
{
    for (Lane lane = 0; lane < LANE_COUNT; lane++) {
        if (work->grade->lanes[lane].wanted) {
            run_lane(work, lane);
        }
    }
}
