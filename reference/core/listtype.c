/* SPDX-License-Identifier: MIT */
/**
 * @file listtype.c
 * The type of lists, as far as the life of a list goes. types/ fills in the rest.
 */
#include "ouro/list.h"

OuTypeObject OuList_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "list",
    .tp_basicsize = sizeof(OuListObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_BASETYPE | OU_TPFLAGS_LIST_SUBCLASS,
    .tp_dealloc = ou_list_dealloc,
    .tp_traverse = ou_list_traverse,
    .tp_clear = ou_list_clear,
    .tp_layout = OU_LAYOUT_LIST,
};
