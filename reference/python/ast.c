/* SPDX-License-Identifier: MIT */
/**
 * @file ast.c
 * The arena that a syntax tree lives in.
 *
 * Memory is cut from blocks in a chain; objects are remembered in an array, names besides in a
 * hash table, so that one name is one object. Everything goes at once, in OuArena_Free().
 */
#include <string.h>
#include "ast.h"
#include "ouro/errors.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/unicode.h"

/** Bytes in a block, its head not counted; what is larger gets a block of its own. */
#define BLOCK_SIZE 8192

/** A block of memory; what the arena gives out follows it. */
typedef struct Block {
    struct Block *next; /**< the block before this one; NULL: the first */
    size_t used;        /**< bytes in use */
    size_t size;        /**< bytes there are */
} Block;

/** A place in the table of names; empty when `object` is NULL. */
typedef struct NamePlace {
    OuObject *object; /**< borrowed: the arena's objects have it */
    const char *utf8; /**< the name; borrowed from the str */
    size_t size;      /**< its length in bytes */
    size_t hash;      /**< of the bytes */
} NamePlace;

struct OuArena {
    Block *blocks;       /**< the newest first */
    OuObject **objects;  /**< owned references */
    size_t object_count; /**< how many */
    size_t object_room;  /**< how many there is room for */
    NamePlace *names;    /**< open addressing; the size is a power of two */
    size_t name_count;   /**< names in the table */
    size_t name_room;    /**< places in the table */
};

OuArena *OuArena_New(void)
{
    OuArena *arena = OuMem_Calloc(1, sizeof *arena);
    return arena != NULL ? arena : OuErr_NoMemory();
}

void OuArena_Free(OuArena *arena)
{
    if (arena == NULL) {
        return;
    }
    for (size_t i = 0; i < arena->object_count; i++) {
        Ou_DecRef(arena->objects[i]);
    }
    while (arena->blocks != NULL) {
        Block *block = arena->blocks;
        arena->blocks = block->next;
        OuMem_Free(block);
    }
    OuMem_Free(arena->objects);
    OuMem_Free(arena->names);
    OuMem_Free(arena);
}

void *OuArena_Malloc(OuArena *arena, size_t size)
{
    const size_t align = _Alignof(max_align_t);
    const size_t head = (sizeof(Block) + align - 1) / align * align;
    if (size > (size_t)OU_SSIZE_T_MAX / 2) {
        return OuErr_NoMemory();
    }
    size = (size + align - 1) / align * align;
    Block *block = arena->blocks;
    if (block == NULL || block->size - block->used < size) {
        size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
        block = OuMem_Malloc(head + room);
        if (block == NULL) {
            return OuErr_NoMemory();
        }
        *block = (Block){.next = arena->blocks, .used = 0, .size = room};
        arena->blocks = block;
    }
    char *memory = (char *)block + head + block->used;
    block->used += size;
    memset(memory, 0, size);
    return memory;
}

int OuArena_AddObject(OuArena *arena, OuObject *object)
{
    if (arena->object_count == arena->object_room) {
        size_t room = arena->object_room != 0 ? arena->object_room * 2 : 32;
        OuObject **objects = OuMem_Realloc(arena->objects, room * sizeof(OuObject *));
        if (objects == NULL) {
            Ou_DecRef(object);
            OuErr_NoMemory();
            return -1;
        }
        arena->objects = objects;
        arena->object_room = room;
    }
    arena->objects[arena->object_count++] = object;
    return 0;
}

/** The place of a name in a table, or the empty place where it would go. */
static NamePlace *find_place(NamePlace *names, size_t room, const char *utf8, size_t size,
                             size_t hash)
{
    size_t i = hash & (room - 1);
    while (names[i].object != NULL && !(names[i].hash == hash && names[i].size == size &&
                                        memcmp(names[i].utf8, utf8, size) == 0)) {
        i = (i + 1) & (room - 1);
    }
    return &names[i];
}

/** Doubles the table of names; -1 with MemoryError set. */
static int grow_names(OuArena *arena)
{
    size_t room = arena->name_room != 0 ? arena->name_room * 2 : 64;
    NamePlace *names = OuMem_Calloc(room, sizeof *names);
    if (names == NULL) {
        OuErr_NoMemory();
        return -1;
    }
    for (size_t i = 0; i < arena->name_room; i++) {
        NamePlace *old = &arena->names[i];
        if (old->object != NULL) {
            *find_place(names, room, old->utf8, old->size, old->hash) = *old;
        }
    }
    OuMem_Free(arena->names);
    arena->names = names;
    arena->name_room = room;
    return 0;
}

OuObject *ou_arena_name(OuArena *arena, const char *utf8, size_t size)
{
    if (arena->name_count * 3 >= arena->name_room * 2 && grow_names(arena) < 0) {
        return NULL;
    }
    size_t hash = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ (unsigned char)utf8[i]) * 1099511628211u;
    }
    NamePlace *place = find_place(arena->names, arena->name_room, utf8, size, hash);
    if (place->object != NULL) {
        return place->object;
    }
    char *copy = OuArena_Malloc(arena, size + 1);
    if (copy == NULL) {
        return NULL;
    }
    memcpy(copy, utf8, size);
    OuObject *object = OuUnicode_FromStringAndSize(utf8, (Ou_ssize_t)size);
    if (object == NULL) {
        return NULL;
    }
    OuUnicode_InternInPlace(&object);
    if (OuArena_AddObject(arena, object) < 0) {
        return NULL;
    }
    *place = (NamePlace){.object = object, .utf8 = copy, .size = size, .hash = hash};
    arena->name_count++;
    return object;
}

OuSeq *ou_seq_new(OuArena *arena, Ou_ssize_t size)
{
    OuSeq *seq = OuArena_Malloc(arena, sizeof *seq + (size_t)size * sizeof(void *));
    if (seq != NULL) {
        seq->size = size;
    }
    return seq;
}

OuObject *ou_ast_get_doc_string(const OuStmtSeq *body)
{
    if (body->size == 0 || body->items[0]->kind != Expr_kind) {
        return NULL;
    }
    const OuExpr *value = body->items[0]->v.Expr.value;
    if (value->kind == Constant_kind && OuUnicode_CheckExact(value->v.Constant.value)) {
        return value->v.Constant.value;
    }
    return NULL;
}
