/* SPDX-License-Identifier: MIT */
/**
 * @file nomem.h
 * The nomem lane: each allocation of a student's functions fails once.
 */
#ifndef OURO_GRADER_NOMEM_H
#define OURO_GRADER_NOMEM_H

#include "lanes.h"

/**
 * Runs one probe as often as the student's functions ask for memory in it, up to a bound, each time
 * with another of these requests failing. What the probe says is not compared; it must come to its
 * end, leave nothing behind, and each function must tell its caller as its contract says.
 *
 * @param program   the program of the nomem lane; its student's functions have gates
 * @param trial     which probe
 * @param patience  shared by the trials of a lab
 */
void nomem_run(const Program *program, const Trial *trial, Patience *patience);

#endif
