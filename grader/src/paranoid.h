/* SPDX-License-Identifier: MIT */
/**
 * @file paranoid.h
 * The paranoid lane: the validators of the reference watch a student's functions.
 */
#ifndef OURO_GRADER_PARANOID_H
#define OURO_GRADER_PARANOID_H

#include "lanes.h"

/**
 * Runs one probe in the paranoid lane: the reference checks its invariants between the phases of a
 * collection, the harness at the end of the probe.
 *
 * @param program   the paranoid program
 * @param trial     which probe
 * @param patience  shared by the trials of a lab
 */
void paranoid_run(const Program *program, const Trial *trial, Patience *patience);

/**
 * Puts in the place of an assertion's message which invariant broke, and after which function of
 * the student's. When it was no validator that stopped the program, the message stays.
 *
 * @param program  the program that ran
 * @param name     its name in its folder
 * @param err      what it printed on standard error
 * @param outcome  what is known already
 */
void paranoid_explain(const Program *program, const char *name, const char *err, Outcome *outcome);

#endif
