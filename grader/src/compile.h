/* SPDX-License-Identifier: MIT */
/**
 * @file compile.h
 * Compiling in the box; and the course's own probes, to objects. The student's files: student.h.
 */
#ifndef OURO_GRADER_COMPILE_H
#define OURO_GRADER_COMPILE_H

#include "box.h"
#include "common/lab.h"

/** How code is compiled for a lane. Plain, memcheck, nomem and cost share the first. */
typedef enum Profile { PROFILE_STUDENT, PROFILE_ASAN, PROFILE_PARANOID, PROFILE_COUNT } Profile;

/** "student", "asan", "paranoid": also the folder of the reference's objects below build/. */
extern const char *const profile_names[PROFILE_COUNT];

/** How a step of building went. */
typedef enum BuildEnd {
    BUILD_DONE,
    BUILD_REFUSED,   /**< the student's file is at fault; the message is for the student */
    BUILD_FORBIDDEN, /**< the same: it holds what a student's file must not hold */
    BUILD_FAULT      /**< the grader or the machine is at fault */
} BuildEnd;

/** A source of the course's own: its text without expectations. */
typedef struct Source {
    char *name; /**< "incref_adds_one": of the file, and of the probe in it */
    char *text;
} Source;

/**
 * Compiles the harness, probes and the table that lists them.
 *
 * @param place       name of a folder to make in the private one
 * @param from        their folder: it gives them their paths
 * @param headers     the folder with headers that they may include
 * @param sources     the probes
 * @param count       how many
 * @param profile     how
 * @param objects     receives the paths of the objects
 * @param message     receives why it did not go well
 */
BuildEnd compile_probes(const char *place, const char *from, const char *headers,
                        const Source *sources, size_t count, Profile profile, Strings *objects,
                        Text *message);

/**
 * Compiles the runner of Python programs.
 *
 * @param place    name of a folder to make in the private one
 * @param profile  how
 * @param objects  receives the path of the object
 * @param message  receives why it did not go well
 */
BuildEnd compile_runner(const char *place, Profile profile, Strings *objects, Text *message);

/**
 * Puts a file into a folder, with the folders above it.
 *
 * @param folder   the folder
 * @param path     of the file, below it
 * @param bytes    what is in it
 * @param count    how many bytes
 * @param problem  receives why it could not be written
 * @return whether it was
 */
bool compile_put(const char *folder, const char *path, const char *bytes, size_t count,
                 Text *problem);

/**
 * Copies the public headers into a folder.
 *
 * @param more     a folder with more of them, "labs/lab2-ownership/tests"; NULL: none
 * @param folder   where they go, each under its path
 * @param problem  receives why they could not be copied
 * @return whether all are there
 */
bool compile_headers(const char *more, const char *folder, Text *problem);

/**
 * Adds the flags that are common to all compilations: the language, warnings, where headers are.
 *
 * @param command  receives them
 * @param more     a folder with more headers; NULL: none
 */
void compile_common_flags(Strings *command, const char *more);

/**
 * Compiles the gates of a lab (labs/probe/nomem.h), one for each function that may run out of memory,
 * and the border stones by which the nomem lane tells whose code an address belongs to.
 *
 * @param place    name of a folder to make in the private one
 * @param lab      which lab; NULL: no function has a gate
 * @param objects  receives the paths of the objects: BORDER_STONES border stones, then the gates
 * @param message  receives why it did not go well
 */
BuildEnd compile_gates(const char *place, const Lab *lab, Strings *objects, Text *message);

/** Border stones stand before the student's code, behind it, and behind the reference's. */
enum { BORDER_STONES = 3 };

/** Adds the compiler's command for a profile, up to its flags: gcc, -O1, ... */
void compile_flags(Profile profile, Strings *command);

/**
 * Runs a compiler or linker in the box.
 *
 * @param command   what
 * @param folder    where
 * @param writable  as in BoxOrder
 * @param result    receives end and output
 */
void compile_in_box(const Strings *command, const char *folder, const char *writable,
                    BoxResult *result);

/**
 * Says in words how a compiler that did not succeed came to its end.
 *
 * @param result   its end
 * @param message  receives the words, then what it printed, at most 40 lines of it, 400 bytes of each
 */
void compile_explain(const BoxResult *result, Text *message);

#endif
