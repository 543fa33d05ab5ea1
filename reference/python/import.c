/* SPDX-License-Identifier: MIT */
/**
 * @file import.c
 * Finding modules: sys.modules first, then built in, embedded, and the files of sys.path.
 *
 * There are no packages but those a folder with `__init__.py` makes; there is no finder or loader
 * that a program could replace.
 */
#include "import.h"

#include "compile.h"
#include "eval.h"
#include "fileobject.h"
#include "ouro/abstract.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/list.h"
#include "ouro/memory.h"
#include "ouro/module.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"
#include "pystate.h"
#include "sysmodule.h"

#include <string.h>
#include <unistd.h>

/** What the source of a module is. */
typedef struct Source {
    OuObject *path;         /**< owned str: what tracebacks show */
    OuObject *folder;       /**< owned: of a package, its folder; else NULL */
    OuObject *text;         /**< owned str; NULL: embedded */
    const OuFrozen *frozen; /**< the module in the program itself, or NULL */
} Source;

OuObject *OuImport_AddModule(const char *name)
{
    OuObject *module = OuDict_GetItemString(ou_state.modules, name);
    if (module != NULL) {
        return module;
    }
    module = OuModule_New(name);
    if (module == NULL) {
        return NULL;
    }
    int status = OuDict_SetItemString(ou_state.modules, name, module);
    Ou_DecRef(module);
    return status < 0 ? NULL : module;
}

/* ---- finding -------------------------------------------------------------------------------- */

/** Tries one file: 1 and `source` filled in, 0, or -1. */
static int try_file(OuObject *path, OuObject *folder, Source *source)
{
    const char *text = OuUnicode_AsUTF8(path);
    if (text == NULL) {
        return -1;
    }
    if (access(text, R_OK) != 0) {
        return 0;
    }
    OuObject *file = ou_file_open(path, "r");
    source->text = file ? ou_file_read_all(file) : NULL;
    Ou_XDecRef(file);
    if (source->text == NULL) {
        return -1;
    }
    source->path = Ou_NewRef(path);
    source->folder = Ou_XNewRef(folder);
    return 1;
}

/** Looks into one folder (borrowed str) for a module or package. */
static int try_folder(OuObject *folder, OuObject *last, Source *source)
{
    const char *slash = ou_unicode_length(folder) > 0 ? "/" : "";
    OuObject *package = OuUnicode_FromFormat("%U%s%U", folder, slash, last);
    OuObject *init = package ? OuUnicode_FromFormat("%U/__init__.py", package) : NULL;
    int found = init ? try_file(init, package, source) : -1;
    if (found == 0) {
        OuObject *plain = OuUnicode_FromFormat("%U.py", package);
        found = plain ? try_file(plain, NULL, source) : -1;
        Ou_XDecRef(plain);
    }
    Ou_XDecRef(init);
    Ou_XDecRef(package);
    return found;
}

/** Looks for a module; `path` (borrowed) lists folders. 1, 0 or -1. */
static int find_source(OuObject *name, OuObject *last, OuObject *path, Source *source)
{
    for (const OuFrozen *frozen = ou_frozen_modules; frozen->name; frozen++) {
        if (ou_unicode_equal_to_ascii(name, frozen->name)) {
            source->frozen = frozen;
            source->path = OuUnicode_FromFormat("<embedded %U>", name);
            return source->path ? 1 : -1;
        }
    }
    for (Ou_ssize_t i = 0; path && OuList_Check(path) && i < OuList_Size(path); i++) {
        OuObject *folder = OuList_GetItem(path, i);
        int found = OuUnicode_Check(folder) ? try_folder(folder, last, source) : 0;
        if (found != 0) {
            return found;
        }
    }
    return 0;
}

/* ---- loading -------------------------------------------------------------------------------- */

/**
 * Makes a module written in C: @newref; NULL with an error set, or with `*found` 0 when there is
 * none of that name. CPython: create_builtin (Python/import.c).
 */
static OuObject *init_builtin(OuObject *name, int *found)
{
    *found = 0;
    for (const OuInitTab *entry = ou_inittab; entry->name; entry++) {
        if (ou_unicode_equal_to_ascii(name, entry->name)) {
            *found = 1;
            return entry->init();
        }
    }
    return NULL;
}

/** Sets `__file__`, `__package__`, `__path__` and `__builtins__` of a module made from source. */
static int set_attributes(OuObject *dict, OuObject *package, const Source *source)
{
    if (OuDict_SetItem(dict, OU_ID(__builtins__), ou_state.builtins) < 0 ||
        OuDict_SetItem(dict, OU_ID(__package__), package) < 0 ||
        OuDict_SetItem(dict, OU_ID(__file__), source->path) < 0) {
        return -1;
    }
    if (source->folder == NULL) {
        return 0;
    }
    OuObject *path = OuList_New(0);
    int status = path ? OuList_Append(path, source->folder) : -1;
    status = status < 0 ? -1 : OuDict_SetItemString(dict, "__path__", path);
    Ou_XDecRef(path);
    return status;
}

