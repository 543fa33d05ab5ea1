/* SPDX-License-Identifier: MIT */
/**
 * @file rehearse.h
 * What the paranoid build checks, and when: at every safe point, at some of them (the rehearsal of a
 * collection), and at the boundaries between the phases of a collection.
 */
#ifndef OURO_CORE_REHEARSE_H
#define OURO_CORE_REHEARSE_H

/**
 * Stops the program with a sentence of a validator.
 *
 * @param sentence  what is wrong; NULL: nothing is, and nothing happens
 */
void ou_gc_stop_if(const char *sentence);

/** Checks what can be checked in constant time: at every safe point. */
void ou_gc_check_safe_point(void);

/** Checks the mechanisms beside the collector in full: where a phase of a collection is done. */
void ou_gc_check_others(void);

/**
 * Rehearses a collection of generation 0 at some of the safe points it is called at: checks every
 * list, deduces what is unreachable, and puts everything back in the same order.
 *
 * Stops the program with a sentence when something is wrong. Changes nothing.
 */
void ou_gc_rehearse(void);

#endif
