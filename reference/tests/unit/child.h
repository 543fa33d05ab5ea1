/* SPDX-License-Identifier: MIT */
/**
 * @file child.h
 * Testing a function that is meant to stop the program: it runs in a child process.
 */
#ifndef OURO_TESTS_CHILD_H
#define OURO_TESTS_CHILD_H

/**
 * Asserts that a function aborts and that its standard error has a sentence in it.
 *
 * @param run       what to run, in a child process
 * @param sentence  what it must say
 */
void assert_stops_saying(void (*run)(void), const char *sentence);

#endif
