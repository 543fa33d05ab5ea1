/* SPDX-License-Identifier: MIT */
/**
 * @file student.h
 * A student's files, on their way to objects: looked at before, in the middle and after.
 */
#ifndef OURO_GRADER_STUDENT_H
#define OURO_GRADER_STUDENT_H

#include "compile.h"
#include "submission.h"

/** What is to be compiled. Everything is borrowed. */
typedef struct StudentOrder {
    const Lab *lab;
    const Submission *submission;
    Profile profile;
    bool unchecked; /**< only see to it that the lab's functions are there: for tests of the box */
} StudentOrder;

/**
 * Compiles the student's files. They see the public headers and nothing else of the course.
 *
 * @param order     what
 * @param objects   receives the paths of the objects
 * @param warnings  receives what the compiler said although it went well
 * @param message   receives why it did not go well
 */
BuildEnd student_compile(const StudentOrder *order, Strings *objects, Text *warnings, Text *message);

#endif
