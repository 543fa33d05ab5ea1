/* SPDX-License-Identifier: MIT */
/* Once a collection is wanted it stays so, though objects are freed again; then nothing is due. */
#include "collector.h"

static void say_all(const char *when)
{
    say("%s: counter %d, wanted %d, chosen %d", when, ou_gc.generations[0].count, ou_gc_wanted,
        ou_gc_choose_generation());
}

PROBE(wanted_stays_wanted)
{
    collector_begin();
    set_thresholds(3, 10, 10);
    for (int i = 0; i < 4; i++) {
        ou_gc_note_allocation();
    }
    say_all("four made"); // expect: four made: counter 4, wanted 1, chosen 0
    ou_gc_note_free();
    ou_gc_note_free();
    say_all("two freed"); // expect: two freed: counter 2, wanted 1, chosen -1
    ou_gc.enabled = 0;
    ou_gc_note_allocation();
    ou_gc_note_allocation();
    say_all(
        "switched off, two made"); // expect: switched off, two made: counter 4, wanted 1, chosen -1
    ou_gc.enabled = 1;
    ou_gc_wanted = 0;
    set_thresholds(4, 10, 10);
    say_all("a higher threshold"); // expect: a higher threshold: counter 4, wanted 0, chosen -1
    ou_gc_note_allocation();
    say_all("one more"); // expect: one more: counter 5, wanted 1, chosen 0
    collector_end();
}
