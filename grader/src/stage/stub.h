/* SPDX-License-Identifier: MIT */
/**
 * @file stub.h
 * From a reference source to the file a student starts with.
 */
#ifndef OURO_STAGE_STUB_H
#define OURO_STAGE_STUB_H

#include "source.h"

/**
 * Makes the stub of a source: tagged functions lose their bodies.
 *
 * @param source   read by source_read()
 * @param problem  receives a message that names file and line and says what to do
 * @return new text, the caller's to free; NULL on failure
 */
char *stub_make(const Source *source, Text *problem);

#endif
