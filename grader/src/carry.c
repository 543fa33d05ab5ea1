/* SPDX-License-Identifier: MIT */
/**
 * @file carry.c
 * Integrated grading: see carry.h.
 *
 * A bug in an early lab shows in the tests of a later one, and whoever reads such a failure looks
 * in the wrong file. So the reference's files are put back, few at a time: when a test passes with
 * them and fails without, the bug is in the files that they replaced.
 *
 * Nothing is compiled again for this, only linked; and only the tests that failed run again.
 */
#include "carry.h"
#include "screen.h"

#include <stdlib.h>
#include <string.h>

/* ---- the student's other labs -------------------------------------------------------------- */

/** Adds one lab, or says why the reference's files are linked in its place. */
static void add_lab(Work *work, size_t index)
{
    Carry *carry = &work->grade->carry;
    const Lab *lab = carry->labs[index];
    Submission *submission = &carry->submissions[index];
    Text ignored = {0};
    if (!submission_read(lab, work->grade->order->submission, submission, &ignored)) {
        strings_printf(&carry->ours, "%s (there is no file that can be read)", lab->slug);
    } else if (submission_is_untouched(lab, submission)) {
        strings_printf(&carry->ours, "%s (nothing is written yet)", lab->slug);
    } else {
        bench_add(&work->bench, lab, submission);
    }
    text_free(&ignored);
}

bool carry_add(Work *work, Text *problem)
{
    Carry *carry = &work->grade->carry;
    Strings folders = {0};
    labs_list("labs", &folders);
    carry->labs = must_alloc(folders.count, sizeof *carry->labs);
    carry->submissions = must_alloc(folders.count, sizeof *carry->submissions);
    bool good = true;
    for (size_t i = 0; i < folders.count && good; i++) {
        Lab *lab = lab_read(folders.items[i], problem);
        good = lab != NULL;
        if (good && lab->number < work->grade->lab->number) {
            carry->labs[carry->count++] = lab;
            add_lab(work, carry->count - 1);
        } else {
            lab_free(lab);
        }
    }
    strings_free(&folders);
    return good;
}

/* ---- the cure ------------------------------------------------------------------------------ */

static bool has_failed(const Grade *grade, size_t test, Lane lane)
{
    Status status = grade_outcome(grade, test, lane)->status;
    return grade_runs(grade, test, lane) &&
           (status == STATUS_FAILED || status == STATUS_NOT_IMPLEMENTED);
}

/** What failed: the tests as --only takes them, and their lanes. */
static char *failed_tests(const Grade *grade, bool lanes[LANE_COUNT])
{
    Text only = {0};
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        bool failed = false;
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            if (has_failed(grade, test, lane)) {
                failed = lanes[lane] = true;
            }
        }
        if (failed) {
            text_printf(&only, "%s%s", only.used > 0 ? "," : "", grade->lab->tests[test].id);
        }
    }
    return text_take(&only);
}

/** Whether all that failed passes with the pieces as they are set now. */
static bool passes_now(Work *work, const GradeOrder *order)
{
    Grade *failed = work->grade;
    Grade *again = grade_new(failed->lab, order);
    bool passes = grade_read_tests(again);
    bench_unlink(&work->bench);
    work->bench.grade = work->grade = again;
    if (passes && grade_build(work)) {
        work_run_lanes(work);
    }
    for (size_t test = 0; test < failed->lab->test_count; test++) {
        for (Lane lane = 0; lane < LANE_COUNT; lane++) {
            passes = passes && (!has_failed(failed, test, lane) ||
                                grade_outcome(again, test, lane)->status == STATUS_PASSED);
        }
    }
    work->bench.grade = work->grade = failed;
    grade_free(again);
    return passes;
}

/** "lab1-refcount/refcount.c and ...": the files of a piece. */
static void name_files(const Piece *piece, Strings *names)
{
    for (size_t i = 0; i < piece->lab->file_count; i++) {
        strings_printf(names, "%s/%s", piece->lab->slug, piece->lab->files[i].name);
    }
}

/** Tries the reference's files in the place of the pieces `one` and `other`; they may be the same. */
static bool try_without(Work *work, const GradeOrder *order, size_t one, size_t other)
{
    Piece *pieces = work->bench.pieces;
    pieces[one].left_out = pieces[other].left_out = true;
    bool passes = passes_now(work, order);
    pieces[one].left_out = pieces[other].left_out = false;
    if (passes) {
        name_files(&pieces[one], &work->grade->carry.cure);
        if (other != one) {
            name_files(&pieces[other], &work->grade->carry.cure);
        }
    }
    return passes;
}

void carry_find_cure(Work *work)
{
    const Grade *grade = work->grade;
    GradeOrder order = {.submission = grade->order->submission, .alone = true, .carry = true};
    char *only = failed_tests(grade, order.lanes);
    size_t count = work->bench.piece_count;
    bool found = only[0] == '\0';
    order.only = only;
    for (size_t one = 0; one < count && !found; one++) {
        found = try_without(work, &order, one, one);
    }
    for (size_t one = 0; one < count && !found; one++) {
        for (size_t other = one + 1; other < count && !found; other++) {
            found = try_without(work, &order, one, other);
        }
    }
    work->grade->carry.searched = only[0] == '\0' ? 0 : count;
    free(only);
}

/* ---- words --------------------------------------------------------------------------------- */

static void join(const Strings *names, const char *before, Text *text)
{
    for (size_t i = 0; i < names->count; i++) {
        const char *between = i == 0 ? "" : i + 1 < names->count ? ", " : " and ";
        text_printf(text, "%s%s%s", between, before, names->items[i]);
    }
}

static void write_cure(const Grade *grade, Text *text)
{
    const Carry *carry = &grade->carry;
    Text words = {0};
    if (carry->cure.count > 0) {
        text_puts(&words, "What fails here fails with your ");
        join(&carry->cure, "", &words);
        text_printf(&words, ", and passes with ours in %s place. Look there first.",
                    carry->cure.count == 1 ? "its" : "their");
    } else if (carry->searched == 1 || carry->searched == 2) {
        text_puts(&words, "What fails here also fails with ours in the place of all your files. "
                          "This is not your fault: tell your instructor.");
    } else if (carry->searched > 2) {
        text_puts(&words, "What fails here also fails when ours is put in the place of one of your "
                          "labs, or of two. So more than two have a part in it: grade each lab by "
                          "itself first, from lab 1 on.");
    }
    if (words.used > 0) {
        screen_wrap(text, 0, text_string(&words));
        text_puts(text, "\n");
    }
    text_free(&words);
}

void carry_write(const Grade *grade, Text *text)
{
    const Carry *carry = &grade->carry;
    Text words = {0};
    text_puts(&words, "All of your labs up to this one are linked together.");
    if (carry->ours.count > 0) {
        text_puts(&words, " Ours is in the place of ");
        join(&carry->ours, "", &words);
        text_puts(&words, ".");
    }
    screen_wrap(text, 0, text_string(&words));
    text_puts(text, "\n");
    text_free(&words);
    write_cure(grade, text);
}

void carry_free(Carry *carry)
{
    for (size_t i = 0; i < carry->count; i++) {
        submission_free(&carry->submissions[i]);
        lab_free(carry->labs[i]);
    }
    free(carry->submissions);
    free(carry->labs);
    strings_free(&carry->ours);
    strings_free(&carry->cure);
}
