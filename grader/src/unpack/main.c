/* SPDX-License-Identifier: MIT */
/**
 * @file main.c
 * ouro-unpack: takes a lab's files out of an archive that a stranger made.
 *
 * It runs in the box, for whoever parses what a stranger made may be fooled: then what was fooled
 * can see one archive and answer to the grader, no more. Nothing is written to any disk.
 *
 * Invariant: nothing is printed before the last entry was looked at. So what is printed comes from
 * an archive in which nothing was wrong.
 */
#include "names.h"
#include "unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <inttypes.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/** One of the lab's files. */
typedef struct Wanted {
    const char *file; /**< borrowed */
    char *name;       /**< of the entry that holds it; NULL: none yet */
    Text content;
} Wanted;

/** An archive while it is read. */
typedef struct Reading {
    struct archive *archive;
    const char *slug;
    Wanted *wanted;
    size_t count;
    Strings names;     /**< of all files, plain */
    size_t entries;    /**< how many were looked at */
    int64_t total;     /**< bytes that the entries up to now say they have */
    int64_t file_size; /**< of the archive */
} Reading;

static _Noreturn void refuse(const char *name, const char *format, ...) PRINTF_LIKE(2, 3);

/** Answers that the archive is refused, and ends. */
static _Noreturn void refuse(const char *name, const char *format, ...)
{
    Text reason = {0};
    va_list args;
    va_start(args, format);
    text_vprintf(&reason, format, args);
    va_end(args);
    printf("refused %zu %zu\n%s%s", strlen(name), reason.used, name, text_string(&reason));
    exit(fflush(stdout) == 0 ? 0 : STATUS_FAULT);
}

static void check_kind(struct archive_entry *entry, const char *name)
{
    if (archive_entry_hardlink(entry) != NULL) {
        refuse(name, "is a hard link");
    }
    switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
    case AE_IFDIR:
        break;
    case AE_IFLNK:
        refuse(name, "is a symbolic link");
    case AE_IFIFO:
        refuse(name, "is a pipe");
    case AE_IFBLK:
    case AE_IFCHR:
        refuse(name, "is a device");
    default:
        refuse(name, "is neither a file nor a folder");
    }
    if (archive_entry_is_encrypted(entry)) {
        refuse(name, "is encrypted");
    }
}

/** Adds up what the entries say they have, and what came out of the packing so far. */
static void check_sum(Reading *reading, struct archive_entry *entry)
{
    int64_t size = archive_entry_size_is_set(entry) ? archive_entry_size(entry) : 0;
    if (size < 0 || size > UNPACK_TOTAL_BYTES) {
        size = UNPACK_TOTAL_BYTES + 1; /* a sum of these does not overflow */
    }
    reading->total += size;
    int64_t unpacked = archive_filter_bytes(reading->archive, 0);
    if (unpacked < reading->total) {
        unpacked = reading->total;
    }
    if (unpacked > UNPACK_TOTAL_BYTES) {
        refuse("", "holds more than %d MiB", UNPACK_TOTAL_BYTES >> 20);
    }
    if (unpacked > UNPACK_SMALL_BYTES && unpacked / UNPACK_RATIO > reading->file_size) {
        refuse("", "grows to more than %d times its size when it is unpacked", UNPACK_RATIO);
    }
}

static void read_content(Reading *reading, const char *name, Text *content)
{
    char block[16384];
    la_ssize_t got;
    while ((got = archive_read_data(reading->archive, block, sizeof block)) > 0) {
        if (content->used + (size_t)got > UNPACK_FILE_BYTES) {
            refuse(name, "has more than %d bytes", UNPACK_FILE_BYTES);
        }
        text_add(content, block, (size_t)got);
    }
    if (got < 0) {
        refuse(name, "is damaged or cut off (%s)", archive_error_string(reading->archive));
    }
}

/** Keeps the content of an entry when it is one of the lab's files. */
static void take(Reading *reading, struct archive_entry *entry, const char *name)
{
    for (size_t i = 0; i < reading->count; i++) {
        Wanted *wanted = &reading->wanted[i];
        if (!name_is_place(name, reading->slug, wanted->file)) {
            continue;
        }
        if (archive_entry_filetype(entry) != AE_IFREG) {
            refuse(name, "is a folder; a plain file is needed");
        }
        if (wanted->name != NULL && strcmp(wanted->name, name) != 0) {
            refuse(name, "and '%s' could both be meant for %s; leave one of them out", wanted->name,
                   wanted->file);
        }
        if (wanted->name == NULL) {
            wanted->name = must_copy(name);
            read_content(reading, name, &wanted->content);
        }
    }
}

