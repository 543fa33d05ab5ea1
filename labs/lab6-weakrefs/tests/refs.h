/* SPDX-License-Identifier: MIT */
/**
 * @file refs.h
 * Weak references made by hand, so that a probe of one task needs no other.
 *
 * What is made here is what your functions make: linked into the list of the referent, tracked,
 * owning its callback. No function of the lab is called for that.
 */
#ifndef OURO_LAB6_REFS_H
#define OURO_LAB6_REFS_H

#include "callback.h"

#include "ouro/gclist.h"

#include <stdio.h>
#include <string.h>

/** Any pointer to a weak reference, as such. */
#define REF(pointer) ((OuWeakReference *)(pointer))

/* ---- a type derived from ref ------------------------------------------------------------------ */

/** An instance of a derived type, as a Python class that inherits from weakref.ref has them. */
typedef struct Derived {
    OuWeakReference base;
    OuObject *held;            /**< owned, or NULL: what such an instance keeps in an attribute */
    OuWeakReference *weakrefs; /**< it can be weakly referenced itself */
} Derived;

/** Dies as such an instance does: its own part first, then that of the base. */
static inline void derived_dealloc(OuObject *op)
{
    OuObject_GC_UnTrack(op);
    if (((Derived *)op)->weakrefs != NULL) {
        OuObject_ClearWeakRefs(op);
    }
    Ou_Clear(&((Derived *)op)->held);
    ou_weakref_dealloc(op);
}

static inline int derived_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    OU_VISIT(((Derived *)op)->held);
    return ou_weakref_traverse(op, visit, argument);
}

static inline int derived_clear(OuObject *op)
{
    Ou_Clear(&((Derived *)op)->held);
    return ou_weakref_tp_clear(op);
}

static __attribute__((unused)) OuTypeObject Derived_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "Derived",
    .tp_basicsize = sizeof(Derived),
    .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_WEAKREF_SUBCLASS,
    .tp_base = &OuWeakref_RefType,
    .tp_dealloc = derived_dealloc,
    .tp_traverse = derived_traverse,
    .tp_clear = derived_clear,
    .tp_weaklistoffset = offsetof(Derived, weakrefs),
};

/* ---- making them ------------------------------------------------------------------------------ */

/** Fills in the fields: the callback is owned, nothing is linked yet. */
static inline void fill_ref(OuWeakReference *self, void *referent, Callback *callback)
{
    self->hash = -1;
    self->wr_object = referent;
    self->wr_callback = Ou_XNewRef(OBJ(callback));
}

/**
 * Makes a weak reference in static memory, in no list.
 *
 * @param place     where; a static variable
 * @param name      its name in what probes say
 * @param type      the ref type, a proxy type, or Derived_Type when `place` is in a Derived
 * @param referent  borrowed; a node or a callback
 * @param callback  borrowed; may be NULL
 * @return place
 */
static inline OuWeakReference *ref_in(OuWeakReference *place, const char *name, OuTypeObject *type,
                                      void *referent, Callback *callback)
{
    memset(place, 0, sizeof *place);
    OuObject_Init(OBJ(place), type);
    fill_ref(place, referent, callback);
    named(name, OBJ(place));
    return place;
}

/** Puts a weak reference at the end of the list of its referent. */
static inline void link_at_end(OuWeakReference *self)
{
    OuWeakReference **at = ou_weakrefs_of(self->wr_object);
    self->wr_prev = NULL;
    self->wr_next = NULL;
    while (*at != NULL) {
        self->wr_prev = *at;
        at = &(*at)->wr_next;
    }
    *at = self;
}

/**
 * Makes a weak reference, tracked, at the end of the list of its referent. Parameters as for
 * ref_in(). Returns a new reference.
 */
static inline OuObject *ref_by_hand(const char *name, OuTypeObject *type, void *referent,
                                    Callback *callback)
{
    OuObject *self = OuObject_GC_New(type);
    if (self == NULL) {
        OU_FATAL("no memory for a weak reference");
    }
    fill_ref(REF(self), referent, callback);
    link_at_end(REF(self));
    OuObject_GC_Track(self);
    return named(name, self);
}

/** Frees a weak reference that is in no list any more, and calls no function of the lab for it. */
static inline void unmake(OuObject *ref)
{
    Ou_Clear(&REF(ref)->wr_callback);
    OuObject_GC_UnTrack(ref);
    ref->ob_refcnt = 0;
    OuObject_GC_Del(ref);
}

/* ---- looking at them -------------------------------------------------------------------------- */

/** Adds " NAME" to a line. */
static inline void add_word(char *line, size_t size, const char *word)
{
    size_t used = strlen(line);
    snprintf(line + used, size - used, " %s", word);
}

/**
 * Says "LABEL: A B C", the names of the weak references in a list; "LABEL: nothing" if there are
 * none. A wr_prev that does not lead back is told too.
 */
static inline void say_list(const char *label, const OuWeakReference *list)
{
    char line[256] = "";
    const OuWeakReference *before = NULL;
    int steps = 0;
    for (const OuWeakReference *ref = list; ref != NULL; ref = ref->wr_next) {
        if (steps++ == 10) {
            add_word(line, sizeof line, "and so on without end");
            break;
        }
        add_word(line, sizeof line, ref_name(ref));
        if (ref->wr_prev != before) {
            add_word(line, sizeof line, "(its wr_prev is wrong)");
        }
        before = ref;
    }
    say("%s:%s", label, list == NULL ? " nothing" : line);
}

/** Says "NAME is dead" or "NAME is alive". */
static inline void say_life(const OuObject *ref)
{
    say("%s is %s", ref_name(ref), life_of(ref));
}

/** Says "NAME has count N" of a weak reference. */
static inline void say_ref_count(const OuObject *ref)
{
    say("%s has count %td", ref_name(ref), Ou_REFCNT(ref));
}

/* ---- trash ------------------------------------------------------------------------------------ */

/** Moves a tracked object to a list. */
static inline void move_to(OuGCHead *list, void *object)
{
    gc_list_move(ou_as_gc(object), list);
}

/** Moves a tracked object to the unreachable list, flagged as deduce_unreachable() leaves it. */
static inline void trash(OuGCHead *unreachable, void *object)
{
    move_to(unreachable, object);
    ou_as_gc(object)->gc_prev |= OU_GC_PREV_COLLECTING;
}

/** Takes an object out of the trash again: no flag, in no list. The probe lets it die then. */
static inline void recover(void *object)
{
    ou_as_gc(object)->gc_prev &= ~OU_GC_PREV_COLLECTING;
    OuObject_GC_UnTrack(object);
}

/** Says "LABEL: A B C", the names of the weak references in a list of the collector. */
static inline void say_gc_refs(const char *label, const OuGCHead *list)
{
    char line[256] = "";
    int steps = 0;
    for (OuGCHead *gc = gc_next(list); gc != list && steps < 10; gc = gc_next(gc), steps++) {
        add_word(line, sizeof line, ref_name(ou_from_gc(gc)));
    }
    say("%s:%s", label, line[0] == '\0' ? " nothing" : line);
}

#endif
