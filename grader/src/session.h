/* SPDX-License-Identifier: MIT */
/**
 * @file session.h
 * What one call of ouro-grade does, once its command line is understood.
 */
#ifndef OURO_GRADER_SESSION_H
#define OURO_GRADER_SESSION_H

#include "generated.h"
#include "sandbox.h"

/** The command line, taken apart. */
typedef struct Options {
    const char *lab;
    bool all;
    bool list;
    bool serve;
    const char *mine; /**< where `ouro` on the student's files goes; NULL: not wanted */
    bool json;
    const char *keep; /**< where the record and what was graded are kept; NULL: nowhere */
    SandboxWish sandbox;
    bool check_sandbox;
    GeneratedWish generated;
    GradeOrder order;
} Options;

/**
 * Grades one lab, lists its tests, or serves the maker of generated programs.
 *
 * @param options  what was asked for; `lab` is set
 * @return the exit status
 */
int session_one(const Options *options);

/**
 * Grades every lab, a line each, or lists their tests.
 *
 * @param options  what was asked for
 * @return the exit status: the worst of all labs
 */
int session_all(const Options *options);

/**
 * Makes `ouro` on a student's own files.
 *
 * @param options  what was asked for; `mine` is set
 * @return the exit status
 */
int session_mine(const Options *options);

#endif
