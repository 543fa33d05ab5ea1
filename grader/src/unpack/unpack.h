/* SPDX-License-Identifier: MIT */
/**
 * @file unpack.h
 * What ouro-unpack and the grader have to agree upon.
 *
 *     ouro-unpack SLUG FILE... <ARCHIVE
 *
 * looks at every entry of an archive and prints the files that are wanted, or why it will not. Its
 * answer is one of
 *
 *     file INDEX NAME_BYTES FILE_BYTES\nNAME CONTENT      for each FILE that is there, then
 *     end\n
 *
 *     refused NAME_BYTES REASON_BYTES\nNAME REASON
 *
 * without the blank between name and content. INDEX counts the FILEs from 0; an empty NAME stands
 * for the archive itself; REASON is the end of a sentence that begins with the entry.
 */
#ifndef OURO_GRADER_UNPACK_H
#define OURO_GRADER_UNPACK_H

/** What an archive may be and hold. */
enum {
    UNPACK_ARCHIVE_BYTES = 32 << 20, /**< of the archive itself */
    UNPACK_FILE_BYTES = 1 << 20,     /**< of a file that is wanted */
    UNPACK_TOTAL_BYTES = 128 << 20,  /**< of all that is in it, unpacked */
    UNPACK_SMALL_BYTES = 8 << 20,    /**< up to this sum no ratio is looked at */
    UNPACK_RATIO = 100,              /**< how many times larger it may get */
    UNPACK_ENTRIES = 10000
};

#endif
