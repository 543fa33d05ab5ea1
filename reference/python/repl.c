/* SPDX-License-Identifier: MIT */
/**
 * @file repl.c
 * The prompt: lines are gathered until they are a statement, which is run and its value printed.
 */
#include "repl.h"

#include "compile.h"
#include "eval.h"
#include "fileobject.h"
#include "import.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/memory.h"
#include "ouro/module.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/unicode.h"
#include "pystate.h"
#include "pythonrun.h"
#include "sysmodule.h"

#include <editline/readline.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** What was typed and is not run yet. */
typedef struct Input {
    char *text;  /**< what was typed so far, owned */
    size_t size; /**< its length in bytes */
} Input;

/** Adds a line and its end: 0, or -1 with MemoryError set. */
static int add_line(Input *input, const char *line)
{
    size_t length = strlen(line);
    char *text = OuMem_RawRealloc(input->text, input->size + length + 2);
    if (text == NULL) {
        OuErr_NoMemory();
        return -1;
    }
    memcpy(text + input->size, line, length);
    memcpy(text + input->size + length, "\n", 2);
    input->text = text;
    input->size += length + 1;
    return 0;
}

/** Frees a statement that was read, to begin the next one. */
static void forget(Input *input)
{
    OuMem_RawFree(input->text);
    *input = (Input){0};
}

/** Runs what was typed: 0; 1 if more is needed; -1 with an error set. */
static int run(Input *input, OuObject *filename, OuObject *dict)
{
    int incomplete = 0;
    OuCodeObject *code =
        ou_compile_source(input->text, input->size, filename, OU_SINGLE_INPUT, &incomplete);
    if (code == NULL && incomplete) {
        OuErr_Clear();
        return 1;
    }
    OuObject *result = code ? OuEval_EvalCode(code, dict, dict) : NULL;
    Ou_XDecRef((OuObject *)code);
    Ou_XDecRef(result);
    return result ? 0 : -1;
}

/** Shows the error that is set; 1 if it ends the program, and then `status` says how. */
static int report(int *status)
{
    int ends = OuErr_ExceptionMatches(OuExc_SystemExit);
    *status = ou_print_error();
    return ends;
}

int ou_interactive_loop(void)
{
    OuObject *module = OuImport_AddModule("__main__");
    OuObject *filename = OuUnicode_FromString("<stdin>");
    int status = 1;
    if (module == NULL || filename == NULL) {
        Ou_XDecRef(filename);
        return ou_print_error();
    }
    puts("Python 3.11 (ouro): a subset, on a runtime that shows its memory. Ctrl-D leaves.");
    OuObject *dict = OuModule_GetDict(module);
    Input input = {0};
    for (;;) {
        char *line = readline(input.size ? "... " : ">>> ");
        if (line == NULL) {
            putchar('\n');
            status = 0;
            break;
        }
        ou_interrupted = 0;
        if (*line) {
            add_history(line);
        }
        int outcome = add_line(&input, line);
        free(line);
        if (outcome == 0) {
            outcome = run(&input, filename, dict);
        }
        if (outcome > 0) {
            continue;
        }
        forget(&input);
        OuObject *out = ou_sys_get("stdout");
        if (out && out != Ou_None && outcome == 0 && ou_file_flush(out) < 0) {
            outcome = -1;
        }
        if (outcome < 0 && report(&status)) {
            break;
        }
    }
    forget(&input);
    Ou_DecRef(filename);
    return status;
}
