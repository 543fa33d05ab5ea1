/* SPDX-License-Identifier: MIT */
/**
 * @file errdisplay.c
 * The text of an uncaught exception, word for word CPython's.
 */
#include "pythonrun.h"

#include "code.h"
#include "fileobject.h"
#include "frame.h"
#include "ouro/abstract.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/recursion.h"
#include "ouro/refcount.h"
#include "ouro/traceback.h"
#include "ouro/type.h"
#include "ouro/unicode.h"
#include "pystate.h"
#include "suggestions.h"
#include "sysmodule.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/**
 * A line that repeats more often than this is counted instead. CPython: TB_RECURSIVE_CUTOFF
 * (Python/traceback.c).
 */
#define RECURSIVE_CUTOFF 3
/** The most lines of a traceback. CPython: PyTraceBack_LIMIT (Python/traceback.c). */
#define TRACEBACK_LIMIT 1000

/** Adds a formatted text (stolen, maybe NULL). */
static int add(OuUnicodeWriter *writer, OuObject *text)
{
    int status = text ? ou_writer_str(writer, text) : -1;
    Ou_XDecRef(text);
    return status;
}

/* ---- source lines --------------------------------------------------------------------------- */

OuObject *ou_source_line(OuObject *filename, int lineno)
{
    const char *path = OuUnicode_AsUTF8(filename);
    if (path == NULL) {
        OuErr_Clear();
        return NULL;
    }
    FILE *stream = path[0] == '<' ? NULL : fopen(path, "r");
    if (stream == NULL) {
        return NULL;
    }
    char *line = NULL;
    size_t room = 0;
    ssize_t length = -1;
    for (int i = 0; i < lineno; i++) {
        length = getline(&line, &room, stream);
        if (length < 0) {
            break;
        }
    }
    fclose(stream);
    OuObject *text = NULL;
    if (length >= 0) {
        char *start = line;
        while (*start == ' ' || *start == '\t' || *start == '\f') {
            start++;
        }
        char *end = line + length;
        while (end > start && strchr(" \t\f\r\n", end[-1])) {
            end--;
        }
        text = OuUnicode_FromStringAndSize(start, end - start);
    }
    free(line);
    return text;
}

/* ---- tracebacks ----------------------------------------------------------------------------- */

/** "  [Previous line repeated 3 more times]". */
static int add_repeated(OuUnicodeWriter *writer, long count)
{
    count -= RECURSIVE_CUTOFF;
    return add(writer, OuUnicode_FromFormat("  [Previous line repeated %ld more time%s]\n", count,
                                            count > 1 ? "s" : ""));
}

/** One line of a traceback and its source. */
static int add_line(OuUnicodeWriter *writer, OuTraceBackObject *tb, OuCodeObject *code)
{
    if (add(writer, OuUnicode_FromFormat("  File \"%U\", line %d, in %U\n", code->co_filename,
                                         tb->tb_lineno, code->co_name)) < 0) {
        return -1;
    }
    OuObject *source = ou_source_line(code->co_filename, tb->tb_lineno);
    if (source == NULL) {
        return OuErr_Occurred() ? -1 : 0;
    }
    int status =
        ou_unicode_length(source) > 0 ? add(writer, OuUnicode_FromFormat("    %U\n", source)) : 0;
    Ou_DecRef(source);
    return status;
}

/**
 * Writes the lines of a traceback; repeated ones are only counted. 0; -1 with an error set.
 * CPython: PyTraceBack_Print (Python/traceback.c).
 */
static int add_traceback(OuUnicodeWriter *writer, OuTraceBackObject *tb)
{
    if (ou_writer_ascii(writer, "Traceback (most recent call last):\n") < 0) {
        return -1;
    }
    long depth = 0;
    for (OuTraceBackObject *t = tb; t; t = t->tb_next) {
        depth++;
    }
    for (; tb && depth > TRACEBACK_LIMIT; tb = tb->tb_next) {
        depth--;
    }
    OuCodeObject *last = NULL;
    int last_line = -1;
    long count = 0;
    for (; tb; tb = tb->tb_next) {
        OuCodeObject *code = ((OuFrameObject *)tb->tb_frame)->f_frame->f_code;
        if (code != last || tb->tb_lineno != last_line) {
            if (count > RECURSIVE_CUTOFF && add_repeated(writer, count) < 0) {
                return -1;
            }
            last = code;
            last_line = tb->tb_lineno;
            count = 0;
        }
        count++;
        if (count <= RECURSIVE_CUTOFF && add_line(writer, tb, code) < 0) {
            return -1;
        }
    }
    return count > RECURSIVE_CUTOFF ? add_repeated(writer, count) : 0;
}

