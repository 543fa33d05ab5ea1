/* SPDX-License-Identifier: MIT */
/*
 * Says the expected lines through the harness.
 *
 * Verdict: say is declared by no header of the course
 * Box: expected
 */
#include "ouro/refcount.h"
#include "probe.h"

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    say("radio has count 3");
    say("radio has count 2");
    say("radio has count 1");
}
