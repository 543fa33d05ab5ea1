/* SPDX-License-Identifier: MIT */
/**
 * @file lab.c
 * Reads lab.json and refuses what is not sound.
 *
 * The idea: each object of the file has a table of its keys (Field), and one function compares
 * object and table. So every wrong key, missing key and wrong type is told in the same words, with
 * the place where it stands. What tables cannot say (ids that must be unique, tests that must
 * exist) is checked afterwards.
 */
#include "lab.h"

#include <ctype.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

typedef enum FieldKind {
    FIELD_TEXT,
    FIELD_NUMBER,
    FIELD_REAL,
    FIELD_ARRAY,
    FIELD_OBJECT
} FieldKind;

/** One key of an object: what it must hold, and where that goes. */
typedef struct Field {
    const char *key;
    FieldKind kind;
    bool optional;
    void *to; /**< char **, int *, double *, json_t ** (borrowed) */
} Field;

/** What the reader carries around: which file, and where complaints go. */
typedef struct Reader {
    const char *path;
    Text *problem;
} Reader;

static bool wrong(const Reader *reader, const char *format, ...) PRINTF_LIKE(2, 3);

static bool wrong(const Reader *reader, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_printf(reader->problem, "%s: ", reader->path);
    text_vprintf(reader->problem, format, args);
    va_end(args);
    return false;
}

/* ---- objects against tables ---------------------------------------------------------------- */

static bool field_take(const Reader *reader, const char *place, const Field *field, json_t *value)
{
    static const char *const kinds[] = {"a string", "a whole number of 0 or more",
                                        "a number of 1 or more", "an array", "an object"};
    bool fits = false;
    switch (field->kind) {
    case FIELD_TEXT:
        fits = json_is_string(value) && json_string_length(value) > 0 &&
               strlen(json_string_value(value)) == json_string_length(value);
        break;
    case FIELD_NUMBER:
        fits = json_is_integer(value) && json_integer_value(value) >= 0 &&
               json_integer_value(value) <= 1000000;
        break;
    case FIELD_REAL:
        fits = json_is_number(value) && json_number_value(value) >= 1.0;
        break;
    case FIELD_ARRAY:
        fits = json_is_array(value);
        break;
    case FIELD_OBJECT:
        fits = json_is_object(value);
        break;
    }
    if (!fits) {
        return wrong(reader, "%s: \"%s\" must be %s", place, field->key, kinds[field->kind]);
    }
    if (field->kind == FIELD_TEXT) {
        *(char **)field->to = must_copy(json_string_value(value));
    } else if (field->kind == FIELD_NUMBER) {
        *(int *)field->to = (int)json_integer_value(value);
    } else if (field->kind == FIELD_REAL) {
        *(double *)field->to = json_number_value(value);
    } else {
        *(json_t **)field->to = value;
    }
    return true;
}

static bool known_keys_only(const Reader *reader, const char *place, json_t *object,
                            const Field *fields, size_t count)
{
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value)
    {
        bool known = false;
        for (size_t i = 0; i < count; i++) {
            known = known || strcmp(fields[i].key, key) == 0;
        }
        if (!known) {
            return wrong(reader,
                         "%s: \"%s\" is not a key of this object; remove it or mend its name",
                         place, key);
        }
    }
    return true;
}

static bool object_read(const Reader *reader, const char *place, json_t *object,
                        const Field *fields, size_t count)
{
    if (!json_is_object(object)) {
        return wrong(reader, "%s must be an object, {...}", place);
    }
    if (!known_keys_only(reader, place, object, fields, count)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        json_t *value = json_object_get(object, fields[i].key);
        if (value == NULL && !fields[i].optional) {
            return wrong(reader, "%s: \"%s\" is missing", place, fields[i].key);
        }
        if (value != NULL && !field_take(reader, place, &fields[i], value)) {
            return false;
        }
    }
    return true;
}

static bool strings_read(const Reader *reader, const char *place, json_t *array, Strings *list)
{
    size_t at;
    json_t *value;
    json_array_foreach(array, at, value)
    {
        if (!json_is_string(value) || json_string_length(value) == 0) {
            return wrong(reader, "%s: item %zu must be a string", place, at + 1);
        }
        strings_add(list, json_string_value(value));
    }
    return true;
}

/* ---- the parts of a lab -------------------------------------------------------------------- */

