/* SPDX-License-Identifier: MIT */
/**
 * @file drift.h
 * The drift check: is what the reference gives what is committed?
 */
#ifndef OURO_STAGE_DRIFT_H
#define OURO_STAGE_DRIFT_H

/**
 * Compares every generated file with the one at HEAD and prints TAP. The files that lie in the
 * folder are not looked at, so a student's edited stub changes nothing.
 *
 * @return the exit status: 0 if all agree, 1 if one differs, 2 if they cannot be generated
 */
int drift_check(void);

#endif
