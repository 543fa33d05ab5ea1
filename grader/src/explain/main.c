/* SPDX-License-Identifier: MIT */
/**
 * @file main.c
 * ouro-explain: runs one test twice with the recorder, with the student's files and with the
 * reference's, and prints what was recorded as JSON. `make ledger` and `make explain` read it.
 *
 * A log holds some ten thousand events. Where a test has more, --ledger looks at the objects that
 * are left over, and --explain at the events around the first difference.
 */
#include "sandbox.h"
#include "trial.h"

#include <argp.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    KEY_LEDGER = 256,
    KEY_SUBMISSION,
    KEY_NO_SANDBOX,
    HASH_EVERY = 500,
    LEFT_OVER = 12, /* objects that are followed in a second run */
};

/** The command line, taken apart. */
typedef struct Options {
    const char *lab;
    const char *test;
    const char *submission;
    bool ledger;
    SandboxWish sandbox;
} Options;

static const struct argp_option option_table[] = {
    {"ledger", KEY_LEDGER, NULL, 0, "For make ledger: where there is too much, follow objects", 0},
    {"submission", KEY_SUBMISSION, "DIR", 0, "Where the student's work is (default: labs)", 0},
    {"no-sandbox", KEY_NO_SANDBOX, NULL, 0, "Do without bubblewrap, as ouro-grade does", 0},
    {0}};

