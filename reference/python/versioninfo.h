/* SPDX-License-Identifier: MIT */
/**
 * @file versioninfo.h
 * sys.version_info.
 */
#ifndef OURO_PYTHON_VERSIONINFO_H
#define OURO_PYTHON_VERSIONINFO_H

#include "ouro/object.h"

/** The type of sys.version_info. CPython: VersionInfoType (Python/sysmodule.c). */
extern OuTypeObject OuVersionInfo_Type;

/**
 * (3, 11, 2, 'final', 0): a new reference, or NULL. CPython: make_version_info
 * (Python/sysmodule.c).
 */
OuObject *ou_version_info_new(void);

#endif
