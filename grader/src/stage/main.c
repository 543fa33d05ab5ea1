/* SPDX-License-Identifier: MIT */
/**
 * @file main.c
 * ouro-stage: makes the labs from the reference.
 *
 *     ouro-stage labs [--into DIR]    write stubs, model answers and task tables
 *     ouro-stage drift                compare them with what is committed
 *     ouro-stage reset LAB [--yes]    restore a lab's files as they were handed out
 *
 * It is run from the top of the repository.
 */
#include "drift.h"
#include "outputs.h"
#include "place.h"

#include "common/lab.h"

#include <argp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/** What the person typed. */
typedef struct Wish {
    const char *command;
    const char *lab;
    const char *into;
    bool yes;
} Wish;

static void print_problem(const Text *problem)
{
    fprintf(stderr, "ouro-stage: %s\n", text_string(problem));
}

/* ---- labs ------------------------------------------------------------------------------------ */

static int write_labs(const char *into)
{
    Outputs outputs = {NULL, 0};
    Text problem = {0}, messages = {0};
    bool good = outputs_of_all(handout_from_folder, &outputs, &problem);
    size_t written = 0;
    for (size_t i = 0; good && i < outputs.count; i++) {
        PlaceResult result = place_output(&outputs.items[i], into, false, &messages, &problem);
        written += result == PLACE_WRITTEN;
        good = result != PLACE_FAILED;
    }
    fputs(text_string(&messages), stdout);
    if (!good) {
        print_problem(&problem);
    } else if (written == 0) {
        puts("Nothing to do: stubs, model answers and task tables are what the reference gives.");
    }
    outputs_free(&outputs);
    text_free(&problem);
    text_free(&messages);
    return good ? 0 : STATUS_USAGE;
}

/* ---- reset ----------------------------------------------------------------------------------- */

/** Says whether a stub in the folder is as it was handed out. */
static bool is_as_handed_out(const Output *stub)
{
    Text text = {0}, problem = {0};
    bool same = file_read(stub->path, 64 << 20, &text, &problem) &&
                text.used == strlen(stub->text) &&
                memcmp(text_string(&text), stub->text, text.used) == 0;
    text_free(&text);
    text_free(&problem);
    return same;
}

/** Asks whether a file may be restored. */
static bool may_restore(const char *path)
{
    if (file_exists(path)) {
        char *backup = backup_name(path);
        printf("%s: restore it as it was handed out, and keep yours as %s? [y/N] ", path, backup);
        free(backup);
    } else {
        printf("%s: it is missing. Write it as it was handed out? [y/N] ", path);
    }
    fflush(stdout);
    char answer[16] = "";
    bool yes =
        fgets(answer, sizeof answer, stdin) != NULL && (answer[0] == 'y' || answer[0] == 'Y');
    if (answer[0] == '\0') {
        putchar('\n');
    }
    return yes;
}

static int reset_stub(const Output *stub, const char *lab, bool yes)
{
    if (is_as_handed_out(stub)) {
        printf("%s is as it was handed out: nothing to do.\n", stub->path);
        return 0;
    }
    if (!yes && !isatty(STDIN_FILENO)) {
        fprintf(stderr,
                "ouro-stage: %s would be replaced, and there is no terminal to ask at.\n"
                "Type `make reset LAB=%s YES=1` to say yes beforehand. Nothing was changed.\n",
                stub->path, lab);
        return STATUS_USAGE;
    }
    if (!yes && !may_restore(stub->path)) {
        printf("%s stays as it is.\n", stub->path);
        return 0;
    }
    Text messages = {0}, problem = {0};
    PlaceResult result = place_output(stub, ".", true, &messages, &problem);
    fputs(text_string(&messages), stdout);
    if (result == PLACE_FAILED) {
        print_problem(&problem);
    }
    text_free(&messages);
    text_free(&problem);
    return result == PLACE_FAILED ? STATUS_USAGE : 0;
}