OuObject *ou_format_traceback(OuObject *traceback)
{
    OuUnicodeWriter writer = {0};
    if (add_traceback(&writer, (OuTraceBackObject *)traceback) < 0) {
        ou_writer_drop(&writer);
        return NULL;
    }
    return ou_writer_finish(&writer);
}

/* ---- kind and message ----------------------------------------------------------------------- */

/** "module.Name", without the module if it is builtins or __main__. */
static int add_type_name(OuUnicodeWriter *writer, OuTypeObject *type)
{
    OuObject *module = ou_type_module(type);
    if (module == NULL || !OuUnicode_Check(module)) {
        OuErr_Clear();
        Ou_XDecRef(module);
        if (ou_writer_ascii(writer, "<unknown>.") < 0) {
            return -1;
        }
    } else {
        int plain = ou_unicode_equal_to_ascii(module, "builtins") ||
                    ou_unicode_equal_to_ascii(module, "__main__");
        int status = plain ? 0 : ou_writer_str(writer, module);
        Ou_DecRef(module);
        if (status < 0 || (!plain && ou_writer_char(writer, '.') < 0)) {
            return -1;
        }
    }
    return add(writer, OuType_GetQualName(type));
}

/** ": message", if there is one. */
static int add_message(OuUnicodeWriter *writer, OuObject *value, int always)
{
    OuObject *text = OuObject_Str(value);
    if (text == NULL) {
        OuErr_Clear();
        return ou_writer_ascii(writer, ": <exception str() failed>");
    }
    int status = 0;
    if (always || ou_unicode_length(text) > 0) {
        status = ou_writer_ascii(writer, ": ");
        status = status < 0 ? -1 : ou_writer_str(writer, text);
    }
    Ou_DecRef(text);
    return status;
}

/**
 * Where a SyntaxError is: file, line, the text and a marker. CPython: print_exception_file_and_line
 * (Python/pythonrun.c).
 */
static int add_syntax_place(OuUnicodeWriter *writer, OuSyntaxErrorObject *error)
{
    OuObject *filename = error->filename && error->filename != Ou_None ? error->filename : NULL;
    OuObject *line = error->lineno && OuLong_Check(error->lineno) ? error->lineno : NULL;
    if (line == NULL) {
        return 0;
    }
    int status = filename
                     ? add(writer, OuUnicode_FromFormat("  File \"%S\", line %S\n", filename, line))
                     : add(writer, OuUnicode_FromFormat("  File \"<string>\", line %S\n", line));
    if (status < 0 || error->text == NULL || !OuUnicode_Check(error->text)) {
        return status;
    }
    Ou_ssize_t length = ou_unicode_length(error->text);
    Ou_ssize_t start = 0;
    while (length > 0 && ou_unicode_char(error->text, length - 1) == '\n') {
        length--;
    }
    while (start < length && strchr(" \t\f", (int)ou_unicode_char(error->text, start)) &&
           ou_unicode_char(error->text, start) < 128) {
        start++;
    }
    if (ou_writer_ascii(writer, "    ") < 0 ||
        ou_writer_substring(writer, error->text, start, length) < 0 ||
        ou_writer_char(writer, '\n') < 0) {
        return -1;
    }
    long offset = error->offset && OuLong_Check(error->offset) ? OuLong_AsLong(error->offset) : 0;
    long end =
        error->end_offset && OuLong_Check(error->end_offset) ? OuLong_AsLong(error->end_offset) : 0;
    OuErr_Clear();
    if (offset < 1) {
        return 0;
    }
    int same_line = error->end_lineno == NULL || error->end_lineno == Ou_None ||
                    OuObject_RichCompareBool(error->end_lineno, line, OU_EQ) > 0;
    end = !same_line ? length + 1 : end <= offset ? offset + 1 : end;
    long column = offset - 1 - start;
    if (column < 0) {
        return 0;
    }
    if (ou_writer_fill(writer, ' ', column + 4) < 0 ||
        ou_writer_fill(writer, '^', end - offset) < 0) {
        return -1;
    }
    return ou_writer_char(writer, '\n');
}

