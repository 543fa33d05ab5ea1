/* SPDX-License-Identifier: MIT */
/**
 * @file names.h
 * The names of the entries of an archive: which are refused, and which are looked for.
 */
#ifndef OURO_GRADER_UNPACK_NAMES_H
#define OURO_GRADER_UNPACK_NAMES_H

#include "common/util.h"

/**
 * What is wrong with a name. Nothing is ever written under it; but an archive with such a name was
 * not made by packing one's work, and whoever unpacks it by hand would be hurt.
 *
 * @param name  as it stands in the archive
 * @return the end of a sentence, "has '..' in its name", static; NULL when nothing is wrong
 */
const char *name_fault(const char *name);

/**
 * A name without what means nothing: "./", doubled slashes and one at the end.
 *
 * @param name  as it stands in the archive
 * @return a new string that the caller frees; "" for "./" alone
 */
char *name_plain(const char *name);

/**
 * Whether a file of a lab is looked for there: at SLUG/FILE, labs/SLUG/FILE and FILE, and at the
 * same three below one folder of any name.
 *
 * @param name  a plain name
 * @param slug  the folder of the lab, "lab1-refcount"
 * @param file  the file, "refcount.c"
 */
bool name_is_place(const char *name, const char *slug, const char *file);

#endif