/** Compiles and runs a module's source in its dict. */
static int run_module(OuObject *dict, const Source *source)
{
    Ou_ssize_t size;
    const char *text;
    if (source->frozen != NULL) {
        text = (const char *)source->frozen->source;
        size = source->frozen->size;
    } else {
        text = OuUnicode_AsUTF8AndSize(source->text, &size);
    }
    OuCodeObject *code =
        text ? ou_compile_source(text, (size_t)size, source->path, OU_FILE_INPUT, NULL) : NULL;
    OuObject *result = code ? OuEval_EvalCode(code, dict, dict) : NULL;
    Ou_XDecRef((OuObject *)code);
    Ou_XDecRef(result);
    return result ? 0 : -1;
}

/** Makes a module from source; what is in sys.modules afterwards is returned, new. */
static OuObject *load_source(OuObject *name, OuObject *parent, const Source *source)
{
    OuObject *module = OuModule_NewObject(name);
    if (module == NULL) {
        return NULL;
    }
    OuObject *empty = OuUnicode_FromString("");
    OuObject *package = source->folder ? name : parent ? parent : empty;
    OuObject *dict = OuModule_GetDict(module);
    int status = empty ? set_attributes(dict, package, source) : -1;
    Ou_XDecRef(empty);
    if (status == 0) {
        status = OuDict_SetItem(ou_state.modules, name, module);
    }
    if (status == 0 && run_module(dict, source) < 0) {
        OuErrRecord saved;
        OuErr_Fetch(&saved);
        if (OuDict_DelItem(ou_state.modules, name) < 0) {
            OuErr_Clear();
        }
        OuErr_Restore(&saved);
        status = -1;
    }
    Ou_DecRef(module);
    return status < 0 ? NULL : Ou_XNewRef(OuDict_GetItemWithError(ou_state.modules, name));
}

void ou_set_import_error_name(OuObject *name)
{
    OuObject *exception = ou_err_get_raised();
    if (ou_err_kind_matches(ou_exc_kind_of(Ou_TYPE(exception)), OuExc_ImportError)) {
        Ou_XSetRef(&((OuImportErrorObject *)exception)->name, Ou_NewRef(name));
    }
    ou_err_set_exception(exception);
}

/** Sets ModuleNotFoundError with the name of the module (borrowed). */
static OuObject *not_found(OuObject *name, OuObject *parent)
{
    if (parent != NULL) {
        ou_err_format(OuExc_ModuleNotFoundError, "No module named %R; %R is not a package", name,
                      parent);
    } else {
        ou_err_format(OuExc_ModuleNotFoundError, "No module named %R", name);
    }
    ou_set_import_error_name(name);
    return NULL;
}

/** Imports one name whose parent package (or NULL) is imported: new, or NULL. */
static OuObject *import_one(OuObject *name, OuObject *parent, OuObject *last)
{
    OuObject *module = OuDict_GetItemWithError(ou_state.modules, name);
    if (module != NULL && module != Ou_None) {
        return Ou_NewRef(module);
    }
    if (OuErr_Occurred()) {
        return NULL;
    }
    int found;
    OuObject *made = init_builtin(name, &found);
    if (found) {
        if (made != NULL && OuDict_SetItem(ou_state.modules, name, made) < 0) {
            Ou_Clear(&made);
        }
        return made;
    }
    OuObject *path = NULL;
    if (parent == NULL) {
        path = Ou_XNewRef(ou_sys_get("path"));
    } else {
        OuObject *package = OuDict_GetItemWithError(ou_state.modules, parent);
        path = package ? OuObject_GetAttrString(package, "__path__") : NULL;
        if (path == NULL) {
            OuErr_Clear();
            return not_found(name, parent);
        }
    }
    Source source = {0};
    found = find_source(name, last, path, &source);
    Ou_XDecRef(path);
    if (found > 0) {
        made = load_source(name, parent, &source);
    } else if (found == 0) {
        not_found(name, NULL);
    }
    Ou_XDecRef(source.path);
    Ou_XDecRef(source.folder);
    Ou_XDecRef(source.text);
    return made;
}