/** The lines added by add_note(). CPython: print_exception_notes (Python/pythonrun.c). */
static int add_notes(OuUnicodeWriter *writer, OuObject *exception)
{
    OuObject *notes;
    if (OuObject_LookupAttr(exception, OU_ID(__notes__), &notes) <= 0) {
        OuErr_Clear();
        return 0;
    }
    int status = 0;
    if (OuList_Check(notes)) {
        for (Ou_ssize_t i = 0; status == 0 && i < OuList_Size(notes); i++) {
            status = add(writer, OuObject_Str(OuList_GetItem(notes, i)));
            status = status < 0 ? -1 : ou_writer_char(writer, '\n');
        }
    }
    Ou_DecRef(notes);
    return status;
}

/** ". Did you mean: 'print'?", if there is something to suggest. CPython: print_exception_suggestions (Python/pythonrun.c). */
static int add_suggestion(OuUnicodeWriter *writer, OuObject *exception)
{
    OuObject *name = ou_offer_suggestion(exception);
    if (name == NULL) {
        return 0;
    }
    int status = add(writer, OuUnicode_FromFormat(". Did you mean: '%U'?", name));
    Ou_DecRef(name);
    return status;
}

/** File and line of a SyntaxError, kind, message, suggestion, notes. */
static int add_exception_only(OuUnicodeWriter *writer, OuObject *exception)
{
    int is_syntax = OuType_IsSubtype(Ou_TYPE(exception), &ou_exc_types[OuExc_SyntaxError]);
    OuSyntaxErrorObject *syntax = (OuSyntaxErrorObject *)exception;
    if (is_syntax && add_syntax_place(writer, syntax) < 0) {
        return -1;
    }
    OuObject *value = is_syntax && syntax->msg ? syntax->msg : exception;
    if (add_type_name(writer, Ou_TYPE(exception)) < 0 || add_message(writer, value, 0) < 0 ||
        add_suggestion(writer, exception) < 0 || ou_writer_char(writer, '\n') < 0) {
        return -1;
    }
    return add_notes(writer, exception);
}

OuObject *ou_format_exception_only(OuObject *exception)
{
    OuUnicodeWriter writer = {0};
    if (add_exception_only(&writer, exception) < 0) {
        ou_writer_drop(&writer);
        return NULL;
    }
    return ou_writer_finish(&writer);
}

/* ---- chains --------------------------------------------------------------------------------- */

/** An exception that is being shown, and those shown before it because of it. */
typedef struct Seen {
    OuObject *exception;   /**< borrowed */
    struct Seen *previous; /**< the one printed before */
} Seen;

/** Whether an exception was printed already: chains may be rings. */
static int is_seen(OuObject *exception, Seen *seen)
{
    for (; seen; seen = seen->previous) {
        if (seen->exception == exception) {
            return 1;
        }
    }
    return 0;
}

/** CPython: print_exception_recursive (Python/pythonrun.c). */
static int add_exception(OuUnicodeWriter *writer, OuObject *op, Seen *previous)
{
    OuBaseExceptionObject *exception = (OuBaseExceptionObject *)op;
    Seen seen = {op, previous};
    OuObject *before = NULL;
    const char *between =
        "\nDuring handling of the above exception, another exception occurred:\n\n";
    if (exception->cause != NULL) {
        before = exception->cause;
        between = "\nThe above exception was the direct cause of the following exception:\n\n";
    } else if (!exception->suppress_context) {
        before = exception->context;
    }
    if (before != NULL && !is_seen(before, &seen)) {
        if (Ou_EnterRecursiveCall(" in print_exception_recursive") < 0) {
            return -1;
        }
        int status = add_exception(writer, before, &seen);
        Ou_LeaveRecursiveCall();
        if (status < 0 || ou_writer_ascii(writer, between) < 0) {
            return -1;
        }
    }
    if (exception->traceback != NULL && OuTraceBack_Check(exception->traceback) &&
        add_traceback(writer, (OuTraceBackObject *)exception->traceback) < 0) {
        return -1;
    }
    return add_exception_only(writer, op);
}

