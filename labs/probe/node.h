/* SPDX-License-Identifier: MIT */
/**
 * @file node.h
 * Nodes: toys that the collector knows.
 *
 * A node has a name and four fields, each of which owns a reference or is empty. Nodes may refer to
 * each other in rings. When a node dies it says so, unless its name begins with a dash, then it
 * empties its fields, first to last. It dies as an instance of a class does: finalizer, weak
 * references, fields.
 *
 * A node may have something to do when it is finalized, when it is cleared, and when it dies.
 */
#ifndef OURO_LABS_NODE_H
#define OURO_LABS_NODE_H

#include "toy.h"

#include "ouro/gc.h"
#include "ouro/weakref.h"

/** How many fields a node has. */
#define NODE_FIELDS 4

/** An object that can be part of a cycle. */
typedef struct Node {
    OuObject ob_base;
    const char *name;                   /**< borrowed; a string constant */
    OuObject *fields[NODE_FIELDS];      /**< owned references, or NULL */
    OuWeakReference *weakrefs;          /**< the list of weak references to it */
    void (*at_finalize)(struct Node *); /**< what its finalizer does; may be NULL */
    void (*at_clear)(struct Node *); /**< called before tp_clear empties the fields; may be NULL */
    void (*at_death)(struct Node *); /**< called after it said that it dies; may be NULL */
    int is_static;                   /**< 1: made by node_in(), so its death frees nothing */
} Node;

/** Nodes. */
extern OuTypeObject Node_Type;

/** Nodes without a finalizer: the type has no tp_finalize. */
extern OuTypeObject PlainNode_Type;

/** Nodes with a legacy finalizer, tp_del, and no other. It says "NAME has its tp_del called". */
extern OuTypeObject LegacyNode_Type;

/** A node in static memory, its GC head in front of it. */
typedef struct NodePlace {
    OuGCHead head;
    Node node;
} NodePlace;

/**
 * Makes a node, tracked: it is in generation 0.
 *
 * @param name  a string constant
 * @return a new reference; stops the program when memory is out
 */
Node *node(const char *name);

/**
 * Makes a node of a type of this header, not tracked.
 *
 * @param type  Node_Type, PlainNode_Type or LegacyNode_Type
 * @param name  a string constant
 * @return a new reference; stops the program when memory is out
 */
Node *node_untracked(OuTypeObject *type, const char *name);

/**
 * Makes a node in static memory, with count 1, not tracked. Nothing is allocated for it, and its
 * death frees nothing, so a probe can look at it afterwards.
 *
 * @param place  where; a static variable
 * @param name   a string constant
 * @return a new reference
 */
Node *node_in(NodePlace *place, const char *name);

/**
 * Lets a field refer to an object. The field takes a reference of its own and releases what it held.
 *
 * @param self   a node
 * @param field  0 to NODE_FIELDS - 1
 * @param value  any pointer to an object, borrowed; or NULL
 */
void node_set(Node *self, int field, void *value);

/** Tracks a node that is not tracked, at the end of a list that the probe has made. */
void node_into(Node *self, OuGCHead *list);

/** Says "LABEL: A B C", the names of the nodes in a list in their order; "LABEL: nothing" if none. */
void say_nodes(const char *label, const OuGCHead *list);

/** The name of a node, or "nothing" for NULL. */
const char *node_name(const OuObject *op);

#endif
