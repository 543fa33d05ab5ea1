/* SPDX-License-Identifier: MIT */
/**
 * @file pythonrun.c
 * Running a program as `__main__`, and what becomes of the error it ends with.
 */
#include "pythonrun.h"

#include "compile.h"
#include "eval.h"
#include "fileobject.h"
#include "import.h"
#include "ouro/abstract.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/long.h"
#include "ouro/module.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/traceback.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"
#include "pystate.h"
#include "sysmodule.h"

#include <stdio.h>
#include <string.h>

/**
 * The status that a SystemExit (borrowed) asks for; a message goes to stderr. CPython:
 * _Py_HandleSystemExit (Python/pythonrun.c).
 */
static int exit_status(OuObject *exception)
{
    OuObject *code = ((OuSystemExitObject *)exception)->code;
    if (code == NULL || code == Ou_None) {
        return 0;
    }
    if (OuLong_Check(code)) {
        int overflow;
        return (int)(OuLong_AsLongAndOverflow(code, &overflow) & 0xFF);
    }
    OuObject *out = ou_sys_get("stdout");
    if (out != NULL && out != Ou_None && ou_file_flush(out) < 0) {
        OuErr_Clear();
    }
    OuObject *err = ou_sys_get("stderr");
    if (err != NULL && err != Ou_None) {
        OuObject *text = OuObject_Str(code);
        if (text == NULL || ou_file_write(err, text) < 0 || ou_file_write_string(err, "\n") < 0) {
            OuErr_Clear();
        }
        Ou_XDecRef(text);
    }
    return 1;
}

/** Keeps the error where a program can look at it afterwards. */
static void set_last(OuObject *exception, OuObject *traceback)
{
    if (ou_sys_set("last_type", (OuObject *)Ou_TYPE(exception)) < 0 ||
        ou_sys_set("last_value", exception) < 0 || ou_sys_set("last_traceback", traceback) < 0) {
        OuErr_Clear();
    }
}

/** Calls sys.excepthook; shows the error itself if that is missing or fails. */
static void call_excepthook(OuObject *exception, OuObject *traceback)
{
    OuObject *hook = ou_sys_get("excepthook");
    if (hook == NULL) {
        ou_display_exception(exception);
        return;
    }
    Ou_IncRef(hook);
    OuObject *type = (OuObject *)Ou_TYPE(exception);
    OuObject *result = OuObject_CallFunctionObjArgs(hook, type, exception, traceback, NULL);
    Ou_DecRef(hook);
    if (result == NULL) {
        OuObject *second = ou_err_get_raised();
        if (ou_exc_kind_of(Ou_TYPE(second)) == OuExc_SystemExit) {
            exit_status(second);
        } else {
            fputs("Error in sys.excepthook:\n", stderr);
            ou_display_exception(second);
            fputs("\nOriginal exception was:\n", stderr);
            ou_display_exception(exception);
        }
        Ou_DecRef(second);
    }
    Ou_XDecRef(result);
}

int ou_print_error(void)
{
    OuObject *exception = ou_err_get_raised();
    if (exception == NULL) {
        return 0;
    }
    OuExcKind kind = ou_exc_kind_of(Ou_TYPE(exception));
    int status = 1;
    if (kind == OuExc_SystemExit) {
        status = exit_status(exception);
    } else {
        OuObject *traceback = OuException_GetTraceback(exception);
        traceback = traceback ? traceback : Ou_NewRef(Ou_None);
        set_last(exception, traceback);
        call_excepthook(exception, traceback);
        Ou_DecRef(traceback);
        status = ou_err_kind_matches(kind, OuExc_KeyboardInterrupt) ? OU_STATUS_INTERRUPTED : 1;
    }
    Ou_DecRef(exception);
    return status;
}

/* ---- unraisable errors ---------------------------------------------------------------------- */

/**
 * The argument of sys.unraisablehook: new, or NULL. CPython: make_unraisable_hook_args
 * (Python/errors.c).
 */
