/* SPDX-License-Identifier: MIT */
/**
 * @file mistake.c
 * Reads the header of a wrong answer.
 *
 * Invariant: a header that is accepted has one misconception, one task and at least one catcher,
 * and all of them are in the lab.
 */
#include "mistake.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Where we are in the header. */
typedef struct Header {
    const Lab *lab;
    const char *path;
    int line;
    Mistake *mistake;
    Text *problem;
} Header;

/** Says what is wrong with the current line; returns false. */
static bool wrong(const Header *header, const char *sentence)
{
    text_printf(header->problem, "%s:%d: %s", header->path, header->line, sentence);
    return false;
}

static bool read_misconception(Header *header, const char *value)
{
    if (header->mistake->misconception != NULL || *value == '\0') {
        return wrong(header, "write one `Misconception:` line: what its author believed.");
    }
    header->mistake->misconception = must_copy(value);
    return true;
}

static bool read_task(Header *header, const char *value)
{
    int task = 0, used = 0;
    if (header->mistake->task != 0 || sscanf(value, "%4d%n", &task, &used) != 1 ||
        value[used] != '\0') {
        return wrong(header,
                     "write one `Task:` line with the number of a task, such as `Task: 2`.");
    }
    if (lab_task(header->lab, task) == NULL) {
        return wrong(header, "lab.json has no such task: correct the number.");
    }
    header->mistake->task = task;
    return true;
}

static bool read_catcher(Header *header, const char *value)
{
    char test[32] = "", lane[32] = "";
    int used = 0;
    if (sscanf(value, "%31s %31s%n", test, lane, &used) != 2 || value[used] != '\0') {
        return wrong(header, "write the test and one lane, such as `Caught-by: 2.3 plain`.");
    }
    Lane found = lane_find(lane);
    if (found == LANE_COUNT || !lab_uses_lane(header->lab, found)) {
        return wrong(header, "this lab has no such lane: it is plain, asan, memcheck, paranoid, nomem or cost.");
    }
    const LabTest *named = lab_test(header->lab, test);
    if (named == NULL) {
        return wrong(header, "lab.json has no test with this id: correct it.");
    }
    if (!lab_has_lane(header->lab, named, found)) {
        return wrong(header, "this test does not run in this lane.");
    }
    Mistake *mistake = header->mistake;
    for (size_t i = 0; i < mistake->catcher_count; i++) {
        if (mistake->catchers[i].lane == found && strcmp(mistake->catchers[i].test, test) == 0) {
            return wrong(header, "this test and lane are named twice: remove one line.");
        }
    }
    mistake->catchers =
        must_resize(mistake->catchers, mistake->catcher_count + 1, sizeof *mistake->catchers);
    mistake->catchers[mistake->catcher_count++] = (Catcher){must_copy(test), found};
    return true;
}

static bool read_line(Header *header, const char *line)
{
    static const struct {
        const char *key;
        bool (*read)(Header *, const char *);
    } keys[] = {
        {"Misconception: ", read_misconception},
        {"Task: ", read_task},
        {"Caught-by: ", read_catcher},
    };
    if (*line == '\0') {
        return true;
    }
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        if (starts_with(line, keys[i].key)) {
            return keys[i].read(header, line + strlen(keys[i].key));
        }
    }
    return wrong(header, "a header line is `Misconception:`, `Task:` or `Caught-by:`, each with a "
                         "blank and a value.");
}

static bool is_complete(const Header *header)
{
    const Mistake *mistake = header->mistake;
    if (mistake->misconception == NULL) {
        return wrong(header, "the line `Misconception: ...` is missing above the patch.");
    }
    if (mistake->task == 0) {
        return wrong(header, "the line `Task: ...` is missing above the patch.");
    }
    if (mistake->catcher_count == 0) {
        return wrong(header, "the line `Caught-by: TEST LANE` is missing above the patch.");
    }
    return true;
}

bool mistake_read(const Lab *lab, const char *path, const char *text, Mistake *mistake,
                  Text *problem)
{
    *mistake = (Mistake){0};
    Header header = {.lab = lab, .path = path, .line = 1, .mistake = mistake, .problem = problem};
    Strings lines = {0};
    strings_add_lines(&lines, text);
    bool good = true, patch = false;
    for (size_t i = 0; good && !patch && i < lines.count; i++) {
        header.line = (int)i + 1;
        patch = starts_with(lines.items[i], "--- ");
        good = patch || read_line(&header, lines.items[i]);
    }
    strings_free(&lines);
    if (good && !patch) {
        return wrong(&header, "there is no patch below the header: make one with `diff -u`.");
    }
    return good && is_complete(&header);
}

/** Says whether `a` names a catching test that `b` does not. */
static bool has_more(const Mistake *a, const Mistake *b)
{
    for (size_t i = 0; i < a->catcher_count; i++) {
        bool found = false;
        for (size_t k = 0; k < b->catcher_count; k++) {
            found = found || strcmp(a->catchers[i].test, b->catchers[k].test) == 0;
        }
        if (!found) {
            return true;
        }
    }
    return false;
}

bool mistakes_differ(const Mistake *a, const Mistake *b)
{
    return has_more(a, b) || has_more(b, a);
}

void mistake_free(Mistake *mistake)
{
    free(mistake->misconception);
    for (size_t i = 0; i < mistake->catcher_count; i++) {
        free(mistake->catchers[i].test);
    }
    free(mistake->catchers);
    *mistake = (Mistake){0};
}