/** Where a package for students keeps the stubs: there is no source to make them from. */
static const char packed_stubs[] = "grader/stubs";

/** Reads a lab's stubs as they were packed. */
static bool packed_of_lab(const char *folder, Outputs *outputs, Text *problem)
{
    Lab *lab = lab_read(folder, problem);
    bool good = lab != NULL;
    for (size_t i = 0; good && i < lab->file_count; i++) {
        Text text = {0};
        char *path = must_print("%s/%s/%s", packed_stubs, lab->slug, lab->files[i].name);
        good = handout_from_folder(path, &text, problem);
        if (good) {
            outputs_add(outputs, OUTPUT_STUB,
                        must_print("labs/%s/%s", lab->slug, lab->files[i].name), text_take(&text));
        }
        free(path);
        text_free(&text);
    }
    lab_free(lab);
    return good;
}

static bool stubs_of_lab(const char *folder, Outputs *outputs, Text *problem)
{
    return folder_exists(packed_stubs) ? packed_of_lab(folder, outputs, problem)
                                       : outputs_of_lab(folder, NULL, outputs, problem);
}

static int reset_lab(const char *name, bool yes)
{
    Outputs outputs = {NULL, 0};
    Text problem = {0};
    char *folder = lab_find("labs", name, &problem);
    int status = 0;
    if (folder == NULL || !stubs_of_lab(folder, &outputs, &problem)) {
        print_problem(&problem);
        status = STATUS_USAGE;
    }
    for (size_t i = 0; status == 0 && i < outputs.count; i++) {
        if (outputs.items[i].kind == OUTPUT_STUB) {
            status = reset_stub(&outputs.items[i], name, yes);
        }
    }
    free(folder);
    outputs_free(&outputs);
    text_free(&problem);
    return status;
}

/* ---- the command line ------------------------------------------------------------------------ */

static const struct argp_option options[] = {
    {"into", 'i', "DIR", 0, "labs: write below DIR instead of here", 0},
    {"yes", 'y', NULL, 0, "reset: do not ask", 0},
    {NULL, 0, NULL, 0, NULL, 0},
};

static void check_wish(const Wish *wish, struct argp_state *state)
{
    static const char *const commands[] = {"labs", "drift", "reset"};
    bool known = false;
    for (size_t i = 0; wish->command != NULL && i < COUNT_OF(commands); i++) {
        known = known || strcmp(wish->command, commands[i]) == 0;
    }
    if (!known) {
        argp_error(state, "say what to do: labs, drift or reset LAB");
    }
    bool is_reset = strcmp(wish->command, "reset") == 0;
    if (is_reset != (wish->lab != NULL)) {
        argp_error(state, is_reset ? "say which lab: reset 1" : "only reset takes a lab");
    }
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
    Wish *wish = state->input;
    switch (key) {
    case 'i':
        wish->into = arg;
        return 0;
    case 'y':
        wish->yes = true;
        return 0;
    case ARGP_KEY_ARG:
        if (state->arg_num > 1) {
            return ARGP_ERR_UNKNOWN;
        }
        *(state->arg_num == 0 ? &wish->command : &wish->lab) = arg;
        return 0;
    case ARGP_KEY_END:
        check_wish(wish, state);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

int main(int argc, char **argv)
{
    static const struct argp argp = {
        options,
        parse,
        "labs|drift|reset [LAB]",
        "Makes the labs from the reference: stubs, model answers, task tables.",
        NULL,
        NULL,
        NULL};
    Wish wish = {.into = "."};
    argp_err_exit_status = STATUS_USAGE;
    argp_parse(&argp, argc, argv, 0, NULL, &wish);
    if (strcmp(wish.command, "labs") == 0) {
        return write_labs(wish.into);
    }
    return strcmp(wish.command, "drift") == 0 ? drift_check() : reset_lab(wish.lab, wish.yes);
}
