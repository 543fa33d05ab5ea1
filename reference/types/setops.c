/* SPDX-License-Identifier: MIT */
/**
 * @file setops.c
 * Operations between sets, and between a set and any iterable.
 *
 * Which of two sets is walked and which is asked decides the order of the result, so these choices
 * are CPython's.
 */
#include "setinternal.h"

#include "ouro/abstract.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/type.h"

/** How many elements a set has. */
static Ou_ssize_t used(OuObject *op)
{
    return ((OuSetObject *)op)->used;
}

/** Does something with an element. 0: go on; 1: stop, all is said; -1: an error is set. */
typedef int (*Action)(OuSetObject *set, OuSetObject *result, OuObject *key, Ou_hash_t hash);

/** Walks over a set; each element is kept alive while `action` has it. */
static int walk_set(OuObject *walked, OuSetObject *set, OuSetObject *result, Action action)
{
    Ou_ssize_t at = 0;
    OuObject *key;
    Ou_hash_t hash;
    int status = 0;
    while (status == 0 && ou_set_next_entry(walked, &at, &key, &hash)) {
        Ou_IncRef(key);
        status = action(set, result, key, hash);
        Ou_DecRef(key);
    }
    return status;
}

/** Walks over any iterable. */
static int walk_iterable(OuObject *iterable, OuSetObject *set, OuSetObject *result, Action action)
{
    OuObject *iterator = OuObject_GetIter(iterable);
    if (iterator == NULL) {
        return -1;
    }
    int status = 0;
    OuObject *key;
    while (status == 0 && (key = OuIter_Next(iterator)) != NULL) {
        Ou_hash_t hash = OuObject_Hash(key);
        status = hash == -1 ? -1 : action(set, result, key, hash);
        Ou_DecRef(key);
    }
    Ou_DecRef(iterator);
    return OuErr_Occurred() ? -1 : status;
}

/** Walks over the keys of an exact dict. */
static int walk_dict(OuObject *dict, OuSetObject *set, OuSetObject *result, Action action)
{
    Ou_ssize_t at = 0;
    OuObject *key;
    Ou_hash_t hash;
    int status = 0;
    while (status == 0 && ou_dict_next(dict, &at, &key, NULL, &hash)) {
        Ou_IncRef(key);
        status = action(set, result, key, hash);
        Ou_DecRef(key);
    }
    return status;
}

/* ---- actions ---------------------------------------------------------------------------------- */

/** A step of a walk: keeps what is in `set` too. 0; -1 with an error set. */
static int add_if_in(OuSetObject *set, OuSetObject *result, OuObject *key, Ou_hash_t hash)
{
    int found = ou_set_contains_entry(set, key, hash);
    return found > 0 ? ou_set_add_entry(result, key, hash) : found;
}

/** A step of a walk: keeps what is not in `set`. 0; -1 with an error set. */
static int add_if_not_in(OuSetObject *set, OuSetObject *result, OuObject *key, Ou_hash_t hash)
{
    int found = ou_set_contains_entry(set, key, hash);
    return found == 0 ? ou_set_add_entry(result, key, hash) : found < 0 ? -1 : 0;
}

/** A step of a walk: 1 ends it at the first element that is in `set`; -1 with an error set. */
static int stop_if_in(OuSetObject *set, OuSetObject *OU_UNUSED(result), OuObject *key,
                      Ou_hash_t hash)
{
    return ou_set_contains_entry(set, key, hash);
}

/**
 * A step of a walk: 1 ends it at the first element that is missing in `set`; -1 with an error set.
 */
static int stop_if_not_in(OuSetObject *set, OuSetObject *OU_UNUSED(result), OuObject *key,
                          Ou_hash_t hash)
{
    int found = ou_set_contains_entry(set, key, hash);
    return found < 0 ? -1 : !found;
}

/** A step of a walk: takes the element out of `set`. 0; -1 with an error set. */
static int discard(OuSetObject *set, OuSetObject *OU_UNUSED(result), OuObject *key, Ou_hash_t hash)
{
    return ou_set_discard_entry(set, key, hash) < 0 ? -1 : 0;
}

/** A step of a walk: out if it is in, in if it is not. 0; -1 with an error set. */
static int toggle(OuSetObject *set, OuSetObject *OU_UNUSED(result), OuObject *key, Ou_hash_t hash)
{
    int found = ou_set_discard_entry(set, key, hash);
    return found == 0 ? ou_set_add_entry(set, key, hash) : found < 0 ? -1 : 0;
}

/* ---- operations ------------------------------------------------------------------------------- */

OuObject *ou_set_copy(OuObject *op)
{
    return ou_set_make_base(Ou_TYPE(op), op);
}

/** Gives `result`, or releases it when `status` says that something failed. */
static OuObject *finish(OuObject *result, int status)
{
    if (status < 0) {
        Ou_DecRef(result);
        return NULL;
    }
    return result;
}

OuObject *ou_set_intersection(OuObject *op, OuObject *other)
{
    if (op == other) {
        return ou_set_copy(op);
    }
    OuObject *result = ou_set_make_base(Ou_TYPE(op), NULL);
    if (result == NULL) {
        return NULL;
    }
    if (!OuAnySet_Check(other)) {
        return finish(result,
                      walk_iterable(other, (OuSetObject *)op, (OuSetObject *)result, add_if_in));
    }
    if (used(other) > used(op)) {
        OuObject *larger = other;
        other = op;
        op = larger;
    }
    return finish(result, walk_set(other, (OuSetObject *)op, (OuSetObject *)result, add_if_in));
}

