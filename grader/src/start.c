/* SPDX-License-Identifier: MIT */
/**
 * @file start.c
 * Starting programs: see start.h.
 *
 * Every start draws a new closing word and hands it to the harness on standard input. What comes
 * back is judged here and never in the student's process.
 */
#include "start.h"

#include <stdlib.h>
#include <sys/random.h>

enum { PATIENCE_ENDS = 2, FILE_BYTES = 1 << 20 };

/** Two fifths of a limit: what is left of it when patience is used up. */
static int shorter(int seconds)
{
    return seconds * 2 / 5;
}

/** A closing word. */
static void draw_word(char word[WORD_ROOM])
{
    unsigned char bytes[16];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes) {
        die(STATUS_FAULT, "the system gives no random bytes");
    }
    for (size_t i = 0; i < sizeof bytes; i++) {
        static const char digits[] = "0123456789abcdef";
        word[2 * i] = digits[bytes[i] >> 4];
        word[2 * i + 1] = digits[bytes[i] & 15];
    }
    word[2 * sizeof bytes] = '\0';
}

void start_run(Start *start, const Program *program)
{
    draw_word(start->word);
    char *input = must_print("%s\n", start->word);
    start->order.folder = program->folder;
    start->order.command = &start->command;
    start->order.environment = &start->environment;
    start->order.input = input;
    start->order.fixed_addresses = true;
    if (start->order.file_bytes == 0) {
        start->order.file_bytes = FILE_BYTES;
    }
    box_run(&start->order, &start->result);
    free(input);
}

void start_free(Start *start)
{
    box_result_free(&start->result);
    strings_free(&start->command);
    strings_free(&start->environment);
}

const char *start_channel(const Start *start, Channel which)
{
    return text_string(&start->result.channels[which]);
}

void start_be_patient(Start *start, const Limits *limits, const Patience *patience)
{
    bool still = patience->used_up < PATIENCE_ENDS;
    start->order.wall_seconds = still ? limits->wall_seconds : shorter(limits->wall_seconds);
    start->order.cpu_seconds = still ? limits->cpu_seconds : shorter(limits->cpu_seconds);
}

void start_lose_patience(const Start *start, Patience *patience)
{
    if (start->result.end == BOX_WALL_LIMIT || start->result.end == BOX_CPU_LIMIT) {
        patience->used_up++;
    }
}

void start_add_asan(Start *start, int megabytes)
{
    strings_printf(&start->environment,
                   "ASAN_OPTIONS=detect_leaks=1:exitcode=%d:abort_on_error=0:handle_abort=1:"
                   "hard_rss_limit_mb=%d:allocator_may_return_null=1:color=never:"
                   "detect_stack_use_after_return=1:symbolize=1",
                   ASAN_STATUS, megabytes);
    strings_printf(&start->environment, "UBSAN_OPTIONS=print_stacktrace=1:color=never:exitcode=%d",
                   ASAN_STATUS);
    strings_add(&start->environment, "LSAN_OPTIONS=color=never");
}
