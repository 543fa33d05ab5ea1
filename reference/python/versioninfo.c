/* SPDX-License-Identifier: MIT */
/**
 * @file versioninfo.c
 * sys.version_info: a tuple whose items have names.
 */
#include "versioninfo.h"

#include "ouro/descr.h"
#include "ouro/long.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

/** `major` of sys.version_info: @newref; NULL with an error set. */
static OuObject *get_item(OuObject *self, void *closure)
{
    return Ou_NewRef(OuTuple_GET_ITEM(self, (Ou_ssize_t)(intptr_t)closure));
}

/** repr() of sys.version_info: @newref; NULL with an error set. */
static OuObject *version_info_repr(OuObject *self)
{
    return OuUnicode_FromFormat("sys.version_info(major=%R, minor=%R, micro=%R, releaselevel=%R, "
                                "serial=%R)",
                                OuTuple_GET_ITEM(self, 0), OuTuple_GET_ITEM(self, 1),
                                OuTuple_GET_ITEM(self, 2), OuTuple_GET_ITEM(self, 3),
                                OuTuple_GET_ITEM(self, 4));
}

/** The attributes computed by functions of sys.version_info. */
static OuGetSetDef version_info_getset[] = {
    {"major", get_item, NULL, NULL, (void *)(intptr_t)0},
    {"minor", get_item, NULL, NULL, (void *)(intptr_t)1},
    {"micro", get_item, NULL, NULL, (void *)(intptr_t)2},
    {"releaselevel", get_item, NULL, NULL, (void *)(intptr_t)3},
    {"serial", get_item, NULL, NULL, (void *)(intptr_t)4},
    {0},
};

OuTypeObject OuVersionInfo_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "sys.version_info",
    .tp_base = &OuTuple_Type,
    .tp_repr = version_info_repr,
    .tp_getset = version_info_getset,
};

OuObject *ou_version_info_new(void)
{
    OuObject *items[5] = {OuLong_FromLong(3), OuLong_FromLong(11), OuLong_FromLong(2),
                          OuUnicode_FromString("final"), OuLong_FromLong(0)};
    OuObject *self = NULL;
    int complete = 1;
    for (int i = 0; i < 5; i++) {
        complete = complete && items[i] != NULL;
    }
    if (complete) {
        self = OuType_GenericAlloc(&OuVersionInfo_Type, 5);
    }
    for (int i = 0; i < 5; i++) {
        if (self != NULL) {
            OuTuple_SET_ITEM(self, i, items[i]);
        } else {
            Ou_XDecRef(items[i]);
        }
    }
    return self;
}
