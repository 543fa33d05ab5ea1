/* SPDX-License-Identifier: MIT */
/**
 * @file test_box.c
 * The box: how programs end in it, and that nothing of them is left.
 *
 * Every test runs with the best walls that this machine has, then with limits only. No time is
 * asserted: a limit is judged by its name.
 */
#include "testing.h"

#include "box.h"
#include "scratch.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/** Long enough for a second of processor time on a busy machine. */
enum { WALL_SECONDS = 60 };

/** Runs a little program for the shell, with one second of processor time. */
static void run_within(int wall_seconds, const char *script, BoxResult *result)
{
    Strings command = {0};
    char *folder = scratch_folder("test", false);
    strings_add(&command, "sh");
    strings_add(&command, "-c");
    strings_add(&command, script);
    BoxOrder order = {.folder = folder,
                      .command = &command,
                      .input = "secret\n",
                      .wall_seconds = wall_seconds,
                      .cpu_seconds = 1,
                      .file_bytes = 1 << 20};
    box_run(&order, result);
    strings_free(&command);
    free(folder);
}

static void run(const char *script, BoxResult *result)
{
    run_within(WALL_SECONDS, script, result);
}

static void assert_end(const char *script, BoxEnd end, int number)
{
    BoxResult result = {0};
    run_within(end == BOX_WALL_LIMIT ? number : WALL_SECONDS, script, &result);
    if (result.end != end || result.number != number) {
        fail_msg("%s: end %d number %d, not %d %d: %s", script, (int)result.end, result.number,
                 (int)end, number, text_string(&result.channels[CHANNEL_ERR]));
    }
    box_result_free(&result);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* nothing is left */
}

static void statuses_and_signals_are_told(void **state)
{
    (void)state;
    assert_end("exit 0", BOX_EXITED, 0);
    assert_end("exit 7", BOX_EXITED, 7);
    assert_end("kill -SEGV $$", BOX_SIGNALLED, SIGSEGV);
    assert_end("kill -ABRT $$", BOX_SIGNALLED, SIGABRT);
}

static void limits_are_kept(void **state)
{
    (void)state;
    assert_end("while :; do :; done", BOX_CPU_LIMIT, 1);
    assert_end("trap '' XCPU; while :; do :; done", BOX_CPU_LIMIT, 1);
    assert_end("sleep 100", BOX_WALL_LIMIT, 2);
    assert_end("yes", BOX_OUTPUT_LIMIT, CHANNEL_OUT);
    assert_end("yes >&3", BOX_OUTPUT_LIMIT, CHANNEL_TRANSCRIPT);
    assert_end("sleep 100 & exit 3", BOX_EXITED, 3);
    assert_end("setsid sleep 100 >/dev/null 2>&1 3>&- 4>&- & exit 3", BOX_EXITED, 3);
}

static void a_fork_bomb_ends(void **state)
{
    (void)state;
    BoxResult result = {0};
    run("f() { f | f & f; }; f", &result);
    box_result_free(&result);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void channels_come_back_apart(void **state)
{
    (void)state;
    BoxResult result = {0};
    run("read word; echo \"$word\"; echo err >&2; echo three >&3; echo four >&4", &result);
    assert_string_equal(text_string(&result.channels[CHANNEL_OUT]), "secret\n");
    assert_string_equal(text_string(&result.channels[CHANNEL_ERR]), "err\n");
    assert_string_equal(text_string(&result.channels[CHANNEL_TRANSCRIPT]), "three\n");
    assert_string_equal(text_string(&result.channels[CHANNEL_XML]), "four\n");
    box_result_free(&result);
}

static void nothing_of_ours_gets_in(void **state)
{
    (void)state;
    BoxResult result = {0};
    setenv("OURO_TEST_SECRET", "secret", 1);
    run("env; ls /proc/self/fd; test $(id -u) -ne 0 || echo root", &result);
    const char *out = text_string(&result.channels[CHANNEL_OUT]);
    assert_null(strstr(out, "OURO_TEST_SECRET"));
    assert_null(strstr(out, "root\n"));
    assert_non_null(strstr(out, "LC_ALL=C"));
    assert_null(strstr(out, "\n6\n"));
    box_result_free(&result);
}

/** Looks at a field of /proc/self/status, as it is in the box. */
static void assert_status(const char *status, const char *field, const char *value)
{
    char *line = must_print("\n%s:\t%s\n", field, value);
    if (strstr(status, line) == NULL) {
        fail_msg("%s is not \"%s\" in:\n%s", field, value, status);
    }
    free(line);
}

static void no_right_is_left(void **state)
{
    (void)state;
    static const char *const sets[] = {"CapPrm", "CapEff", "CapAmb"};
    BoxResult result = {0};
    run("cat /proc/self/status", &result);
    const char *status = text_string(&result.channels[CHANNEL_OUT]);
    for (size_t i = 0; i < COUNT_OF(sets); i++) {
        assert_status(status, sets[i], "0000000000000000");
    }
    assert_status(status, "NoNewPrivs", "1");
    assert_null(strstr(status, "\nUid:\t0"));
    assert_null(strstr(status, "\nGid:\t0"));
    if (geteuid() == 0) {
        assert_status(status, "Uid", "65534\t65534\t65534\t65534");
        assert_status(status, "Gid", "65534\t65534\t65534\t65534");
        assert_status(status, "Groups", " ");
    }
    box_result_free(&result);
}

static void what_cannot_be_read_is_not_there(void **state)
{
    (void)state;
    BoxResult result = {0};
    run("ls /home /root /var /etc/passwd; touch /box/x /usr/x", &result);
    if (strcmp(box_isolation(), "bubblewrap") == 0) {
        assert_string_equal(text_string(&result.channels[CHANNEL_OUT]), "");
        assert_int_not_equal(result.number, 0);
    }
    box_result_free(&result);
}

static int best(void **state)
{
    (void)state;
    scratch_open();
    box_open(BOX_BEST);
    return 0;
}

static int limits(void **state)
{
    (void)state;
    box_open(BOX_LIMITS_ONLY);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statuses_and_signals_are_told),
        cmocka_unit_test(limits_are_kept),
        cmocka_unit_test(a_fork_bomb_ends),
        cmocka_unit_test(channels_come_back_apart),
        cmocka_unit_test(nothing_of_ours_gets_in),
        cmocka_unit_test(no_right_is_left),
        cmocka_unit_test(what_cannot_be_read_is_not_there),
    };
    int failed = cmocka_run_group_tests_name("best walls", tests, best, NULL);
    return failed + cmocka_run_group_tests_name("limits only", tests, limits, NULL);
}
