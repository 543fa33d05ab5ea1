/* SPDX-License-Identifier: MIT */
/**
 * @file outputs.h
 * Everything that is made from the reference: stubs, model answers, task tables.
 */
#ifndef OURO_STAGE_OUTPUTS_H
#define OURO_STAGE_OUTPUTS_H

#include "common/util.h"

/** What a generated file is for. */
typedef enum OutputKind { OUTPUT_STUB, OUTPUT_ANSWER, OUTPUT_HANDOUT } OutputKind;

/** One generated file. */
typedef struct Output {
    OutputKind kind;
    char *path; /**< "labs/lab1-refcount/refcount.c" */
    char *text;
} Output;

/** Generated files, in the order of the labs. All zero is an empty list. */
typedef struct Outputs {
    Output *items;
    size_t count;
} Outputs;

/**
 * Reads a handout; the caller says from where.
 *
 * @return whether it was read into `text`, else says why not
 */
typedef bool HandoutReader(const char *path, Text *text, Text *problem);

/** Reads a handout as it lies in the folder. */
bool handout_from_folder(const char *path, Text *text, Text *problem);

/**
 * Generates the files of one lab, in memory.
 *
 * @param folder   "labs/lab1-refcount"
 * @param reader   where the handout comes from; NULL: no task table is made
 * @param outputs  receives the files
 * @param problem  receives what is wrong, with file, line and remedy
 * @return whether all could be made
 */
bool outputs_of_lab(const char *folder, HandoutReader *reader, Outputs *outputs, Text *problem);

/** Generates the files of every lab below labs/; as outputs_of_lab(). */
bool outputs_of_all(HandoutReader *reader, Outputs *outputs, Text *problem);

/** Adds a file; path and text are taken over. */
void outputs_add(Outputs *outputs, OutputKind kind, char *path, char *text);

/** Releases what the list owns and makes it empty. */
void outputs_free(Outputs *outputs);

#endif
