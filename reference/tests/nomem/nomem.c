/* SPDX-License-Identifier: MIT */
/**
 * @file nomem.c
 * Every allocation fails once: in the boot of the runtime, and in whole Python programs.
 *
 *     nomem [-bs] [-j JOBS] [-k RUNS] [-n NUMBER] [PROGRAM...]
 *
 * A layer on the allocator stack forks at each request for memory. In the child this one request
 * fails and the program goes on with that to its end; the parent goes on as if nothing had been,
 * to the next request. So allocation n fails, for every n, and what comes before n is run once
 * only, by the parent: the tree of processes is a comb.
 *
 * A child is judged at its end: no signal, no block alive in the ledger, and either the result
 * of a run in which nothing fails (standard output and exit status) or a MemoryError that
 * stands in what the child printed. Where errors have nobody to go to, as in the report of another
 * error, CPython drops them, and so does the runtime: a result that differs although no
 * MemoryError is seen passes if one was raised, and is counted as dropped; with -s (strict) it is a
 * fault. Prints TAP, one line for the boot (-b) and one per program.
 */
#include "../../memory/layer.h"
#include "../../python/lifecycle.h"
#include "../../python/pythonrun.h"
#include "../../python/sysmodule.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* In the coverage build, _exit() would lose what was counted. */
#ifdef OURO_COVERAGE
void __gcov_dump(void);
#define WRITE_COVERAGE() __gcov_dump()
#else
#define WRITE_COVERAGE() ((void)0)
#endif

/** Most children at a time. */
#define MOST_JOBS 64
/** Seconds after which a child hangs. */
#define TIME_LIMIT 60
/** Most failures that are shown of one program. */
#define MOST_SHOWN 5

/** How a child ended, told by itself in memory that all processes share. */
typedef struct Outcome {
    int finished; /**< 1 once all fields are valid */
    int status;   /**< exit status of the program; -1: the boot did not get through */
    long leaked;  /**< blocks alive after the end */
    long raised;  /**< MemoryErrors that the runtime raised */
} Outcome;

/** A place for one child that runs beside others. */
typedef struct Slot {
    pid_t pid;   /**< 0: free */
    long number; /**< of the allocation that fails in it */
    int output;  /**< memory file: its standard output */
    int errors;  /**< memory file: its standard error */
    Outcome *outcome;
} Slot;

/** What a sweep counts; shared, as it is counted by the comb and read by its parent. */
typedef struct Tally {
    long requests; /**< allocations of a run */
    long runs;     /**< children */
    long same;     /**< that did what the program does with memory enough */
    long seen;     /**< that printed a MemoryError */
    long dropped;  /**< with another result, their MemoryError dropped */
    long failed;   /**< with a fault */
} Tally;

/** What is swept: a program, or the boot. */
typedef struct Job {
    const char *name; /**< path of the program; NULL: the boot */
    char *source;     /**< its text, NUL-terminated */
    size_t size;
} Job;

static Slot slots[MOST_JOBS];
static Outcome *outcomes; /* one per slot, and behind them that of the comb itself */
static Tally *tally;
static int jobs = 2;
static long most_runs;   /* per program; 0: all */
static int strict;       /* -s: a dropped MemoryError is a fault */
static long only_number; /* -n: this allocation fails, here, without a fork */
static int report = 1;   /* the real standard output, while the programs' own is caught */

/* The comb. */
static int armed;
static long requests;      /* asked for since armed */
static long stride = 1;    /* every which request is swept */
static long raised;        /* MemoryErrors in this process */
static Slot *myself;       /* in a child: its slot */
static const char *wanted; /* the output with memory enough */
static size_t wanted_size;
static int wanted_status;

/** OuErr_NoMemory() itself; the linker option --wrap names it so. */
void *__real_OuErr_NoMemory(void);
/** Called in its place. */
void *__wrap_OuErr_NoMemory(void);

/* ---- judging --------------------------------------------------------------------------------- */

/** The whole of a memory file: mapped, or "" when it is empty. Released with drop(). */
static char *look(int file, size_t *size)
{
    *size = (size_t)lseek(file, 0, SEEK_END);
    char *text = *size ? mmap(NULL, *size, PROT_READ, MAP_SHARED, file, 0) : "";
    return text == MAP_FAILED ? "" : text;
}

