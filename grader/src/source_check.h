/* SPDX-License-Identifier: MIT */
/**
 * @file source_check.h
 * What a student's source says, as the preprocessor leaves it: no assembly, no attribute that moves or
 * hides anything, no file of somebody else's.
 *
 * It also keeps the names that stand there, each with its line, so that what is later found in the
 * object can be traced to a line.
 */
#ifndef OURO_GRADER_SOURCE_CHECK_H
#define OURO_GRADER_SOURCE_CHECK_H

#include "common/util.h"

/** A name and where it stands. */
typedef struct NamePlace {
    char *name;
    const char *file; /**< borrowed; NULL in a header */
    int line;
} NamePlace;

/** Names, in no order until name_find() is called. All zero: none. */
typedef struct Names {
    NamePlace *items;
    size_t count;
    size_t room;
    bool sorted;
} Names;

/** What a file says: all zero: nothing yet. One for all files of a lab. */
typedef struct SourceNames {
    Names own;    /**< those on the student's lines */
    Names course; /**< those that the course's headers have */
    Strings files; /**< the files, for the places */
} SourceNames;

/** One file to look at. Everything is borrowed. */
typedef struct SourceText {
    const char *shown;  /**< "labs/lab1-refcount/refcount.c" */
    const Text *raw;    /**< as it was handed in */
    const Text *spread; /**< as the preprocessor leaves it, with its line markers */
} SourceText;

/**
 * Looks at one file.
 *
 * @param source   the file
 * @param names    receives its names; freed by source_names_free()
 * @param message  receives one line for each thing that must not be there: the place, what, what to do
 * @return whether nothing was found
 */
bool source_check(const SourceText *source, SourceNames *names, Text *message);

/**
 * Finds a name.
 *
 * @param names  where
 * @param name   which
 * @return its first place, borrowed until a name is added; NULL: it is not there
 */
const NamePlace *name_find(Names *names, const char *name);

/**
 * Frees what source_check() put there.
 *
 * @param names  all zero afterwards
 */
void source_names_free(SourceNames *names);

#endif
