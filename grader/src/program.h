/* SPDX-License-Identifier: MIT */
/**
 * @file program.h
 * Isolated linking: a student's objects, probes, and the reference without what it replaces.
 */
#ifndef OURO_GRADER_PROGRAM_H
#define OURO_GRADER_PROGRAM_H

#include "compile.h"

/** A program that lanes can run: FOLDER/probes, in a folder that holds nothing else. */
typedef struct Program {
    char *folder;
    Strings student_files; /**< as "labs/lab1-refcount/refcount.c"; empty for canaries */
} Program;

/** Words of program_link() for what a file uses and nobody defines. */
#define PROGRAM_DEFINED_NOWHERE "which is defined nowhere"

/**
 * Checks what the student's objects define: all that the lab exports, as functions, and nothing
 * that belongs to a checker.
 *
 * @param lab      which lab
 * @param objects  the student's objects
 * @param message  receives what is missing
 */
BuildEnd program_check_exports(const Lab *lab, const Strings *objects, Text *message);

/**
 * Links a program.
 *
 * @param lab      whose replaced files are left out of the reference; NULL: leave nothing out
 * @param place    name of a folder to make in the private one
 * @param profile  which of the reference's objects
 * @param student  the student's objects; may be empty
 * @param probes   the other objects
 * @param program  receives the folder; freed by program_free()
 * @param message  receives what went wrong
 */
BuildEnd program_link(const Lab *lab, const char *place, Profile profile, const Strings *student,
                      const Strings *probes, Program *program, Text *message);

/** Frees what a program holds; its files go with the private folder. */
void program_free(Program *program);

#endif
