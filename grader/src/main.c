/* SPDX-License-Identifier: MIT */
/**
 * @file main.c
 * ouro-grade: the command line.
 */
#include "hidden.h"
#include "screen.h"
#include "session.h"

#include <argp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    KEY_ALL = 256,
    KEY_ALONE,
    KEY_CARRY,
    KEY_GENERATED,
    KEY_HIDDEN,
    KEY_KEEP,
    KEY_MINE,
    KEY_FORMAT,
    KEY_HASTY,
    KEY_LANES,
    KEY_LIST,
    KEY_ONLY,
    KEY_SECRET,
    KEY_SEED,
    KEY_SERVE,
    KEY_STUDENT,
    KEY_SUBMISSION,
    KEY_UNCHECKED,
    KEY_NO_SANDBOX,
    KEY_CHECK_SANDBOX
};

static const struct argp_option option_table[] = {
    {"all", KEY_ALL, NULL, 0, "Grade every lab, a line each", 0},
    {"alone", KEY_ALONE, NULL, 0,
     "Each test by itself: none waits for another, no canary is tried, no crash is located; for "
     "ouro-prove",
     0},
    {"carry", KEY_CARRY, NULL, 0,
     "Together with your labs before this one; says whose fault a failure is, gives no points", 0},
    {"hasty", KEY_HASTY, NULL, 0, "What comes after a test that does not end is not run", 0},
    {"generated", KEY_GENERATED, "N", 0, "Run N generated programs too, on your file and on ours",
     0},
    {"seed", KEY_SEED, "WORD", 0, "With --generated: a public seed (default: 1)", 0},
    {"secret-file", KEY_SECRET, "FILE", 0, "With --generated and --student: the class secret", 0},
    {"student", KEY_STUDENT, "NAME", 0, "With --secret-file: whose programs", 0},
    {"hidden", KEY_HIDDEN, "WHEN", 0,
     "Run the lab's hidden tests too; their marks show: show, after=DATE, never", 0},
    {"keep", KEY_KEEP, "DIR", 0, "Keep the record in DIR, and beside it the files it speaks of", 0},
    {"mine", KEY_MINE, "FILE", 0, "Write FILE, ouro on your own files: of all labs, or up to LAB",
     0},
    {"submission", KEY_SUBMISSION, "WHERE", 0,
     "Where the student's work is: a folder (default: labs) or a tar, tar.gz, tar.xz or zip", 0},
    {"format", KEY_FORMAT, "FORMAT", 0, "text (default) or json", 0},
    {"lanes", KEY_LANES, "LANES", 0,
     "Some of plain,asan,memcheck,paranoid,nomem,cost (default: all)", 0},
    {"list", KEY_LIST, NULL, 0, "List the tests and their points, and run nothing", 0},
    {"only", KEY_ONLY, "TESTS", 0, "Run these alone: tests and tasks, as in 1.1,2", 0},
    {"no-sandbox", KEY_NO_SANDBOX, NULL, 0,
     "Do without bubblewrap: what is graded can read your files, use the network and stop your "
     "programs",
     0},
    {"check-sandbox", KEY_CHECK_SANDBOX, NULL, 0, "Say whether bubblewrap works, and grade nothing",
     0},
    {"unchecked", KEY_UNCHECKED, NULL, 0,
     "Do not check what the student's files use; for the tests of the box, never for marks", 0},
    {"serve", KEY_SERVE, NULL, 0,
     "Read names of Python programs, compare what they do on your file and on ours; for "
     "generated.py",
     0},
    {0}};

static void take_lanes(const char *value, bool lanes[LANE_COUNT], struct argp_state *state)
{
    char *copy = must_copy(value), *rest = copy;
    for (Lane lane = 0; lane < LANE_COUNT; lane++) {
        lanes[lane] = false;
    }
    for (char *name; (name = strsep(&rest, ",")) != NULL;) {
        Lane lane = lane_find(name);
        if (lane == LANE_COUNT) {
            argp_error(state,
                       "there is no lane '%s'; the lanes are plain, asan, memcheck, paranoid, "
                       "nomem and cost",
                       name);
        }
        lanes[lane] = true;
    }
    free(copy);
}

static bool one_of(const char *option, const char *value, const char *first, const char *second,
                   struct argp_state *state)
{
    if (strcmp(value, first) != 0 && strcmp(value, second) != 0) {
        argp_error(state, "--%s must be %s or %s, not '%s'", option, first, second, value);
    }
    return strcmp(value, second) == 0;
}

