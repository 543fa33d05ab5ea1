// SPDX-License-Identifier: MIT
/**
 * @file posixmodule.c
 * The module posix: the few calls of the operating system that programs about memory use. The module
 * os, written in Python, hands them on.
 *
 * CPython: Modules/posixmodule.c. Unlike there, a path is a str and nothing else.
 */
#include "fileobject.h"
#include "inittab.h"

#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/memory.h"
#include "ouro/module.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/unicode.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/** None for a call that gave 0; else NULL with OSError set, which names the path. */
static OuObject *none_or_error(int status, OuObject *path)
{
    if (status < 0) {
        return ou_err_from_errno(path);
    }
    OU_RETURN_NONE;
}

/**
 * `posix.unlink()`: @newref; NULL with an error set. CPython: os_unlink_impl
 * (Modules/posixmodule.c).
 */
static OuObject *posix_unlink(OuObject *OU_UNUSED(module), OuObject *path)
{
    const char *name = OuUnicode_AsUTF8(path);
    return name != NULL ? none_or_error(unlink(name), path) : NULL;
}

/**
 * `posix.rmdir()`: @newref; NULL with an error set. CPython: os_rmdir_impl
 * (Modules/posixmodule.c).
 */
static OuObject *posix_rmdir(OuObject *OU_UNUSED(module), OuObject *path)
{
    const char *name = OuUnicode_AsUTF8(path);
    return name != NULL ? none_or_error(rmdir(name), path) : NULL;
}

/**
 * `posix.mkdir()`: @newref; NULL with an error set. CPython: os_mkdir_impl
 * (Modules/posixmodule.c).
 */
static OuObject *posix_mkdir(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *path;
    int mode = 0777;
    if (!OuArg_ParseTuple(args, "U|i:mkdir", &path, &mode)) {
        return NULL;
    }
    const char *name = OuUnicode_AsUTF8(path);
    return name != NULL ? none_or_error(mkdir(name, (mode_t)mode), path) : NULL;
}

/**
 * `posix.access()`: @newref; NULL with an error set. CPython: os_access_impl
 * (Modules/posixmodule.c).
 */
static OuObject *posix_access(OuObject *OU_UNUSED(module), OuObject *args)
{
    const char *name;
    int mode;
    if (!OuArg_ParseTuple(args, "si:access", &name, &mode)) {
        return NULL;
    }
    return OuBool_FromLong(access(name, mode) == 0);
}

/**
 * `posix.getcwd()`: @newref; NULL with an error set. CPython: os_getcwd_impl
 * (Modules/posixmodule.c).
 */
static OuObject *posix_getcwd(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    char *name = getcwd(NULL, 0);
    if (name == NULL) {
        return errno == ENOMEM ? OuErr_NoMemory() : ou_err_from_errno(NULL);
    }
    OuObject *path = OuUnicode_FromString(name);
    free(name);
    return path;
}

/**
 * `posix.getpid()`: @newref; NULL with an error set. CPython: os_getpid_impl
 * (Modules/posixmodule.c).
 */
static OuObject *posix_getpid(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return OuLong_FromLong(getpid());
}

/** Adds the names of an open folder to a list: 0; -1 with an error set. */
static int add_names(DIR *folder, OuObject *list)
{
    const struct dirent *entry;
    int status = 0;
    while (status == 0 && (entry = readdir(folder)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            OuObject *name = OuUnicode_FromString(entry->d_name);
            status = name != NULL ? OuList_Append(list, name) : -1;
            Ou_XDecRef(name);
        }
    }
    return status;
}

/**
 * `posix.listdir()`: @newref; NULL with an error set. CPython: os_listdir_impl
 * (Modules/posixmodule.c).
 */
static OuObject *posix_listdir(OuObject *OU_UNUSED(module), OuObject *args)
{
    const char *name = ".";
    if (!OuArg_ParseTuple(args, "|s:listdir", &name)) {
        return NULL;
    }
    OuObject *list = OuList_New(0);
    DIR *folder = list != NULL ? opendir(name) : NULL;
    if (folder == NULL) {
        if (list != NULL) {
            OuObject *path = OuUnicode_FromString(name);
            ou_err_from_errno(path);
            Ou_XDecRef(path);
        }
        Ou_XDecRef(list);
        return NULL;
    }
    if (add_names(folder, list) < 0) {
        Ou_Clear(&list);
    }
    closedir(folder);
    return list;
}

/** The functions of module posix. */
static OuMethodDef posix_functions[] = {
    {"unlink", posix_unlink, OU_METH_O, "Removes a file."},
    {"remove", posix_unlink, OU_METH_O, "Removes a file."},
    {"mkdir", posix_mkdir, OU_METH_VARARGS, "Makes a folder."},
    {"rmdir", posix_rmdir, OU_METH_O, "Removes an empty folder."},
    {"listdir", posix_listdir, OU_METH_VARARGS, "The names in a folder, in any order."},
    {"access", posix_access, OU_METH_VARARGS, "Whether a file can be used so."},
    {"getcwd", posix_getcwd, OU_METH_NOARGS, "The folder that paths begin at."},
    {"getpid", posix_getpid, OU_METH_NOARGS, "The number of this process."},
    {0},
};

/**
 * Makes the module posix: @newref; NULL with an error set. CPython: PyInit_posix
 * (Modules/posixmodule.c).
 */
OuObject *ou_posixmodule_init(void)
{
    return OuModule_Create("posix", "Calls of the operating system.", posix_functions);
}
