/* SPDX-License-Identifier: MIT */
/**
 * @file main.c
 * ouro-grade: the command line.
 */
#include "generated.h"
#include "hidden.h"
#include "keep.h"
#include "kept.h"
#include "mine.h"
#include "only.h"
#include "record.h"
#include "report.h"
#include "sandbox.h"
#include "serve.h"
#include "scratch.h"
#include "screen.h"

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
    KEY_OBJECTS,
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

static const char labs_root[] = "labs";

/** The command line, taken apart. */
typedef struct Options {
    const char *lab;
    bool all;
    bool list;
    bool serve;
    const char *mine; /**< where `ouro` on the student's files goes; NULL: not wanted */
    bool json;
    const char *keep; /**< where the record and what was graded are kept; NULL: nowhere */
    SandboxWish sandbox;
    bool check_sandbox;
    GeneratedWish generated;
    GradeOrder order;
} Options;

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
    {"lanes", KEY_LANES, "LANES", 0, "Some of plain,asan,memcheck,cost (default: all)", 0},
    {"list", KEY_LIST, NULL, 0, "List the tests and their points, and run nothing", 0},
    {"objects", KEY_OBJECTS, "DIR", 0, "Keep the objects of the tests in DIR for later runs", 0},
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
            argp_error(state, "there is no lane '%s'; the lanes are plain, asan, memcheck and cost",
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
    case KEY_OBJECTS:
        kept_open(value);
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

static Lab *must_read_lab(const char *folder)
{
    Text problem = {0};
    Lab *lab = lab_read(folder, &problem);
    if (lab == NULL) {
        die(STATUS_FAULT, "%s", text_string(&problem));
    }
    return lab;
}

/** The hidden tests of a lab, or NULL if they are not wanted or there are none. */
static Lab *read_hidden(const Options *options, const char *folder)
{
    Text problem = {0};
    Lab *lab = options->order.hidden.kind == HIDDEN_OFF
                   ? NULL
                   : lab_read_hidden(folder, HIDDEN_ROOT, &problem);
    if (problem.used > 0) {
        die(STATUS_FAULT, "%s", text_string(&problem));
    }
    return lab;
}

static void list_tests(const Lab *lab)
{
    for (size_t i = 0; i < lab->test_count; i++) {
        const LabTest *test = &lab->tests[i];
        int points = 0;
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            points += lab_points(lab, test, lane);
        }
        printf("%-5s %3d  %s\n", test->id, points, test->name);
    }
    size_t programs = lab_program_count(lab);
    printf("%zu tests, ", lab->probe_count);
    if (programs > 0) {
        printf("%zu Python program%s, ", programs, programs == 1 ? "" : "s");
    }
    if (lab->cost_count > 0) {
        printf("%zu cost%s, ", lab->cost_count, lab->cost_count == 1 ? "" : "s");
    }
    printf("%d points\n", lab_total_points(lab));
}

static bool wants_colour(void)
{
    const char *none = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    return isatty(STDOUT_FILENO) && (none == NULL || none[0] == '\0') &&
           (terminal == NULL || strcmp(terminal, "dumb") != 0);
}

/** The slug of the lab after this one, as a new string, or NULL. */
static char *next_lab(const Lab *lab)
{
    Strings folders = {0};
    char *next = NULL;
    labs_list(labs_root, &folders);
    for (size_t i = 0; i + 1 < folders.count && next == NULL; i++) {
        if (ends_with(folders.items[i], lab->slug)) {
            next = must_copy(strrchr(folders.items[i + 1], '/') + 1);
        }
    }
    strings_free(&folders);
    return next;
}

/**
 * Grades a lab and then its hidden tests, or these alone if tests are asked for by name and they are.
 *
 * @param lab      which lab
 * @param hidden   its hidden tests; NULL: none
 * @param options  what is asked for
 * @param more     receives what is asked of the hidden tests; it must live as long as the grade
 */
static Grade *grade_lab(const Lab *lab, const Lab *hidden, const Options *options, GradeOrder *more)
{
    bool named = hidden_are_named(options->order.only);
    Grade *grade = named ? grade_new(lab, &options->order) : grade_run(lab, &options->order);
    if (hidden != NULL && (named || options->order.only == NULL)) {
        *more = options->order;
        more->tried = grade->lanes;
        scratch_forget(lab->slug);
        grade->hidden = grade_run(hidden, more);
        grade->build_status = named ? grade->hidden->build_status : grade->build_status;
    }
    return grade;
}

/** The generated programs that were asked for, or NULL. */
static json_t *run_generated(const Options *options, const Grade *grade)
{
    Text problem = {0};
    json_t *found = options->generated.count == NULL
                        ? NULL
                        : generated_run(grade, &options->generated, &problem);
    if (problem.used > 0) {
        fprintf(stderr, "%s", text_string(&problem));
        exit(STATUS_FAULT);
    }
    return found;
}

/** What a person reads about one lab. */
static void print_report(const Options *options, const Grade *grade, const json_t *generated,
                         const Lab *lab)
{
    Text text = {0};
    char *next = next_lab(lab);
    if (!hidden_are_named(options->order.only)) {
        report_write(grade, next, wants_colour(), &text);
    }
    if (grade->hidden != NULL) {
        hidden_write(grade->hidden, hidden_shows(&options->order.hidden, time(NULL)),
                     wants_colour(), &text);
    }
    if (generated != NULL) {
        generated_write(grade, generated, &text);
    }
    fputs(text_string(&text), stdout);
    free(next);
    text_free(&text);
}