static error_t take_option(int key, char *value, struct argp_state *state)
{
    Options *options = state->input;
    switch (key) {
    case KEY_ALL:
        options->all = true;
        break;
    case KEY_ALONE:
        options->order.alone = true;
        break;
    case KEY_CARRY:
        options->order.carry = true;
        break;
    case KEY_HASTY:
        options->order.hasty = true;
        break;
    case KEY_GENERATED:
        options->generated.count = value;
        break;
    case KEY_SEED:
        options->generated.seed = value;
        break;
    case KEY_SECRET:
        options->generated.secret = value;
        break;
    case KEY_STUDENT:
        options->generated.student = value;
        break;
    case KEY_HIDDEN: {
        Text problem = {0};
        if (!hidden_parse(value, &options->order.hidden, &problem)) {
            argp_error(state, "%s", text_string(&problem));
        }
        break;
    }
    case KEY_KEEP:
        options->keep = value;
        break;
    case KEY_MINE:
        options->mine = value;
        break;
    case KEY_SUBMISSION:
        options->order.submission = value;
        break;
    case KEY_FORMAT:
        options->json = one_of("format", value, "text", "json", state);
        break;
    case KEY_LANES:
        take_lanes(value, options->order.lanes, state);
        break;
    case KEY_LIST:
        options->list = true;
        break;
    case KEY_ONLY:
        options->order.only = value;
        break;
    case KEY_UNCHECKED:
        options->order.unchecked = true;
        break;
    case KEY_NO_SANDBOX:
        options->sandbox = SANDBOX_NOT_WANTED;
        break;
    case KEY_CHECK_SANDBOX:
        options->check_sandbox = true;
        break;
    case KEY_SERVE:
        options->serve = true;
        break;
    case ARGP_KEY_ARG:
        if (options->lab != NULL) {
            argp_error(state, "one lab at a time; for all of them: --all");
        }
        options->lab = value;
        break;
    case ARGP_KEY_END:
        if ((options->lab == NULL) != options->all && options->mine == NULL &&
            !options->check_sandbox) {
            argp_error(state, "name one lab, by number or by folder, or say --all");
        }
        if (options->all && options->order.only != NULL) {
            argp_error(state, "--only goes with one lab");
        }
        if (options->all && options->order.carry) {
            argp_error(state, "--carry goes with one lab");
        }
        if (options->generated.count != NULL &&
            (options->all || options->order.only != NULL || options->order.carry)) {
            argp_error(state, "--generated goes with one lab, and with no --only and no --carry");
        }
        if (options->generated.seed != NULL && options->generated.secret != NULL) {
            argp_error(state, "a seed is public, a secret is not: --seed or --secret-file");
        }
        if ((options->generated.secret == NULL) != (options->generated.student == NULL)) {
            argp_error(state, "--secret-file and --student go together; one is missing");
        }
        if (options->generated.secret != NULL && access(options->generated.secret, R_OK) != 0) {
            argp_error(state, "the class secret '%s' cannot be read", options->generated.secret);
        }
        if (options->all && options->serve) {
            argp_error(state, "--serve goes with one lab");
        }
        if (options->order.carry && options->order.hidden.kind != HIDDEN_OFF) {
            argp_error(state, "--hidden gives points, and --carry gives none: one at a time");
        }
        if (hidden_are_named(options->order.only) &&
            !hidden_shows(&options->order.hidden, time(NULL))) {
            argp_error(state, "hidden tests run by name only where their marks show, with "
                              "--hidden show");
        }
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

int main(int argc, char **argv)
{
    static const struct argp argp = {
        option_table,
        take_option,
        "LAB",
        "Grades a lab: by its number or its folder's name."
        "\vStatus: 0 full marks, 1 less, 2 called in a wrong way, 3 grader fault.",
        NULL,
        NULL,
        NULL};
    Options options = {
        .order = {.submission = "labs", .lanes = {true, true, true, true, true, true}},
        .sandbox = sandbox_wish()};
    argp_err_exit_status = STATUS_USAGE;
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    if (options.check_sandbox) {
        return sandbox_tell();
    }
    if (!options.list && submission_kind(options.order.submission) == SUBMISSION_NONE) {
        die(STATUS_USAGE,
            "the work to be graded is looked for in '%s', which is not a folder, nor an archive "
            "(tar, tar.gz, tar.xz, zip)",
            screen_escape_name(options.order.submission));
    }
    int status = options.mine != NULL ? session_mine(&options)
                 : options.all        ? session_all(&options)
                                      : session_one(&options);
    if (fflush(stdout) != 0) {
        die(STATUS_FAULT, "the output cannot be written");
    }
    return status;
}