static void look_at(Reading *reading, struct archive_entry *entry)
{
    const char *name = archive_entry_pathname(entry);
    if (name == NULL) {
        refuse("", "has an entry whose name cannot be read");
    }
    const char *fault = name_fault(name);
    if (fault != NULL) {
        refuse(name, "%s", fault);
    }
    check_kind(entry, name);
    check_sum(reading, entry);
    if (reading->entries >= UNPACK_ENTRIES) {
        refuse("", "has more than %d entries", UNPACK_ENTRIES);
    }
    char *plain = name_plain(name);
    take(reading, entry, plain);
    if (archive_entry_filetype(entry) == AE_IFREG) {
        strings_add(&reading->names, plain);
    }
    reading->entries++;
    free(plain);
}

/** Two files of the same name: which one counts would be up to the reader. Folders may repeat. */
static void check_twice(Strings *names)
{
    strings_sort(names);
    for (size_t i = 1; i < names->count; i++) {
        if (strcmp(names->items[i - 1], names->items[i]) == 0) {
            refuse(names->items[i], "is in it twice");
        }
    }
}

static void read_archive(Reading *reading)
{
    struct archive *archive = reading->archive;
    struct archive_entry *entry;
    int got;
    if (archive_read_open_fd(archive, STDIN_FILENO, 65536) != ARCHIVE_OK) {
        refuse("", "is no tar, tar.gz, tar.xz or zip archive, or it is damaged or cut off");
    }
    while ((got = archive_read_next_header(archive, &entry)) == ARCHIVE_OK || got == ARCHIVE_WARN) {
        if (archive_filter_count(archive) > 2) {
            refuse("", "is packed more than once");
        }
        look_at(reading, entry);
    }
    if (got != ARCHIVE_EOF && reading->entries == 0) {
        refuse("", "is no tar, tar.gz, tar.xz or zip archive, or it is damaged or cut off");
    }
    if (got != ARCHIVE_EOF) {
        refuse("", "is damaged or cut off (%s)", archive_error_string(archive));
    }
    if (reading->entries == 0) {
        refuse("", "is empty");
    }
    check_twice(&reading->names);
}

static void answer(const Reading *reading)
{
    for (size_t i = 0; i < reading->count; i++) {
        const Wanted *wanted = &reading->wanted[i];
        if (wanted->name != NULL) {
            printf("file %zu %zu %zu\n%s", i, strlen(wanted->name), wanted->content.used,
                   wanted->name);
            fwrite(text_string(&wanted->content), 1, wanted->content.used, stdout);
        }
    }
    puts("end");
}

int main(int argc, char **argv)
{
    struct stat info;
    if (argc < 3 || fstat(STDIN_FILENO, &info) != 0) {
        die(STATUS_USAGE, "ouro-unpack SLUG FILE... <ARCHIVE");
    }
    setlocale(LC_CTYPE, "C.UTF-8"); /* or else names beyond ASCII cannot be read */
    Reading reading = {.archive = archive_read_new(),
                       .slug = argv[1],
                       .count = (size_t)argc - 2,
                       .file_size = info.st_size};
    reading.wanted = must_alloc(reading.count, sizeof *reading.wanted);
    for (size_t i = 0; i < reading.count; i++) {
        reading.wanted[i].file = argv[i + 2];
    }
    /* Of all that libarchive knows, four. A zip is read by its list of contents, as unzip does. */
    archive_read_support_filter_gzip(reading.archive);
    archive_read_support_filter_xz(reading.archive);
    archive_read_support_format_tar(reading.archive);
    archive_read_support_format_zip_seekable(reading.archive);
    read_archive(&reading);
    answer(&reading);
    for (size_t i = 0; i < reading.count; i++) {
        free(reading.wanted[i].name);
        text_free(&reading.wanted[i].content);
    }
    free(reading.wanted);
    strings_free(&reading.names);
    archive_read_free(reading.archive);
    return fflush(stdout) == 0 ? 0 : STATUS_FAULT;
}