/** Unmaps what look() gave. */
static void drop(char *text, size_t size)
{
    if (size > 0) {
        munmap(text, size);
    }
}

/** Whether a child's two streams speak of a MemoryError. */
static int speaks_of_memory(const Slot *slot)
{
    static const char word[] = "MemoryError";
    int found = 0;
    int files[] = {slot->output, slot->errors};
    for (int i = 0; i < 2; i++) {
        size_t size;
        char *text = look(files[i], &size);
        found |= size && memmem(text, size, word, sizeof word - 1) != NULL;
        drop(text, size);
    }
    return found;
}

/** Whether a child printed and returned what the program does with memory enough. */
static int is_same(const Slot *slot)
{
    size_t size;
    char *text = look(slot->output, &size);
    int same = slot->outcome->status == wanted_status && size == wanted_size &&
               memcmp(text, wanted, size) == 0;
    drop(text, size);
    return same;
}

/** Shows the end of a stream as comment lines. */
static void show(const char *title, int file)
{
    size_t size;
    char *text = look(file, &size);
    size_t from = size > 1000 ? size - 1000 : 0;
    dprintf(report, "#   %s:\n", title);
    while (from < size) {
        const char *end = memchr(text + from, '\n', size - from);
        size_t length = end ? (size_t)(end - text) - from : size - from;
        dprintf(report, "#     %.*s\n", (int)length, text + from);
        from += length + 1;
    }
    drop(text, size);
}

/** Judges a child that has ended, and frees its slot. */
static void judge(Slot *slot, int status)
{
    const Outcome *outcome = slot->outcome;
    char fault[100] = "";
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM) {
        snprintf(fault, sizeof fault, "no end within %d s", TIME_LIMIT);
    } else if (WIFSIGNALED(status)) {
        snprintf(fault, sizeof fault, "signal %d, %s", WTERMSIG(status),
                 strsignal(WTERMSIG(status)));
    } else if (!outcome->finished) {
        snprintf(fault, sizeof fault, "left through exit()");
    } else if (outcome->leaked != 0) {
        snprintf(fault, sizeof fault, "%ld blocks alive after the end", outcome->leaked);
    } else if (is_same(slot)) {
        tally->same++;
    } else if (outcome->raised && (outcome->status == -1 || speaks_of_memory(slot))) {
        tally->seen++;
    } else if (outcome->raised && !strict) {
        tally->dropped++;
    } else {
        snprintf(fault, sizeof fault, "another result (status %d), and no MemoryError",
                 outcome->status);
    }
    tally->runs++;
    if (fault[0] && tally->failed++ < MOST_SHOWN) {
        dprintf(report, "# allocation %ld fails: %s\n", slot->number, fault);
        show("standard output", slot->output);
        show("standard error", slot->errors);
    }
    slot->pid = 0;
}

/** Waits for one child and judges it. */
static void wait_for_one(void)
{
    int status;
    pid_t pid = waitpid(-1, &status, 0);
    for (int i = 0; i < jobs; i++) {
        if (pid > 0 && slots[i].pid == pid) {
            judge(&slots[i], status);
        }
    }
}

/** Judges all children that are left. */
static void wait_for_all(void)
{
    for (int i = 0; i < jobs; i++) {
        while (slots[i].pid != 0) {
            wait_for_one();
        }
    }
}

/* ---- the comb --------------------------------------------------------------------------------- */

/** Fills a child's memory file with what this process has printed so far. */
static void copy_stream(int from, int to)
{
    size_t size;
    char *text = look(from, &size);
    if (ftruncate(to, 0) < 0 || pwrite(to, text, size, 0) != (ssize_t)size) {
        dprintf(report, "Bail out! a memory file: %s\n", strerror(errno));
        _exit(99);
    }
    drop(text, size);
    lseek(to, 0, SEEK_END);
}

/** A free slot, if need be after waiting for one. */
static Slot *free_slot(void)
{
    for (;;) {
        for (int i = 0; i < jobs; i++) {
            if (slots[i].pid == 0) {
                return &slots[i];
            }
        }
        wait_for_one();
    }
}

