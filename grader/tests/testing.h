/* SPDX-License-Identifier: MIT */
/**
 * @file testing.h
 * What every unit test of the grader includes: cmocka and what it needs, in the order it needs.
 */
#ifndef OURO_GRADER_TESTING_H
#define OURO_GRADER_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
