/* SPDX-License-Identifier: MIT */
/* ou_gc_freeze moves every tracked object to the permanent list, beside those that are there. */
#include "collector.h"

PROBE(freezing_takes_all)
{
    static NodePlace places[5];
    collector_begin();
    ou_gc_freeze();
    say_lists("nothing to freeze"); // expect: nothing to freeze: 0 [], 1 [], 2 [], frozen []
    node_of(0, &places[0], "A");
    node_of(1, &places[1], "B");
    node_of(2, &places[2], "C");
    node_of(FROZEN, &places[3], "Z");
    ou_gc_freeze();
    say_lists("frozen"); // expect: frozen: 0 [], 1 [], 2 [], frozen [A B C Z]
    node_of(0, &places[4], "D");
    ou_gc_freeze();
    say_lists("frozen again"); // expect: frozen again: 0 [], 1 [], 2 [], frozen [A B C D Z]
    collector_end();
}
