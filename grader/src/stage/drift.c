/* SPDX-License-Identifier: MIT */
/**
 * @file drift.c
 * Compares what the reference gives with what is committed at HEAD.
 */
#include "drift.h"

#include "outputs.h"
#include "place.h"

#include "common/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/** The handout as it is committed; only its table is generated. */
static bool handout_from_head(const char *path, Text *text, Text *problem)
{
    if (head_read(path, text)) {
        return true;
    }
    text_printf(problem, "%s is not committed at HEAD: commit it.", path);
    return false;
}

/** Prints a text line by line, each as a comment of the TAP stream. */
static void print_comment(const char *text)
{
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        printf("# %.*s\n", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

/** Prints `diff -u` of the two texts. */
static void print_difference(const char *folder, const Output *output, const Text *head)
{
    char *committed = must_print("%s/committed", folder);
    char *generated = must_print("%s/generated", folder);
    Text problem = {0};
    if (file_write(committed, text_string(head), head->used, &problem) &&
        file_write(generated, output->text, strlen(output->text), &problem)) {
        CommandResult result = command_run(
            (const char *const[]){"diff", "-u", "--label", "committed at HEAD", "--label",
                                  "made from the reference", committed, generated, NULL});
        print_comment(result.out);
        print_comment(result.err);
        command_free(&result);
    } else {
        print_comment(text_string(&problem));
    }
    unlink(committed);
    unlink(generated);
    text_free(&problem);
    free(committed);
    free(generated);
}

static bool check(size_t number, const char *folder, const Output *output)
{
    Text head = {0};
    bool there = head_read(output->path, &head);
    bool good = there && strcmp(text_string(&head), output->text) == 0;
    printf("%s %zu - %s is what the reference gives\n", good ? "ok" : "not ok", number,
           output->path);
    if (!there) {
        printf("# It is not committed at HEAD.\n");
    } else if (!good) {
        print_difference(folder, output, &head);
    }
    if (!good) {
        printf("# Remedy: run `make labs` and commit.\n");
    }
    text_free(&head);
    return good;
}

static int check_all(const Outputs *outputs)
{
    const char *place = getenv("TMPDIR");
    char *folder = must_print("%s/ouro-drift-XXXXXX", place == NULL ? "/tmp" : place);
    if (mkdtemp(folder) == NULL) {
        die(STATUS_FAULT, "no folder for temporary files can be made: is the disk full?");
    }
    int status = 0;
    printf("1..%zu\n", outputs->count);
    for (size_t i = 0; i < outputs->count; i++) {
        if (!check(i + 1, folder, &outputs->items[i])) {
            status = STATUS_LESS;
        }
    }
    rmdir(folder);
    free(folder);
    return status;
}

int drift_check(void)
{
    printf("TAP version 13\n");
    if (!head_exists()) {
        printf("1..1\nok 1 - drift # SKIP this is no git repository, or git is missing\n");
        return 0;
    }
    Outputs outputs = {NULL, 0};
    Text problem = {0};
    int status = STATUS_USAGE;
    if (outputs_of_all(handout_from_head, &outputs, &problem)) {
        status = check_all(&outputs);
    } else {
        printf("1..1\nnot ok 1 - the files can be made from the reference\n");
        print_comment(text_string(&problem));
    }
    outputs_free(&outputs);
    text_free(&problem);
    return status;
}
