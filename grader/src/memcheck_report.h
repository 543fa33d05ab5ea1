/* SPDX-License-Identifier: MIT */
/**
 * @file memcheck_report.h
 * Valgrind's XML, read into findings that name their probe.
 */
#ifndef OURO_GRADER_MEMCHECK_REPORT_H
#define OURO_GRADER_MEMCHECK_REPORT_H

#include "outcome.h"
#include "stack.h"

/** One error or leak. */
typedef struct Finding {
    char *kind;   /**< Valgrind's word: "InvalidRead", "Leak_DefinitelyLost" */
    char *what;   /**< Valgrind's sentence */
    char *aux;    /**< its second sentence, or NULL */
    long bytes;   /**< leaked bytes */
    Stack stack;  /**< where it happened; of a leak: where the memory was allocated */
    Stack origin; /**< the stack of the second sentence: where the block was freed or allocated */
} Finding;

/** A whole report. */
typedef struct MemcheckReport {
    Finding *findings;
    size_t count;
    Stack fatal;   /**< where a signal ended the program, if one did */
    bool finished; /**< Valgrind came to its own end */
} MemcheckReport;

/**
 * Reads the XML.
 *
 * @param xml      the bytes
 * @param count    how many
 * @param report   receives the findings; freed by memcheck_report_free() in any case
 * @param problem  receives why it is not a report
 * @return whether it is one whole document of Valgrind's memcheck
 */
bool memcheck_read(const char *xml, size_t count, MemcheckReport *report, Text *problem);

/** Frees what a report holds. */
void memcheck_report_free(MemcheckReport *report);

/** Whether a finding counts as a fault: memory that is still reachable at the end does not. */
bool finding_counts(const Finding *finding);

/**
 * Says in plain words what was found and where; further lines tell the callers and where the memory
 * came from. The words are those of asan_explain() where both see the same.
 *
 * @return what kind of mishap
 */
Trouble finding_explain(const Finding *finding, const Strings *student_files, Text *words);

/** The probe that a finding belongs to, borrowed; NULL when its stacks name none. */
const char *finding_probe(const Finding *finding);

#endif
