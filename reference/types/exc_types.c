/* SPDX-License-Identifier: MIT */
/**
 * @file exc_types.c
 * The table of exception types, in the order of OuExcKind. Types that say nothing of their own
 * inherit everything from the one above.
 */
#include "exceptions.h"

/** What every line says. */
#define EXC(kind, size, doc)                                                             \
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0), .tp_name = #kind,                 \
    .tp_basicsize = sizeof(size),                                                        \
    .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_BASETYPE | OU_TPFLAGS_BASE_EXC_SUBCLASS, \
    .tp_doc = (doc), .tp_dictoffset = offsetof(OuBaseExceptionObject, dict)
/** The type above. */
#define ABOVE(kind) .tp_base = &ou_exc_types[OuExc_##kind]
/** A type that adds nothing. */
#define SAME(kind, parent, doc)                                  \
    [OuExc_##kind] = {EXC(kind, OuBaseExceptionObject, doc),     \
                      .tp_dealloc = ou_base_exception_dealloc,   \
                      .tp_traverse = ou_base_exception_traverse, \
                      .tp_clear = ou_base_exception_clear,       \
                      .tp_init = ou_base_exception_init,         \
                      .tp_new = ou_base_exception_new,           \
                      ABOVE(parent)}
/** A type with fields of its own. */
#define OWN(kind, parent, type, name, doc)                                      \
    EXC(kind, type, doc), ABOVE(parent),                                        \
        .tp_dealloc = ou_##name##_dealloc, .tp_traverse = ou_##name##_traverse, \
        .tp_clear = ou_##name##_clear, .tp_members = ou_##name##_members
/** How its objects are made and initialized. */
#define MADE(make, initialize) .tp_new = (make), .tp_init = (initialize)

