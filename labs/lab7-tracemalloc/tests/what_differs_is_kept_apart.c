/* SPDX-License-Identifier: MIT */
/* Tracebacks that differ in a line, a file, the order or the depth are different objects. */
#include "below.h"

static NodePlace cat_place;
static NodePlace dog_place;
static const OuTraceback *first;

static void compare(const char *label)
{
    say_same(label, traceback_new(), first);
}

PROBE(what_differs_is_kept_apart)
{
    Node *cat = node_in(&cat_place, "cat.py");
    Node *dog = node_in(&dog_place, "dog.py");
    watch_on();
    ou_tracemalloc_start(2);
    be_at(cat, 10);
    called_from(dog, 20);
    first = traceback_new();
    compare("the same place"); // expect: the same place: the same
    be_at(cat, 11);
    called_from(dog, 20);
    compare("another line"); // expect: another line: another one
    be_at(dog, 10);
    called_from(dog, 20);
    compare("another file"); // expect: another file: another one
    be_at(cat, 10);
    called_from(dog, 21);
    compare("another caller"); // expect: another caller: another one
    be_at(dog, 20);
    called_from(cat, 10);
    compare("another order"); // expect: another order: another one
    be_at(cat, 10);
    compare("fewer frames"); // expect: fewer frames: another one
    be_at(cat, 10);
    called_from(dog, 20);
    called_from(dog, 30);
    compare("more frames than are stored"); // expect: more frames than are stored: another one
    ou_tracemalloc_stop();
    watch_off();
}