/** A name that can stand in a path without leading anywhere else. */
static bool plain_name(const char *name)
{
    for (const char *at = name; *at != '\0'; at++) {
        if (!isalnum((unsigned char)*at) && strchr("_-.", *at) == NULL) {
            return false;
        }
    }
    return name[0] != '.' && name[0] != '-' && name[0] != '\0';
}

static bool files_read(const Reader *reader, json_t *array, Lab *lab)
{
    lab->files = must_alloc(json_array_size(array), sizeof *lab->files);
    size_t at;
    json_t *value;
    json_array_foreach(array, at, value)
    {
        LabFile *file = &lab->files[lab->file_count++];
        char *place = must_print("file %zu", at + 1);
        const Field fields[] = {{"name", FIELD_TEXT, false, &file->name},
                                {"replaces", FIELD_TEXT, false, &file->replaces}};
        bool read = object_read(reader, place, value, fields, COUNT_OF(fields));
        free(place);
        if (!read) {
            return false;
        }
        if (!plain_name(file->name)) {
            return wrong(reader, "file name \"%s\": letters, digits and _ - . only", file->name);
        }
    }
    return lab->file_count > 0 ? true : wrong(reader, "\"files\" must name at least one file");
}

static bool tasks_read(const Reader *reader, json_t *array, Lab *lab)
{
    lab->tasks = must_alloc(json_array_size(array), sizeof *lab->tasks);
    size_t at;
    json_t *value;
    json_array_foreach(array, at, value)
    {
        LabTask *task = &lab->tasks[lab->task_count++];
        char *place = must_print("task %zu", at + 1);
        const Field fields[] = {{"task", FIELD_NUMBER, false, &task->task},
                                {"title", FIELD_TEXT, false, &task->title},
                                {"minutes", FIELD_NUMBER, false, &task->minutes},
                                {"difficulty", FIELD_TEXT, false, &task->difficulty},
                                {"section", FIELD_TEXT, false, &task->section}};
        bool read = object_read(reader, place, value, fields, COUNT_OF(fields));
        free(place);
        if (!read) {
            return false;
        }
        if (task->task != (int)at + 1) {
            return wrong(reader,
                         "the tasks must be numbered 1, 2, ... in this order; here stands %d",
                         task->task);
        }
    }
    return true;
}

/** What the tests of a kind are called in messages. */
static const char *kind_of(const LabTest *test)
{
    return lab_is_program(test) ? "program" : lab_is_cost(test) ? "cost" : "probe";
}

/**
 * The id of a program is "P" and a number, of a cost "C" and a number, of a probe "TASK.NUMBER". An
 * "H" stands before the id of a hidden test.
 */
static bool id_fits(const Reader *reader, const Lab *lab, const LabTest *test)
{
    const char *mark = lab->hidden ? "H" : "";
    if (lab_is_program(test) || lab_is_cost(test)) {
        char *letter = must_print("%s%c", mark, lab_is_cost(test) ? 'C' : 'P');
        const char *number = test->id + strlen(letter);
        bool fits = starts_with(test->id, letter) && *number != '\0' &&
                    number[strspn(number, "0123456789")] == '\0';
        if (!fits) {
            wrong(reader, "%s %s: the id must be \"%s\" and a number", kind_of(test), test->id,
                  letter);
        }
        free(letter);
        return fits;
    }
    if (lab_task(lab, test->task) == NULL) {
        return wrong(reader, "test %s: there is no task %d", test->id, test->task);
    }
    char *prefix = must_print("%s%d.", mark, test->task);
    bool fits = starts_with(test->id, prefix) && plain_name(test->id);
    if (!fits) {
        wrong(reader, "test %s: the id of a test of task %d must be \"%s\" and a number", test->id,
              test->task, prefix);
    }
    free(prefix);
    return fits;
}

static bool is_unique(const Reader *reader, const Lab *lab, const LabTest *test, const char *kind)
{
    for (const LabTest *other = lab->tests; other != test; other++) {
        if (strcmp(other->id, test->id) == 0) {
            return wrong(reader, "test id \"%s\" stands there twice", test->id);
        }
        if (lab_is_program(other) == lab_is_program(test) &&
            strcmp(other->probe, test->probe) == 0) {
            return wrong(reader, "%s \"%s\" stands there twice", kind, test->probe);
        }
    }
    return true;
}