int ou_set_is_disjoint(OuObject *op, OuObject *other)
{
    if (op == other) {
        return used(op) == 0;
    }
    int found;
    if (OuAnySet_CheckExact(other)) {
        if (used(other) > used(op)) {
            OuObject *larger = other;
            other = op;
            op = larger;
        }
        found = walk_set(other, (OuSetObject *)op, NULL, stop_if_in);
    } else {
        found = walk_iterable(other, (OuSetObject *)op, NULL, stop_if_in);
    }
    return found < 0 ? -1 : !found;
}

/**
 * Removes from `op` what `other` has. CPython: set_difference_update_internal
 * (Objects/setobject.c).
 */
static int remove_all(OuObject *op, OuObject *other)
{
    OuSetObject *self = (OuSetObject *)op;
    if (op == other) {
        return ou_set_clear_internal(op);
    }
    int status;
    if (OuAnySet_Check(other)) {
        // A much larger set is cut down to what matters first.
        OuObject *walked =
            used(other) >> 3 > used(op) ? ou_set_intersection(op, other) : Ou_NewRef(other);
        if (walked == NULL) {
            return -1;
        }
        status = walk_set(walked, self, NULL, discard);
        Ou_DecRef(walked);
    } else {
        status = walk_iterable(other, self, NULL, discard);
    }
    if (status < 0) {
        return -1;
    }
    // If more than a quarter are dummies, sweep them away.
    if ((size_t)(self->fill - self->used) <= (size_t)self->mask / 4) {
        return 0;
    }
    return ou_set_table_resize(self, self->used > 50000 ? self->used * 2 : self->used * 4);
}

OuObject *ou_set_difference_update(OuObject *op, OuObject *other)
{
    if (remove_all(op, other) < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}

/** self - other for an exact dict: what is not among its keys. */
static int difference_with_dict(OuObject *op, OuObject *dict, OuSetObject *result)
{
    Ou_ssize_t at = 0;
    OuObject *key;
    Ou_hash_t hash;
    int status = 0;
    while (status == 0 && ou_set_next_entry(op, &at, &key, &hash)) {
        Ou_IncRef(key);
        if (ou_dict_get_item_known_hash(dict, key, hash) == NULL) {
            status = OuErr_Occurred() ? -1 : ou_set_add_entry(result, key, hash);
        }
        Ou_DecRef(key);
    }
    return status;
}

OuObject *ou_set_difference(OuObject *op, OuObject *other)
{
    int is_set = OuAnySet_Check(other);
    int is_dict = OuDict_CheckExact(other);
    if ((!is_set && !is_dict) || used(op) >> 2 > (is_set ? used(other) : OuDict_GET_SIZE(other))) {
        OuObject *copy = ou_set_copy(op);
        return copy == NULL ? NULL : finish(copy, remove_all(copy, other));
    }
    OuObject *result = ou_set_make_base(Ou_TYPE(op), NULL);
    if (result == NULL) {
        return NULL;
    }
    if (is_dict) {
        return finish(result, difference_with_dict(op, other, (OuSetObject *)result));
    }
    return finish(result, walk_set(op, (OuSetObject *)other, (OuSetObject *)result, add_if_not_in));
}

OuObject *ou_set_symmetric_difference_update(OuObject *op, OuObject *other)
{
    OuSetObject *self = (OuSetObject *)op;
    int status;
    if (op == other) {
        status = ou_set_clear_internal(op);
    } else if (OuDict_CheckExact(other)) {
        status = walk_dict(other, self, NULL, toggle);
    } else {
        // What comes twice from an iterable would be added and removed again: make a set first.
        OuObject *walked =
            OuAnySet_Check(other) ? Ou_NewRef(other) : ou_set_make_base(Ou_TYPE(op), other);
        status = walked == NULL ? -1 : walk_set(walked, self, NULL, toggle);
        Ou_XDecRef(walked);
    }
    if (status < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}

OuObject *ou_set_symmetric_difference(OuObject *op, OuObject *other)
{
    OuObject *result = ou_set_make_base(Ou_TYPE(op), other);
    if (result == NULL) {
        return NULL;
    }
    OuObject *none = ou_set_symmetric_difference_update(result, op);
    Ou_XDecRef(none);
    return finish(result, none == NULL ? -1 : 0);
}

int ou_set_is_subset(OuObject *op, OuObject *other)
{
    if (!OuAnySet_Check(other)) {
        OuObject *common = ou_set_intersection(op, other);
        if (common == NULL) {
            return -1;
        }
        int result = used(common) == used(op);
        Ou_DecRef(common);
        return result;
    }
    if (used(op) > used(other)) {
        return 0;
    }
    int missing = walk_set(op, (OuSetObject *)other, NULL, stop_if_not_in);
    return missing < 0 ? -1 : !missing;
}

int ou_set_is_superset(OuObject *op, OuObject *other)
{
    if (OuAnySet_Check(other)) {
        return ou_set_is_subset(other, op);
    }
    int missing = walk_iterable(other, (OuSetObject *)op, NULL, stop_if_not_in);
    return missing < 0 ? -1 : !missing;
}
