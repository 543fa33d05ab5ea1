/* SPDX-License-Identifier: MIT */
/**
 * @file lab.h
 * A lab as its labs/labN-name/lab.json describes it.
 *
 * A lab that lab_read() returned is sound: every key is known and of the right type, every test
 * belongs to a task, `needs` names earlier tests only, ids and probes are unique, each probe and
 * each Python program has its file, and what is measured can be measured.
 *
 * The hidden tests of a lab, grader/hidden/labN-name/hidden.json, are read as a lab of their own: the
 * same files, tasks and lanes, other tests. So whatever grades a lab grades its hidden tests.
 */
#ifndef OURO_GRADER_LAB_H
#define OURO_GRADER_LAB_H

#include "util.h"

/** The lanes a test can run in, in the order in which they run. */
typedef enum Lane {
    LANE_PLAIN,
    LANE_ASAN,
    LANE_MEMCHECK,
    LANE_PARANOID,
    LANE_NOMEM,
    LANE_COST,
    LANE_COUNT
} Lane;

/** "plain", "asan", "memcheck", "paranoid", "nomem", "cost". */
extern const char *const lane_names[LANE_COUNT];

/** How a function of the lab says that memory is out; labs/probe/nomem.h says the same. */
typedef enum Refusal {
    REFUSAL_NONE,        /**< it does not */
    REFUSAL_NULL,        /**< NULL, and no error is set */
    REFUSAL_NULL_ERROR,  /**< NULL, and MemoryError is set */
    REFUSAL_MINUS,       /**< -1, and no error is set */
    REFUSAL_MINUS_ERROR, /**< -1, and MemoryError is set */
    REFUSAL_COUNT
} Refusal;

/** A file that the student writes. */
typedef struct LabFile {
    char *name;     /**< "refcount.c", in the lab's folder */
    char *replaces; /**< "core/refcount.c", below reference/ */
} LabFile;

/** A task of the handout. */
typedef struct LabTask {
    int task; /**< 1, 2, ... */
    char *title;
    int minutes;
    char *difficulty; /**< "easy", "medium" or "hard" */
    char *section;    /**< anchor in the lab's README.md */
} LabTask;

/** In the place of the number of a task. */
enum {
    TASK_ALL = -1,     /**< every task, the programs and the costs */
    TASK_COSTS = -2,   /**< none: the test measures a cost */
    TASK_PROGRAMS = 0, /**< none: the test is a Python program */
};

/**
 * A test: one probe, one Python program or one cost, run in every lane that the lab has for its
 * kind. A cost is a probe that is measured in the cost lane and runs in no other.
 */
typedef struct LabTest {
    char *id;      /**< "2.3": the third of task 2; "P3": the third program; "C3": the third cost;
                        of a hidden test "H2.3" or "HP3" */
    char *probe;   /**< PROBE.c defines PROBE(PROBE); or the program is PROBE.py */
    int task;      /**< or TASK_PROGRAMS, TASK_COSTS */
    int weight;    /**< of a cost: its points */
    char *name;    /**< the claim that it proves */
    char *why;     /**< why that matters, for the student who failed it */
    char *section; /**< anchor in the lab's README.md */
    Strings needs; /**< ids of tests that must have passed in the plain lane */
    bool not_in[LANE_COUNT]; /**< lanes of the lab in which it does not run */
} LabTest;

/** How a cost is measured and judged; ratios are between the student's slope and the reference's. */
typedef struct LabCost {
    int sizes[2]; /**< of the work: n and 2 n; n is even */
    double limit; /**< up to this ratio: full points */
    double half;  /**< up to this ratio: half of them */
} LabCost;

