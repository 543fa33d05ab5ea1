/* SPDX-License-Identifier: MIT */
/**
 * @file sandbox.c
 * Refusing to run a stranger's code without walls.
 *
 * One's own work may run with process limits only: whoever wrote it could run it anyway. A
 * stranger's could read files, talk to the network and meddle with other processes of the same
 * user. So where bubblewrap does not work, that takes a word of whoever starts the grader, and no
 * marks are given before it was said.
 */
#include "sandbox.h"
#include "box.h"
#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

SandboxWish sandbox_wish(void)
{
    const char *word = getenv("OURO_NO_SANDBOX");
    return word == NULL || word[0] == '\0' ? SANDBOX_NEEDED : SANDBOX_NOT_WANTED;
}

/** Whether a path leads to a folder of the course, or into it. */
static bool leads_to(const char *path, const char *folder)
{
    char *there = realpath(path, NULL), *whole = realpath(folder, NULL);
    size_t length = whole == NULL ? 0 : strlen(whole);
    bool found = there != NULL && whole != NULL && starts_with(there, whole) &&
                 (there[length] == '/' || there[length] == '\0');
    free(there);
    free(whole);
    return found;
}

/** Whether a setting of the kernel stands at this digit. */
static bool is_set_to(const char *setting, char digit)
{
    FILE *file = fopen(setting, "re");
    bool found = file != NULL && fgetc(file) == digit && fgetc(file) == '\n';
    if (file != NULL) {
        fclose(file);
    }
    return found;
}

/** The command or the way to a bubblewrap that works. */
static const char *remedy(void)
{
    if (strcmp(box_reason(), BOX_NO_BUBBLEWRAP) == 0) {
        return "sudo apt-get install -y bubblewrap";
    }
    if (is_set_to("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", '1')) {
        return "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0";
    }
    if (is_set_to("/proc/sys/kernel/unprivileged_userns_clone", '0')) {
        return "sudo sysctl kernel.unprivileged_userns_clone=1";
    }
    if (is_set_to("/proc/sys/user/max_user_namespaces", '0')) {
        return "sudo sysctl user.max_user_namespaces=10000";
    }
    return "in a container, start it with --security-opt seccomp=unconfined "
           "--security-opt systempaths=unconfined; else grade on another machine";
}

static void tell_why(Text *text)
{
    char *reason = screen_escape(box_reason());
    text_printf(text, "Bubblewrap does not work here: %s\nMend it:  %s\n", reason, remedy());
    free(reason);
}

void sandbox_open(SandboxWish wish, const char *submission)
{
    box_open(wish == SANDBOX_NEEDED ? BOX_BEST : BOX_LIMITS_ONLY);
    if (box_has_walls() || wish == SANDBOX_NOT_WANTED || leads_to(submission, "labs") ||
        leads_to(submission, "solutions")) {
        return;
    }
    Text text = {0};
    char *shown = screen_escape_name(submission);
    text_printf(&text, "'%s' was not graded, and nothing of it was run.\n", shown);
    tell_why(&text);
    text_puts(&text, "Or:       --no-sandbox (make: NO_SANDBOX=1) grades with process limits only. "
                     "Then the\n          program that you grade can read your files, use the "
                     "network and stop your\n          other programs. Do that for people you "
                     "trust, or on a machine with nothing on it.");
    die(STATUS_FAULT, "%s", text_string(&text));
}

int sandbox_tell(void)
{
    Text text = {0};
    box_open(BOX_BEST);
    if (box_has_walls()) {
        text_puts(&text, "Bubblewrap works here.\n");
    } else {
        tell_why(&text);
    }
    fputs(text_string(&text), stdout);
    text_free(&text);
    return box_has_walls() ? STATUS_FULL_MARKS : STATUS_FAULT;
}
