/* SPDX-License-Identifier: MIT */
/**
 * @file import.h
 * Modules: the table of those built in, those embedded as Python source, and files.
 */
#ifndef OURO_PYTHON_IMPORT_H
#define OURO_PYTHON_IMPORT_H

#include "ouro/object.h"

/** A module written in C. CPython: struct _inittab (Include/import.h). */
typedef struct OuInitTab {
    const char *name;        /**< of the module */
    OuObject *(*init)(void); /**< makes the module: a new reference, or NULL */
} OuInitTab;

/** A module written in Python and part of the program. CPython: struct _frozen (Include/cpython/import.h). */
typedef struct OuFrozen {
    const char *name;            /**< of the module */
    const unsigned char *source; /**< its Python text */
    unsigned int size;           /**< bytes of it */
} OuFrozen;

/**
 * The modules written in C; ends with a NULL name. In inittab.c. CPython: PyImport_Inittab
 * (Python/import.c).
 */
extern const OuInitTab ou_inittab[];
/** The modules written in Python; ends with a NULL name. Made by the Makefile from python/lib. */
extern const OuFrozen ou_frozen_modules[];

/**
 * Imports a module: from sys.modules, built in, embedded, or a file of sys.path.
 *
 * @param name      @borrowed str, maybe dotted
 * @param fromlist  @borrowed: None or a tuple; decides whether the first or last part is returned
 * @param globals   @borrowed dict of the importer, or NULL; for relative imports
 * @param level     leading dots
 * @return @newref; NULL with ModuleNotFoundError, ImportError or the module's error set
 *
 * CPython: PyImport_ImportModuleLevelObject (Python/import.c).
 */
OuObject *ou_import(OuObject *name, OuObject *fromlist, OuObject *globals, int level);

/**
 * As ou_import(), the last part of a UTF-8 name. New. CPython: PyImport_ImportModule
 * (Python/import.c).
 */
OuObject *OuImport_ImportModule(const char *name);

/**
 * Puts `name` (borrowed) into the ImportError that is set. CPython: PyErr_SetImportError
 * (Python/errors.c).
 */
void ou_set_import_error_name(OuObject *name);

/** Whether a function is the builtin `__import__`: 1 or 0. */
int ou_is_builtin_import(OuObject *function);

/**
 * The module of a name in sys.modules, made if there is none: borrowed, or NULL. CPython:
 * PyImport_AddModule (Python/import.c).
 */
OuObject *OuImport_AddModule(const char *name);

#endif
