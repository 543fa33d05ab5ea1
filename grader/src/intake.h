/* SPDX-License-Identifier: MIT */
/**
 * @file intake.h
 * Reading a student's files out of what was handed in: a folder, or an archive.
 *
 * Both were made by a stranger. A folder may hold links that lead out of it, pipes that nobody
 * writes to and files without end; an archive may be made to fool whoever parses it.
 */
#ifndef OURO_GRADER_INTAKE_H
#define OURO_GRADER_INTAKE_H

#include "submission.h"

/**
 * Reads one file of a folder. No link is followed below the folder, and only a plain file is opened.
 *
 * @param folder   the folder; a link to one is followed
 * @param path     path of the file in it, without ".."
 * @param shown    how the file is called in a message
 * @param there    receives whether anything stands there
 * @param content  receives what is in it
 * @param problem  receives the reason when something stands there and was not read
 * @return whether it was read
 */
bool intake_from_folder(const char *folder, const char *path, const char *shown, bool *there,
                        Text *content, Text *problem);

/**
 * Reads the files of a lab out of an archive: tar, tar.gz, tar.xz or zip. It is parsed in the box,
 * by ouro-unpack; nothing is written to disk.
 *
 * Stops the program with STATUS_FAULT when ouro-unpack itself cannot be run.
 *
 * @param lab         which lab
 * @param archive     path of the archive
 * @param submission  as many files as the lab has; those that are there receive path and content
 * @param problem     receives the reason of a refusal
 * @return whether the archive was read to its end with nothing wrong in it
 */
bool intake_from_archive(const Lab *lab, const char *archive, Submission *submission,
                         Text *problem);

#endif
