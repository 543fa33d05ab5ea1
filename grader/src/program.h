/* SPDX-License-Identifier: MIT */
/**
 * @file program.h
 * Isolated linking: a student's objects, probes, and the reference without what it replaces.
 */
#ifndef OURO_GRADER_PROGRAM_H
#define OURO_GRADER_PROGRAM_H

#include "compile.h"

/** A program that lanes can run, in a folder that holds nothing else but what it reads. */
typedef struct Program {
    char *folder;
    Strings student_files; /**< as "labs/lab1-refcount/refcount.c"; empty for canaries */
} Program;

/** What is to be linked. Everything is borrowed. */
typedef struct LinkOrder {
    const char *place;       /**< name of a folder to make in the private one */
    const char *name;        /**< of the program: "probes" or "program" */
    Profile profile;         /**< which of the reference's objects */
    const Strings *replaced; /**< as "core/refcount.c": left out of the reference; may be empty */
    const Strings *student;  /**< the student's objects; may be empty */
    const Strings *others;   /**< the course's own objects beside the reference */
    const Strings *gates;    /**< of compile_gates(), for the nomem lane; else NULL */
    const Lab *gated;        /**< the lab whose functions have gates; NULL: none have */
    bool front; /**< with the front end of `ouro`; the other objects stand before its main() */
    const Strings *wrapped; /**< functions before which the other objects stand; NULL: none */
} LinkOrder;

/** Words of program_link() for what a file uses and nobody defines. */
#define PROGRAM_DEFINED_NOWHERE "which is defined nowhere"

/**
 * Links a program.
 *
 * @param order    what
 * @param program  receives the folder; freed by program_free()
 * @param message  receives what went wrong
 */
BuildEnd program_link(const LinkOrder *order, Program *program, Text *message);

/** Puts a text into the program's folder, under a path such as "tests/NAME.py". */
bool program_put(const Program *program, const char *path, const char *text, Text *problem);

/** Adds the files that a lab replaces, as "core/refcount.c". */
void program_add_replaced(const Lab *lab, Strings *replaced);

/** Frees what a program holds; its files go with the private folder. */
void program_free(Program *program);

#endif
