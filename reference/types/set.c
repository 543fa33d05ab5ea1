/* SPDX-License-Identifier: MIT */
/**
 * @file set.c
 * The table of sets and frozen sets.
 *
 * The idea: an open hash table of (key, hash). A search looks at the place that the hash names and
 * at up to nine more behind it, as those are in the same lines of the cache; then it jumps, by
 * `5 * i + 1 + perturb`. The numbers are CPython's, so that elements come out in the same order.
 *
 * Invariants:
 *
 *     used elements and dummies together make `fill`, which is less than the number of places
 *     a table of 8 places is `smalltable`; a larger one is a block of its own
 *     a removed element leaves the dummy with hash -1, which no key has
 */
#include "setinternal.h"

#include "ouro/abstract.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include <string.h>

/**
 * Places looked at behind the first one before jumping. CPython: LINEAR_PROBES
 * (Objects/setobject.c).
 */
#define LINEAR_PROBES 9
/** How far `perturb` moves at each jump. CPython: PERTURB_SHIFT (Objects/setobject.c). */
#define PERTURB_SHIFT 5

OuObject ou_set_dummy_struct = {1, NULL};

/** A walk over the places where a key with some hash may be. */
typedef struct Probe {
    size_t place;   /**< where the walk is */
    size_t first;   /**< where the last jump ended */
    size_t perturb; /**< the bits of the hash that had no say yet */
    size_t left;    /**< neighbours still to look at before the next jump */
} Probe;

/**
 * How many entries next to a place are tried before the walk jumps: 0 near the end of the table, so
 * that it never reads past it.
 */
static size_t neighbours(size_t place, size_t mask)
{
    return place + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
}

/** The first place to look for a hash. */
static Probe probe_start(Ou_hash_t hash, size_t mask)
{
    size_t place = (size_t)hash & mask;
    return (Probe){place, place, (size_t)hash, neighbours(place, mask)};
}

/**
 * The next place: a neighbour, or a jump that in the end visits every place. CPython: set_add_entry
 * (Objects/setobject.c).
 */
static void probe_next(Probe *probe, size_t mask)
{
    if (probe->left > 0) {
        probe->left--;
        probe->place++;
        return;
    }
    probe->perturb >>= PERTURB_SHIFT;
    probe->first = (probe->first * 5 + 1 + probe->perturb) & mask;
    probe->place = probe->first;
    probe->left = neighbours(probe->first, mask);
}

/** Whether an entry holds an element: 1 or 0. */
static int is_live(const OuSetEntry *entry)
{
    return entry->key != NULL && entry->key != OU_SET_DUMMY;
}

/**
 * Finds the entry of a key, or the unused one where the search ended.
 *
 * @param self        @borrowed
 * @param key         @borrowed
 * @param hash        its hash
 * @param[out] dummy  the last dummy that the search passed, or NULL
 *
 * Comparing may run a program's `__eq__`; if that changed the table, the search begins again.
 * Returns NULL with an error set. CPython: set_lookkey (Objects/setobject.c).
 */
static OuSetEntry *lookup(OuSetObject *self, OuObject *key, Ou_hash_t hash, OuSetEntry **dummy)
{
    for (;;) {
        *dummy = NULL;
        OuSetEntry *table = self->table;
        size_t mask = (size_t)self->mask;
        Probe probe = probe_start(hash, mask);
        for (;; probe_next(&probe, mask)) {
            OuSetEntry *entry = &table[probe.place];
            if (entry->key == key) {
                return entry;
            }
            if (entry->key == NULL) {
                if (*dummy != NULL && (*dummy)->key != OU_SET_DUMMY) {
                    break; // a comparison used or swept it
                }
                return entry;
            }
            if (entry->hash != hash) {
                if (entry->key == OU_SET_DUMMY) {
                    *dummy = entry;
                }
                continue;
            }
            OuObject *present = entry->key;
            if (OuUnicode_CheckExact(present) && OuUnicode_CheckExact(key)) {
                if (ou_unicode_eq(present, key)) {
                    return entry;
                }
                continue;
            }
            Ou_IncRef(present);
            int equal = OuObject_RichCompareBool(present, key, OU_EQ);
            int disturbed = self->table != table || entry->key != present;
            Ou_DecRef(present);
            if (equal < 0) {
                return NULL;
            }
            if (disturbed) {
                break;
            }
            if (equal > 0) {
                return entry;
            }
        }
    }
}

/**
 * Stores a key that is not there, in a table without dummies. CPython: set_insert_clean
 * (Objects/setobject.c).
 */
static void insert_clean(OuSetEntry *table, size_t mask, OuObject *key, Ou_hash_t hash)
{
    Probe probe = probe_start(hash, mask);
    while (table[probe.place].key != NULL) {
        probe_next(&probe, mask);
    }
    table[probe.place].key = key;
    table[probe.place].hash = hash;
}

