/* SPDX-License-Identifier: MIT */
/**
 * @file pytypes.c
 * The static types of python/, readied and released together.
 */
#include "code.h"
#include "fileobject.h"
#include "frame.h"
#include "generator.h"
#include "lifecycle.h"
#include "ouro/type.h"
#include "timestruct.h"
#include "versioninfo.h"

/** The static types of this folder, readied in this order. */
static OuTypeObject *const types[] = {
    &OuCode_Type, &OuFrame_Type, &OuGen_Type, &OuFile_Type, &OuVersionInfo_Type, &OuStructTime_Type,
};

int ou_python_types_init(void)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (OuType_Ready(types[i]) < 0) {
            return -1;
        }
    }
    return 0;
}

void ou_python_types_fini(void)
{
    for (size_t i = sizeof types / sizeof *types; i > 0; i--) {
        ou_static_type_dealloc(types[i - 1]);
    }
}