static OuObject *unraisable_args(OuObject *exception, OuObject *message, OuObject *object)
{
    OuObject *traceback = OuException_GetTraceback(exception);
    OuObject *dict = OuDict_New();
    OuObject *result = NULL;
    if (dict != NULL &&
        OuDict_SetItemString(dict, "exc_type", (OuObject *)Ou_TYPE(exception)) == 0 &&
        OuDict_SetItemString(dict, "exc_value", exception) == 0 &&
        OuDict_SetItemString(dict, "exc_traceback", traceback ? traceback : Ou_None) == 0 &&
        OuDict_SetItemString(dict, "err_msg", message ? message : Ou_None) == 0 &&
        OuDict_SetItemString(dict, "object", object ? object : Ou_None) == 0) {
        result = ou_namespace_new(dict);
    }
    Ou_XDecRef(dict);
    Ou_XDecRef(traceback);
    return result;
}

/** An error that never passed a frame gets the running one as its traceback. */
static void add_running_frame(OuObject *exception)
{
    OuObject *traceback = OuException_GetTraceback(exception);
    if (traceback == NULL && ou_state.current_frame != NULL) {
        OuInterpreterFrame *frame = ou_state.current_frame;
        OuObject *object = (OuObject *)ou_frame_get_object(frame);
        if (object != NULL) {
            traceback = ou_traceback_new(NULL, object, frame->prev_instr * 2, ou_frame_line(frame));
        }
        if (traceback == NULL || OuException_SetTraceback(exception, traceback) < 0) {
            OuErr_Clear();
        }
    }
    Ou_XDecRef(traceback);
}

void ou_unraisable_hook(const OuErrRecord *record, const char *message, OuObject *object)
{
    OuErrRecord copy = *record;
    Ou_XIncRef(copy.value);
    Ou_XIncRef(object);
    ou_err_normalize_record(&copy);
    OuObject *exception = copy.value;
    add_running_frame(exception);
    OuObject *text = message ? OuUnicode_FromFormat("Exception ignored in %s", message) : NULL;
    OuObject *args = message && !text ? NULL : unraisable_args(exception, text, object);
    OuObject *hook = ou_sys_get("unraisablehook");
    int status = -1;
    if (args != NULL && hook != NULL && hook != Ou_None) {
        Ou_IncRef(hook);
        OuObject *result = OuObject_CallOneArg(hook, args);
        Ou_DecRef(hook);
        status = result ? 0 : -1;
        Ou_XDecRef(result);
    } else if (args != NULL) {
        status = ou_default_unraisable(args);
    }
    if (status < 0) {
        if (OuErr_Occurred() == OuExc_MemoryError || args == NULL) {
            fprintf(stderr, "Exception ignored in: %s\n", OuErr_KindName(record->kind));
            OuErr_Clear();
        } else {
            OuObject *second = ou_err_get_raised();
            fputs("Exception ignored in sys.unraisablehook\n", stderr);
            if (second != NULL) {
                ou_display_exception(second);
                Ou_DecRef(second);
            }
        }
    }
    Ou_XDecRef(args);
    Ou_XDecRef(text);
    Ou_XDecRef(object);
    ou_err_discard(&copy);
}

/* ---- __main__ ------------------------------------------------------------------------------- */

int ou_run_source(const char *source, size_t size, const char *filename)
{
    OuObject *module = OuImport_AddModule("__main__");
    OuObject *name = module ? OuUnicode_FromString(filename) : NULL;
    if (name == NULL) {
        return -1;
    }
    OuObject *dict = OuModule_GetDict(module);
    int status = OuDict_SetItem(dict, OU_ID(__file__), name);
    OuCodeObject *code =
        status < 0 ? NULL : ou_compile_source(source, size, name, OU_FILE_INPUT, NULL);
    Ou_DecRef(name);
    if (code == NULL) {
        return -1;
    }
    OuObject *result = OuEval_EvalCode(code, dict, dict);
    Ou_DecRef((OuObject *)code);
    Ou_XDecRef(result);
    return result ? 0 : -1;
}
