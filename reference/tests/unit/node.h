/* SPDX-License-Identifier: MIT */
/**
 * @file node.h
 * Nodes: the GC objects that the unit tests of core/ play with. A node has a name, four fields that
 * own references, a list of weak references, and what to do when it is finalized.
 */
#ifndef OURO_TESTS_NODE_H
#define OURO_TESTS_NODE_H

#include "ouro/gc.h"
#include "ouro/weakref.h"

enum { NODE_FIELDS = 4 };

/** A node. */
typedef struct Node {
    OuObject ob_base;
    const char *name;                 /**< borrowed */
    OuObject *field[NODE_FIELDS];     /**< owned, or NULL */
    OuWeakReference *weakrefs;        /**< the list of weak references to it */
    void (*finalizer)(struct Node *); /**< what tp_finalize does, or NULL */
} Node;

/** Nodes, dying as instances of classes do: finalizer, weak references, fields. */
extern OuTypeObject Node_Type;

/** Nodes with a legacy finalizer. */
extern OuTypeObject LegacyNode_Type;

/** An object as an OuObject pointer. */
#define OBJ(pointer) ((OuObject *)(pointer))

/** Makes a tracked node; a new reference. Stops the test when memory is out. */
Node *node(const char *name);

/** Makes a tracked node of one of the two types; a new reference. */
Node *node_of(OuTypeObject *type, const char *name);

/** Sets a field; the node takes a reference of its own. */
void node_set(Node *self, int field, void *value);

/** What happened, in order: names of dead nodes, and what finalizers and callbacks added. */
extern char node_log[4096];

/** Adds a word to node_log. */
void node_log_add(const char *format, ...) OU_PRINTF_LIKE(1, 2);

/** Empties node_log, and collects everything. For the start of a test. */
void node_fresh_start(void);

#endif
