/* SPDX-License-Identifier: MIT */
/**
 * @file base.h
 * The words every other file uses: sizes, attributes, and assertions that speak.
 *
 * An assertion here is a sentence about what must be true. When it is not, the sentence is
 * printed with the file and the line, and the program stops. Three levels, by cost:
 *
 *     OU_ASSERT       a comparison or two; on in every build except release
 *     OU_ASSERT_SLOW  walks data; on in the paranoid build only
 *     OU_FATAL        always on: going on would make the damage worse
 *
 * Nothing here allocates memory: an assertion must be able to speak when memory is what broke.
 */
#ifndef OURO_BASE_H
#define OURO_BASE_H

#include <stddef.h>
#include <stdint.h>

/** A signed size in bytes or items. CPython: Py_ssize_t (Include/pyport.h). */
typedef ptrdiff_t Ou_ssize_t;

/** A hash value; -1 means "failed". CPython: Py_hash_t (Include/pyport.h). */
typedef ptrdiff_t Ou_hash_t;

/** The largest value of Ou_ssize_t. CPython: PY_SSIZE_T_MAX (Include/pyport.h). */
#define OU_SSIZE_T_MAX PTRDIFF_MAX

/**
 * Marks a parameter that a function must accept and does not use. CPython: Py_UNUSED
 * (Include/pymacro.h).
 */
#define OU_UNUSED(name) ou_unused_##name __attribute__((unused))

/** Lets the compiler check the arguments of a printf-like function. */
#define OU_PRINTF_LIKE(format_at, args_at) __attribute__((format(printf, format_at, args_at)))

/**
 * Prints "file:line: function: sentence" on standard error and aborts.
 *
 * @param file      source file, as `__FILE__` gives it
 * @param line      line in that file
 * @param function  the function that found out
 * @param sentence  what is wrong, in words
 *
 * Never returns. Allocates nothing. CPython: Py_FatalError (Python/pylifecycle.c).
 */
_Noreturn void ou_fatal(const char *file, int line, const char *function, const char *sentence);

/**
 * Stops the program with a sentence, in every build. CPython: Py_FatalError (Python/pylifecycle.c).
 */
#define OU_FATAL(sentence) ou_fatal(__FILE__, __LINE__, __func__, (sentence))

#ifdef OURO_PARANOID
/** 0: release, no assertions. 1: the cheap ones. 2: all of them. */
#define OURO_ASSERT_LEVEL 2
#elif defined(NDEBUG)
#define OURO_ASSERT_LEVEL 0
#else
/** How much is checked: 0 nothing, 1 what costs little, 2 also what costs a walk. */
#define OURO_ASSERT_LEVEL 1
#endif

#if OURO_ASSERT_LEVEL >= 1
/** A cheap assertion: stops with `sentence` unless `condition` holds. */
#define OU_ASSERT(condition, sentence) ((condition) ? (void)0 : OU_FATAL(sentence))
#else
#define OU_ASSERT(condition, sentence) ((void)0)
#endif

#if OURO_ASSERT_LEVEL >= 2
/** An assertion that may walk data: paranoid build only. */
#define OU_ASSERT_SLOW(condition, sentence) OU_ASSERT(condition, sentence)
#else
/** As OU_ASSERT(), for conditions that cost a walk: only at level 2. */
#define OU_ASSERT_SLOW(condition, sentence) ((void)0)
#endif

/**
 * Writes one formatted line to standard error without allocating memory.
 *
 * @param format  a printf format, then its arguments; the line end is added
 *
 * A line longer than 511 bytes is cut and ends in "...".
 */
void ou_complain(const char *format, ...) OU_PRINTF_LIKE(1, 2);

#endif
