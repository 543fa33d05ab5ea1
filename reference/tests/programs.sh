#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# programs.sh [-f FOLDER]... [-p PATTERN] [-l LIST] [-o] [-t SECONDS] [OURO] [PYTHON]
#
# Runs each program of programs/ under OURO (default build/ouro) and under PYTHON (default /usr/bin/python3), and compares standard output,
# the last line of standard error and the exit status with the expectations beside the code. Prints TAP; a difference is shown in full.
#
#   -f FOLDER   only this folder (refcount, cycles, ...); may be given again
#   -p PATTERN  only programs whose path matches the shell pattern *PATTERN*
#   -l LIST     only the programs named in this file, a folder and a name per line
#   -o          only OURO, not PYTHON
#   -t SECONDS  time limit per program (20)
#
# `# expect: TEXT` expects a line of standard output, in the order of the file; `# expect-error: TEXT` expects TEXT as the last line of standard
# error and exit status 1. WRAPPER in the environment is put before OURO (valgrind, a limit).
set -u
here=$(cd "$(dirname "$0")" && pwd)
folders=() pattern='' list='' only_ouro='' limit=20
while getopts 'f:p:l:ot:' option; do
    case $option in
    f) folders+=("$OPTARG") ;;
    p) pattern=$OPTARG ;;
    l) list=$(realpath "$OPTARG") ;;
    o) only_ouro=yes ;;
    t) limit=$OPTARG ;;
    *) sed -n '4,16s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
done
shift $((OPTIND - 1))
ouro=${1:-$here/../../build/ouro}
python=${2:-/usr/bin/python3}
if [ ! -f "$ouro" ] || [ ! -x "$ouro" ]; then
    echo "Bail out! $ouro cannot be run; make build/ouro makes it"
    exit 1
fi
if [ -z "$only_ouro" ]; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>&1)
    case $version in
    3.11 | 3.12) ;;
    *) echo "Bail out! The oracle is Python 3.11 (3.12 will do), but $python is $version"; exit 1 ;;
    esac
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0 failed=0

# Compares one run with the expectations: judge LABEL COMMAND...
judge() {
    local label=$1 status wanted=0 last
    shift
    number=$((number + 1))
    timeout -k 2 "$limit" "$@" >"$work/out" 2>"$work/err" </dev/null
    status=$?
    last=$(tail -n 1 "$work/err")
    [ -s "$work/error" ] && wanted=1
    : >"$work/why"
    [ $status -eq 124 ] && echo "no end within $limit s" >>"$work/why"
    [ $status -ne $wanted ] && echo "exit status $status instead of $wanted" >>"$work/why"
    if ! cmp -s "$work/expected" "$work/out"; then
        echo "standard output (- expected, + printed):" >>"$work/why"
        diff -u --label expected --label printed "$work/expected" "$work/out" | sed 1,2d >>"$work/why"
    fi
    if [ -s "$work/error" ] && [ "$last" != "$(cat "$work/error")" ]; then
        printf 'last line of standard error:\n-%s\n+%s\n' "$(cat "$work/error")" "$last" >>"$work/why"
    fi
    if [ ! -s "$work/why" ]; then
        echo "ok $number - $label"
        return
    fi
    failed=$((failed + 1))
    echo "not ok $number - $label"
    if [ $wanted -eq 0 ] && [ -s "$work/err" ]; then
        { echo "standard error:"; tail -n 12 "$work/err"; } >>"$work/why"
    fi
    sed 's/^/#   /' "$work/why"
}

cd "$here/programs" || exit 1
[ ${#folders[@]} -eq 0 ] && mapfile -t folders < <(ls -d ./*/ | sed 's#^\./##; s#/$##')
for folder in "${folders[@]}"; do
    if [ ! -d "$folder" ]; then
        echo "Bail out! There is no folder programs/$folder"
        exit 1
    fi
done
if [ -n "$list" ]; then
    for program in $(grep -v '^#' "$list"); do
        if [ ! -f "$program" ]; then
            echo "Bail out! $list names $program, which does not exist"
            exit 1
        fi
    done
fi
ouro=$(cd "$OLDPWD" && realpath "$ouro")
for folder in "${folders[@]}"; do
    for program in "$folder"/*.py; do
        case $program in *$pattern*) ;; *) continue ;; esac
        [ -z "$list" ] || grep -qxF "$program" "$list" || continue
        path=$PWD/$program
        # "# expect: TEXT" gives TEXT; "# expect:" alone an empty line.
        sed -n 's/^\(.*[^#]\)\{0,1\}# expect:\( \|$\)//p' "$path" >"$work/expected"
        sed -n 's/^# expect-error: //p' "$path" >"$work/error"
        [ -n "$only_ouro" ] || judge "$program (python3)" "$python" "$path"
        # shellcheck disable=SC2086
        judge "$program" ${WRAPPER:-} "$ouro" "$path"
    done
done
echo "1..$number"
[ $failed -eq 0 ] || echo "# $failed of $number failed"
[ $failed -eq 0 ]