/** A lab. Everything in it is owned by it. */
typedef struct Lab {
    char *folder;       /**< "labs/lab1-refcount" */
    char *tests_folder; /**< where the probes and programs are: "labs/lab1-refcount/tests" */
    bool hidden;        /**< whether the tests are the hidden ones */
    int number;
    char *slug; /**< "lab1-refcount" */
    char *title;
    char *summary;
    int hours[2]; /**< from, to */
    LabFile *files;
    size_t file_count;
    Strings exports;   /**< symbols that the files must define */
    Strings fallible;  /**< functions that may run out of memory, the lab's and the runtime's */
    Refusal *refusals; /**< of each of these: how it says so */
    int lane_points[LANE_COUNT]; /**< points of a probe of weight 1; 0: the lab has no such lane */
    int program_points[LANE_COUNT]; /**< the same for a Python program */
    int stub_score;                 /**< what the untouched stub scores */
    LabTask *tasks;
    size_t task_count;
    LabTest *tests;     /**< first the probes, then the Python programs, then the costs */
    size_t test_count;  /**< of all three */
    size_t probe_count; /**< of the probes alone */
    LabCost *costs;     /**< in the order of their tests */
    size_t cost_count;  /**< of the costs alone */
} Lab;

/**
 * Reads FOLDER/lab.json.
 *
 * @param folder   the lab's folder
 * @param problem  receives one sentence with file, place and remedy when something is wrong
 * @return a new lab that the caller frees with lab_free(), or NULL
 */
Lab *lab_read(const char *folder, Text *problem);

/** Where the hidden tests of all labs are. */
#define HIDDEN_ROOT "grader/hidden"

/**
 * Reads FOLDER/lab.json, and in the place of its tests ROOT/SLUG/hidden.json.
 *
 * @param folder   the lab's folder
 * @param root     HIDDEN_ROOT
 * @param problem  receives one sentence with file, place and remedy when something is wrong
 * @return a new lab that the caller frees with lab_free(), or NULL; NULL without a problem: the lab has
 *         no hidden tests
 */
Lab *lab_read_hidden(const char *folder, const char *root, Text *problem);

/** Frees a lab; NULL is allowed. */
void lab_free(Lab *lab);

/**
 * The folders ROOT/labN-name that hold a lab.json, ordered by N.
 *
 * @param root     "labs"
 * @param folders  receives the paths
 */
void labs_list(const char *root, Strings *folders);

/**
 * Finds a lab's folder by its number ("1", "01", "lab1") or slug ("lab1-refcount").
 *
 * @param root     "labs"
 * @param name     number or slug
 * @param problem  receives one sentence that names the labs that there are
 * @return a new path that the caller frees, or NULL
 */
char *lab_find(const char *root, const char *name, Text *problem);

/** The lane of this name, or LANE_COUNT. */
Lane lane_find(const char *name);

/** The test with this id, borrowed, or NULL. */
const LabTest *lab_test(const Lab *lab, const char *id);

/** The task with this number, borrowed, or NULL. */
const LabTask *lab_task(const Lab *lab, int task);

/** Says whether a test is a Python program. */
bool lab_is_program(const LabTest *test);

/** Says whether a test measures a cost. */
bool lab_is_cost(const LabTest *test);

/** How a test that measures a cost is judged, borrowed. */
const LabCost *lab_cost(const Lab *lab, const LabTest *test);

/** How many Python programs the lab has. */
size_t lab_program_count(const Lab *lab);

/** Says whether any test of the lab runs in this lane. */
bool lab_uses_lane(const Lab *lab, Lane lane);

/** Says whether the lab has this lane for tests of this kind. */
bool lab_has_lane(const Lab *lab, const LabTest *test, Lane lane);

/** The file of a test, "labs/lab1-refcount/tests/NAME.c" or ".py": a new path. */
char *lab_test_path(const Lab *lab, const LabTest *test);

/** Points of one test in one lane. */
int lab_points(const Lab *lab, const LabTest *test, Lane lane);

/** Points of a task, of the Python programs or of the costs, over all tests and lanes. */
int lab_task_points(const Lab *lab, int task);

/** Points of the whole lab. */
int lab_total_points(const Lab *lab);

#endif