/** One tooth of the comb: 1 in a new child, where the request fails; 0 in the parent. */
static int grow_tooth(void)
{
    int kept = errno;
    Slot *slot = free_slot();
    slot->number = requests;
    memset(slot->outcome, 0, sizeof *slot->outcome);
    copy_stream(STDOUT_FILENO, slot->output); /* not in the child: this process runs on */
    copy_stream(STDERR_FILENO, slot->errors);
    pid_t pid = fork();
    if (pid < 0) {
        dprintf(report, "Bail out! fork: %s\n", strerror(errno));
        _exit(99);
    }
    if (pid > 0) {
        slot->pid = pid;
        errno = kept;
        return 0;
    }
    armed = 0;
    myself = slot;
    alarm(TIME_LIMIT);
    dup2(slot->output, STDOUT_FILENO);
    dup2(slot->errors, STDERR_FILENO);
    errno = kept;
    return 1;
}

/** Counts a request; 1 when it must fail. */
static int must_fail(void)
{
    if (!armed) {
        return 0;
    }
    requests++;
    if (only_number != 0) {
        return requests == only_number;
    }
    return stride > 0 && requests % stride == 0 && grow_tooth();
}

/** NULL when this request must fail, else what the allocator below gives. */
static void *comb_malloc(void *context, size_t size)
{
    OuMemAllocator *below = context;
    return must_fail() ? NULL : below->malloc(below->context, size);
}

/** NULL when this request must fail, else what the allocator below gives. */
static void *comb_calloc(void *context, size_t count, size_t size)
{
    OuMemAllocator *below = context;
    return must_fail() ? NULL : below->calloc(below->context, count, size);
}

/** NULL when this request must fail; then the old block stays as it was. */
static void *comb_realloc(void *context, void *block, size_t size)
{
    OuMemAllocator *below = context;
    return must_fail() ? NULL : below->realloc(below->context, block, size);
}

/** Passes on. */
static void comb_free(void *context, void *block)
{
    OuMemAllocator *below = context;
    below->free(below->context, block);
}

/** The layer's place in the allocator stack. */
static OuMemLayer layer = {
    .name = "comb",
    .functions = {NULL, comb_malloc, comb_calloc, comb_realloc, comb_free},
};

void *__wrap_OuErr_NoMemory(void)
{
    raised++;
    return __real_OuErr_NoMemory();
}

/* ---- one run ---------------------------------------------------------------------------------- */

/** Puts on the ledger and the comb, and starts the runtime: 0, or -1. */
static int boot(void)
{
    OuMem_SetupLedger();
    ou_mem_push_layer(&layer);
    return ou_initialize();
}

/** The runtime is started: runs the program to its end, as bin/ouro.c does. */
static int run_program(const Job *job)
{
    return ou_run_source(job->source, job->size, job->name) < 0 ? ou_print_error() : 0;
}

/** Ends the runtime and the process, and leaves an outcome. */
static void leave(int status)
{
    ou_finalize();
    armed = 0;
    ou_mem_pop_layer(&layer);
    Outcome *outcome = myself ? myself->outcome : &outcomes[jobs];
    outcome->status = status;
    outcome->leaked = (long)OuMem_LiveBlocks();
    outcome->raised = raised;
    outcome->finished = 1;
    fflush(NULL);
    if (only_number != 0) {
        printf("# status %d, %ld of %ld requests, %ld MemoryErrors, %ld blocks alive\n", status,
               only_number, requests, raised, outcome->leaked);
        fflush(NULL);
    }
    if (myself == NULL) {
        wait_for_all();
        tally->requests = requests;
    }
    WRITE_COVERAGE();
    _exit(0);
}

/** Runs a job in this process, with teeth at every stride-th request. Does not return. */
static void run_job(const Job *job)
{
    if (job->name == NULL) {
        armed = 1;
        leave(boot() < 0 ? -1 : 0);
    }
    char *argv[] = {(char *)job->name};
    if (ou_sys_set_argv(1, argv) < 0) {
        _exit(99);
    }
    armed = 1;
    leave(run_program(job));
}

/* ---- a sweep ---------------------------------------------------------------------------------- */

/** A memory file. */
static int memory_file(const char *name)
{
    int file = memfd_create(name, 0);
    if (file < 0) {
        perror("memfd_create");
        exit(99);
    }
    return file;
}

/** Memory that children share. */
static void *shared(size_t size)
{
    void *block = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED) {
        perror("mmap");
        exit(99);
    }
    return block;
}

