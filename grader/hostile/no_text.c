/* SPDX-License-Identifier: MIT */
/*
 * Prints bytes that are no text: NUL, broken UTF-8, signs that turn the direction of writing.
 *
 * Verdict: \xff
 */
#include "ouro/refcount.h"

#include <stdio.h>

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    static const char bytes[] = "a\xff\xc0\xaf\xe2\x80\xae\xed\xa0\x80\xf4\x90\x80\x80\n\0b";
    fwrite(bytes, 1, sizeof bytes - 1, stdout);
}
