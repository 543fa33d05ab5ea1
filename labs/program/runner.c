/* SPDX-License-Identifier: MIT */
/**
 * @file runner.c
 * Runs one Python program for the grader: `ouro` as it is, with a closing word behind it.
 *
 *     program [--hooks] [--invariants] NAME      runs tests/NAME.py
 *
 * It is linked with the whole of `ouro`, main() included; the linker option --wrap=main lets this
 * file stand before it. What the program prints goes to standard output as ever. The transcript, on
 * descriptor 3, has two lines:
 *
 *     begin NAME
 *     end NAME WORD
 *
 * The word comes in on standard input and is another one in each run. The second line is written
 * when main() has returned: the runtime has been finalized by then. So a program that is left
 * early, by whatever way, cannot pass for one that came to its end.
 */
#include "invariants.h"

#include "ouro/errors.h"
#include "ouro/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TRANSCRIPT_DESCRIPTOR = 3, WORD_BYTES = 64, LINE_BYTES = 512, USAGE_STATUS = 2 };

/** The main() of `ouro`, under the name that the linker gives it. */
int __real_main(int argc, char **argv);

/** What the linker calls in its place. */
int __wrap_main(int argc, char **argv);

static char closing_word[WORD_BYTES];

/** Reads the word byte by byte: what stands behind it is not ours. */
static void read_closing_word(void)
{
    size_t used = 0;
    while (used < sizeof closing_word - 1) {
        ssize_t got = read(STDIN_FILENO, closing_word + used, 1);
        if (got <= 0 || closing_word[used] == '\n') {
            break;
        }
        used++;
    }
    closing_word[used] = '\0';
}

static void mark(const char *kind, const char *name, const char *word)
{
    char line[LINE_BYTES];
    int length =
        snprintf(line, sizeof line, "%s %s%s%s\n", kind, name, word[0] == '\0' ? "" : " ", word);
    if (length < 0 || (size_t)length >= sizeof line ||
        write(TRANSCRIPT_DESCRIPTOR, line, (size_t)length) != length) {
        ou_complain("program: the transcript cannot be written");
        _exit(USAGE_STATUS);
    }
}

int __wrap_main(int argc, char **argv)
{
    int hooks = argc > 1 && strcmp(argv[1], "--hooks") == 0;
    int paranoid = argc > 1 + hooks && strcmp(argv[1 + hooks], "--invariants") == 0;
    int at = 1 + hooks + paranoid;
    const char *name = argc > at ? argv[at] : "";
    char path[LINE_BYTES];
    snprintf(path, sizeof path, "tests/%s.py", name);
    char *arguments[] = {argv[0], path, NULL};
    read_closing_word();
    mark("begin", name, "");
    if (hooks) {
        OuMem_SetupDebugHooks();
    }
    if (paranoid) {
        ou_invariants_watch(0);
    }
    int status = __real_main(2, arguments);
    if (hooks) {
        OuMem_RemoveDebugHooks();
    }
    fflush(NULL);
    mark("end", name, closing_word);
    return status;
}
