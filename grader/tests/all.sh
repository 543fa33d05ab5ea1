#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# all.sh: every test of the repository, step by step. `make test` builds what it needs first.
#
# Each step is a program that prints TAP (lines "ok ..." and "not ok ..."). This script counts
# them, shows what failed, says how the time was spent, lists what failed once more, and ends with the line
#
#     N passed, N failed, N skipped
#
# A step that prints no test at all, or that stops with an error although nothing failed, counts
# as one failure: silence proves nothing.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3

B=build
logs=$B/test-logs
rm -rf "$logs"
mkdir -p "$logs"

passed=0 failed=0 skipped=0
times=() failures=()

# shellcheck source=grader/tests/sandbox.sh
. grader/tests/sandbox.sh

log_of() { echo "$logs/${1//[^a-zA-Z0-9]/-}.log"; }

# run_step TITLE COMMAND...: runs a step; its output, its status and its seconds go into files.
run_step() {
    local log began
    log=$(log_of "$1")
    shift
    began=$(date +%s.%N)
    "$@" >"$log" 2>&1 </dev/null
    echo "$? $(awk -v a="$began" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }')" >"$log.end"
}

# count_step TITLE: counts and shows a step that has ended.
count_step() {
    local title=$1 log seconds status ok bad skip line
    log=$(log_of "$title")
    read -r status seconds <"$log.end"
    rm -f "$log.end"
    skip=$(grep -cE '^ok .*# SKIP' "$log")
    ok=$(($(grep -cE '^ok ' "$log") - skip))
    bad=$(grep -cE '^not ok ' "$log")
    if [ $((ok + bad + skip)) -eq 0 ] || { [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; }; then
        bad=$((bad + 1))
        echo "not ok - $title: stopped with status $status after $ok tests" >>"$log"
    fi
    passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + skip))
    times+=("$seconds $title")
    printf '%-44s %4d passed %4d failed %4d skipped %7s s\n' "$title" "$ok" "$bad" "$skip" "$seconds"
    if [ "$bad" -gt 0 ]; then
        grep -nE -A 12 '^not ok ' "$log" | head -n 60 | sed 's/^/    /'
        echo "    (all of it: $log)"
        while IFS= read -r line; do failures+=("$title: ${line#not ok }"); done < <(grep -E '^not ok ' "$log")
    fi
}

# step TITLE COMMAND...
step() {
    run_step "$@"
    count_step "$1"
}

# beside: the steps that run beside the others, one after the other: they write nothing that another
# step reads, and some of them mostly wait.
beside() {
    run_step "hostile and broken files" grader/tests/verdicts.sh
    run_step "documentation" docs/check.sh
    run_step "no warning, gcc and clang" grader/tests/warnings.sh
    run_step "what costs are measured" grader/tests/cost.sh
    run_step "what is handed in" grader/tests/intake.sh
    run_step "the same marks each time" grader/tests/same.sh
    run_step "invariants, and memory that is out" grader/tests/lanes.sh
    run_step "what students get" grader/tests/package.sh
    run_step "the record follows its schema" grader/tests/record.sh
    run_step "small changes are noticed" grader/tests/mutants.sh
}

# finish TITLE: waits for a step of those.
finish() {
    local end
    end=$(log_of "$1").end
    while [ ! -s "$end" ] && kill -0 "$beside_process" 2>/dev/null; do sleep 0.2; done
    if [ ! -s "$end" ]; then
        echo "stopped with no word" >>"$(log_of "$1")"
        echo "1 0" >"$end"
    fi
    count_step "$1"
}

# unit_plain PROGRAM...: runs each cmocka program, its tests as TAP.
unit_plain() {
    local program status=0
    for program in "$@"; do
        CMOCKA_MESSAGE_OUTPUT=TAP "$program" || status=1
    done
    return $status
}

# unit_valgrind PROGRAM...: one TAP line per program, the whole of it under Valgrind.
unit_valgrind() {
    local program log number=0 status=0
    log=$(mktemp)
    for program in "$@"; do
        number=$((number + 1))
        if valgrind -q --leak-check=full --show-leak-kinds=all --errors-for-leak-kinds=all \
            --error-exitcode=99 --child-silent-after-fork=yes "$program" >"$log" 2>&1; then
            echo "ok $number - $program under Valgrind"
        else
            status=1
            echo "not ok $number - $program under Valgrind"
            tail -n 40 "$log" | sed 's/^/# /'
        fi
    done
    rm -f "$log"
    return $status
}

