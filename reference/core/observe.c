/* SPDX-License-Identifier: MIT */
/**
 * @file observe.c
 * Where an observer is hung up. Traces, counters and pictures watch through it, so that the files
 * that do the work say nothing of them.
 */
#include "ouro/collect.h"

const OuObserver *ou_observer;