/** Runs a job in a child, its streams in fresh memory files: 0, or -1 if that child failed. */
static int run_apart(const Job *job, int output, int errors)
{
    memset(&outcomes[jobs], 0, sizeof *outcomes);
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(output, STDOUT_FILENO);
        dup2(errors, STDERR_FILENO);
        run_job(job);
    }
    int status;
    waitpid(pid, &status, 0);
    if (pid < 0 || !WIFEXITED(status) || !outcomes[jobs].finished || outcomes[jobs].leaked) {
        printf("# the run that has memory enough: wait status %d, %ld blocks alive\n", status,
               outcomes[jobs].leaked);
        return -1;
    }
    return 0;
}

/** Runs a job once with memory enough, then with each failure: 1 when all is well. */
static int sweep(const Job *job)
{
    int output = memory_file("output"), errors = memory_file("errors");
    int output_again = memory_file("output"), errors_again = memory_file("errors");
    memset(tally, 0, sizeof *tally);
    stride = 0;
    int status = run_apart(job, output, errors);
    char *text = look(output, &wanted_size);
    if (status == 0) {
        wanted = text;
        wanted_status = outcomes[jobs].status;
        stride = most_runs ? (tally->requests + most_runs - 1) / most_runs : 1;
        stride = stride ? stride : 1;
        memset(tally, 0, sizeof *tally);
        status = run_apart(job, output_again, errors_again);
    }
    drop(text, wanted_size);
    close(output), close(errors), close(output_again), close(errors_again);
    return status == 0 && tally->failed == 0 && tally->runs == tally->requests / stride;
}

/** Sweeps a job and prints its line of TAP: 1 when all is well. */
static int sweep_and_tell(const Job *job, int line)
{
    int good = sweep(job);
    const char *name = job->name ? job->name : "the boot";
    printf("%s %d - %s: %ld of %ld allocations failed", good ? "ok" : "not ok", line, name,
           tally->runs, tally->requests);
    printf(": %ld same result, %ld MemoryError, %ld dropped", tally->same, tally->seen,
           tally->dropped);
    if (tally->failed > 0) {
        printf(", %ld faults", tally->failed);
    }
    printf("\n");
    fflush(stdout);
    return good;
}

/** Reads a program: 1, or 0 when it cannot be read. */
static int read_job(Job *job, const char *name)
{
    FILE *file = fopen(name, "r");
    if (file == NULL) {
        return 0;
    }
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    job->name = name;
    job->source = calloc(1, (size_t)size + 1);
    job->size = job->source ? fread(job->source, 1, (size_t)size, file) : 0;
    fclose(file);
    return job->source != NULL;
}

/** Makes what all sweeps share. */
static void prepare(void)
{
    outcomes = shared((MOST_JOBS + 1) * sizeof *outcomes);
    tally = shared(sizeof *tally);
    for (int i = 0; i < jobs; i++) {
        slots[i].output = memory_file("output");
        slots[i].errors = memory_file("errors");
        slots[i].outcome = &outcomes[i];
    }
    report = dup(STDOUT_FILENO);
}

int main(int argc, char **argv)
{
    int option, with_boot = 0, line = 0, good = 1;
    while ((option = getopt(argc, argv, "bsj:k:n:")) != -1) {
        switch (option) {
        case 'b':
            with_boot = 1;
            break;
        case 's':
            strict = 1;
            break;
        case 'j':
            jobs = atoi(optarg);
            break;
        case 'k':
            most_runs = atol(optarg);
            break;
        case 'n':
            only_number = atol(optarg);
            break;
        default:
            jobs = 0;
        }
    }
    if (jobs < 1 || jobs > MOST_JOBS) {
        fprintf(stderr, "usage: nomem [-bs] [-j JOBS] [-k RUNS] [-n NUMBER] [PROGRAM...]\n");
        return 2;
    }
    prepare();
    Job job = {0};
    if (with_boot) {
        if (only_number != 0) {
            run_job(&job);
        }
        good &= sweep_and_tell(&job, ++line);
    }
    if (optind < argc && boot() < 0) {
        printf("Bail out! The runtime does not start.\n");
        return 1;
    }
    for (int i = optind; i < argc; i++) {
        if (!read_job(&job, argv[i])) {
            printf("not ok %d - %s cannot be read\n", ++line, argv[i]);
            good = 0;
            continue;
        }
        if (only_number != 0) {
            run_job(&job);
        }
        good &= sweep_and_tell(&job, ++line);
        free(job.source);
    }
    printf("1..%d\n", line);
    return !good;
}
