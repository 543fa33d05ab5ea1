/* SPDX-License-Identifier: MIT */
/**
 * @file checks.c
 * The checks that prove the grader.
 *
 * The idea: a grader is right when what is right gets full marks, what is unwritten gets what
 * lab.json says, and each known mistake is caught by the very test that is there for it.
 */
#include "checks.h"

#include "graded.h"
#include "workplace.h"

#include "common/command.h"

#include <stdlib.h>
#include <string.h>

enum { LARGEST_PATCH = 1 << 20, FEWEST_MISTAKES = 10, FEWEST_PER_TASK = 2 };

/* ---- right answers --------------------------------------------------------------------------- */

/** Every test in every lane of the lab must be in the record, with a status that is allowed. */
static bool all_are(const Lab *lab, const Graded *record, const char *const *allowed,
                    size_t allowed_count, Text *details)
{
    bool good = true;
    for (size_t i = 0; i < lab->test_count; i++) {
        for (int lane = 0; lane < LANE_COUNT; lane++) {
            if (!lab_has_lane(lab, &lab->tests[i], (Lane)lane)) {
                continue;
            }
            const json_t *entry = graded_test(record, lab->tests[i].id, lane_names[lane]);
            bool found = false;
            for (size_t k = 0; entry != NULL && k < allowed_count; k++) {
                found = found || strcmp(graded_word(entry, "status"), allowed[k]) == 0;
            }
            if (entry == NULL) {
                text_printf(details, "test %s, %s: is not in the record\n", lab->tests[i].id,
                            lane_names[lane]);
            } else if (!found) {
                graded_tell(entry, details);
            }
            good = good && found;
        }
    }
    return good;
}

/** Compares one number of the record with what it must be. */
static bool number_is(const Graded *record, const char *key, int wanted, Text *details)
{
    int found = graded_number(record, key);
    if (found != wanted) {
        text_printf(details, "%s is %d, and should be %d\n", key, found, wanted);
    }
    return found == wanted;
}

static bool status_is(const Graded *record, int wanted, Text *details)
{
    if (record->status != wanted) {
        text_printf(details, "the grader's exit status is %d, and should be %d\n", record->status,
                    wanted);
    }
    return record->status == wanted;
}

/** Whether the lab's hidden tests are all passed; nothing is asked where there are none. */
static bool has_full_hidden_marks(const Lab *hidden, const Graded *record, Text *details)
{
    static const char *const allowed[] = {"passed"};
    if (hidden == NULL) {
        return true;
    }
    bool all = all_are(hidden, record, allowed, COUNT_OF(allowed), details);
    int found = graded_hidden_number(record, "score"), points = lab_total_points(hidden);
    if (found != points) {
        text_printf(details, "the score of the hidden tests is %d, and should be %d\n", found,
                    points);
    }
    return all && found == points;
}

static bool has_full_marks(const Lab *lab, const char *folder, Text *details)
{
    static const char *const allowed[] = {"passed"};
    Graded record = {0};
    Text problem = {0};
    Lab *hidden = lab_read_hidden(lab->folder, HIDDEN_ROOT, &problem);
    if (problem.used > 0) {
        text_printf(details, "%s\n", text_string(&problem));
        text_free(&problem);
        return false;
    }
    bool good = graded_run(lab, folder, NULL, NULL, hidden != NULL, &record, details);
    if (good) {
        int points = lab_total_points(lab);
        bool all = all_are(lab, &record, allowed, COUNT_OF(allowed), details);
        bool score = number_is(&record, "score", points, details);
        bool max_score = number_is(&record, "max_score", points, details);
        bool others = has_full_hidden_marks(hidden, &record, details);
        good =
            status_is(&record, STATUS_FULL_MARKS, details) && all && score && max_score && others;
    }
    lab_free(hidden);
    graded_free(&record);
    return good;
}

static bool model_answer_has_full_marks(const void *context, Text *details)
{
    return has_full_marks(context, "solutions", details);
}

/**
 * A second right answer, put together differently, has full marks too. It keeps the tests honest: a
 * test that only the model answer can pass asks for more than the handout says.
 */
