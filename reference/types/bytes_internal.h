/* SPDX-License-Identifier: MIT */
/**
 * @file bytes_internal.h
 * What the files of bytes share.
 */
#ifndef OURO_TYPES_BYTES_INTERNAL_H
#define OURO_TYPES_BYTES_INTERNAL_H

#include "ouro/bytes.h"
#include "ouro/descr.h"

/** The methods of bytes, in bytes_methods.c. */
extern OuMethodDef ou_bytes_methods[];

/** A stretch of bytes; borrowed. */
typedef struct OuByteSpan {
    const char *data; /**< borrowed bytes */
    Ou_ssize_t size;  /**< how many */
} OuByteSpan;

/** The bytes of an object: 0, or -1 with "a bytes-like object is required" set. */
int ou_byte_span(OuObject *op, OuByteSpan *span);

#endif
