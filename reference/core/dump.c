/* SPDX-License-Identifier: MIT */
/**
 * @file dump.c
 * Showing an object that is wrong: address, type, count, and nothing that could go wrong again.
 */
#include "ouro/object.h"

#include "ouro/memory.h"

void ou_object_assert_failed(const OuObject *op, const char *file, int line, const char *function,
                             const char *sentence)
{
    if (op == NULL) {
        ou_complain("object: NULL");
    } else if (OuMem_IsPtrFreed(op->ob_type)) {
        ou_complain("object at %p: its memory was freed already", (const void *)op);
    } else {
        const char *type_name = op->ob_type ? op->ob_type->tp_name : "(no type)";
        ou_complain("object at %p: type %s, count %td", (const void *)op, type_name, op->ob_refcnt);
    }
    ou_fatal(file, line, function, sentence);
}