static int grade_one(const Options *options)
{
    Text problem = {0};
    char *folder = lab_find(labs_root, options->lab, &problem);
    if (folder == NULL) {
        die(STATUS_USAGE, "%s", text_string(&problem));
    }
    Lab *lab = must_read_lab(folder), *hidden = read_hidden(options, folder);
    const Lab *named = hidden_are_named(options->order.only) ? hidden : lab;
    int status = STATUS_FULL_MARKS;
    if (options->order.hidden.kind != HIDDEN_OFF && hidden == NULL) {
        die(STATUS_USAGE, "lab %d has no hidden tests: there is no %s/%s/hidden.json", lab->number,
            HIDDEN_ROOT, lab->slug);
    }
    if (options->order.only != NULL && !only_check(named, options->order.only, &problem)) {
        die(STATUS_USAGE, "%s", text_string(&problem));
    }
    if (options->serve) {
        sandbox_open(options->sandbox, options->order.submission);
        status = serve_programs(lab, &options->order);
    } else if (options->list) {
        list_tests(lab);
        if (hidden != NULL) {
            list_tests(hidden);
        }
    } else {
        sandbox_open(options->sandbox, options->order.submission);
        GradeOrder more;
        Grade *grade = grade_lab(lab, hidden, options, &more);
        json_t *record = record_make(grade), *generated = run_generated(options, grade);
        if (generated != NULL) {
            json_object_set(record, "generated", generated);
        }
        if (options->keep != NULL) {
            keep_grade(grade, record, options->keep);
        }
        if (options->json) {
            record_print(record);
        } else {
            print_report(options, grade, generated, lab);
        }
        status = hidden_exit_status(grade);
        json_decref(generated);
        json_decref(record);
        grade_free(grade);
    }
    lab_free(hidden);
    lab_free(lab);
    free(folder);
    return status;
}

static int make_mine(const Options *options)
{
    Text message = {0};
    int last = 0;
    if (options->lab != NULL) {
        char *folder = lab_find(labs_root, options->lab, &message);
        if (folder == NULL) {
            die(STATUS_USAGE, "%s", text_string(&message));
        }
        Lab *lab = must_read_lab(folder);
        last = lab->number;
        lab_free(lab);
        free(folder);
    }
    sandbox_open(options->sandbox, options->order.submission);
    int status = mine_build(options->order.submission, last, options->mine, &message);
    fprintf(status == STATUS_FULL_MARKS ? stdout : stderr, "%s\n", text_string(&message));
    text_free(&message);
    return status;
}

static void say_next_step(const Grade *grade, Text *text)
{
    if (grade_exit_status(grade) == STATUS_FAULT) {
        text_printf(text,
                    "\nThe grader itself is at fault, not your work. What is wrong: make grade "
                    "LAB=%d\n",
                    grade->lab->number);
        return;
    }
    if (grade->submission.refused) {
        text_printf(text, "\n%s\n", text_string(&grade->build_message));
        return;
    }
    text_printf(text, "\nNext: lab %d, %s. Read labs/%s/README.md, then: make grade LAB=%d\n",
                grade->lab->number, grade->lab->title, grade->lab->slug, grade->lab->number);
}

static int grade_all(const Options *options)
{
    Strings folders = {0};
    Text next = {0};
    json_t *records = json_array();
    int worst = STATUS_FULL_MARKS;
    labs_list(labs_root, &folders);
    if (folders.count == 0) {
        die(STATUS_USAGE, "there is no lab in %s/; run this from the top of the repository",
            labs_root);
    }
    if (!options->list) {
        sandbox_open(options->sandbox, options->order.submission);
    }
    for (size_t i = 0; i < folders.count; i++) {
        Lab *lab = must_read_lab(folders.items[i]);
        Lab *hidden = read_hidden(options, folders.items[i]);
        if (options->list) {
            printf("Lab %d: %s\n", lab->number, lab->title);
            list_tests(lab);
            if (hidden != NULL) {
                list_tests(hidden);
            }
            lab_free(hidden);
            lab_free(lab);
            continue;
        }
        GradeOrder more;
        Grade *grade = grade_lab(lab, hidden, options, &more);
        int status = grade_exit_status(grade);
        json_t *record = record_make(grade);
        if (options->keep != NULL) {
            keep_grade(grade, record, options->keep);
        }
        if (options->json) {
            json_array_append(records, record);
        } else {
            Text line = {0};
            report_line(grade, &line);
            if (grade->hidden != NULL) {
                text_puts(&line, "        ");
                hidden_line(grade->hidden, hidden_shows(&options->order.hidden, time(NULL)), &line);
            }
            fputs(text_string(&line), stdout);
            fflush(stdout);
            text_free(&line);
        }
        if (status != STATUS_FULL_MARKS && next.used == 0) {
            say_next_step(grade, &next);
        }
        status = hidden_exit_status(grade);
        worst = status > worst ? status : worst;
        json_decref(record);
        grade_free(grade);
        lab_free(hidden);
        lab_free(lab);
    }
    if (options->json && !options->list) {
        record_print(records);
    } else if (!options->list) {
        fputs(next.used > 0 ? text_string(&next) : "\nFull marks in every lab. Well done.\n",
              stdout);
    }
    json_decref(records);
    text_free(&next);
    strings_free(&folders);
    return worst;
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
    Options options = {.order = {.submission = "labs", .lanes = {true, true, true, true}},
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
    int status = options.mine != NULL ? make_mine(&options)
                 : options.all        ? grade_all(&options)
                                      : grade_one(&options);
    if (fflush(stdout) != 0) {
        die(STATUS_FAULT, "the output cannot be written");
    }
    return status;
}
