/* SPDX-License-Identifier: MIT */
/**
 * @file canary.c
 * Canaries: small probes with a planted fault, linked with the reference and run like a student's.
 *
 * grader/canary/LANE_NAME.c defines PROBE(LANE_NAME) and says in a comment what the lane has to
 * say about it: `// caught: use after free`, words of the message, or `// caught: nothing` for a
 * sound program. A lane that misses a canary cannot be trusted with a student's work.
 */
#include "canary.h"
#include "cost.h"
#include "expect.h"
#include "lanes.h"
#include "nomem.h"
#include "paranoid.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char canary_folder[] = "grader/canary";

enum { CANARIES_AT_MOST = 16, CANARY_BYTES = 1 << 16 };

/** The canaries of one lane. */
typedef struct Flock {
    Source sources[CANARIES_AT_MOST];
    char *caught[CANARIES_AT_MOST];
    Strings expected[CANARIES_AT_MOST];
    Outcome outcomes[CANARIES_AT_MOST];
    Trial trials[CANARIES_AT_MOST];
    size_t count;
} Flock;

static bool add_canary(Flock *flock, const char *file, Text *message)
{
    Text content = {0};
    char *path = must_print("%s/%s", canary_folder, file);
    bool done = file_read(path, CANARY_BYTES, &content, message);
    size_t i = flock->count;
    if (done) {
        flock->sources[i].name = must_print("%.*s", (int)(strlen(file) - 2), file);
        flock->sources[i].text = expect_blank(text_string(&content));
        flock->caught[i] = comment_value(text_string(&content), "caught");
        expect_collect(text_string(&content), &flock->expected[i]);
        flock->trials[i] =
            (Trial){flock->sources[i].name, &flock->expected[i], &flock->outcomes[i], 0};
        flock->count++;
        if (flock->caught[i] == NULL) {
            text_printf(message, "%s: has no comment // caught:", path);
            done = false;
        }
    }
    text_free(&content);
    free(path);
    return done;
}

static bool gather_flock(Flock *flock, Lane lane, Text *message)
{
    Strings names = {0};
    bool done = true;
    char *prefix = must_print("%s_", lane_names[lane]);
    folder_list(canary_folder, &names);
    for (size_t i = 0; i < names.count && done && flock->count < CANARIES_AT_MOST; i++) {
        if (starts_with(names.items[i], prefix) && ends_with(names.items[i], ".c")) {
            done = add_canary(flock, names.items[i], message);
        }
    }
    if (done && flock->count == 0) {
        text_printf(message, "%s holds none for this lane", canary_folder);
        done = false;
    }
    free(prefix);
    strings_free(&names);
    return done;
}

static void free_flock(Flock *flock)
{
    for (size_t i = 0; i < flock->count; i++) {
        free(flock->sources[i].name);
        free(flock->sources[i].text);
        free(flock->caught[i]);
        strings_free(&flock->expected[i]);
        outcome_free(&flock->outcomes[i]);
    }
}

static bool build_flock(const Flock *flock, Lane lane, Program *program, Text *message)
{
    Profile profile = lane_profile(lane);
    Profile own = profile == PROFILE_PARANOID ? PROFILE_STUDENT : profile;
    Strings none = {0}, objects = {0}, gates = {0};
    char *place = must_print("canary-%s", lane_names[lane]);
    char *link_place = must_print("%s-link", place);
    char *gates_place = must_print("%s-gates", place);
    LinkOrder order = {.place = link_place,
                       .name = "probes",
                       .profile = profile,
                       .replaced = &none,
                       .student = &none,
                       .others = &objects};
    bool done = compile_probes(place, canary_folder, canary_folder, flock->sources, flock->count,
                               own, &objects, message) == BUILD_DONE;
    Strings harness = {.items = objects.items, .count = objects.count - flock->count};
    Strings canaries = {.items = objects.items + harness.count, .count = flock->count};
    if (done &&
        lane == LANE_NOMEM) { /* where the student's code would be, there are the canaries */
        done = compile_gates(gates_place, NULL, &gates, message) == BUILD_DONE;
        order.gates = &gates;
        order.student = &canaries;
        order.others = &harness;
    }
    done = done && program_link(&order, program, message) == BUILD_DONE;
    free(gates_place);
    free(link_place);
    free(place);
    strings_free(&gates);
    strings_free(&objects);
    return done;
}

