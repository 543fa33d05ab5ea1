/* SPDX-License-Identifier: MIT */
/**
 * @file callback.h
 * Callbacks: small objects that say when they are called, and with which weak reference.
 *
 * A callback has a name and may own one object. When it is called it says
 *
 *     bell is called with first (dead)
 *
 * and then does what the probe gave it to do. Its own death is silent. A callback is callable, and
 * it can be weakly referenced itself.
 */
#ifndef OURO_LAB6_CALLBACK_H
#define OURO_LAB6_CALLBACK_H

#include "node.h"
#include "probe.h"

#include "ouro/errors.h"
#include "ouro/refcount.h"

/** An object that can be a callback. */
typedef struct Callback {
    OuObject ob_base;
    const char *name;                    /**< a string constant */
    OuObject *held;                      /**< owned, or NULL */
    OuWeakReference *weakrefs;           /**< the list of weak references to it */
    void (*at_call)(struct Callback *);  /**< what it does when it is called; may be NULL */
    void (*at_death)(struct Callback *); /**< called when it dies; may be NULL */
} Callback;

/* ---- names of weak references ----------------------------------------------------------------- */

/** One named weak reference. */
typedef struct RefName {
    const OuObject *ref;
    const char *name;
} RefName;

/** Which weak reference has which name; the newest name counts. */
static RefName ref_names[16];
static int ref_names_used;

/** Gives a weak reference a name, and returns it. */
static inline OuObject *named(const char *name, OuObject *ref)
{
    RefName entry = {ref, name};
    ref_names[ref_names_used++ % 16] = entry;
    return ref;
}

/** The name of a weak reference, "nothing" for NULL. */
static inline const char *ref_name(const void *ref)
{
    for (int i = ref_names_used - 1; ref != NULL && i >= 0 && i >= ref_names_used - 16; i--) {
        if ((const void *)ref_names[i % 16].ref == ref) {
            return ref_names[i % 16].name;
        }
    }
    return ref == NULL ? "nothing" : "something without a name";
}

/** "dead" for a weak reference that is cleared, "alive" for another. */
static inline const char *life_of(const OuObject *ref)
{
    return ((const OuWeakReference *)ref)->wr_object == NULL ? "dead" : "alive";
}

/* ---- the type ---------------------------------------------------------------------------------- */

static inline void callback_dealloc(OuObject *op)
{
    Callback *self = (Callback *)op;
    OuObject_GC_UnTrack(op);
    if (self->weakrefs != NULL) {
        OuObject_ClearWeakRefs(op);
    }
    if (self->at_death != NULL) {
        self->at_death(self);
    }
    Ou_Clear(&self->held);
    OuObject_GC_Del(op);
}

static inline int callback_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    OU_VISIT(((Callback *)op)->held);
    return 0;
}

static inline int callback_clear(OuObject *op)
{
    Ou_Clear(&((Callback *)op)->held);
    return 0;
}

/** What a program would call; here its presence alone makes a callback callable. */
static inline OuObject *callback_called(OuObject *op, OuObject *args, OuObject *kwargs)
{
    (void)args;
    (void)kwargs;
    return Ou_NewRef(op);
}

static OuTypeObject Callback_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "Callback",
    .tp_basicsize = sizeof(Callback),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = callback_dealloc,
    .tp_traverse = callback_traverse,
    .tp_clear = callback_clear,
    .tp_call = callback_called,
    .tp_weaklistoffset = offsetof(Callback, weakrefs),
};

/**
 * What a probe puts into ou_weakref_call: says who is called with what, then lets the callback act.
 * The result is a new reference to the callback; NULL when the callback set an error.
 */
static inline OuObject *call_callback(OuObject *op, OuObject *ref)
{
    Callback *self = (Callback *)op;
    say("%s is called with %s (%s)", self->name, ref_name(ref), life_of(ref));
    if (self->at_call != NULL) {
        self->at_call(self);
    }
    return OuErr_Occurred() == OuExc_None ? Ou_NewRef(op) : NULL;
}

/**
 * Makes a callback, tracked, and lets callbacks be called from now on.
 *
 * @param name     a string constant
 * @param at_call  what it does when it is called; NULL for nothing more
 * @return a new reference
 */
static inline Callback *callback(const char *name, void (*at_call)(Callback *))
{
    Callback *self = (Callback *)OuObject_GC_New(&Callback_Type);
    if (self == NULL) {
        OU_FATAL("no memory for a callback");
    }
    self->name = name;
    self->at_call = at_call;
    ou_weakref_call = call_callback;
    OuObject_GC_Track(OBJ(self));
    return self;
}

/** Says "NAME has count N". */
static inline void say_callback_count(const Callback *self)
{
    say("%s has count %td", self->name, Ou_REFCNT((const OuObject *)self));
}

/** Says what the runtime reports as unraisable; a hook for OuErr_SetUnraisableHook(). */
static inline void say_unraisable(const OuErrRecord *record, const char *message, OuObject *object)
{
    (void)message;
    say("nobody can be told: %s (%s) in %s", OuErr_KindName(record->kind), record->message,
        object == NULL ? "nothing" : ((Callback *)object)->name);
}

#endif