static bool test_is_sound(const Reader *reader, const Lab *lab, const LabTest *test)
{
    const char *kind = kind_of(test);
    if (!id_fits(reader, lab, test)) {
        return false;
    }
    if (!plain_name(test->probe) || strpbrk(test->probe, "-.") != NULL) {
        return wrong(reader, "test %s: \"%s\" cannot be the name of a %s", test->id, test->probe,
                     kind);
    }
    if (!is_unique(reader, lab, test, kind)) {
        return false;
    }
    for (size_t i = 0; i < test->needs.count; i++) {
        const LabTest *needed = lab_test(lab, test->needs.items[i]);
        if (needed == NULL || needed >= test) {
            return wrong(reader, "test %s: \"needs\" names %s, which is no test before this one",
                         test->id, test->needs.items[i]);
        }
    }
    char *probe = lab_test_path(lab, test);
    bool there = file_exists(probe);
    if (!there) {
        wrong(reader, "test %s: its %s %s is missing; write it or mend \"%s\"", test->id, kind,
              probe, kind);
    }
    free(probe);
    return there;
}

/** Reads the lanes in which a test does not run. */
static bool not_in_read(const Reader *reader, json_t *array, LabTest *test)
{
    size_t at;
    json_t *value;
    json_array_foreach(array, at, value)
    {
        const char *name = json_is_string(value) ? json_string_value(value) : "";
        Lane lane = lane_find(name);
        if (lane == LANE_COUNT || lane == LANE_PLAIN || lane == LANE_COST) {
            return wrong(reader,
                         "test %s: \"not_in\" may name asan, memcheck, paranoid and nomem; \"%s\" "
                         "is none of them",
                         test->id, name);
        }
        test->not_in[lane] = true;
    }
    return true;
}

static bool tests_read(const Reader *reader, json_t *array, Lab *lab)
{
    size_t at;
    json_t *value;
    json_array_foreach(array, at, value)
    {
        LabTest *test = &lab->tests[lab->test_count++];
        json_t *needs = NULL, *not_in = NULL;
        char *place = must_print("test %zu", at + 1);
        const Field fields[] = {{"id", FIELD_TEXT, false, &test->id},
                                {"probe", FIELD_TEXT, false, &test->probe},
                                {"task", FIELD_NUMBER, false, &test->task},
                                {"weight", FIELD_NUMBER, false, &test->weight},
                                {"name", FIELD_TEXT, false, &test->name},
                                {"why", FIELD_TEXT, false, &test->why},
                                {"section", FIELD_TEXT, false, &test->section},
                                {"needs", FIELD_ARRAY, true, &needs},
                                {"not_in", FIELD_ARRAY, true, &not_in}};
        bool read = object_read(reader, place, value, fields, COUNT_OF(fields)) &&
                    (needs == NULL || strings_read(reader, place, needs, &test->needs)) &&
                    not_in_read(reader, not_in, test);
        free(place);
        if (!read || !test_is_sound(reader, lab, test)) {
            return false;
        }
    }
    lab->probe_count = lab->test_count;
    return lab->test_count > 0 ? true : wrong(reader, "\"tests\" must name at least one test");
}

static bool programs_read(const Reader *reader, json_t *array, Lab *lab)
{
    size_t at;
    json_t *value;
    json_array_foreach(array, at, value)
    {
        LabTest *test = &lab->tests[lab->test_count++];
        json_t *needs = NULL, *not_in = NULL;
        char *place = must_print("program %zu", at + 1);
        const Field fields[] = {{"id", FIELD_TEXT, false, &test->id},
                                {"program", FIELD_TEXT, false, &test->probe},
                                {"weight", FIELD_NUMBER, false, &test->weight},
                                {"name", FIELD_TEXT, false, &test->name},
                                {"why", FIELD_TEXT, false, &test->why},
                                {"section", FIELD_TEXT, false, &test->section},
                                {"needs", FIELD_ARRAY, true, &needs},
                                {"not_in", FIELD_ARRAY, true, &not_in}};
        test->task = TASK_PROGRAMS;
        bool read = object_read(reader, place, value, fields, COUNT_OF(fields)) &&
                    (needs == NULL || strings_read(reader, place, needs, &test->needs)) &&
                    not_in_read(reader, not_in, test);
        free(place);
        if (!read || !test_is_sound(reader, lab, test)) {
            return false;
        }
    }
    return true;
}

