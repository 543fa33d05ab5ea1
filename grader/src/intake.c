/* SPDX-License-Identifier: MIT */
/**
 * @file intake.c
 * What was handed in: see intake.h.
 *
 * A folder is walked part by part from an open descriptor, so that a link that is put in place
 * while we look leads nowhere. An archive is given to ouro-unpack in the box; what that answers is
 * as little trusted as the archive: lengths are checked, names are made harmless.
 */
#include "intake.h"
#include "box.h"
#include "scratch.h"
#include "screen.h"
#include "unpack/unpack.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define UNPACKER "build/ouro-unpack"

enum { UNPACK_SECONDS = 60, UNPACK_CPU = 10, UNPACKER_BYTES = 16 << 20, ANSWER_BYTES = 256 };

/* ---- folders ------------------------------------------------------------------------------- */

/** What stands in the way of opening a part of a path as `wanted`, S_IFDIR or S_IFREG; or NULL. */
static const char *obstacle(const struct stat *info, mode_t wanted)
{
    mode_t kind = info->st_mode & S_IFMT;
    if (kind == wanted) {
        return NULL;
    }
    switch (kind) {
    case S_IFLNK:
        return wanted == S_IFDIR ? "is a symbolic link; a plain folder is needed"
                                 : "is a symbolic link; a plain file is needed";
    case S_IFDIR:
        return "is a directory; a plain file is needed";
    case S_IFIFO:
        return "is a pipe; a plain file is needed";
    case S_IFCHR:
    case S_IFBLK:
        return "is a device; a plain file is needed";
    default:
        return "is not a plain file";
    }
}

/**
 * Opens the folders of a path, up to the last slash, and closes `folder`.
 *
 * @return a descriptor of the last folder, or -1: one of them is not there or is no folder. When it
 *         is a link, `problem` says so
 */
