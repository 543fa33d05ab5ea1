/* SPDX-License-Identifier: MIT */
/**
 * @file locate.c
 * Reading what addr2line prints: see locate.h. Two lines for each address:
 *
 *     OuList_Append
 *     /box/labs/lab2-ownership/list.c:57 (discriminator 2)
 */
#include "locate.h"

#include <stdlib.h>
#include <string.h>

static void read_frames(const char *printed, Stack *stack)
{
    Strings lines = {0};
    strings_add_lines(&lines, printed);
    for (size_t i = 0; i + 1 < lines.count; i += 2) {
        const char *path = lines.items[i + 1];
        const char *colon = strrchr(path, ':');
        size_t length = colon == NULL ? strlen(path) : (size_t)(colon - path);
        char *file = must_print("%.*s", (int)length, path);
        stack_add(stack, lines.items[i], file,
                  colon == NULL ? 0 : (int)strtol(colon + 1, NULL, 10));
        free(file);
    }
    strings_free(&lines);
}

void locate(const Program *program, const char *name, const Strings *offsets, Stack *stack)
{
    Strings command = {0};
    BoxResult result = {0};
    if (offsets->count == 0) {
        return;
    }
    strings_add(&command, "addr2line");
    strings_add(&command, "-f");
    strings_add(&command, "-e");
    strings_add(&command, name);
    strings_add_all(&command, offsets);
    compile_in_box(&command, program->folder, NULL, &result);
    if (result.end == BOX_EXITED && result.number == 0) {
        read_frames(text_string(&result.channels[CHANNEL_OUT]), stack);
    }
    box_result_free(&result);
    strings_free(&command);
}