int ou_set_table_resize(OuSetObject *self, Ou_ssize_t minused)
{
    size_t size = OU_SET_MINSIZE;
    while (size <= (size_t)minused) {
        size <<= 1;
    }
    OuSetEntry small_copy[OU_SET_MINSIZE];
    OuSetEntry *old = self->table;
    size_t old_size = (size_t)self->mask + 1;
    int old_is_block = old != self->smalltable;
    OuSetEntry *table = self->smalltable;
    if (size == OU_SET_MINSIZE) {
        if (!old_is_block) {
            if (self->fill == self->used) {
                return 0; // no dummies to sweep away
            }
            memcpy(small_copy, old, sizeof small_copy);
            old = small_copy;
        }
    } else {
        table = size > OU_SSIZE_T_MAX / sizeof(OuSetEntry)
                    ? NULL
                    : OuMem_Malloc(size * sizeof(OuSetEntry));
        if (table == NULL) {
            OuErr_NoMemory();
            return -1;
        }
    }
    memset(table, 0, size * sizeof(OuSetEntry));
    self->table = table;
    self->mask = (Ou_ssize_t)size - 1;
    self->fill = self->used;
    for (size_t i = 0; i < old_size; i++) {
        if (is_live(&old[i])) {
            insert_clean(table, size - 1, old[i].key, old[i].hash);
        }
    }
    if (old_is_block) {
        OuMem_Free(old);
    }
    return 0;
}

/** Makes the table larger by what CPython makes it larger. */
static int grow(OuSetObject *self)
{
    return ou_set_table_resize(self, self->used > 50000 ? self->used * 2 : self->used * 4);
}

int ou_set_add_entry(OuSetObject *self, OuObject *key, Ou_hash_t hash)
{
    // Growing may have failed before. One place must stay unused, or a search would never end.
    if (self->fill >= self->mask && grow(self) < 0) {
        return -1;
    }
    Ou_IncRef(key); // while it is looked up, too: a comparison may drop the caller's
    OuSetEntry *dummy;
    OuSetEntry *entry = lookup(self, key, hash, &dummy);
    if (entry == NULL || entry->key != NULL) {
        Ou_DecRef(key);
        return entry == NULL ? -1 : 0;
    }
    self->used++;
    if (dummy != NULL) {
        dummy->key = key;
        dummy->hash = hash;
        return 0;
    }
    entry->key = key;
    entry->hash = hash;
    self->fill++;
    return (size_t)self->fill * 5 < (size_t)self->mask * 3 ? 0 : grow(self);
}

int ou_set_discard_entry(OuSetObject *self, OuObject *key, Ou_hash_t hash)
{
    OuSetEntry *dummy;
    OuSetEntry *entry = lookup(self, key, hash, &dummy);
    if (entry == NULL || entry->key == NULL) {
        return entry == NULL ? -1 : 0;
    }
    OuObject *old = entry->key;
    entry->key = OU_SET_DUMMY;
    entry->hash = -1;
    self->used--;
    Ou_DecRef(old);
    return 1;
}

int ou_set_contains_entry(OuSetObject *self, OuObject *key, Ou_hash_t hash)
{
    OuSetEntry *dummy;
    OuSetEntry *entry = lookup(self, key, hash, &dummy);
    return entry == NULL ? -1 : entry->key != NULL;
}

int ou_set_next_entry(OuObject *op, Ou_ssize_t *at, OuObject **key, Ou_hash_t *hash)
{
    OuSetObject *self = (OuSetObject *)op;
    Ou_ssize_t i = *at;
    while (i <= self->mask && !is_live(&self->table[i])) {
        i++;
    }
    *at = i + 1;
    if (i > self->mask) {
        return 0;
    }
    *key = self->table[i].key;
    *hash = self->table[i].hash;
    return 1;
}

/** Makes a set empty, without looking at what its table held. */
static void reset(OuSetObject *self)
{
    memset(self->smalltable, 0, sizeof self->smalltable);
    self->fill = 0;
    self->used = 0;
    self->mask = OU_SET_MINSIZE - 1;
    self->table = self->smalltable;
    self->hash = -1;
}

int ou_set_clear_internal(OuObject *op)
{
    OuSetObject *self = (OuSetObject *)op;
    OuSetEntry small_copy[OU_SET_MINSIZE];
    OuSetEntry *table = self->table;
    Ou_ssize_t places = self->mask + 1;
    int is_block = table != self->smalltable;
    if (self->fill == 0 && !is_block) {
        return 0;
    }
    // The set is empty before anything is released: what runs then may look at it.
    if (!is_block) {
        memcpy(small_copy, table, sizeof small_copy);
        table = small_copy;
    }
    reset(self);
    for (Ou_ssize_t i = 0; i < places; i++) {
        if (is_live(&table[i])) {
            Ou_DecRef(table[i].key);
        }
    }
    if (is_block) {
        OuMem_Free(table);
    }
    return 0;
}