static bool second_answer_has_full_marks(const void *context, Text *details)
{
    const Lab *lab = context;
    char *folder = must_print("solutions/%s/second", lab->slug);
    bool good = folder_exists(folder);
    if (good) {
        good = has_full_marks(lab, folder, details);
    } else {
        text_printf(details,
                    "%s has no second solution: write %s, another right answer in files "
                    "of the same names, put together differently\n",
                    lab->slug, folder);
    }
    free(folder);
    return good;
}

static bool model_answer_is_the_reference(const void *context, Text *details)
{
    const Lab *lab = context;
    bool good = true;
    for (size_t i = 0; i < lab->file_count; i++) {
        char *reference = must_print("reference/%s", lab->files[i].replaces);
        char *answer = must_print("solutions/%s/%s", lab->slug, lab->files[i].name);
        if (!files_are_equal(reference, answer, details)) {
            text_printf(details, "%s differs from %s: run `make labs` and commit\n", answer,
                        reference);
            good = false;
        }
        free(reference);
        free(answer);
    }
    return good;
}

/* ---- the untouched stub ---------------------------------------------------------------------- */

static bool grade_stub(const Lab *lab, const char *folder, Text *details)
{
    /* A stub scores only where lab.json says that it does. */
    static const char *const allowed[] = {"not_implemented", "not_run", "passed"};
    size_t allowed_count = COUNT_OF(allowed) - (lab->stub_score == 0);
    Graded record;
    bool good = graded_run(lab, folder, NULL, NULL, false, &record, details);
    if (good) {
        bool all = all_are(lab, &record, allowed, allowed_count, details);
        bool score = number_is(&record, "score", lab->stub_score, details);
        good = status_is(&record, STATUS_LESS, details) && all && score;
    }
    graded_free(&record);
    return good;
}

static bool stub_scores_what_is_declared(const void *context, Text *details)
{
    char *folder = workplace_make();
    CommandResult result =
        command_run((const char *const[]){"build/ouro-stage", "labs", "--into", folder, NULL});
    bool good = result.status == 0;
    if (!good) {
        text_printf(details, "the stub cannot be made:\n%s", result.err);
    }
    command_free(&result);
    good = good && grade_stub(context, folder, details);
    workplace_remove(folder);
    return good;
}

/* ---- mistakes -------------------------------------------------------------------------------- */

/** Puts the model answer into `folder` and makes the mistake in it. */
static bool make_mistake(const MistakeFile *file, const char *folder, Text *details)
{
    bool good = true;
    for (size_t i = 0; good && i < file->lab->file_count; i++) {
        const char *name = file->lab->files[i].name;
        char *from = must_print("solutions/%s/%s", file->lab->slug, name);
        char *to = must_print("%s/%s", folder, name);
        good = workplace_copy(from, to, details);
        free(from);
        free(to);
    }
    char *patch = realpath(file->path, NULL);
    if (!good || patch == NULL) {
        free(patch);
        return false;
    }
    CommandResult result = command_run((const char *const[]){
        "patch", "--strip=1", "--fuzz=0", "--force", "--silent", "--no-backup-if-mismatch",
        "--reject-file=-", "--directory", folder, "--input", patch, NULL});
    good = result.status == 0;
    if (!good) {
        text_printf(details,
                    "the patch does not apply to the model answer; make it anew with `diff -u`\n"
                    "%s%s",
                    result.out, result.err);
    }
    command_free(&result);
    free(patch);
    return good;
}

/** Looks for the failure that a catcher promises. */
static bool is_caught(const Graded *record, const Catcher *catcher, Text *details)
{
    const json_t *entry = graded_test(record, catcher->test, lane_names[catcher->lane]);
    if (entry == NULL) {
        text_printf(details, "test %s, %s: is not in the record\n", catcher->test,
                    lane_names[catcher->lane]);
        return false;
    }
    bool caught = strcmp(graded_word(entry, "status"), "failed") == 0;
    if (!caught) {
        text_puts(details, "this test should have failed:\n");
        graded_tell(entry, details);
    }
    return caught;
}