static error_t take_option(int key, char *value, struct argp_state *state)
{
    Options *options = state->input;
    switch (key) {
    case KEY_LEDGER:
        options->ledger = true;
        break;
    case KEY_SUBMISSION:
        options->submission = value;
        break;
    case KEY_NO_SANDBOX:
        options->sandbox = SANDBOX_NOT_WANTED;
        break;
    case ARGP_KEY_ARG:
        if (options->lab == NULL) {
            options->lab = value;
        } else if (options->test == NULL) {
            options->test = value;
        } else {
            argp_error(state, "one test at a time");
        }
        break;
    case ARGP_KEY_END:
        if (options->test == NULL) {
            argp_error(state, "name a lab and a test, as in: ouro-explain 2 2.3");
        }
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

/* ---- what is recorded ------------------------------------------------------------------------ */

static void run_both(const TrialPair *pair, const TraceWish *wish, TraceRun runs[SIDE_COUNT])
{
    for (Side side = 0; side < SIDE_COUNT; side++) {
        trace_run_free(&runs[side]);
        trial_run(pair, side, wish, &runs[side]);
    }
}

/** Whether a log goes up to the end of the program. */
static bool is_whole(const TraceRun *run)
{
    return run->complete || run->ending != NULL;
}

/** Which objects are alive at the end of the student's run and not at that of the reference's. */
static char *left_over(const TraceRun runs[SIDE_COUNT])
{
    Text ids = {0};
    int count = 0;
    for (size_t i = 0; i < runs[SIDE_STUDENT].events.count && count < LEFT_OVER; i++) {
        const char *event = runs[SIDE_STUDENT].events.items[i];
        if (starts_with(event, "e ") && !strings_have(&runs[SIDE_REFERENCE].events, event)) {
            text_printf(&ids, "%s%ld", count++ > 0 ? "," : "", strtol(event + 2, NULL, 10));
        }
    }
    return text_take(&ids);
}

/**
 * The event before which both runs have all in common, found by what their events come to: takes
 * may change places, so that two runs differ for a while and then agree again.
 */
static long common_events(const TraceRun runs[SIDE_COUNT])
{
    const Strings *student = &runs[SIDE_STUDENT].events, *ours = &runs[SIDE_REFERENCE].events;
    long common = 0;
    for (size_t i = 0; i < student->count && i < ours->count; i++) {
        if (starts_with(student->items[i], "h ") && !strcmp(student->items[i], ours->items[i])) {
            common = strtol(student->items[i] + 2, NULL, 10);
        }
    }
    return common;
}

/** Whether a log may lack events: what is written at the end has room of its own. */
static bool is_full(const TraceRun *run)
{
    enum { NEARLY_FULL = 3 << 20 };
    size_t bytes = 0;
    for (size_t i = 0; i < run->events.count; i++) {
        bytes += strlen(run->events.items[i]) + 1;
    }
    return bytes > NEARLY_FULL;
}

/** Records a test; returns the number of the first event that is told, 0 for the beginning. */
static long record(const TrialPair *pair, bool ledger, TraceRun runs[SIDE_COUNT])
{
    TraceWish wish = {0};
    run_both(pair, &wish, runs);
    if (is_whole(&runs[SIDE_STUDENT]) && !is_full(&runs[SIDE_STUDENT]) &&
        !is_full(&runs[SIDE_REFERENCE])) {
        return 0;
    }
    if (ledger) {
        wish.only = "0";
        run_both(pair, &wish, runs);
        char *ids = left_over(runs);
        wish.only = ids[0] == '\0' ? "0" : ids;
        run_both(pair, &wish, runs);
        free(ids);
        return 0;
    }
    wish.hash_every = HASH_EVERY;
    run_both(pair, &wish, runs);
    long common = common_events(runs);
    wish = (TraceWish){.from = common > HASH_EVERY ? common - HASH_EVERY : 0,
                       .to = common + 20 * HASH_EVERY};
    run_both(pair, &wish, runs);
    return wish.from;
}

/* ---- as JSON ----------------------------------------------------------------------------------- */

static json_t *lines_of(const Strings *lines)
{
    json_t *array = json_array();
    for (size_t i = 0; i < lines->count; i++) {
        json_t *line = json_string(lines->items[i]);
        json_array_append_new(array, line != NULL ? line : json_string("(not text)"));
    }
    return array;
}

/** Collects the return addresses of a log, each once. */
static void collect_codes(const Strings *events, Strings *codes)
{
    Strings all = {0};
    for (size_t i = 0; i < events->count; i++) {
        const char *tab = strrchr(events->items[i], '\t');
        for (const char *at = tab == NULL ? "" : tab + 1; *at != '\0';) {
            size_t length = strcspn(at, ",");
            strings_printf(&all, "%.*s", (int)length, at);
            at += length + (at[length] == ',');
        }
    }
    strings_sort(&all);
    for (size_t i = 0; i < all.count; i++) {
        if (i == 0 || strcmp(all.items[i - 1], all.items[i]) != 0) {
            strings_add(codes, all.items[i]);
        }
    }
    strings_free(&all);
}

/** What addr2line says, as {code: [[function, "file:line"], ...]}, the innermost first. */
static json_t *places_of(const TrialPair *pair, Side side, const Strings *events)
{
    Strings codes = {0}, callers = {0}, lines = {0};
    Text text = {0};
    json_t *places = json_object(), *place = NULL;
    collect_codes(events, &codes);
    for (size_t i = 0; i < codes.count; i++) { /* the call, not what comes after it */
        strings_printf(&callers, "%lx", strtoul(codes.items[i], NULL, 16) - 1);
    }
    if (codes.count > 0 && trial_places(pair, side, &callers, &text)) {
        strings_add_lines(&lines, text_string(&text));
    }
    for (size_t i = 0; i < lines.count;) {
        if (starts_with(lines.items[i], "0x")) {
            char code[32];
            snprintf(code, sizeof code, "%lx", strtoul(lines.items[i], NULL, 16) + 1);
            place = json_array();
            json_object_set_new(places, code, place);
            i++;
        } else if (i + 1 < lines.count) {
            char *where = lines.items[i + 1];
            where[strcspn(where, " ")] = '\0'; /* " (discriminator 2)" */
            where += starts_with(where, "/box/") ? strlen("/box/") : 0;
            json_array_append_new(place, json_pack("[s, s]", lines.items[i], where));
            i += 2;
        } else {
            break;
        }
    }
    text_free(&text);
    strings_free(&lines);
    strings_free(&callers);
    strings_free(&codes);
    return places;
}

static json_t *side_of(const TrialPair *pair, Side side, const TraceRun *run)
{
    json_t *object = json_object();
    json_object_set_new(object, "ending", run->ending ? json_string(run->ending) : json_null());
    json_object_set_new(object, "said", lines_of(&run->said));
    json_object_set_new(object, "events", lines_of(&run->events));
    if (side == SIDE_STUDENT) { /* the lines of the reference are nobody's business */
        json_object_set_new(object, "places", places_of(pair, side, &run->events));
    }
    return object;
}

static void print_record(const TrialPair *pair, const Submission *submission, long first,
                         const TraceRun runs[SIDE_COUNT])
{
    json_t *record = json_pack("{s:i, s:s, s:s, s:s, s:s, s:i}", "lab", pair->lab->number, "slug",
                               pair->lab->slug, "id", pair->test->id, "test", pair->test->probe,
                               "section", pair->test->section, "first", (int)first);
    json_t *files = json_array();
    for (size_t i = 0; i < submission->count; i++) {
        json_array_append_new(files, json_string(submission->files[i].shown));
    }
    json_object_set_new(record, "files", files);
    json_object_set_new(record, "functions", lines_of(&pair->lab->exports));
    for (Side side = 0; side < SIDE_COUNT; side++) {
        json_object_set_new(record, side_names[side], side_of(pair, side, &runs[side]));
    }
    json_dumpf(record, stdout, JSON_COMPACT);
    putchar('\n');
    json_decref(record);
}

/* ---- the command ------------------------------------------------------------------------------ */

static int explain(const Lab *lab, const LabTest *test, const Options *options)
{
    Submission submission = {0};
    TrialPair pair = {0};
    TraceRun runs[SIDE_COUNT] = {0};
    Text message = {0};
    int status = STATUS_FULL_MARKS;
    BuildEnd end = BUILD_REFUSED;
    if (submission_read(lab, options->submission, &submission, &message)) {
        end = trial_build(lab, test, &submission, &pair, &message);
    }
    if (end == BUILD_DONE) {
        long first = record(&pair, options->ledger, runs);
        print_record(&pair, &submission, first, runs);
    } else {
        fprintf(stderr, "%s\n", text_string(&message));
        status = end == BUILD_FAULT ? STATUS_FAULT : STATUS_LESS;
    }
    for (Side side = 0; side < SIDE_COUNT; side++) {
        trace_run_free(&runs[side]);
    }
    trial_free(&pair);
    submission_free(&submission);
    text_free(&message);
    return status;
}

int main(int argc, char **argv)
{
    static const struct argp argp = {
        option_table,
        take_option,
        "LAB TEST",
        "Records one test with the student's files and with the reference's, and prints JSON."
        "\vStatus: 0 recorded, 1 the student's files do not build, 2 called in a wrong way, 3 "
        "fault.",
        NULL,
        NULL,
        NULL};
    Options options = {.submission = "labs", .sandbox = sandbox_wish()};
    Text problem = {0};
    argp_err_exit_status = STATUS_USAGE;
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    char *folder = lab_find("labs", options.lab, &problem);
    Lab *lab = folder == NULL ? NULL : lab_read(folder, &problem);
    if (lab == NULL) {
        die(folder == NULL ? STATUS_USAGE : STATUS_FAULT, "%s", text_string(&problem));
    }
    const LabTest *test = lab_test(lab, options.test);
    if (test == NULL || lab_is_cost(test)) {
        die(STATUS_USAGE, "lab %d has no test '%s' that can be recorded", lab->number,
            options.test);
    }
    if (!folder_exists(options.submission)) {
        die(STATUS_USAGE, "the work is looked for in '%s', which is not a folder",
            options.submission);
    }
    sandbox_open(options.sandbox, options.submission);
    int status = explain(lab, test, &options);
    lab_free(lab);
    free(folder);
    if (fflush(stdout) != 0) {
        die(STATUS_FAULT, "the output cannot be written");
    }
    return status;
}
