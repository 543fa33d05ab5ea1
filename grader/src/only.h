/* SPDX-License-Identifier: MIT */
/**
 * @file only.h
 * Which tests somebody asked for: "1.1", a whole task "2", a Python program "P1", all of these "P",
 * or a list of such, "1.1,2". Before those of hidden tests stands an "H"; "H" alone is all of them.
 */
#ifndef OURO_GRADER_ONLY_H
#define OURO_GRADER_ONLY_H

#include "common/lab.h"

/** Says whether a test is among those; NULL asks for all. */
bool only_has(const char *only, const LabTest *test);

/**
 * Checks that each word names something.
 *
 * @param lab      which lab
 * @param only     the words
 * @param problem  receives one sentence about the first word that names nothing
 * @return whether all do
 */
bool only_check(const Lab *lab, const char *only, Text *problem);

#endif
