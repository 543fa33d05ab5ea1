/* SPDX-License-Identifier: MIT */
/*
 * Reads what is none of its business: the password file, the reference, the tests, other people's work.
 *
 * Verdict: fopen is not among what a lab may use of the C library
 * Box: no file of 5 can be read
 * Limits: read: /etc/passwd
 */
#include "ouro/refcount.h"

#include <stdio.h>
#include <unistd.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    static const char *const paths[] = {"/etc/passwd", "reference/core/refcount.c",
                                        "../../solutions/lab1-refcount/refcount.c",
                                        "labs/lab1-refcount/tests/shared_release_kills_nobody.c",
                                        "/proc/1/root/etc/passwd"};
    int found = 0;
    for (int i = 0; i < 5; i++) {
        FILE *file = fopen(paths[i], "r");
        if (file != NULL && fgetc(file) != EOF) {
            printf("read: %s\n", paths[i]);
            found++;
        }
    }
    puts(found == 0 ? "no file of 5 can be read" : "that was easy");
    fflush(stdout);
    _exit(1);
}