/** Imports all parts of a dotted name; `first` and the result are new references. */
static OuObject *import_dotted(OuObject *name, OuObject **first)
{
    Ou_ssize_t length = ou_unicode_length(name);
    OuObject *parent = NULL, *module = NULL;
    *first = NULL;
    for (Ou_ssize_t start = 0; start <= length;) {
        Ou_ssize_t end = start;
        while (end < length && ou_unicode_char(name, end) != '.') {
            end++;
        }
        OuObject *whole = OuUnicode_Substring(name, 0, end);
        OuObject *last = whole ? OuUnicode_Substring(name, start, end) : NULL;
        OuObject *next = last ? import_one(whole, parent, last) : NULL;
        if (next != NULL && module != NULL && OuObject_SetAttr(module, last, next) < 0) {
            Ou_Clear(&next);
        }
        Ou_XDecRef(last);
        Ou_XSetRef(&parent, whole);
        Ou_XSetRef(&module, next);
        if (module == NULL) {
            break;
        }
        if (*first == NULL) {
            *first = Ou_NewRef(module);
        }
        start = end + 1;
    }
    Ou_XDecRef(parent);
    if (module == NULL) {
        Ou_Clear(first);
    }
    return module;
}

/**
 * The absolute name of a relative import: new, or NULL. CPython: resolve_name (Python/import.c).
 */
static OuObject *resolve_name(OuObject *name, OuObject *globals, int level)
{
    OuObject *package =
        globals ? Ou_XNewRef(OuDict_GetItemWithError(globals, OU_ID(__package__))) : NULL;
    if (package == NULL || package == Ou_None || ou_unicode_length(package) == 0) {
        Ou_XDecRef(package);
        return OuErr_Occurred() ? NULL
                                : OuErr_Format(OuExc_ImportError, "attempted relative import with "
                                                                  "no known parent package");
    }
    Ou_ssize_t end = ou_unicode_length(package);
    for (int i = 1; i < level; i++) {
        while (end > 0 && ou_unicode_char(package, end - 1) != '.') {
            end--;
        }
        if (end == 0) {
            Ou_DecRef(package);
            return OuErr_Format(OuExc_ImportError,
                                "attempted relative import beyond top-level package");
        }
        end--;
    }
    OuObject *base = OuUnicode_Substring(package, 0, end);
    Ou_DecRef(package);
    if (base == NULL || ou_unicode_length(name) == 0) {
        return base;
    }
    OuObject *result = OuUnicode_FromFormat("%U.%U", base, name);
    Ou_DecRef(base);
    return result;
}

/** `__path__` of a package: 1 and a new reference, 0, or -1. */
static int lookup_path(OuObject *module, OuObject **path)
{
    *path = NULL;
    OuObject *name = OuUnicode_InternFromString("__path__");
    int found = name ? OuObject_LookupAttr(module, name, path) : -1;
    Ou_XDecRef(name);
    return found;
}

/** Imports the submodules that `from package import a, b` names. */
static int import_fromlist(OuObject *module, OuObject *name, OuObject *fromlist)
{
    OuObject *path;
    int found = lookup_path(module, &path);
    Ou_XDecRef(path);
    for (Ou_ssize_t i = 0; found > 0 && i < OuTuple_GET_SIZE(fromlist); i++) {
        OuObject *item = OuTuple_GET_ITEM(fromlist, i);
        if (!OuUnicode_Check(item) || OuObject_HasAttr(module, item) ||
            ou_unicode_equal_to_ascii(item, "*")) {
            continue;
        }
        OuObject *first = NULL;
        OuObject *whole = OuUnicode_FromFormat("%U.%U", name, item);
        OuObject *submodule = whole ? import_dotted(whole, &first) : NULL;
        Ou_XDecRef(whole);
        Ou_XDecRef(first);
        Ou_XDecRef(submodule);
        if (submodule == NULL) {
            if (!OuErr_ExceptionMatches(OuExc_ModuleNotFoundError)) {
                return -1;
            }
            OuErr_Clear();
        }
    }
    return found < 0 ? -1 : 0;
}

OuObject *ou_import(OuObject *name, OuObject *fromlist, OuObject *globals, int level)
{
    if (level == 0 && ou_unicode_length(name) == 0) {
        return OuErr_Format(OuExc_ValueError, "Empty module name");
    }
    OuObject *absolute = level > 0 ? resolve_name(name, globals, level) : Ou_NewRef(name);
    OuObject *first = NULL;
    OuObject *module = absolute ? import_dotted(absolute, &first) : NULL;
    if (module != NULL && OuTuple_Check(fromlist) && OuTuple_GET_SIZE(fromlist) > 0) {
        if (import_fromlist(module, absolute, fromlist) < 0) {
            Ou_Clear(&module);
        }
    } else if (module != NULL && level == 0) {
        Ou_XSetRef(&module, Ou_NewRef(first));
    }
    Ou_XDecRef(first);
    Ou_XDecRef(absolute);
    return module;
}

OuObject *OuImport_ImportModule(const char *name)
{
    OuObject *text = OuUnicode_FromString(name);
    OuObject *first = NULL;
    OuObject *module = text ? import_dotted(text, &first) : NULL;
    Ou_XDecRef(first);
    Ou_XDecRef(text);
    return module;
}
