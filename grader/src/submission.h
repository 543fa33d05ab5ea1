/* SPDX-License-Identifier: MIT */
/**
 * @file submission.h
 * Finding and reading the student's files.
 */
#ifndef OURO_GRADER_SUBMISSION_H
#define OURO_GRADER_SUBMISSION_H

#include "common/lab.h"

/** The largest file that is accepted. */
enum { SUBMISSION_BYTES = 1 << 20 };

/** What a submission is, from outside. */
typedef enum SubmissionKind {
    SUBMISSION_NONE,
    SUBMISSION_FOLDER,
    SUBMISSION_ARCHIVE
} SubmissionKind;

/** One of the student's files. */
typedef struct SubmittedFile {
    char *path;   /**< where it was found, made harmless for a screen */
    char *shown;  /**< "labs/lab1-refcount/refcount.c": the name under which it is compiled */
    Text content; /**< what was in it when it was read */
} SubmittedFile;

/** All files of a lab; as many as the lab has. */
typedef struct Submission {
    SubmittedFile *files;
    size_t count;
    bool refused; /**< the archive as a whole was refused: so it is for every lab */
} Submission;

/** A folder, or a plain file that is taken for an archive, or neither; a link is followed. */
SubmissionKind submission_kind(const char *path);

/**
 * Finds the files of a lab in a folder or an archive and reads them.
 *
 * @param lab         which lab
 * @param from        where the student's work is
 * @param submission  receives the files; freed by submission_free()
 * @param problem     receives the reason of a refusal, for the student
 * @return whether every file is there and was read
 */
bool submission_read(const Lab *lab, const char *from, Submission *submission, Text *problem);

/**
 * Says whether nothing is written yet: as many functions are left to do as the lab has.
 *
 * @param lab         which lab
 * @param submission  its files, read
 */
bool submission_is_untouched(const Lab *lab, const Submission *submission);

/** Frees what a submission holds. */
void submission_free(Submission *submission);

#endif