static bool judge_flock(const Flock *flock, Text *message)
{
    bool good = true;
    for (size_t i = 0; i < flock->count; i++) {
        const Outcome *outcome = &flock->outcomes[i];
        const char *said = outcome->message == NULL ? "" : outcome->message;
        bool sound = strcmp(flock->caught[i], "nothing") == 0;
        bool seen =
            sound ? outcome->status == STATUS_PASSED
                  : outcome->status == STATUS_FAILED && strstr(said, flock->caught[i]) != NULL;
        if (!seen) {
            text_printf(message, "%s%s: \"%s\" is what it should say; it said %s: %s",
                        message->used > 0 ? "; " : "", flock->sources[i].name, flock->caught[i],
                        status_name(outcome->status), said);
            good = false;
        }
    }
    return good;
}

/** The grader's own files do not fit together: says so, with the first lines of the reason. */
static void say_incomplete(const Text *reason, Text *message)
{
    Strings lines = {0};
    strings_add_lines(&lines, text_string(reason));
    text_puts(message, "the grader's own files are incomplete (");
    for (size_t i = 0; i < lines.count && i < 3; i++) {
        text_printf(message, "%s%s", i == 0 ? "" : " ", lines.items[i]);
    }
    text_puts(message, ")");
    strings_free(&lines);
}

/** Runs one canary in a lane that runs them one by one. */
static void try_one(const Program *program, const Trial *trial, Lane lane, Patience *patience,
                    int *starts)
{
    static const LabCost cost = {.sizes = {200, 400}, .limit = 2.0, .half = 2.0};
    if (lane == LANE_PLAIN) {
        lane_plain(program, trial, patience);
    } else if (lane == LANE_ASAN) {
        lane_asan(program, trial, patience);
    } else if (lane == LANE_PARANOID) {
        paranoid_run(program, trial, patience);
    } else if (lane == LANE_NOMEM) {
        nomem_run(program, trial, patience);
    } else {
        const CostOrder order = {
            .program = program, .ours = program, .ours_probe = "cost_sound", .cost = &cost};
        *starts += cost_judge(&order, trial, COST_STARTS + 2);
    }
}

static CanaryEnd try_flock(Lane lane, int *starts, Text *message)
{
    Flock flock = {0};
    Program program = {0};
    Patience patience = {0};
    Text reason = {0};
    CanaryEnd end = CANARY_NOT_BUILT;
    if (gather_flock(&flock, lane, &reason) && build_flock(&flock, lane, &program, &reason)) {
        end = CANARY_MISSED;
    } else {
        say_incomplete(&reason, message);
    }
    if (end == CANARY_MISSED && lane == LANE_MEMCHECK) {
        lane_memcheck_once(&program, flock.trials, flock.count, starts);
    }
    for (size_t i = 0; end == CANARY_MISSED && lane != LANE_MEMCHECK && i < flock.count; i++) {
        try_one(&program, &flock.trials[i], lane, &patience, starts);
    }
    if (end == CANARY_MISSED && judge_flock(&flock, message)) {
        end = CANARY_CAUGHT;
    }
    text_free(&reason);
    program_free(&program);
    free_flock(&flock);
    return end;
}

CanaryEnd canary_try(Lane lane, int *starts, Text *message)
{
    static bool known[LANE_COUNT];
    static CanaryEnd ends[LANE_COUNT];
    static char words[LANE_COUNT][2048];
    if (!known[lane]) {
        Text found = {0};
        ends[lane] = try_flock(lane, starts, &found);
        known[lane] = true;
        snprintf(words[lane], sizeof words[lane], "%s", text_string(&found));
        text_free(&found);
    }
    text_puts(message, words[lane]);
    return ends[lane];
}
