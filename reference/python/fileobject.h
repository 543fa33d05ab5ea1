/* SPDX-License-Identifier: MIT */
/**
 * @file fileobject.h
 * Text files: what open() returns, and the standard streams.
 */
#ifndef OURO_PYTHON_FILEOBJECT_H
#define OURO_PYTHON_FILEOBJECT_H

#include "ouro/object.h"

#include <stdio.h>

/** A text file over a C stream. CPython: textio (Modules/_io/textio.c), much reduced. */
typedef struct OuFileObject {
    OuObject ob_base;      /**< the head of every object */
    FILE *stream;          /**< NULL once closed */
    OuObject *name;        /**< owned str */
    OuObject *mode;        /**< owned str */
    int standard;          /**< 1: a standard stream, not closed when the object dies */
    OuObject *weakreflist; /**< weak references to the file */
} OuFileObject;

/** The type of text files. CPython: PyTextIOWrapper_Type (Modules/_io/textio.c). */
extern OuTypeObject OuFile_Type;

/**
 * Makes a file object over a stream.
 *
 * @param stream    taken over, also on failure, unless `standard`
 * @param name      UTF-8
 * @param mode      UTF-8
 * @param standard  1: stdin, stdout, stderr
 * @return @newref, or NULL
 */
OuObject *ou_file_new(FILE *stream, const char *name, const char *mode, int standard);

/** open(path, mode): a new file; NULL with FileNotFoundError, OSError or ValueError. CPython: _io_open_impl (Modules/_io/_iomodule.c). */
OuObject *ou_file_open(OuObject *path, const char *mode);

/** All that is left of a file: a new str, or NULL. */
OuObject *ou_file_read_all(OuObject *file);

/**
 * Writes a str to any file-like object: 0, or -1. CPython: PyFile_WriteObject
 * (Objects/fileobject.c).
 */
int ou_file_write(OuObject *file, OuObject *text);

/** As ou_file_write(), of UTF-8. CPython: PyFile_WriteString (Objects/fileobject.c). */
int ou_file_write_string(OuObject *file, const char *text);

/** file.flush(): 0, or -1. */
int ou_file_flush(OuObject *file);

/**
 * Sets the OSError that errno means, with a file name (borrowed, or NULL). CPython:
 * PyErr_SetFromErrnoWithFilenameObject (Python/errors.c).
 */
void *ou_err_from_errno(OuObject *filename);

#endif
