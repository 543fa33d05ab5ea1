/* SPDX-License-Identifier: MIT */
/**
 * @file types/exceptions.h
 * What the files of the exception types offer to each other.
 *
 *     exceptions.c   BaseException: fields, attributes, life
 *     exc_special.c  exceptions with fields of their own: StopIteration, AttributeError ...
 *     exc_syntax.c   SyntaxError, OSError and the Unicode errors, which build a text of their fields
 *     exc_types.c    the table of all types
 *     exc_record.c   the error record becomes an object and an object the record
 *     exc_memory.c   MemoryError, which must be there when no memory is
 */
#ifndef OURO_TYPES_EXCEPTIONS_H
#define OURO_TYPES_EXCEPTIONS_H

#include "ouro/descr.h"
#include "ouro/exceptions.h"

OuObject *ou_base_exception_new(OuTypeObject *type, OuObject *args, OuObject *kwargs);
int ou_base_exception_init(OuObject *self, OuObject *args, OuObject *kwargs);
int ou_base_exception_clear(OuObject *self);
int ou_base_exception_traverse(OuObject *self, OuVisitProc visit, void *argument);
void ou_base_exception_dealloc(OuObject *self);
OuObject *ou_base_exception_str(OuObject *self);
OuObject *ou_base_exception_repr(OuObject *self);
extern OuMethodDef ou_base_exception_methods[];
extern OuMemberDef ou_base_exception_members[];
extern OuGetSetDef ou_base_exception_getsets[];

/**
 * What an exception with fields of its own adds to BaseException: owned references, one behind the
 * other right behind the common part.
 */
typedef struct OuExcFields {
    size_t offset; /**< of the first one */
    int count;     /**< how many */
} OuExcFields;

/** Releases the own fields, then the common ones. */
void ou_exc_dealloc_fields(OuObject *self, OuExcFields fields, OuDestructor dealloc);
/** Empties the own fields, then the common ones. */
int ou_exc_clear_fields(OuObject *self, OuExcFields fields);
/** Visits the own fields, then the common ones. */
int ou_exc_traverse_fields(OuObject *self, OuExcFields fields, OuVisitProc visit, void *argument);

/** Defines the three slots of a type with own fields from `first` on. */
#define OU_EXC_DEFINE_SLOTS(name, type, first, count)                           \
    static const OuExcFields name##_fields = {offsetof(type, first), (count)};  \
    void ou_##name##_dealloc(OuObject *self)                                    \
    {                                                                           \
        ou_exc_dealloc_fields(self, name##_fields, ou_##name##_dealloc);        \
    }                                                                           \
    int ou_##name##_clear(OuObject *self)                                       \
    {                                                                           \
        return ou_exc_clear_fields(self, name##_fields);                        \
    }                                                                           \
    int ou_##name##_traverse(OuObject *self, OuVisitProc visit, void *argument) \
    {                                                                           \
        return ou_exc_traverse_fields(self, name##_fields, visit, argument);    \
    }

/** Declares what a type with own fields consists of. */
#define OU_EXC_DECLARE(name)                                                     \
    void ou_##name##_dealloc(OuObject *self);                                    \
    int ou_##name##_clear(OuObject *self);                                       \
    int ou_##name##_traverse(OuObject *self, OuVisitProc visit, void *argument); \
    int ou_##name##_init(OuObject *self, OuObject *args, OuObject *kwargs);      \
    extern OuMemberDef ou_##name##_members[];

OU_EXC_DECLARE(stop_iteration)
OU_EXC_DECLARE(system_exit)
OU_EXC_DECLARE(name_error)
OU_EXC_DECLARE(attribute_error)
OU_EXC_DECLARE(import_error)
OU_EXC_DECLARE(os_error)
OU_EXC_DECLARE(syntax_error)
OU_EXC_DECLARE(unicode_error)

OuObject *ou_import_error_str(OuObject *self);
OuObject *ou_key_error_str(OuObject *self);
OuObject *ou_os_error_new(OuTypeObject *type, OuObject *args, OuObject *kwargs);
OuObject *ou_os_error_str(OuObject *self);
OuObject *ou_syntax_error_str(OuObject *self);
int ou_unicode_decode_error_init(OuObject *self, OuObject *args, OuObject *kwargs);
OuObject *ou_unicode_decode_error_str(OuObject *self);
OuObject *ou_unicode_encode_error_str(OuObject *self);

OuObject *ou_memory_error_new(OuTypeObject *type, OuObject *args, OuObject *kwargs);
void ou_memory_error_dealloc(OuObject *self);
/** A MemoryError that needs no memory: new; never NULL between init and fini. CPython: get_memory_error. */
OuObject *ou_memory_error_get(void);
/** Keeps some MemoryErrors for bad times: 0, or -1. CPython: preallocate_memerrors. */
int ou_memory_error_init(void);
/** Frees them. */
void ou_memory_error_fini(void);

#endif
