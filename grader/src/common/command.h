/* SPDX-License-Identifier: MIT */
/**
 * @file command.h
 * Running another program, without a shell, and reading what it prints.
 */
#ifndef OURO_GRADER_COMMAND_H
#define OURO_GRADER_COMMAND_H

/** What a program that ran has left. */
typedef struct CommandResult {
    int status; /**< its exit status; 127 if it could not be run; 128 + n if signal n ended it */
    char *out;  /**< its standard output; never NULL */
    char *err;  /**< its standard error; never NULL */
} CommandResult;

/**
 * Runs a program to its end. Its standard input is empty.
 *
 * @param argv  its name, searched in PATH, then its arguments, then NULL
 * @return what it left, to be given to command_free()
 */
CommandResult command_run(const char *const argv[]);

/** Releases what a result owns. */
void command_free(CommandResult *result);

#endif