static bool sizes_read(const Reader *reader, json_t *array, const LabTest *test, LabCost *cost)
{
    for (size_t i = 0; i < 2; i++) {
        json_t *value = json_array_get(array, i);
        bool fits = json_array_size(array) == 2 && json_is_integer(value) &&
                    json_integer_value(value) > 0 && json_integer_value(value) <= 1000000;
        cost->sizes[i] = fits ? (int)json_integer_value(value) : 0;
    }
    bool fit =
        cost->sizes[0] > 0 && cost->sizes[0] % 2 == 0 && cost->sizes[1] == 2 * cost->sizes[0];
    return fit ? true
               : wrong(reader,
                       "cost %s: \"sizes\" must be two whole numbers, [n, 2n], and n must be even",
                       test->id);
}

/** Reads one entry of "costs". */
static bool cost_read(const Reader *reader, size_t at, json_t *value, LabTest *test, LabCost *cost)
{
    json_t *sizes;
    char *place = must_print("cost %zu", at + 1);
    const Field fields[] = {{"id", FIELD_TEXT, false, &test->id},
                            {"probe", FIELD_TEXT, false, &test->probe},
                            {"sizes", FIELD_ARRAY, false, &sizes},
                            {"limit", FIELD_REAL, false, &cost->limit},
                            {"half", FIELD_REAL, false, &cost->half},
                            {"points", FIELD_NUMBER, false, &test->weight},
                            {"name", FIELD_TEXT, false, &test->name},
                            {"why", FIELD_TEXT, false, &test->why},
                            {"section", FIELD_TEXT, false, &test->section}};
    test->task = TASK_COSTS;
    bool read = object_read(reader, place, value, fields, COUNT_OF(fields));
    free(place);
    if (!read || !sizes_read(reader, sizes, test, cost)) {
        return false;
    }
    if (cost->half < cost->limit) {
        return wrong(reader, "cost %s: \"half\" must not be below \"limit\"", test->id);
    }
    if (test->weight == 0 || test->weight % 2 != 0) {
        return wrong(reader,
                     "cost %s: \"points\" must be even and not 0: half of them may be given",
                     test->id);
    }
    return true;
}

static bool costs_read(const Reader *reader, json_t *array, Lab *lab)
{
    size_t at;
    json_t *value;
    lab->costs = must_alloc(json_array_size(array) + 1, sizeof *lab->costs);
    json_array_foreach(array, at, value)
    {
        LabTest *test = &lab->tests[lab->test_count++];
        LabCost *cost = &lab->costs[lab->cost_count++];
        if (!cost_read(reader, at, value, test, cost) || !test_is_sound(reader, lab, test)) {
            return false;
        }
    }
    return true;
}

static bool hours_read(const Reader *reader, json_t *array, Lab *lab)
{
    for (size_t i = 0; i < 2; i++) {
        json_t *value = json_array_get(array, i);
        if (json_array_size(array) != 2 || !json_is_integer(value)) {
            return wrong(reader, "\"hours\" must be two whole numbers, [from, to]");
        }
        lab->hours[i] = (int)json_integer_value(value);
    }
    return true;
}

static bool lanes_read(const Reader *reader, json_t *object, Lab *lab)
{
    const Field fields[] = {{"plain", FIELD_NUMBER, false, &lab->lane_points[LANE_PLAIN]},
                            {"asan", FIELD_NUMBER, true, &lab->lane_points[LANE_ASAN]},
                            {"memcheck", FIELD_NUMBER, true, &lab->lane_points[LANE_MEMCHECK]},
                            {"paranoid", FIELD_NUMBER, true, &lab->lane_points[LANE_PARANOID]},
                            {"nomem", FIELD_NUMBER, true, &lab->lane_points[LANE_NOMEM]}};
    return object_read(reader, "\"lanes\"", object, fields, COUNT_OF(fields));
}

