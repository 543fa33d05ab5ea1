/* SPDX-License-Identifier: MIT */
/**
 * @file unit.h
 * What every unit test of the runtime includes: cmocka, and the headers that it asks for first.
 */
#ifndef OURO_TESTS_UNIT_H
#define OURO_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
