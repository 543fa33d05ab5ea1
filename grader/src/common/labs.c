/* SPDX-License-Identifier: MIT */
/**
 * @file labs.c
 * Asking about labs: which there are, what is in one, how many points it gives. See lab.h.
 */
#include "lab.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

const char *const lane_names[LANE_COUNT] = {"plain",    "asan",  "memcheck",
                                            "paranoid", "nomem", "cost"};

/* ---- finding ------------------------------------------------------------------------------- */

/** The N of "labN-name", or -1. */
static int slug_number(const char *slug)
{
    if (!starts_with(slug, "lab") || !isdigit((unsigned char)slug[3])) {
        return -1;
    }
    char *end;
    long number = strtol(slug + 3, &end, 10);
    return *end == '-' && number <= 1000 ? (int)number : -1;
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

static int compare_numbers(const void *left, const void *right)
{
    int a = slug_number(last_part(*(char *const *)left));
    int b = slug_number(last_part(*(char *const *)right));
    return a != b ? a - b : strcmp(*(char *const *)left, *(char *const *)right);
}

void labs_list(const char *root, Strings *folders)
{
    Strings names = {0};
    folder_list(root, &names);
    for (size_t i = 0; i < names.count; i++) {
        char *json = must_print("%s/%s/lab.json", root, names.items[i]);
        if (slug_number(names.items[i]) >= 0 && file_exists(json)) {
            strings_printf(folders, "%s/%s", root, names.items[i]);
        }
        free(json);
    }
    strings_free(&names);
    if (folders->count > 1) {
        qsort(folders->items, folders->count, sizeof *folders->items, compare_numbers);
    }
}

/** The number that a person means by "1", "01", "lab1" or "lab01"; -1: none of these. */
static int meant_number(const char *name)
{
    const char *digits = starts_with(name, "lab") ? name + strlen("lab") : name;
    size_t length = strspn(digits, "0123456789");
    bool is_number = length > 0 && length < 6 && digits[length] == '\0';
    return is_number ? (int)strtol(digits, NULL, 10) : -1;
}

char *lab_find(const char *root, const char *name, Text *problem)
{
    Strings folders = {0};
    char *found = NULL;
    labs_list(root, &folders);
    for (size_t i = 0; i < folders.count && found == NULL; i++) {
        const char *slug = last_part(folders.items[i]);
        if (strcmp(name, slug) == 0 || meant_number(name) == slug_number(slug)) {
            found = must_copy(folders.items[i]);
        }
    }
    if (found == NULL) {
        text_printf(problem, "there is no lab '%s' in %s/; there %s", name, root,
                    folders.count == 0 ? "are none" : "are:");
        for (size_t i = 0; i < folders.count; i++) {
            text_printf(problem, " %s", last_part(folders.items[i]));
        }
    }
    strings_free(&folders);
    return found;
}

Lane lane_find(const char *name)
{
    for (int lane = 0; lane < LANE_COUNT; lane++) {
        if (strcmp(lane_names[lane], name) == 0) {
            return (Lane)lane;
        }
    }
    return LANE_COUNT;
}

const LabTest *lab_test(const Lab *lab, const char *id)
{
    for (size_t i = 0; i < lab->test_count; i++) {
        if (strcmp(lab->tests[i].id, id) == 0) {
            return &lab->tests[i];
        }
    }
    return NULL;
}

const LabTask *lab_task(const Lab *lab, int task)
{
    for (size_t i = 0; i < lab->task_count; i++) {
        if (lab->tasks[i].task == task) {
            return &lab->tasks[i];
        }
    }
    return NULL;
}

bool lab_is_program(const LabTest *test)
{
    return test->task == TASK_PROGRAMS;
}

bool lab_is_cost(const LabTest *test)
{
    return test->task == TASK_COSTS;
}

const LabCost *lab_cost(const Lab *lab, const LabTest *test)
{
    size_t first = lab->test_count - lab->cost_count;
    return &lab->costs[(size_t)(test - lab->tests) - first];
}

size_t lab_program_count(const Lab *lab)
{
    return lab->test_count - lab->probe_count - lab->cost_count;
}

char *lab_test_path(const Lab *lab, const LabTest *test)
{
    return must_print("%s/%s.%s", lab->tests_folder, test->probe,
                      lab_is_program(test) ? "py" : "c");
}

/* ---- points -------------------------------------------------------------------------------- */

static int unit_points(const Lab *lab, const LabTest *test, Lane lane)
{
    if (lab_is_cost(test)) {
        return lane == LANE_COST;
    }
    if (test->not_in[lane]) {
        return 0;
    }
    return lab_is_program(test) ? lab->program_points[lane] : lab->lane_points[lane];
}

bool lab_uses_lane(const Lab *lab, Lane lane)
{
    return lane == LANE_COST ? lab->cost_count > 0 : lab->lane_points[lane] > 0;
}

bool lab_has_lane(const Lab *lab, const LabTest *test, Lane lane)
{
    return unit_points(lab, test, lane) > 0;
}

int lab_points(const Lab *lab, const LabTest *test, Lane lane)
{
    return test->weight * unit_points(lab, test, lane);
}

int lab_task_points(const Lab *lab, int task)
{
    int points = 0;
    for (size_t i = 0; i < lab->test_count; i++) {
        for (int lane = 0; lane < LANE_COUNT; lane++) {
            if (task == TASK_ALL || lab->tests[i].task == task) {
                points += lab_points(lab, &lab->tests[i], (Lane)lane);
            }
        }
    }
    return points;
}

int lab_total_points(const Lab *lab)
{
    return lab_task_points(lab, TASK_ALL);
}