/** Reads how functions of the lab say that memory is out: {"OuList_New": "NULL, MemoryError", ...}. */
static bool refusals_read(const Reader *reader, json_t *object, Lab *lab)
{
    static const char *const words[REFUSAL_COUNT] = {"", "NULL", "NULL, MemoryError", "-1",
                                                     "-1, MemoryError"};
    const char *name;
    json_t *value;
    lab->refusals = must_alloc(json_object_size(object) + 1, sizeof *lab->refusals);
    json_object_foreach(object, name, value)
    {
        const char *word = json_is_string(value) ? json_string_value(value) : "";
        Refusal refusal = REFUSAL_NULL;
        while (refusal < REFUSAL_COUNT && strcmp(words[refusal], word) != 0) {
            refusal++;
        }
        if (!strings_have(&lab->exports, name) && !starts_with(name, "ou_mem_")) {
            return wrong(reader,
                         "\"without_memory\" names %s, which is not in \"exports\" and no function "
                         "ou_mem_...",
                         name);
        }
        if (refusal == REFUSAL_COUNT) {
            return wrong(
                reader,
                "\"without_memory\": %s must be \"NULL\", \"NULL, MemoryError\", \"-1\" or "
                "\"-1, MemoryError\"",
                name);
        }
        lab->refusals[lab->fallible.count] = refusal;
        strings_add(&lab->fallible, name);
    }
    return lab->lane_points[LANE_NOMEM] == 0 || object != NULL
               ? true
               : wrong(reader, "\"lanes\" names nomem: \"without_memory\" must say how the "
                               "functions tell that memory is out");
}

static bool program_lanes_read(const Reader *reader, json_t *object, Lab *lab)
{
    const Field fields[] = {{"plain", FIELD_NUMBER, false, &lab->program_points[LANE_PLAIN]},
                            {"asan", FIELD_NUMBER, true, &lab->program_points[LANE_ASAN]},
                            {"paranoid", FIELD_NUMBER, true, &lab->program_points[LANE_PARANOID]}};
    if (object == NULL) {
        return true;
    }
    if (!object_read(reader, "\"program_lanes\"", object, fields, COUNT_OF(fields))) {
        return false;
    }
    for (Lane lane = 0; lane < LANE_COUNT; lane++) {
        if (lab->program_points[lane] > 0 && lab->lane_points[lane] == 0) {
            return wrong(reader, "\"program_lanes\" names %s, which \"lanes\" does not",
                         lane_names[lane]);
        }
    }
    return true;
}

static bool slug_is_folder(const Reader *reader, const Lab *lab)
{
    const char *slash = strrchr(lab->folder, '/');
    const char *last = slash == NULL ? lab->folder : slash + 1;
    char *prefix = must_print("lab%d-", lab->number);
    bool fits = strcmp(last, lab->slug) == 0 && starts_with(lab->slug, prefix);
    free(prefix);
    return fits ? true
                : wrong(reader, "\"slug\" must be the folder's name, %s, and begin with lab%d-",
                        last, lab->number);
}

static bool lab_take(const Reader *reader, json_t *root, Lab *lab)
{
    json_t *hours, *files, *exports, *lanes, *tasks, *tests;
    json_t *program_lanes = NULL, *programs = NULL, *costs = NULL, *refusals = NULL;
    const Field fields[] = {{"lab", FIELD_NUMBER, false, &lab->number},
                            {"slug", FIELD_TEXT, false, &lab->slug},
                            {"title", FIELD_TEXT, false, &lab->title},
                            {"summary", FIELD_TEXT, false, &lab->summary},
                            {"hours", FIELD_ARRAY, false, &hours},
                            {"files", FIELD_ARRAY, false, &files},
                            {"exports", FIELD_ARRAY, false, &exports},
                            {"lanes", FIELD_OBJECT, false, &lanes},
                            {"without_memory", FIELD_OBJECT, true, &refusals},
                            {"stub_score", FIELD_NUMBER, false, &lab->stub_score},
                            {"tasks", FIELD_ARRAY, false, &tasks},
                            {"tests", FIELD_ARRAY, false, &tests},
                            {"program_lanes", FIELD_OBJECT, true, &program_lanes},
                            {"programs", FIELD_ARRAY, true, &programs},
                            {"costs", FIELD_ARRAY, true, &costs}};
    if (!object_read(reader, "the lab", root, fields, COUNT_OF(fields))) {
        return false;
    }
    if ((programs == NULL) != (program_lanes == NULL)) {
        return wrong(reader, "\"programs\" and \"program_lanes\" go together; one is missing");
    }
    size_t most = json_array_size(tests) + json_array_size(programs) + json_array_size(costs);
    lab->tests = must_alloc(most + 1, sizeof *lab->tests);
    return slug_is_folder(reader, lab) && hours_read(reader, hours, lab) &&
           files_read(reader, files, lab) &&
           strings_read(reader, "\"exports\"", exports, &lab->exports) &&
           lanes_read(reader, lanes, lab) && refusals_read(reader, refusals, lab) &&
           tasks_read(reader, tasks, lab) && tests_read(reader, tests, lab) &&
           program_lanes_read(reader, program_lanes, lab) && programs_read(reader, programs, lab) &&
           costs_read(reader, costs, lab);
}

