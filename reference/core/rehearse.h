/* SPDX-License-Identifier: MIT */
/**
 * @file rehearse.h
 * The rehearsal of a collection, for the paranoid build.
 */
#ifndef OURO_CORE_REHEARSE_H
#define OURO_CORE_REHEARSE_H

/**
 * Rehearses a collection of generation 0 at some of the safe points it is called at: checks every
 * list, deduces what is unreachable, and puts everything back in the same order.
 *
 * Stops the program with a sentence when something is wrong. Changes nothing.
 */
void ou_gc_rehearse(void);

#endif
