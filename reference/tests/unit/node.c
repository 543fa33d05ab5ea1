/* SPDX-License-Identifier: MIT */
/**
 * @file node.c
 * See node.h.
 */
#include "node.h"

#include "ouro/collect.h"
#include "ouro/refcount.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

char node_log[4096];

void node_log_add(const char *format, ...)
{
    size_t used = strlen(node_log);
    if (used > 0 && used < sizeof node_log - 1) {
        node_log[used++] = ' ';
    }
    va_list args;
    va_start(args, format);
    vsnprintf(node_log + used, sizeof node_log - used, format, args);
    va_end(args);
}

static void node_dealloc(OuObject *op)
{
    Node *self = (Node *)op;
    OuObject_GC_UnTrack(op);
    OuTrashcan trashcan = ou_trashcan_begin(op, node_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    if (Ou_TYPE(op)->tp_finalize != NULL) {
        OuObject_GC_Track(op);
        if (OuObject_CallFinalizerFromDealloc(op) < 0) {
            ou_trashcan_end(trashcan);
            return;
        }
        OuObject_GC_UnTrack(op);
    }
    if (self->weakrefs != NULL) {
        OuObject_ClearWeakRefs(op);
    }
    if (self->name[0] != '-') {
        node_log_add("%s", self->name);
    }
    for (int i = 0; i < NODE_FIELDS; i++) {
        Ou_Clear(&self->field[i]);
    }
    OuObject_GC_Del(op);
    ou_trashcan_end(trashcan);
}

static int node_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    for (int i = 0; i < NODE_FIELDS; i++) {
        OU_VISIT(((Node *)op)->field[i]);
    }
    return 0;
}

static int node_clear(OuObject *op)
{
    for (int i = 0; i < NODE_FIELDS; i++) {
        Ou_Clear(&((Node *)op)->field[i]);
    }
    return 0;
}

static void node_finalize(OuObject *op)
{
    Node *self = (Node *)op;
    if (self->finalizer != NULL) {
        self->finalizer(self);
    }
}

static void legacy_del(OuObject *OU_UNUSED(op))
{
    node_log_add("del");
}

OuTypeObject Node_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "Node",
    .tp_basicsize = sizeof(Node),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = node_dealloc,
    .tp_traverse = node_traverse,
    .tp_clear = node_clear,
    .tp_finalize = node_finalize,
    .tp_weaklistoffset = offsetof(Node, weakrefs),
};

OuTypeObject LegacyNode_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "LegacyNode",
    .tp_basicsize = sizeof(Node),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = node_dealloc,
    .tp_traverse = node_traverse,
    .tp_clear = node_clear,
    .tp_del = legacy_del,
    .tp_weaklistoffset = offsetof(Node, weakrefs),
};

Node *node_of(OuTypeObject *type, const char *name)
{
    Node *self = (Node *)OuObject_GC_New(type);
    if (self == NULL) {
        OU_FATAL("no memory for a node");
    }
    self->name = name;
    OuObject_GC_Track(OBJ(self));
    return self;
}

Node *node(const char *name)
{
    return node_of(&Node_Type, name);
}

void node_set(Node *self, int field, void *value)
{
    Ou_StoreRef(&self->field[field], value);
}

void node_fresh_start(void)
{
    ou_gc_collect(2);
    node_log[0] = '\0';
}