void ou_set_dealloc(OuObject *op)
{
    OuObject_GC_UnTrack(op);
    OuTrashcan trashcan = ou_trashcan_begin(op, ou_set_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    OuSetObject *self = (OuSetObject *)op;
    if (self->weakreflist != NULL) {
        OuObject_ClearWeakRefs(op);
    }
    Ou_ssize_t left = self->used;
    for (OuSetEntry *entry = self->table; left > 0; entry++) {
        if (is_live(entry)) {
            left--;
            Ou_DecRef(entry->key);
        }
    }
    if (self->table != self->smalltable) {
        OuMem_Free(self->table);
    }
    OuObject_GC_Del(op);
    ou_trashcan_end(trashcan);
}

/**
 * Shows the collector every reference that a set owns; 0, or what `visit` returned. CPython:
 * set_traverse (Objects/setobject.c).
 */
int ou_set_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    OuSetObject *self = (OuSetObject *)op;
    for (Ou_ssize_t i = 0; i <= self->mask; i++) {
        if (is_live(&self->table[i])) {
            OU_VISIT(self->table[i].key);
        }
    }
    return 0;
}

void ou_set_swap_bodies(OuSetObject *left, OuSetObject *right)
{
    OuSetObject old = *left;
    left->fill = right->fill;
    left->used = right->used;
    left->mask = right->mask;
    left->table = right->table == right->smalltable ? left->smalltable : right->table;
    memcpy(left->smalltable, right->smalltable, sizeof old.smalltable);
    right->fill = old.fill;
    right->used = old.used;
    right->mask = old.mask;
    right->table = old.table == left->smalltable ? right->smalltable : old.table;
    memcpy(right->smalltable, old.smalltable, sizeof old.smalltable);
    left->hash = -1;
    right->hash = -1;
}

/* ---- filling ---------------------------------------------------------------------------------- */

/** Copies another set's table into an empty one that has room. */
static void merge_into_empty(OuSetObject *self, OuSetObject *other)
{
    int same_places = self->mask == other->mask && other->fill == other->used;
    for (Ou_ssize_t i = 0; i <= other->mask; i++) {
        OuSetEntry *entry = &other->table[i];
        if (!is_live(entry)) {
            continue;
        }
        Ou_IncRef(entry->key);
        if (same_places) {
            self->table[i] = *entry;
        } else {
            insert_clean(self->table, (size_t)self->mask, entry->key, entry->hash);
        }
    }
    self->fill = other->used;
    self->used = other->used;
}

/** Makes room for `more` elements at one go, if they might not fit. */
static int make_room(OuSetObject *self, Ou_ssize_t more)
{
    if ((self->fill + more) * 5 < self->mask * 3) {
        return 0;
    }
    return ou_set_table_resize(self, (self->used + more) * 2);
}

/** Adds the elements of another set. CPython: set_merge (Objects/setobject.c). */
static int merge(OuSetObject *self, OuSetObject *other)
{
    if (other == self || other->used == 0) {
        return 0;
    }
    if (make_room(self, other->used) < 0) {
        return -1;
    }
    if (self->fill == 0) {
        merge_into_empty(self, other);
        return 0;
    }
    Ou_ssize_t at = 0;
    OuObject *key;
    Ou_hash_t hash;
    while (ou_set_next_entry((OuObject *)other, &at, &key, &hash)) {
        if (ou_set_add_entry(self, key, hash) < 0) {
            return -1;
        }
    }
    return 0;
}

int ou_set_update_internal(OuSetObject *self, OuObject *other)
{
    if (OuAnySet_Check(other)) {
        return merge(self, (OuSetObject *)other);
    }
    OuObject *key;
    if (OuDict_CheckExact(other)) {
        if (make_room(self, OuDict_GET_SIZE(other)) < 0) {
            return -1;
        }
        Ou_ssize_t at = 0;
        Ou_hash_t hash;
        while (ou_dict_next(other, &at, &key, NULL, &hash)) {
            if (ou_set_add_entry(self, key, hash) < 0) {
                return -1;
            }
        }
        return 0;
    }
    OuObject *iterator = OuObject_GetIter(other);
    if (iterator == NULL) {
        return -1;
    }
    int result = 0;
    while (result == 0 && (key = OuIter_Next(iterator)) != NULL) {
        Ou_hash_t hash = OuObject_Hash(key);
        result = hash == -1 ? -1 : ou_set_add_entry(self, key, hash);
        Ou_DecRef(key);
    }
    Ou_DecRef(iterator);
    return result < 0 || OuErr_Occurred() ? -1 : 0;
}

OuObject *ou_set_make(OuTypeObject *type, OuObject *iterable)
{
    OuObject *op = ou_object_alloc(type, 0);
    if (op == NULL) {
        return NULL;
    }
    reset((OuSetObject *)op);
    OuObject_GC_Track(op);
    if (iterable != NULL && ou_set_update_internal((OuSetObject *)op, iterable) < 0) {
        Ou_DecRef(op);
        return NULL;
    }
    return op;
}

OuObject *ou_set_make_base(OuTypeObject *type, OuObject *iterable)
{
    return ou_set_make(OuType_IsSubtype(type, &OuSet_Type) ? &OuSet_Type : &OuFrozenSet_Type,
                       iterable);
}
