/* SPDX-License-Identifier: MIT */
/**
 * @file main.c
 * ouro-prove [--every N] [LAB]: proves that the grader gives the marks it should. Prints TAP.
 *
 * It is run from the top of the repository, after `make build`.
 */
#include "checks.h"
#include "workplace.h"

#include "common/lab.h"

#include <argp.h>
#include <stdlib.h>

enum { AT_ONCE = 2 };

/** The command line, taken apart. */
typedef struct Wish {
    const char *lab; /**< NULL: all */
    size_t every;    /**< of each lab's mistakes, every which is graded */
} Wish;

static error_t parse(int key, char *arg, struct argp_state *state)
{
    Wish *wish = state->input;
    char *end;
    switch (key) {
    case 'e':
        wish->every = strtoul(arg, &end, 10);
        if (*end != '\0' || arg[0] < '1' || arg[0] > '9') {
            argp_error(state, "--every takes a number, as in: --every 4");
        }
        return 0;
    case ARGP_KEY_ARG:
        if (state->arg_num > 0) {
            return ARGP_ERR_UNKNOWN;
        }
        wish->lab = arg;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/** Finds the folders to prove: one lab, or all. */
static void find_folders(const char *lab, Strings *folders)
{
    Text problem = {0};
    if (lab == NULL) {
        labs_list("labs", folders);
        if (folders->count == 0) {
            die(STATUS_USAGE, "there is no labs/*/lab.json here: go to the top of the repository");
        }
        return;
    }
    char *folder = lab_find("labs", lab, &problem);
    if (folder == NULL) {
        die(STATUS_USAGE, "%s", text_string(&problem));
    }
    strings_take(folders, folder);
}

int main(int argc, char **argv)
{
    static const struct argp_option known[] = {
        {"every", 'e', "N", 0, "Grade every Nth of the mistakes, not all", 0}, {0}};
    static const struct argp argp = {
        known, parse, "[LAB]", "Proves that the grader gives the marks it should.",
        NULL,  NULL,  NULL};
    Wish wish = {.every = 1};
    argp_err_exit_status = STATUS_USAGE;
    argp_parse(&argp, argc, argv, 0, NULL, &wish);

    Strings folders = {0};
    Jobs jobs = {NULL, 0};
    Text problem = {0};
    find_folders(wish.lab, &folders);
    Proof **proofs = must_alloc(folders.count, sizeof *proofs);
    for (size_t i = 0; i < folders.count; i++) {
        proofs[i] = proof_read(folders.items[i], &problem);
        if (proofs[i] == NULL) {
            die(STATUS_USAGE, "%s", text_string(&problem));
        }
        proof_add_jobs(proofs[i], wish.every, &jobs);
    }
    /* Whatever the checks leave behind when they are stopped is in one folder. */
    char *folder = workplace_make();
    setenv("TMPDIR", folder, 1);
    bool good = jobs_run(&jobs, AT_ONCE);
    workplace_remove(folder);
    for (size_t i = 0; i < folders.count; i++) {
        proof_free(proofs[i]);
    }
    free(proofs);
    jobs_free(&jobs);
    strings_free(&folders);
    text_free(&problem);
    return good ? 0 : STATUS_LESS;
}
