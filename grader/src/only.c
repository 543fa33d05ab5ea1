/* SPDX-License-Identifier: MIT */
/**
 * @file only.c
 * Which tests somebody asked for: see only.h.
 */
#include "only.h"

#include <stdlib.h>
#include <string.h>

/** Takes the next word of a list; NULL when there is none. The caller frees it. */
static char *next_word(const char **at)
{
    *at += strspn(*at, " ,");
    size_t length = strcspn(*at, " ,");
    char *word = length == 0 ? NULL : must_print("%.*s", (int)length, *at);
    *at += length;
    return word;
}

static bool word_means(const char *word, const LabTest *test)
{
    bool hidden = test->id[0] == 'H';
    const char *mark = hidden ? "H" : "";
    char *task = lab_is_program(test) ? must_print("%sP", mark)
                 : lab_is_cost(test)  ? must_print("%sC", mark)
                                      : must_print("%s%d", mark, test->task);
    bool means = strcmp(word, test->id) == 0 || strcmp(word, task) == 0 ||
                 (hidden && strcmp(word, mark) == 0);
    free(task);
    return means;
}

bool only_has(const char *only, const LabTest *test)
{
    bool has = only == NULL;
    char *word;
    while (!has && (word = next_word(&only)) != NULL) {
        has = word_means(word, test);
        free(word);
    }
    return has;
}

/** Names the programs and the costs of a lab, if it has any. */
static void name_others(const Lab *lab, Text *problem)
{
    size_t first_cost = lab->test_count - lab->cost_count;
    if (lab_program_count(lab) > 0) {
        text_printf(problem, ", its programs P1 to %s", lab->tests[first_cost - 1].id);
    }
    if (lab->cost_count > 0) {
        text_printf(problem, ", its costs C1 to %s", lab->tests[lab->test_count - 1].id);
    }
}

bool only_check(const Lab *lab, const char *only, Text *problem)
{
    const char *first = lab->tests[0].id, *last = lab->tests[lab->probe_count - 1].id;
    size_t words = 0;
    char *word;
    while (problem->used == 0 && (word = next_word(&only)) != NULL) {
        bool known = false;
        for (size_t i = 0; i < lab->test_count && !known; i++) {
            known = word_means(word, &lab->tests[i]);
        }
        if (!known) {
            text_printf(problem,
                        "lab %d has no test '%s'; its tests are %s to %s, its tasks %d to %d",
                        lab->number, word, first, last, lab->tests[0].task,
                        lab->tests[lab->probe_count - 1].task);
            name_others(lab, problem);
        }
        words++;
        free(word);
    }
    if (words == 0) {
        text_printf(problem, "no test is named; the tests of lab %d are %s to %s", lab->number,
                    first, last);
    }
    return problem->used == 0;
}
