/* SPDX-License-Identifier: MIT */
/* Each of three thousand lines keeps its one traceback, also when the table has grown. */
#include "below.h"

enum { LINES = 3000 };

static NodePlace cat_place;
static const OuTraceback *backs[LINES];

PROBE(thousands_of_places_are_kept_apart)
{
    Node *cat = node_in(&cat_place, "cat.py");
    watch_on();
    ou_tracemalloc_start(1);
    int wrong = 0;
    for (int line = 0; line < LINES; line++) {
        be_at(cat, (unsigned)line);
        backs[line] = traceback_new();
        wrong += backs[line] == NULL || backs[line]->frames[0].lineno != (unsigned)line;
    }
    for (int line = 0; line < LINES; line++) {
        be_at(cat, (unsigned)line);
        wrong += traceback_new() != backs[line];
    }
    say("wrong tracebacks: %d", wrong); // expect: wrong tracebacks: 0
    say("references to the file: %td",
        Ou_REFCNT(OBJ(cat)) - 1); // expect: references to the file: 3000
    ou_tracemalloc_stop();
    watch_off();
}
