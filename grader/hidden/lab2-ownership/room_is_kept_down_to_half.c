/* SPDX-License-Identifier: MIT */
/* A list keeps its room down to half of it, grows within it, and the items stay where they are. */
#include "lists.h"

static void say_room(OuObject *list)
{
    const OuListObject *self = (OuListObject *)list;
    say("%td of %td, %s", self->ob_base.ob_size, self->allocated,
        self->ob_item == NULL ? "no array" : "an array");
}

PROBE(room_is_kept_down_to_half)
{
    OuObject *list = list_by_hand(40, (const char *const[]){"a", "b", NULL});
    OuListObject *self = (OuListObject *)list;
    ou_list_resize(self, 40);
    memset(self->ob_item + 2, 0, 38 * sizeof(OuObject *));
    say_room(list); // expect: 40 of 40, an array
    ou_list_resize(self, 20);
    say_room(list); // expect: 20 of 40, an array
    ou_list_resize(self, 40);
    say_room(list); // expect: 40 of 40, an array
    memset(self->ob_item + 2, 0, 38 * sizeof(OuObject *));
    ou_list_resize(self, 20);
    ou_list_resize(self, 19);
    say_room(list); // expect: 19 of 24, an array
    ou_list_resize(self, 25);
    memset(self->ob_item + 19, 0, 6 * sizeof(OuObject *));
    say_room(list); // expect: 25 of 32, an array
    ou_list_resize(self, 2);
    say_room(list);              // expect: 2 of 8, an array
    say_list("the list", list);  // expect: the list: a b
    say_count(item_of(list, 0)); // expect: a has count 1
    put_away(list);
    // expect: b dies
    // expect: a dies

    OuObject *none = EMPTY_LIST();
    ou_list_resize((OuListObject *)none, 0);
    say_room(none); // expect: 0 of 0, no array
    put_away(none);
}
