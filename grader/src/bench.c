/* SPDX-License-Identifier: MIT */
/**
 * @file bench.c
 * Making programs: see bench.h.
 *
 * The idea: compiling costs more than linking. So a student's file and the course's own files are
 * compiled once per profile, and only those that were asked for.
 */
#include "bench.h"
#include "expect.h"
#include "student.h"

#include <stdlib.h>
#include <string.h>

void bench_add(Bench *bench, const Lab *lab, const Submission *submission)
{
    bench->pieces = must_resize(bench->pieces, bench->piece_count + 1, sizeof(Piece));
    bench->pieces[bench->piece_count++] = (Piece){.lab = lab, .submission = submission};
}

/* ---- objects ------------------------------------------------------------------------------- */

static BuildEnd compile_piece(Bench *bench, Piece *piece, Profile profile, Text *message)
{
    if (piece->built[profile]) {
        return piece->ends[profile];
    }
    Text ignored = {0};
    Text *warnings = profile == PROFILE_STUDENT ? &bench->grade->warnings : &ignored;
    const StudentOrder order = {.lab = piece->lab,
                                .submission = piece->submission,
                                .profile = profile,
                                .unchecked = bench->grade->order->unchecked};
    BuildEnd end = student_compile(&order, &piece->objects[profile], warnings, message);
    text_free(&ignored);
    piece->ends[profile] = end;
    piece->built[profile] = true;
    return end;
}

/** Compiles the probes that were asked for, or the costs. */
static BuildEnd compile_asked(Bench *bench, bool costs, Profile profile, Strings *objects,
                              Text *message)
{
    const Grade *grade = bench->grade;
    const Lab *lab = grade->lab;
    Source *sources = must_alloc(lab->test_count, sizeof *sources);
    char *place =
        must_print("%s/%s-%s", lab->slug, costs ? "costs" : "probes", profile_names[profile]);
    char *headers = must_print("labs/%s/tests", lab->slug);
    size_t count = 0;
    for (size_t i = 0; i < lab->test_count; i++) {
        const LabTest *test = &lab->tests[i];
        if (grade_has(grade, i) && !lab_is_program(test) && lab_is_cost(test) == costs) {
            sources[count].name = lab->tests[i].probe;
            sources[count++].text = expect_blank(grade->sources[i]);
        }
    }
    BuildEnd end = compile_probes(place, lab->tests_folder, headers, sources, count, profile,
                                  objects, message);
    for (size_t i = 0; i < count; i++) {
        free(sources[i].text);
    }
    free(headers);
    free(place);
    free(sources);
    return end;
}

/** Both programs of costs are made of the same objects; so are those of probes. */
static BenchKind own_kind(BenchKind kind)
{
    return kind == BENCH_OURS ? BENCH_COSTS : kind == BENCH_NOMEM ? BENCH_PROBES : kind;
}

/** The paranoid lane checks the reference and the student's files; the course's own are as ever. */
static Profile own_profile(Profile profile)
{
    return profile == PROFILE_PARANOID ? PROFILE_STUDENT : profile;
}

static BuildEnd compile_own_files(Bench *bench, BenchKind kind, Profile profile, Text *message)
{
    Strings *objects = &bench->own[own_kind(kind)][own_profile(profile)];
    profile = own_profile(profile);
    if (objects->count > 0 || kind == BENCH_OURO) {
        return BUILD_DONE;
    }
    if (kind != BENCH_PYTHON) {
        return compile_asked(bench, own_kind(kind) != BENCH_PROBES, profile, objects, message);
    }
    char *place = must_print("%s/runner-%s", bench->grade->lab->slug, profile_names[profile]);
    BuildEnd end = compile_runner(place, profile, objects, message);
    free(place);
    return end;
}

/* ---- programs ------------------------------------------------------------------------------ */

