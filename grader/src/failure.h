/* SPDX-License-Identifier: MIT */
/**
 * @file failure.h
 * One failed test in full.
 */
#ifndef OURO_GRADER_FAILURE_H
#define OURO_GRADER_FAILURE_H

#include "grade.h"

/** A failed test. */
typedef struct Failure {
    size_t test;
    Lane lane;
    const Outcome *outcome; /**< borrowed; NULL: there is none */
} Failure;

/** Finds the first failed test in the lab's order; returns whether there is one. */
bool failure_find(const Grade *grade, Failure *failure);

/**
 * Writes it in full: the probe, expected beside actual, what the program printed, why it matters,
 * where to read.
 */
void failure_write(const Grade *grade, const Failure *failure, bool colour, Text *text);

/**
 * Writes expected and actual lines: beside each other when all of them are short, else below each
 * other. A mark stands where they part; no line is ever cut.
 */
void failure_write_lines(const Strings *expected, const Strings *actual, Text *text);

#endif
