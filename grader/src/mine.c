/* SPDX-License-Identifier: MIT */
/**
 * @file mine.c
 * `ouro` on a student's own memory management: see mine.h.
 *
 * Compiling and linking go through the same box as for grading. The program that comes out is the
 * student's own, to be run outside of it.
 */
#include "mine.h"
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { PROGRAM_BYTES = 256 << 20 };

/** The labs that are taken, and the student's files. */
typedef struct Mine {
    Lab **labs;
    Submission *submissions;
    size_t count;
} Mine;

static bool read_labs(int last, Mine *mine, Text *message)
{
    Strings folders = {0};
    labs_list("labs", &folders);
    mine->labs = must_alloc(folders.count + 1, sizeof *mine->labs);
    mine->submissions = must_alloc(folders.count + 1, sizeof *mine->submissions);
    bool good = folders.count > 0;
    for (size_t i = 0; i < folders.count && good; i++) {
        Lab *lab = lab_read(folders.items[i], message);
        good = lab != NULL;
        if (good && (last == 0 || lab->number <= last)) {
            mine->labs[mine->count++] = lab;
        } else {
            lab_free(lab);
        }
    }
    strings_free(&folders);
    return good;
}

/** What to do when the work on a lab is not ready; `at` is the lab's place in the list. */
static void refuse(const Mine *mine, size_t at, Text *message)
{
    text_printf(message,
                "\nOther labs of yours, and ours in place of what is not written: "
                "make mine LAB=%d",
                mine->labs[at > 0 ? at - 1 : at + 1]->number);
}

/** Takes a lab off the list: the reference's files are linked in its place. */
static void leave_out(Mine *mine, size_t at, Text *ours)
{
    text_printf(ours, "%s %s", ours->used == 0 ? "" : ",", mine->labs[at]->slug);
    submission_free(&mine->submissions[at]);
    lab_free(mine->labs[at]);
    mine->count--;
    for (; at < mine->count; at++) {
        mine->labs[at] = mine->labs[at + 1];
        mine->submissions[at] = mine->submissions[at + 1];
    }
    mine->submissions[mine->count] = (Submission){0};
}

/**
 * Reads the files of every lab. Where a last lab was asked for, those before it need not be written:
 * `ours` receives the names of those that are not.
 */
static bool read_files(const char *submission, int last, Mine *mine, Text *ours, Text *message)
{
    for (size_t i = 0; i < mine->count;) {
        const Lab *lab = mine->labs[i];
        Text problem = {0};
        bool there = submission_read(lab, submission, &mine->submissions[i], &problem);
        bool written = there && !submission_is_untouched(lab, &mine->submissions[i]);
        if (there && !written) {
            text_printf(&problem, "labs/%s: nothing is written yet.", lab->slug);
        }
        bool optional = last != 0 && lab->number != last;
        if (!written && !optional) {
            text_puts(message, text_string(&problem));
            if (last == 0 && mine->count > 1) {
                refuse(mine, i, message);
            }
        }
        text_free(&problem);
        if (written) {
            i++;
        } else if (optional) {
            leave_out(mine, i, ours);
        } else {
            return false;
        }
    }
    return true;
}

static int put_in_place(const Program *program, const char *to, Text *message)
{
    Text content = {0};
    char *from = must_print("%s/ouro", program->folder);
    char *fresh = must_print("%s.new", to);
    bool done = file_read(from, PROGRAM_BYTES, &content, message) &&
                file_write(fresh, text_string(&content), content.used, message) &&
                chmod(fresh, 0755) == 0 && rename(fresh, to) == 0;
    free(fresh);
    free(from);
    text_free(&content);
    return done ? STATUS_FULL_MARKS : STATUS_FAULT;
}

static int link_ouro(const Mine *mine, const Text *ours, const char *to, Text *message)
{
    static const GradeOrder order;
    Grade *grade = grade_new(mine->labs[mine->count - 1], &order);
    Bench bench = {.grade = grade};
    for (size_t i = 0; i < mine->count; i++) {
        bench_add(&bench, mine->labs[i], &mine->submissions[i]);
    }
    const BenchProgram *made = bench_program(&bench, BENCH_OURO, PROFILE_STUDENT);
    int status = made->end == BUILD_FAULT ? STATUS_FAULT : STATUS_LESS;
    if (made->end == BUILD_DONE) {
        status = put_in_place(&made->program, to, message);
        text_puts(message, text_string(&grade->warnings));
        text_printf(message, "%s runs Python programs on your", to);
        for (size_t i = 0; i < mine->count; i++) {
            text_printf(message, "%s %s", i == 0 ? "" : ",", mine->labs[i]->slug);
        }
        text_puts(message, ".");
        if (ours->used > 0) {
            text_printf(message, "\nOurs, for nothing of yours is there yet:%s.",
                        text_string(ours));
        }
    } else {
        text_puts(message, text_string(&made->message));
    }
    bench_free(&bench);
    grade_free(grade);
    return status;
}

int mine_build(const char *submission, int last, const char *to, Text *message)
{
    Mine mine = {0};
    Text ours = {0};
    int status = STATUS_FAULT;
    if (read_labs(last, &mine, message) && mine.count > 0) {
        status = read_files(submission, last, &mine, &ours, message)
                     ? link_ouro(&mine, &ours, to, message)
                     : STATUS_LESS;
    }
    for (size_t i = 0; i < mine.count; i++) {
        submission_free(&mine.submissions[i]);
        lab_free(mine.labs[i]);
    }
    free(mine.submissions);
    free(mine.labs);
    text_free(&ours);
    return status;
}
