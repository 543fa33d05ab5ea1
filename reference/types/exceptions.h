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

/**
 * Makes an exception from the arguments of a call: @newref; NULL with an error set. CPython:
 * BaseException_new (Objects/exceptions.c).
 */
OuObject *ou_base_exception_new(OuTypeObject *type, OuObject *args, OuObject *kwargs);
/**
 * Reads the arguments of a call into an exception: 0; -1 with an error set. CPython:
 * BaseException_init (Objects/exceptions.c).
 */
int ou_base_exception_init(OuObject *self, OuObject *args, OuObject *kwargs);
/**
 * Lets go of what ties an exception into a cycle; the collector calls it on garbage. Returns 0.
 * CPython: BaseException_clear (Objects/exceptions.c).
 */
int ou_base_exception_clear(OuObject *self);
/**
 * Shows the collector every reference that an exception owns; 0, or what `visit` returned. CPython:
 * BaseException_traverse (Objects/exceptions.c).
 */
int ou_base_exception_traverse(OuObject *self, OuVisitProc visit, void *argument);
/**
 * The death of an exception: releases what it owns, then its memory. Deep chains go through the
 * trashcan, so they do not eat the C stack. CPython: BaseException_dealloc (Objects/exceptions.c).
 */
void ou_base_exception_dealloc(OuObject *self);
/**
 * str() of an exception: @newref; NULL with an error set. CPython: BaseException_str
 * (Objects/exceptions.c).
 */
OuObject *ou_base_exception_str(OuObject *self);
/**
 * repr() of an exception: @newref; NULL with an error set. CPython: BaseException_repr
 * (Objects/exceptions.c).
 */
OuObject *ou_base_exception_repr(OuObject *self);
/** The methods of an exception. */
extern OuMethodDef ou_base_exception_methods[];
/** The attributes that are plain fields of an exception. */
extern OuMemberDef ou_base_exception_members[];
/** The attributes computed by functions of an exception. */
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

/**
 * str() of an ImportError: @newref; NULL with an error set. CPython: ImportError_str
 * (Objects/exceptions.c).
 */
OuObject *ou_import_error_str(OuObject *self);
OuObject *ou_key_error_str(OuObject *self);
OuObject *ou_os_error_new(OuTypeObject *type, OuObject *args, OuObject *kwargs);
/**
 * str() of an OSError: @newref; NULL with an error set. CPython: OSError_str
 * (Objects/exceptions.c).
 */
OuObject *ou_os_error_str(OuObject *self);
/**
 * str() of a SyntaxError: @newref; NULL with an error set. CPython: SyntaxError_str
 * (Objects/exceptions.c).
 */
OuObject *ou_syntax_error_str(OuObject *self);
/**
 * Reads the arguments of a call into a UnicodeDecodeError: 0; -1 with an error set. CPython:
 * UnicodeDecodeError_init (Objects/exceptions.c).
 */
int ou_unicode_decode_error_init(OuObject *self, OuObject *args, OuObject *kwargs);
/**
 * str() of a UnicodeDecodeError: @newref; NULL with an error set. CPython: UnicodeDecodeError_str
 * (Objects/exceptions.c).
 */
OuObject *ou_unicode_decode_error_str(OuObject *self);
/**
 * str() of a UnicodeEncodeError: @newref; NULL with an error set. CPython: UnicodeEncodeError_str
 * (Objects/exceptions.c).
 */
OuObject *ou_unicode_encode_error_str(OuObject *self);

/**
 * Makes a MemoryError from the arguments of a call: @newref; NULL with an error set. CPython:
 * MemoryError_new (Objects/exceptions.c).
 */
OuObject *ou_memory_error_new(OuTypeObject *type, OuObject *args, OuObject *kwargs);
/**
 * The death of a MemoryError: releases what it owns, then its memory. Deep chains go through the
 * trashcan, so they do not eat the C stack. CPython: MemoryError_dealloc (Objects/exceptions.c).
 */
void ou_memory_error_dealloc(OuObject *self);
/**
 * A MemoryError that needs no memory: new; never NULL between init and fini. CPython:
 * get_memory_error (Objects/exceptions.c).
 */
OuObject *ou_memory_error_get(void);
/**
 * Keeps some MemoryErrors for bad times: 0, or -1. CPython: preallocate_memerrors
 * (Objects/exceptions.c).
 */
int ou_memory_error_init(void);
/** Frees them. */
void ou_memory_error_fini(void);

#endif