# The planted faults pass plainly and must be red under Valgrind and under ASan.
planted() {
    local name number=0
    report() {
        number=$((number + 1))
        if [ "$1" = "$2" ]; then echo "ok $number - $3"; else echo "not ok $number - $3"; fi
    }
    for name in leak use_after_free; do
        "$B/tests/student/planted/$name" >/dev/null 2>&1 && got=green || got=red
        report green $got "planted $name: plain run is green"
        unit_valgrind "$B/tests/student/planted/$name" >/dev/null 2>&1 && got=green || got=red
        report red $got "planted $name: Valgrind turns red"
        "$B/tests/asan/planted/$name" >/dev/null 2>&1 && got=green || got=red
        report red $got "planted $name: ASan turns red"
    done
}

# Allocations of the boot and of some programs fail once each: about 25 per program, evenly spread.
nomem() {
    local program=$PWD/$B/tests/nomem
    (cd reference/tests/programs && "$program" -bs -k 25 $(grep -v '^#' ../nomem/programs.txt))
}

# The folders with programs of the labs, as programs.sh wants them: from its own folder programs/.
lab_folders() {
    local program
    for program in labs/lab*/tests/*.py grader/hidden/lab*/*.py; do dirname "$program"; done | sort -u | sed 's#^#-f ../../../#'
}

runtime_tests=$(cd reference/tests/unit && ls test_*.c | sed 's/\.c$//')
grader_tests=$(cd grader/tests && ls test_*.c | sed 's/\.c$//')
below() { local name; for name in $2; do echo "$1/$name"; done; }

step "grader units" unit_plain $(below $B/tests/grader "$grader_tests")
beside &
beside_process=$!
step "runtime units" unit_plain $(below $B/tests/student "$runtime_tests")
step "runtime units, ASan and UBSan" unit_plain $(below $B/tests/asan "$runtime_tests")
step "runtime units, paranoid build" unit_plain $(below $B/tests/paranoid "$runtime_tests")
step "runtime units, Valgrind" unit_valgrind $(below $B/tests/student "$runtime_tests")
step "planted faults turn red" planted
step "Python programs, against python3" reference/tests/programs.sh $B/ouro /usr/bin/python3
step "programs of the labs, against python3" reference/tests/programs.sh $(lab_folders) $B/ouro /usr/bin/python3
step "Python programs, ASan and UBSan" reference/tests/programs.sh -o $B/asan/ouro
step "Python programs, paranoid build" reference/tests/programs.sh -o $B/paranoid/ouro
step "generated programs, against python3" python3 reference/tests/oracle/oracle.py -n 200 $B/ouro /usr/bin/python3
step "Python programs, Valgrind" reference/tests/valgrind.sh -s $B/student/ouro
step "CPython's own tests" python3 reference/tests/cpython/methods.py -c docs/pages/cpython-tests.md $B/ouro /usr/bin/python3
step "any bytes as a program" reference/tests/fuzz/run.sh $B/fuzz/fuzz 0 300
step "failing allocations" nomem
step "tracing that is off costs nothing" reference/tests/untraced.sh $B/ouro $B/tests/untraced
step "arrows point down" reference/tests/arrows.sh
step "arrows check turns red" reference/tests/arrows.sh --self-test
step "missing packages" grader/tests/need.sh
step "grader units, Valgrind" unit_valgrind $(below $B/tests/grader "$grader_tests")
step "staging" grader/tests/staging.sh
step "generated files are committed" $B/ouro-stage drift
step "Python programs in a lab" grader/tests/programs.sh
step "hidden tests" grader/tests/hidden.sh
step "generated programs of the labs" grader/tests/generated.sh
step "integrated grading" grader/tests/carry.sh
step "ouro on one's own files" grader/tests/mine.sh
step "one hint at a time" grader/tests/hints.sh
step "what is next, and how far" grader/tests/progress.sh
step "watching" grader/tests/watch.sh
step "rights, and no sandbox" grader/tests/rights.sh
step "a fit machine" grader/tests/doctor.sh
step "a test in gdb" grader/tests/debug.sh
step "who took, who released, what differs first" grader/tests/explain.sh
step "the editor" grader/tests/editor.sh
step "the handouts say what is true" grader/tests/handout.sh
finish "hostile and broken files"
finish "documentation"
finish "no warning, gcc and clang"
finish "what costs are measured"
finish "what is handed in"
finish "the same marks each time"
finish "invariants, and memory that is out"
finish "what students get"
finish "the record follows its schema"
finish "small changes are noticed"
step "the prover turns red" grader/tests/proving.sh
step "the grader is proved" $B/ouro-prove --every 4

echo
echo "Where the time went:"
printf '%s\n' "${times[@]}" | sort -rn | awk '{ seconds = $1; $1 = ""; printf "%8.1f s %s\n", seconds, $0; all += seconds }
    END { printf "%8.1f s  in all, of which some ran at the same time\n", all }'
if [ $failed -gt 0 ]; then
    printf '\nWhat failed:\n'
    printf '    %s\n' "${failures[@]}"
fi
echo
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