/** Frees the tests of a lab and where they are; it has none then. */
static void tests_forget(Lab *lab)
{
    for (size_t i = 0; i < lab->test_count; i++) {
        LabTest *test = &lab->tests[i];
        free(test->id);
        free(test->probe);
        free(test->name);
        free(test->why);
        free(test->section);
        strings_free(&test->needs);
    }
    free(lab->tests);
    free(lab->costs);
    free(lab->tests_folder);
    lab->tests = NULL;
    lab->costs = NULL;
    lab->tests_folder = NULL;
    lab->test_count = lab->probe_count = lab->cost_count = 0;
}

/** What a file of JSON holds, for the caller to release; or NULL. */
static json_t *file_load(const Reader *reader)
{
    json_error_t error;
    json_t *root = json_load_file(reader->path, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL && error.line > 0) {
        text_printf(reader->problem, "%s:%d: %s; mend this line", reader->path, error.line,
                    error.text);
    } else if (root == NULL) {
        wrong(reader, "cannot be read: %s", error.text);
    }
    return root;
}

Lab *lab_read(const char *folder, Text *problem)
{
    char *path = must_print("%s/lab.json", folder);
    Reader reader = {.path = path, .problem = problem};
    Lab *lab = NULL;
    json_t *root = file_load(&reader);
    if (root != NULL) {
        lab = must_alloc(1, sizeof *lab);
        lab->folder = must_copy(folder);
        lab->tests_folder = must_print("%s/tests", folder);
        if (!lab_take(&reader, root, lab)) {
            lab_free(lab);
            lab = NULL;
        }
    }
    json_decref(root);
    free(path);
    return lab;
}

/* ---- hidden tests -------------------------------------------------------------------------- */

static bool hidden_take(const Reader *reader, json_t *root, Lab *lab)
{
    json_t *tests, *programs = NULL;
    const Field fields[] = {{"tests", FIELD_ARRAY, false, &tests},
                            {"programs", FIELD_ARRAY, true, &programs}};
    if (!object_read(reader, "the hidden tests", root, fields, COUNT_OF(fields))) {
        return false;
    }
    if (programs != NULL && lab->program_points[LANE_PLAIN] == 0) {
        return wrong(reader, "\"programs\" need \"program_lanes\" in %s/lab.json", lab->folder);
    }
    size_t most = json_array_size(tests) + json_array_size(programs);
    lab->tests = must_alloc(most + 1, sizeof *lab->tests);
    return tests_read(reader, tests, lab) && programs_read(reader, programs, lab);
}

Lab *lab_read_hidden(const char *folder, const char *root, Text *problem)
{
    Lab *lab = lab_read(folder, problem);
    if (lab == NULL) {
        return NULL;
    }
    tests_forget(lab);
    lab->hidden = true;
    lab->stub_score = 0;
    lab->tests_folder = must_print("%s/%s", root, lab->slug);
    char *path = must_print("%s/hidden.json", lab->tests_folder);
    Reader reader = {.path = path, .problem = problem};
    json_t *json = file_exists(path) ? file_load(&reader) : NULL;
    if (json == NULL || !hidden_take(&reader, json, lab)) {
        lab_free(lab);
        lab = NULL;
    }
    json_decref(json);
    free(path);
    return lab;
}

void lab_free(Lab *lab)
{
    if (lab == NULL) {
        return;
    }
    for (size_t i = 0; i < lab->file_count; i++) {
        free(lab->files[i].name);
        free(lab->files[i].replaces);
    }
    for (size_t i = 0; i < lab->task_count; i++) {
        free(lab->tasks[i].title);
        free(lab->tasks[i].difficulty);
        free(lab->tasks[i].section);
    }
    tests_forget(lab);
    free(lab->files);
    free(lab->tasks);
    strings_free(&lab->fallible);
    free(lab->refusals);
    strings_free(&lab->exports);
    free(lab->folder);
    free(lab->slug);
    free(lab->title);
    free(lab->summary);
    free(lab);
}