OuObject *ou_format_exception(OuObject *exception)
{
    OuUnicodeWriter writer = {0};
    if (add_exception(&writer, exception, NULL) < 0) {
        ou_writer_drop(&writer);
        return NULL;
    }
    return ou_writer_finish(&writer);
}

/** Writes a text (stolen, maybe NULL) to sys.stderr; errors are dropped. */
static void to_stderr(OuObject *text)
{
    OuObject *err = ou_sys_get("stderr");
    if (text != NULL && err != NULL && err != Ou_None) {
        Ou_IncRef(err);
        if (ou_file_write(err, text) < 0 || ou_file_flush(err) < 0) {
            OuErr_Clear();
        }
        Ou_DecRef(err);
    }
    if (text == NULL) {
        if (OuErr_Occurred() == OuExc_MemoryError) {
            fputs("MemoryError\n", stderr);
        }
        OuErr_Clear();
    }
    Ou_XDecRef(text);
}

void ou_display_exception(OuObject *exception)
{
    OuObject *out = ou_sys_get("stdout");
    if (out != NULL && out != Ou_None && ou_file_flush(out) < 0) {
        OuErr_Clear();
    }
    if (!OuExceptionInstance_Check(exception)) {
        to_stderr(
            OuUnicode_FromFormat("TypeError: print_exception(): Exception expected for value, "
                                 "%s found\n",
                                 Ou_TYPE(exception)->tp_name));
        return;
    }
    to_stderr(ou_format_exception(exception));
}

/* ---- errors that nobody can be told about --------------------------------------------------- */

/** One attribute of the hook's argument: new; None if it is missing. */
static OuObject *part(OuObject *unraisable, const char *name)
{
    OuObject *value = OuObject_GetAttrString(unraisable, name);
    if (value == NULL) {
        OuErr_Clear();
        value = Ou_NewRef(Ou_None);
    }
    return value;
}

/** "Exception ignored in: <function C.__del__ at 0x...>". */
static int add_where(OuUnicodeWriter *writer, OuObject *message, OuObject *object)
{
    int status = message != Ou_None  ? ou_writer_str(writer, message)
                 : object != Ou_None ? ou_writer_ascii(writer, "Exception ignored in")
                                     : 0;
    if (status == 0 && object != Ou_None) {
        OuObject *repr = OuObject_Repr(object);
        if (repr == NULL) {
            OuErr_Clear();
        }
        status = ou_writer_ascii(writer, ": ");
        if (status == 0) {
            status = repr ? ou_writer_str(writer, repr)
                          : ou_writer_ascii(writer, "<object repr() failed>");
        }
        Ou_XDecRef(repr);
        return status < 0 ? -1 : ou_writer_char(writer, '\n');
    }
    return status < 0 || message == Ou_None ? status : ou_writer_ascii(writer, ":\n");
}

int ou_default_unraisable(OuObject *unraisable)
{
    OuObject *type = part(unraisable, "exc_type"), *value = part(unraisable, "exc_value"),
             *traceback = part(unraisable, "exc_traceback"), *message = part(unraisable, "err_msg"),
             *object = part(unraisable, "object");
    OuUnicodeWriter writer = {0};
    int status = add_where(&writer, message, object);
    if (status == 0 && OuTraceBack_Check(traceback)) {
        status = add_traceback(&writer, (OuTraceBackObject *)traceback);
    }
    if (status == 0 && OuType_Check(type)) {
        status = add_type_name(&writer, (OuTypeObject *)type);
        if (status == 0 && value != Ou_None) {
            status = add_message(&writer, value, 1);
        }
        status = status < 0 ? -1 : ou_writer_char(&writer, '\n');
    }
    if (status == 0) {
        to_stderr(ou_writer_finish(&writer));
    } else {
        ou_writer_drop(&writer);
    }
    Ou_DecRef(type);
    Ou_DecRef(value);
    Ou_DecRef(traceback);
    Ou_DecRef(message);
    Ou_DecRef(object);
    return status;
}