/** The lanes in which a test must catch the mistake, as "plain,memcheck": a new string. */
static char *lanes_of(const Mistake *mistake, const char *test)
{
    Text lanes = {0};
    for (int lane = 0; lane < LANE_COUNT; lane++) {
        for (size_t i = 0; i < mistake->catcher_count; i++) {
            if (mistake->catchers[i].lane == (Lane)lane &&
                strcmp(mistake->catchers[i].test, test) == 0) {
                text_printf(&lanes, "%s%s", lanes.used > 0 ? "," : "", lane_names[lane]);
            }
        }
    }
    return text_take(&lanes);
}

/** One run of the grader: tests that must catch the mistake in the same lanes. */
typedef struct Group {
    char *lanes;
    Text tests;
} Group;

/** Sorts the catching tests by their lanes; returns how many groups there are. */
static size_t group_catchers(const Mistake *mistake, Group *groups)
{
    size_t count = 0;
    Strings seen = {0};
    for (size_t i = 0; i < mistake->catcher_count; i++) {
        const char *test = mistake->catchers[i].test;
        if (strings_have(&seen, test)) {
            continue;
        }
        strings_add(&seen, test);
        char *lanes = lanes_of(mistake, test);
        size_t at = 0;
        while (at < count && strcmp(groups[at].lanes, lanes) != 0) {
            at++;
        }
        if (at == count) {
            groups[count++].lanes = must_copy(lanes);
        }
        text_printf(&groups[at].tests, "%s%s", groups[at].tests.used > 0 ? "," : "", test);
        free(lanes);
    }
    strings_free(&seen);
    return count;
}

/** Grades by the tests of one group. */
static bool is_caught_by(const MistakeFile *file, const Group *group, const char *folder,
                         Text *details)
{
    const Mistake *mistake = &file->mistake;
    Graded record;
    bool good = graded_run(file->lab, folder, text_string(&group->tests), group->lanes, false,
                           &record, details);
    const json_t *build = good ? json_object_get(record.json, "build") : NULL;
    if (good && strcmp(graded_word(build, "status"), "built") != 0) {
        text_printf(details, "it does not compile, so no test can catch it:\n%s\n",
                    graded_word(build, "message"));
        good = false;
    }
    for (size_t i = 0; good && i < mistake->catcher_count; i++) {
        char *lanes = lanes_of(mistake, mistake->catchers[i].test);
        good =
            strcmp(lanes, group->lanes) != 0 || is_caught(&record, &mistake->catchers[i], details);
        free(lanes);
    }
    graded_free(&record);
    return good;
}

static bool mistake_is_caught(const void *context, Text *details)
{
    const MistakeFile *file = context;
    if (!file->read) {
        text_printf(details, "%s\n", text_string(&file->problem));
        return false;
    }
    char *top = workplace_make();
    char *folder = must_print("%s/%s", top, file->lab->slug);
    bool good = make_mistake(file, folder, details);
    Group *groups = must_alloc(file->mistake.catcher_count, sizeof *groups);
    size_t count = group_catchers(&file->mistake, groups);
    for (size_t i = 0; i < count; i++) {
        good = good && is_caught_by(file, &groups[i], top, details);
        free(groups[i].lanes);
        text_free(&groups[i].tests);
    }
    free(groups);
    free(folder);
    workplace_remove(top);
    return good;
}

/* ---- enough mistakes ------------------------------------------------------------------------- */

static bool are_enough(const void *context, Text *details)
{
    const Proof *proof = context;
    if (proof->mistake_count < FEWEST_MISTAKES) {
        text_printf(details, "solutions/%s/mistakes holds %zu; write %d or more\n",
                    proof->lab->slug, proof->mistake_count, FEWEST_MISTAKES);
        return false;
    }
    return true;
}

