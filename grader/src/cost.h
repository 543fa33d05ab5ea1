/* SPDX-License-Identifier: MIT */
/**
 * @file cost.h
 * The cost lane: how many instructions a student's program needs, as a ratio to the reference.
 */
#ifndef OURO_GRADER_COST_H
#define OURO_GRADER_COST_H

#include "common/lab.h"
#include "lanes.h"

/** What is compared with what, and how it is judged. Everything is borrowed. */
typedef struct CostOrder {
    const Program *program; /**< with the student's files */
    const Program *ours;    /**< with the reference's files, otherwise the same */
    const char *ours_probe; /**< the probe in it; but for canaries it has the same name */
    const LabCost *cost;
} CostOrder;

/**
 * Measures one cost and judges it. The same files give the same outcome, byte for byte, whatever
 * else the machine is doing.
 *
 * @param order  what is compared
 * @param trial  the probe, the lines that it must say, and where the outcome goes
 * @param most   how often Valgrind may be started: COST_STARTS at least. With two more the message of a
 *               cost that is too much says how it grows, and which function to look at
 * @return how often Valgrind was started
 */
int cost_judge(const CostOrder *order, const Trial *trial, int most);

#endif
