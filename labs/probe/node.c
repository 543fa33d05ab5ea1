/* SPDX-License-Identifier: MIT */
/**
 * @file node.c
 * Nodes: see node.h. What a node does not need it does not call: a node without weak references
 * calls nothing of weak references, one in static memory is never freed.
 */
#include "node.h"
#include "probe.h"

#include "ouro/gclist.h"
#include "ouro/refcount.h"

#include <stdio.h>
#include <string.h>

/** Empties the fields, first to last; each is empty before its object is released. */
static void empty_fields(Node *self)
{
    for (int i = 0; i < NODE_FIELDS; i++) {
        OuObject *value = self->fields[i];
        self->fields[i] = NULL;
        if (value != NULL) {
            Ou_DecRef(value);
        }
    }
}

static void node_dealloc(OuObject *op)
{
    Node *self = (Node *)op;
    OuObject_GC_UnTrack(op);
    OuTrashcan trashcan = ou_trashcan_begin(op, node_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    if (Ou_TYPE(op)->tp_finalize != NULL && self->at_finalize != NULL) {
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
    if (Ou_TYPE(op)->tp_del != NULL) {
        Ou_TYPE(op)->tp_del(op);
    }
    if (self->name[0] != '-') {
        say("%s dies", self->name);
    }
    if (self->at_death != NULL) {
        self->at_death(self);
    }
    empty_fields(self);
    if (!self->is_static) {
        OuObject_GC_Del(op);
    }
    ou_trashcan_end(trashcan);
}

static int node_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    for (int i = 0; i < NODE_FIELDS; i++) {
        OU_VISIT(((Node *)op)->fields[i]);
    }
    return 0;
}

static int node_clear(OuObject *op)
{
    Node *self = (Node *)op;
    if (self->at_clear != NULL) {
        self->at_clear(self);
    }
    empty_fields(self);
    return 0;
}

static void node_finalize(OuObject *op)
{
    Node *self = (Node *)op;
    if (self->at_finalize != NULL) {
        self->at_finalize(self);
    }
}

static void legacy_del(OuObject *op)
{
    say("%s has its tp_del called", ((Node *)op)->name);
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

OuTypeObject PlainNode_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "PlainNode",
    .tp_basicsize = sizeof(Node),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = node_dealloc,
    .tp_traverse = node_traverse,
    .tp_clear = node_clear,
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

Node *node_untracked(OuTypeObject *type, const char *name)
{
    Node *self = (Node *)OuObject_GC_New(type);
    if (self == NULL) {
        OU_FATAL("no memory for a node");
    }
    self->name = name;
    return self;
}

Node *node(const char *name)
{
    Node *self = node_untracked(&Node_Type, name);
    OuObject_GC_Track(OBJ(self));
    return self;
}

Node *node_in(NodePlace *place, const char *name)
{
    memset(place, 0, sizeof *place);
    OuObject_Init(OBJ(&place->node), &Node_Type);
    place->node.name = name;
    place->node.is_static = 1;
    return &place->node;
}

void node_set(Node *self, int field, void *value)
{
    OuObject *old = self->fields[field];
    if (value != NULL) {
        Ou_IncRef(value);
    }
    self->fields[field] = value;
    if (old != NULL) {
        Ou_DecRef(old);
    }
}

void node_into(Node *self, OuGCHead *list)
{
    OuObject_GC_Track(OBJ(self));
    gc_list_move(ou_as_gc(OBJ(self)), list);
}

void say_nodes(const char *label, const OuGCHead *list)
{
    char line[512];
    size_t used = 0;
    for (OuGCHead *gc = gc_next(list); gc != list; gc = gc_next(gc)) {
        int length = snprintf(line + used, sizeof line - used, " %s", node_name(ou_from_gc(gc)));
        if (length < 0 || (size_t)length >= sizeof line - used) {
            OU_FATAL("the names of a list do not fit a line");
        }
        used += (size_t)length;
    }
    line[used] = '\0';
    say("%s:%s", label, used > 0 ? line : " nothing");
}

const char *node_name(const OuObject *op)
{
    return op == NULL ? "nothing" : ((const Node *)op)->name;
}