/** Says whether two mistakes of a task are caught by different tests. */
static bool task_has_two(const Proof *proof, int task)
{
    for (size_t i = 0; i < proof->mistake_count; i++) {
        for (size_t k = 0; k < i; k++) {
            const MistakeFile *a = &proof->mistakes[i], *b = &proof->mistakes[k];
            if (a->read && b->read && a->mistake.task == task && b->mistake.task == task &&
                mistakes_differ(&a->mistake, &b->mistake)) {
                return true;
            }
        }
    }
    return false;
}

static bool each_task_has_two(const void *context, Text *details)
{
    const Proof *proof = context;
    bool good = true;
    for (size_t i = 0; i < proof->lab->task_count; i++) {
        int task = proof->lab->tasks[i].task;
        if (!task_has_two(proof, task)) {
            text_printf(details, "task %d: write %d mistakes that different tests catch\n", task,
                        FEWEST_PER_TASK);
            good = false;
        }
    }
    return good;
}

/* ---- a lab's proof --------------------------------------------------------------------------- */

static void read_mistake(const Lab *lab, char *path, MistakeFile *file)
{
    *file = (MistakeFile){.lab = lab, .path = path};
    Text text = {0};
    file->read = file_read(path, LARGEST_PATCH, &text, &file->problem) &&
                 mistake_read(lab, path, text_string(&text), &file->mistake, &file->problem);
    text_free(&text);
}

Proof *proof_read(const char *folder, Text *problem)
{
    Lab *lab = lab_read(folder, problem);
    if (lab == NULL) {
        return NULL;
    }
    Proof *proof = must_alloc(1, sizeof *proof);
    proof->lab = lab;
    Strings names = {0};
    char *mistakes = must_print("solutions/%s/mistakes", lab->slug);
    folder_list(mistakes, &names);
    proof->mistakes = must_alloc(names.count, sizeof *proof->mistakes);
    for (size_t i = 0; i < names.count; i++) {
        if (ends_with(names.items[i], ".patch")) {
            read_mistake(lab, must_print("%s/%s", mistakes, names.items[i]),
                         &proof->mistakes[proof->mistake_count++]);
        }
    }
    strings_free(&names);
    free(mistakes);
    return proof;
}

void proof_add_jobs(const Proof *proof, size_t every, Jobs *jobs)
{
    const Lab *lab = proof->lab;
    jobs_add(jobs, must_print("%s: the model answer has full marks in every lane", lab->slug),
             model_answer_has_full_marks, lab);
    jobs_add(jobs, must_print("%s: the second solution has full marks in every lane", lab->slug),
             second_answer_has_full_marks, lab);
    jobs_add(jobs,
             must_print("%s: the untouched stub scores %d, every test said to be unwritten",
                        lab->slug, lab->stub_score),
             stub_scores_what_is_declared, lab);
    jobs_add(jobs, must_print("%s: the model answer is the reference, byte for byte", lab->slug),
             model_answer_is_the_reference, lab);
    jobs_add(jobs, must_print("%s: there are at least %d mistakes", lab->slug, FEWEST_MISTAKES),
             are_enough, proof);
    jobs_add(jobs,
             must_print("%s: each task has %d mistakes that different tests catch", lab->slug,
                        FEWEST_PER_TASK),
             each_task_has_two, proof);
    for (size_t i = 0; i < proof->mistake_count; i += every) {
        const MistakeFile *file = &proof->mistakes[i];
        Text title = {0};
        text_printf(&title, "%s", file->path);
        for (size_t k = 0; k < file->mistake.catcher_count; k++) {
            const Catcher *catcher = &file->mistake.catchers[k];
            text_printf(&title, "%s %s %s", k == 0 ? " is caught by" : ",", catcher->test,
                        lane_names[catcher->lane]);
        }
        jobs_add(jobs, text_take(&title), mistake_is_caught, file);
    }
}

void proof_free(Proof *proof)
{
    if (proof == NULL) {
        return;
    }
    for (size_t i = 0; i < proof->mistake_count; i++) {
        free(proof->mistakes[i].path);
        mistake_free(&proof->mistakes[i].mistake);
        text_free(&proof->mistakes[i].problem);
    }
    free(proof->mistakes);
    lab_free(proof->lab);
    free(proof);
}
