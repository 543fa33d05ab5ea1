/* SPDX-License-Identifier: MIT */
/**
 * @file checks.h
 * What is proved about the grader, lab by lab.
 */
#ifndef OURO_PROVE_CHECKS_H
#define OURO_PROVE_CHECKS_H

#include "jobs.h"
#include "mistake.h"

/** A wrong answer and where it is. */
typedef struct MistakeFile {
    const Lab *lab;
    char *path;
    Mistake mistake;
    bool read;    /**< whether its header is sound */
    Text problem; /**< what is wrong with the header */
} MistakeFile;

/** A lab and its wrong answers, in the order of their names. */
typedef struct Proof {
    Lab *lab;
    MistakeFile *mistakes;
    size_t mistake_count;
} Proof;

/**
 * Reads a lab and its wrong answers.
 *
 * @param folder   "labs/lab1-refcount"
 * @param problem  receives what is wrong
 * @return a new proof, to be given to proof_free(); NULL if lab.json cannot be read
 */
Proof *proof_read(const char *folder, Text *problem);

/**
 * Adds the checks of a lab.
 *
 * @param proof  of which lab; it must live until they have run
 * @param every  1: each mistake is graded; 4: every fourth
 * @param jobs   receives them
 */
void proof_add_jobs(const Proof *proof, size_t every, Jobs *jobs);

/** Releases a proof; NULL is allowed. */
void proof_free(Proof *proof);

#endif
