/* SPDX-License-Identifier: MIT */
/**
 * @file ouro.c
 * The program `ouro`: runs a file, a text, the standard input, or a prompt.
 */
#include "../python/fileobject.h"
#include "../python/lifecycle.h"
#include "../python/pythonrun.h"
#include "../python/repl.h"
#include "../python/sysmodule.h"
#include "ouro/memory.h"
#include "ouro/pools.h"
#include "ouro/errors.h"
#include "ouro/list.h"
#include "ouro/refcount.h"
#include "ouro/unicode.h"

#include <argp.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/** What the command line asks for. */
typedef struct Request {
    const char *command; /**< the text after -c */
    int argc;            /**< of the program: what becomes sys.argv */
    char **argv;         /**< what becomes sys.argv; borrowed from main() */
} Request;

/** What `ouro --help` shows. */
static const struct argp_option options[] = {
    {"command", 'c', "CODE", 0, "run CODE; what follows is its sys.argv", 0},
    {0},
};

/** Everything from argv[next] on belongs to the program. */
static void take_rest(Request *request, struct argp_state *state, int first)
{
    request->argc = state->argc - first;
    request->argv = state->argv + first;
    state->next = state->argc;
}

/**
 * One option, in the way of argp: 0, or ARGP_ERR_UNKNOWN. Everything behind the program's name is
 * the program's.
 */
static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    Request *request = state->input;
    switch (key) {
    case 'c':
        request->command = argument;
        take_rest(request, state, state->next);
        return 0;
    case ARGP_KEY_ARG:
        take_rest(request, state, state->next - 1);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/** What `ouro --version` shows; argp reads it. */
const char *argp_program_version = "Python 3.11 (ouro)";

/** What argp is told about the command line. */
static const struct argp parser = {
    .options = options,
    .parser = parse_option,
    .args_doc = "[FILE | -] [ARG...]",
    .doc = "Runs a Python program on the Ouroboros runtime. `-` reads it from the standard input; "
           "without a program there is a prompt.",
};

/** Reads a stream to its end: malloc'ed text with a NUL behind it, or NULL. */
static char *read_all(FILE *stream, size_t *size)
{
    char *text = NULL;
    size_t room = 0;
    *size = 0;
    do {
        if (room - *size < 2) {
            room = room ? room * 2 : 65536;
            char *bigger = realloc(text, room);
            if (bigger == NULL) {
                free(text);
                return NULL;
            }
            text = bigger;
        }
        *size += fread(text + *size, 1, room - *size - 1, stream);
    } while (!feof(stream) && !ferror(stream));
    text[*size] = '\0';
    return text;
}

/** Puts the folder that modules are looked for in at the front of sys.path: that of the program. */
static int set_path(const char *program)
{
    char *real = *program ? realpath(program, NULL) : NULL;
    const char *slash = real ? strrchr(real, '/') : NULL;
    OuObject *folder = OuUnicode_FromStringAndSize(real ? real : "", slash ? slash - real : 0);
    free(real);
    OuObject *path = ou_sys_get("path");
    int status = folder && path ? OuList_Insert(path, 0, folder) : -1;
    Ou_XDecRef(folder);
    return status;
}

/** Sets sys.argv, with another first item if one is given. */
static int set_argv(const Request *request, const char *first)
{
    int count = request->argc + (first != NULL);
    char **argv = malloc((size_t)(count + 1) * sizeof *argv);
    if (argv == NULL) {
        OuErr_NoMemory();
        return -1;
    }
    char *name = first ? strdup(first) : NULL;
    int at = 0;
    if (first != NULL) {
        argv[at++] = name;
    }
    for (int i = 0; i < request->argc; i++) {
        argv[at++] = request->argv[i];
    }
    int status = ou_sys_set_argv(count, argv);
    free(name);
    free(argv);
    return status;
}

/** Runs a text; the exit status. */
static int run_text(const char *text, size_t size, const char *filename)
{
    return ou_run_source(text, size, filename) < 0 ? ou_print_error() : 0;
}

/** Runs a stream as a program; the exit status. */
static int run_stream(FILE *stream, const char *filename)
{
    size_t size;
    char *text = read_all(stream, &size);
    if (stream != stdin) {
        fclose(stream);
    }
    if (text == NULL) {
        OuErr_NoMemory();
        return ou_print_error();
    }
    int status = run_text(text, size, filename);
    free(text);
    return status;
}

/**
 * The absolute path of a file, malloc'ed; NULL if there is none. CPython: _Py_abspath
 * (Python/fileutils.c).
 */
static char *absolute_path(const char *file)
{
    char *folder = file[0] == '/' ? strdup("") : getcwd(NULL, 0);
    if (folder == NULL) {
        return NULL;
    }
    const char *rest = strncmp(file, "./", 2) == 0 ? file + 2 : file;
    size_t size = strlen(folder) + strlen(rest) + 2;
    char *path = malloc(size);
    if (path != NULL) {
        snprintf(path, size, "%s%s%s", folder, file[0] == '/' ? "" : "/", rest);
    }
    free(folder);
    return path;
}

/** Runs a file; the exit status. */
static int run_file(const char *file)
{
    FILE *stream = fopen(file, "r");
    if (stream == NULL) {
        fprintf(stderr, "ouro: can't open file '%s': [Errno %d] %s\n", file, errno,
                strerror(errno));
        return 2;
    }
    char *path = absolute_path(file);
    int status = run_stream(stream, path ? path : file);
    free(path);
    return status;
}

/** Does what the command line asks for; the exit status. */
static int run_request(const Request *request)
{
    if (request->command != NULL) {
        if (set_argv(request, "-c") < 0 || set_path("") < 0) {
            return ou_print_error();
        }
        return run_text(request->command, strlen(request->command), "<string>");
    }
    const char *file = request->argc > 0 ? request->argv[0] : NULL;
    int from_stdin = file == NULL || strcmp(file, "-") == 0;
    if (set_argv(request, file ? NULL : "") < 0 || set_path(from_stdin ? "" : file) < 0) {
        return ou_print_error();
    }
    if (!from_stdin) {
        return run_file(file);
    }
    return file == NULL && isatty(STDIN_FILENO) ? ou_interactive_loop()
                                                : run_stream(stdin, "<stdin>");
}

/** Puts on the layers of the allocator stack that this build has. */
static void setup_allocators(void)
{
#ifdef NDEBUG
    OuMem_SetupPools();
#endif
#ifdef OURO_PARANOID
    OuMem_SetupDebugHooks();
#endif
}

/** Takes them off again. */
static void remove_allocators(void)
{
#ifdef OURO_PARANOID
    OuMem_RemoveDebugHooks();
#endif
#ifdef NDEBUG
    OuMem_RemovePools();
#endif
}

/** Starts the runtime, runs what was asked for, ends the runtime: the program's exit status. */
int main(int argc, char **argv)
{
    Request request = {0};
    argp_parse(&parser, argc, argv, ARGP_IN_ORDER, NULL, &request);
    int status;
    setup_allocators();
    if (ou_initialize() < 0) {
        fputs("ouro: not enough memory to begin\n", stderr);
        status = 1;
    } else {
        status = run_request(&request);
    }
    ou_finalize();
    remove_allocators();
    if (status == OU_STATUS_INTERRUPTED) {
        signal(SIGINT, SIG_DFL);
        kill(getpid(), SIGINT);
    }
    return status;
}