OuTypeObject ou_exc_types[OU_EXC_KINDS] = {
    [OuExc_BaseException] =
        {
            EXC(BaseException, OuBaseExceptionObject, "Common base class for all exceptions"),
            .tp_dealloc = ou_base_exception_dealloc,
            .tp_traverse = ou_base_exception_traverse,
            .tp_clear = ou_base_exception_clear,
            .tp_repr = ou_base_exception_repr,
            .tp_str = ou_base_exception_str,
            .tp_getattro = OuObject_GenericGetAttr,
            .tp_setattro = OuObject_GenericSetAttr,
            .tp_init = ou_base_exception_init,
            .tp_new = ou_base_exception_new,
            .tp_methods = ou_base_exception_methods,
            .tp_members = ou_base_exception_members,
            .tp_getset = ou_base_exception_getsets,
        },
    [OuExc_SystemExit] =
        {
            OWN(SystemExit, BaseException, OuSystemExitObject, system_exit,
                "Request to exit from the interpreter."),
            MADE(ou_base_exception_new, ou_system_exit_init),
        },
    SAME(KeyboardInterrupt, BaseException, "Program interrupted by user."),
    SAME(GeneratorExit, BaseException, "Request that a generator exit."),
    SAME(Exception, BaseException, "Common base class for all non-exit exceptions."),
    [OuExc_StopIteration] =
        {
            OWN(StopIteration, Exception, OuStopIterationObject, stop_iteration,
                "Signal the end from iterator.__next__()."),
            MADE(ou_base_exception_new, ou_stop_iteration_init),
        },
    SAME(ArithmeticError, Exception, "Base class for arithmetic errors."),
    SAME(FloatingPointError, ArithmeticError, "Floating point operation failed."),
    SAME(OverflowError, ArithmeticError, "Result too large to be represented."),
    SAME(ZeroDivisionError, ArithmeticError,
         "Second argument to a division or modulo operation was zero."),
    SAME(AssertionError, Exception, "Assertion failed."),
    [OuExc_AttributeError] =
        {
            OWN(AttributeError, Exception, OuAttributeErrorObject, attribute_error,
                "Attribute not found."),
            MADE(ou_base_exception_new, ou_attribute_error_init),
        },
    SAME(BufferError, Exception, "Buffer error."),
    SAME(EOFError, Exception, "Read beyond end of file."),
    [OuExc_ImportError] =
        {
            OWN(ImportError, Exception, OuImportErrorObject, import_error,
                "Import can't find module, or can't find name in module."),
            MADE(ou_base_exception_new, ou_import_error_init),
            .tp_str = ou_import_error_str,
        },
    [OuExc_ModuleNotFoundError] = {EXC(ModuleNotFoundError, OuImportErrorObject,
                                       "Module not found."),
                                   ABOVE(ImportError)},
    SAME(LookupError, Exception, "Base class for lookup errors."),
    SAME(IndexError, LookupError, "Sequence index out of range."),
    [OuExc_KeyError] = {EXC(KeyError, OuBaseExceptionObject, "Mapping key not found."),
                        ABOVE(LookupError), .tp_traverse = ou_base_exception_traverse,
                        .tp_clear = ou_base_exception_clear, .tp_init = ou_base_exception_init,
                        .tp_dealloc = ou_base_exception_dealloc, .tp_new = ou_base_exception_new,
                        .tp_str = ou_key_error_str},
    [OuExc_MemoryError] = {EXC(MemoryError, OuBaseExceptionObject, "Out of memory."),
                           ABOVE(Exception), .tp_traverse = ou_base_exception_traverse,
                           .tp_clear = ou_base_exception_clear, .tp_init = ou_base_exception_init,
                           .tp_dealloc = ou_memory_error_dealloc, .tp_new = ou_memory_error_new},
    [OuExc_NameError] =
        {
            OWN(NameError, Exception, OuNameErrorObject, name_error, "Name not found globally."),
            MADE(ou_base_exception_new, ou_name_error_init),
        },
    [OuExc_UnboundLocalError] = {EXC(UnboundLocalError, OuNameErrorObject,
                                     "Local name referenced but not bound to a value."),
                                 ABOVE(NameError)},
    [OuExc_OSError] =
        {
            OWN(OSError, Exception, OuOSErrorObject, os_error,
                "Base class for I/O related errors."),
            MADE(ou_os_error_new, ou_os_error_init),
            .tp_str = ou_os_error_str,
        },
    [OuExc_FileNotFoundError] = {EXC(FileNotFoundError, OuOSErrorObject, "File not found."),
                                 ABOVE(OSError)},
    SAME(ReferenceError, Exception, "Weak ref proxy used after referent went away."),
    SAME(RuntimeError, Exception, "Unspecified run-time error."),
    SAME(NotImplementedError, RuntimeError, "Method or function hasn't been implemented yet."),
    SAME(RecursionError, RuntimeError, "Recursion limit exceeded."),
    [OuExc_SyntaxError] =
        {
            OWN(SyntaxError, Exception, OuSyntaxErrorObject, syntax_error, "Invalid syntax."),
            MADE(ou_base_exception_new, ou_syntax_error_init),
            .tp_str = ou_syntax_error_str,
        },
    [OuExc_IndentationError] = {EXC(IndentationError, OuSyntaxErrorObject, "Improper indentation."),
                                ABOVE(SyntaxError)},
    [OuExc_TabError] = {EXC(TabError, OuSyntaxErrorObject, "Improper mixture of spaces and tabs."),
                        ABOVE(IndentationError)},
    SAME(SystemError, Exception, "Internal error in the interpreter."),
    SAME(TypeError, Exception, "Inappropriate argument type."),
    SAME(ValueError, Exception, "Inappropriate argument value (of correct type)."),
    SAME(UnicodeError, ValueError, "Unicode related error."),
    [OuExc_UnicodeDecodeError] =
        {
            OWN(UnicodeDecodeError, UnicodeError, OuUnicodeErrorObject, unicode_error,
                "Unicode decoding error."),
            MADE(ou_base_exception_new, ou_unicode_decode_error_init),
            .tp_str = ou_unicode_decode_error_str,
        },
    [OuExc_UnicodeEncodeError] =
        {
            OWN(UnicodeEncodeError, UnicodeError, OuUnicodeErrorObject, unicode_error,
                "Unicode encoding error."),
            MADE(ou_base_exception_new, ou_unicode_error_init),
            .tp_str = ou_unicode_encode_error_str,
        },
    SAME(Warning, Exception, "Base class for warning categories."),
    SAME(DeprecationWarning, Warning, "Base class for warnings about deprecated features."),
    SAME(ResourceWarning, Warning, "Base class for warnings about resource usage."),
    SAME(RuntimeWarning, Warning, "Base class for warnings about dubious runtime behavior."),
    SAME(SyntaxWarning, Warning, "Base class for warnings about dubious syntax."),
    SAME(UserWarning, Warning, "Base class for warnings generated by user code."),
};
