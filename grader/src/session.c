/* SPDX-License-Identifier: MIT */
/**
 * @file session.c
 * One call of ouro-grade: see session.h.
 */
#include "session.h"
#include "hidden.h"
#include "keep.h"
#include "mine.h"
#include "only.h"
#include "record.h"
#include "report.h"
#include "scratch.h"
#include "serve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char labs_root[] = "labs";

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

int session_one(const Options *options)
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

int session_mine(const Options *options)
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

int session_all(const Options *options)
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
