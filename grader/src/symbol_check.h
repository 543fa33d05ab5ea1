/* SPDX-License-Identifier: MIT */
/**
 * @file symbol_check.h
 * What a student's objects define and what they import.
 */
#ifndef OURO_GRADER_SYMBOL_CHECK_H
#define OURO_GRADER_SYMBOL_CHECK_H

#include "common/lab.h"
#include "source_check.h"

/**
 * Says whether the objects define each function that the lab asks for, as ordinary functions.
 *
 * @param lab      which lab
 * @param listing  what `nm -P` says about the objects
 * @param message  receives what is missing
 * @return whether all are there
 */
bool symbol_check_exports(const Lab *lab, const Text *listing, Text *message);

/**
 * Says whether the objects define nothing that takes the place of something else, and import only what
 * a lab may use.
 *
 * Names of the C library that they define would be used by everything else in the program. Imported
 * may be what the course's headers declare, what allowed_import() knows, and what the objects define
 * for each other.
 *
 * @param lab      which lab
 * @param listing  what `nm -P` says about the objects
 * @param names    what stands in their sources
 * @param asan     whether they are compiled for the asan lane
 * @param message  receives one line for each thing that must not be there: the place, what, what to do
 * @return whether nothing was found
 */
bool symbol_check(const Lab *lab, const Text *listing, SourceNames *names, bool asan, Text *message);

#endif