static int walk(int folder, const char *path, const char *shown, Text *problem)
{
    for (const char *slash; (slash = strchr(path, '/')) != NULL && folder >= 0; path = slash + 1) {
        char *part = must_print("%.*s", (int)(slash - path), path);
        struct stat info;
        int below = openat(folder, part, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (below < 0 && fstatat(folder, part, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISLNK(info.st_mode)) {
            text_printf(problem, "%s: the folder %s %s", shown, part, obstacle(&info, S_IFDIR));
        }
        close(folder);
        free(part);
        folder = below;
    }
    return folder;
}

static bool read_plain_file(int folder, const char *name, const char *shown, Text *content,
                            Text *problem)
{
    struct stat info;
    int descriptor = -1;
    bool found = fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
    const char *reason = found ? obstacle(&info, S_IFREG) : strerror(errno);
    if (reason == NULL) {
        descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        reason = descriptor < 0 ? strerror(errno) : NULL;
    }
    if (reason != NULL) {
        text_printf(problem, "%s: %s", shown, reason);
        return false;
    }
    return file_read_open(descriptor, shown, SUBMISSION_BYTES, content, problem);
}

bool intake_from_folder(const char *folder, const char *path, const char *shown, bool *there,
                        Text *content, Text *problem)
{
    struct stat info;
    size_t before = problem->used;
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    int last = walk(open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC), path, shown, problem);
    *there = problem->used > before;
    bool done = false;
    if (last >= 0) {
        *there = fstatat(last, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
        done = *there && read_plain_file(last, name, shown, content, problem);
        close(last);
    }
    return done;
}

/* ---- archives: running the unpacker -------------------------------------------------------- */

/** Puts a copy of ouro-unpack where the box can see it; its folder, a new string. */
static char *unpacker_folder(void)
{
    Text program = {0}, problem = {0};
    char *folder = scratch_folder("unpack", false);
    char *copy = must_print("%s/ouro-unpack", folder);
    if (!file_exists(copy)) {
        if (!file_read(UNPACKER, UNPACKER_BYTES, &program, &problem)) {
            die(STATUS_FAULT, "%s; it reads archives. Type: make " UNPACKER, text_string(&problem));
        }
        if (!file_write(copy, program.bytes, program.used, &problem) || chmod(copy, 0755) != 0) {
            die(STATUS_FAULT, "%s: %s", copy, text_string(&problem));
        }
    }
    text_free(&program);
    free(copy);
    return folder;
}

static void unpack(const Lab *lab, int archive, BoxResult *result)
{
    Strings command = {0};
    char *folder = unpacker_folder();
    strings_add(&command, "./ouro-unpack");
    strings_add(&command, lab->slug);
    for (size_t i = 0; i < lab->file_count; i++) {
        strings_add(&command, lab->files[i].name);
    }
    BoxOrder order = {.folder = folder,
                      .command = &command,
                      .input_file = archive,
                      .wall_seconds = UNPACK_SECONDS,
                      .cpu_seconds = UNPACK_CPU,
                      .memory_bytes = (size_t)512 << 20,
                      .output_bytes =
                          lab->file_count * (UNPACK_FILE_BYTES + ANSWER_BYTES) + BOX_OUTPUT_BYTES};
    box_run(&order, result);
    strings_free(&command);
    free(folder);
}

/** Why the unpacker gave no answer. */
static void explain_end(const BoxResult *result, Text *problem)
{
    switch (result->end) {
    case BOX_WALL_LIMIT:
    case BOX_CPU_LIMIT:
        text_puts(problem, "takes too long to unpack");
        break;
    case BOX_NOT_STARTED:
        die(STATUS_FAULT, UNPACKER " could not be started: %s",
            text_string(&result->channels[CHANNEL_ERR]));
    case BOX_EXITED:
        if (strstr(text_string(&result->channels[CHANNEL_ERR]), "libraries") != NULL) {
            die(STATUS_FAULT, UNPACKER " does not run: %s",
                text_string(&result->channels[CHANNEL_ERR]));
        }
        text_puts(problem, "needs more memory to unpack than is allowed");
        break;
    default:
        text_puts(problem, "cannot be unpacked: the program that reads it broke off");
        break;
    }
}

/* ---- archives: the answer ------------------------------------------------------------------ */

/** What is left of the answer. */
typedef struct Answer {
    const char *at;
    size_t left;
} Answer;

/** Takes `count` bytes off the answer, as a new string; NULL: there are not so many. */
static char *take(Answer *answer, size_t count)
{
    if (count > answer->left) {
        return NULL;
    }
    Text bytes = {0};
    text_add(&bytes, answer->at, count);
    answer->at += count;
    answer->left -= count;
    return text_take(&bytes);
}

/** Takes the next line, without its end; NULL: there is none. */
static char *take_line(Answer *answer)
{
    const char *end = memchr(answer->at, '\n', answer->left);
    if (end == NULL) {
        return NULL;
    }
    char *line = take(answer, (size_t)(end - answer->at));
    answer->at++;
    answer->left--;
    return line;
}

static bool take_file(Answer *answer, const char *line, const char *shown, Submission *submission)
{
    size_t index, name_bytes, bytes;
    if (sscanf(line, "file %zu %zu %zu", &index, &name_bytes, &bytes) != 3 ||
        index >= submission->count || submission->files[index].path != NULL ||
        bytes > UNPACK_FILE_BYTES) {
        return false;
    }
    SubmittedFile *file = &submission->files[index];
    char *name = take(answer, name_bytes), *content = take(answer, name == NULL ? 0 : bytes);
    bool whole = name != NULL && content != NULL;
    if (whole) {
        char *escaped = screen_escape_name(name);
        file->path = must_print("%s: %s", shown, escaped);
        text_add(&file->content, content, bytes);
        free(escaped);
    }
    free(name);
    free(content);
    return whole;
}

static void take_refusal(Answer *answer, const char *line, Text *problem)
{
    size_t name_bytes = 0, reason_bytes = 0;
    sscanf(line, "refused %zu %zu", &name_bytes, &reason_bytes);
    char *name = take(answer, name_bytes), *reason = take(answer, reason_bytes);
    char *shown_name = screen_escape_name(name == NULL ? "" : name);
    char *shown_reason = screen_escape_name(reason == NULL ? "is damaged" : reason);
    if (shown_name[0] != '\0') {
        text_printf(problem, "the entry '%s' ", shown_name);
    }
    text_puts(problem, shown_reason);
    free(shown_name);
    free(shown_reason);
    free(name);
    free(reason);
}

/** Reads the whole answer; returns whether it is one, and no refusal. */
static bool read_answer(const Text *out, const char *shown, Submission *submission, Text *problem)
{
    Answer answer = {text_string(out), out->used};
    for (char *line; (line = take_line(&answer)) != NULL;) {
        bool end = strcmp(line, "end") == 0;
        bool refused = starts_with(line, "refused ");
        if (refused) {
            take_refusal(&answer, line, problem);
        }
        bool good = end || (!refused && take_file(&answer, line, shown, submission));
        free(line);
        if (end || !good) {
            return end;
        }
    }
    return false;
}

/** Opens an archive; -1 when it is none, or too large. */
static int open_archive(const char *path, Text *problem)
{
    struct stat info;
    int archive = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (archive < 0) {
        text_puts(problem, errno == ELOOP ? "is a symbolic link" : strerror(errno));
    } else if (fstat(archive, &info) != 0 || !S_ISREG(info.st_mode)) {
        text_puts(problem, "is not a plain file");
    } else if (info.st_size > UNPACK_ARCHIVE_BYTES) {
        text_printf(problem, "has more than %d MiB", UNPACK_ARCHIVE_BYTES >> 20);
    } else {
        return archive;
    }
    if (archive >= 0) {
        close(archive);
    }
    return -1;
}

bool intake_from_archive(const Lab *lab, const char *path, Submission *submission, Text *problem)
{
    Text reason = {0};
    BoxResult result = {0};
    char *shown = screen_escape_name(path);
    bool done = false;
    int archive = open_archive(path, &reason);
    if (archive >= 0) {
        unpack(lab, archive, &result);
        close(archive);
        done = read_answer(&result.channels[CHANNEL_OUT], shown, submission, &reason);
        if (!done && reason.used == 0) {
            explain_end(&result, &reason);
        }
        box_result_free(&result);
    }
    if (!done) {
        text_printf(problem,
                    "%s: %s.\nPack it anew, with nothing but the files that you write: "
                    "tar -czf mine.tar.gz labs/%s/%s",
                    shown, text_string(&reason), lab->slug, lab->files[0].name);
    }
    text_free(&reason);
    free(shown);
    return done;
}
