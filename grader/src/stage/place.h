/* SPDX-License-Identifier: MIT */
/**
 * @file place.h
 * Putting a generated file in its place without losing anybody's work.
 */
#ifndef OURO_STAGE_PLACE_H
#define OURO_STAGE_PLACE_H

#include "outputs.h"

/** What putting a file in its place has done. */
typedef enum PlaceResult {
    PLACE_UNCHANGED, /**< it was there already, byte for byte */
    PLACE_WRITTEN,
    PLACE_FAILED, /**< nothing was changed */
} PlaceResult;

/**
 * Reads a file as it is committed at HEAD.
 *
 * @param path  relative to the current folder
 * @param text  receives it
 * @return whether there is such a file, and a repository at all
 */
bool head_read(const char *path, Text *text);

/** Says whether the current folder belongs to a git repository with a commit. */
bool head_exists(void);

/** The name of the next free backup: PATH.bak1, PATH.bak2 ...; the caller frees it. */
char *backup_name(const char *path);

/**
 * Writes a generated file into a folder, in one step: a reader sees the old text or the new one.
 *
 * @param output     which file
 * @param into       the folder it goes to; "." for the repository itself
 * @param keep_all   keep every old text as a backup, not only what is neither new nor at HEAD
 * @param messages   receives a line for each thing done
 * @param problem    receives what is wrong
 */
PlaceResult place_output(const Output *output, const char *into, bool keep_all, Text *messages,
                         Text *problem);

#endif