/** Lays the Python programs that were asked for beside the program that runs them. */
static bool put_programs(const Grade *grade, const Program *program, Text *message)
{
    bool done = true;
    for (size_t i = grade->lab->probe_count; i < grade->lab->test_count && done; i++) {
        if (grade_has(grade, i) && lab_is_program(&grade->lab->tests[i])) {
            char *path = must_print("tests/%s.py", grade->lab->tests[i].probe);
            char *text = expect_blank_python(grade->sources[i]);
            done = program_put(program, path, text, message);
            free(text);
            free(path);
        }
    }
    return done;
}

static BuildEnd link_pieces(Bench *bench, BenchKind kind, Profile profile, BenchProgram *made)
{
    static const char *const names[BENCH_KINDS] = {"probes", "program", "ouro",
                                                   "probes", "probes",  "probes"};
    Strings replaced = {0}, student = {0};
    for (size_t i = 0; i < bench->piece_count; i++) {
        const Piece *piece = &bench->pieces[i];
        if (!piece->left_out && kind != BENCH_OURS) {
            program_add_replaced(piece->lab, &replaced);
            strings_add_all(&student, &piece->objects[profile]);
            for (size_t k = 0; k < piece->submission->count; k++) {
                strings_add(&made->program.student_files, piece->submission->files[k].shown);
            }
        }
    }
    bool gated = kind == BENCH_NOMEM;
    char *place = must_print("%s/link-%d", bench->grade->lab->slug, ++bench->links);
    const LinkOrder order = {.place = place,
                             .name = names[kind],
                             .profile = profile,
                             .replaced = &replaced,
                             .student = &student,
                             .others = &bench->own[own_kind(kind)][own_profile(profile)],
                             .gates = gated ? &bench->gates : NULL,
                             .gated = gated ? bench->grade->lab : NULL,
                             .front = kind == BENCH_PYTHON || kind == BENCH_OURO};
    BuildEnd end = program_link(&order, &made->program, &made->message);
    if (end == BUILD_DONE && kind == BENCH_PYTHON &&
        !put_programs(bench->grade, &made->program, &made->message)) {
        end = BUILD_FAULT;
    }
    free(place);
    strings_free(&student);
    strings_free(&replaced);
    return end;
}

const BenchProgram *bench_program(Bench *bench, BenchKind kind, Profile profile)
{
    BenchProgram *made = &bench->programs[kind][profile];
    if (made->built) {
        return made;
    }
    made->built = true;
    made->end = BUILD_DONE;
    for (size_t i = 0; i < bench->piece_count && made->end == BUILD_DONE; i++) {
        if (!bench->pieces[i].left_out) {
            made->end = compile_piece(bench, &bench->pieces[i], profile, &made->message);
        }
    }
    if (made->end == BUILD_DONE) {
        made->end = compile_own_files(bench, kind, profile, &made->message);
    }
    if (made->end == BUILD_DONE && kind == BENCH_NOMEM && bench->gates.count == 0) {
        char *place = must_print("%s/gates", bench->grade->lab->slug);
        made->end = compile_gates(place, bench->grade->lab, &bench->gates, &made->message);
        free(place);
    }
    if (made->end == BUILD_DONE) {
        made->end = link_pieces(bench, kind, profile, made);
    }
    return made;
}

void bench_unlink(Bench *bench)
{
    for (int kind = 0; kind < BENCH_KINDS; kind++) {
        for (int profile = 0; profile < PROFILE_COUNT; profile++) {
            BenchProgram *made = &bench->programs[kind][profile];
            program_free(&made->program);
            text_free(&made->message);
            *made = (BenchProgram){0};
        }
    }
}

void bench_free(Bench *bench)
{
    bench_unlink(bench);
    for (int profile = 0; profile < PROFILE_COUNT; profile++) {
        for (int kind = 0; kind < BENCH_KINDS; kind++) {
            strings_free(&bench->own[kind][profile]);
        }
        for (size_t i = 0; i < bench->piece_count; i++) {
            strings_free(&bench->pieces[i].objects[profile]);
        }
    }
    strings_free(&bench->gates);
    free(bench->pieces);
}
