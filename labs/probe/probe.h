/* SPDX-License-Identifier: MIT */
/**
 * @file probe.h
 * What a probe is made of: a small C program that uses your functions and says what it sees.
 *
 * A probe checks nothing itself. It *says* lines; the grader, outside, compares them with the
 * `// expect:` comments beside the calls that say them:
 *
 *     PROBE(incref_adds_one)
 *     {
 *         Toy *a = toy("A");
 *         Ou_IncRef(OBJ(a));
 *         say("count %td", Ou_REFCNT(OBJ(a))); // expect: count 2
 *     }
 *
 * A line may be said by something that a call sets off. The comment then stands beside that call:
 *
 *         Ou_DecRef(OBJ(a)); // expect: A dies
 *
 * More than one line: each on a comment of its own, below, in the order in which they are said.
 */
#ifndef OURO_LABS_PROBE_H
#define OURO_LABS_PROBE_H

#include "ouro/object.h"

/** Defines the probe `name`; its file bears the same name. */
#define PROBE(name) __attribute__((noinline)) void probe_##name(void)

/** Says one line of the transcript: a printf format without a line end, then its arguments. */
void say(const char *format, ...) OU_PRINTF_LIKE(1, 2);

/**
 * How much a probe that is measured shall do, for example how many items to append: what came with
 * the option --size, or 1000. Twice the size should be twice the work.
 */
long probe_size(void);

/** From now on nothing is said: this process only tries something out. */
void ou_probe_mute(void);

/** A probe as the harness finds it. */
typedef struct OuProbe {
    const char *name;
    void (*run)(void);
} OuProbe;

/** Every probe linked into this program; ends with a NULL name. Written by the grader. */
extern const OuProbe ou_probes[];

#endif
