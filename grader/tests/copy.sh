# SPDX-License-Identifier: MIT
# copy.sh: for tests of lanes, which source it at the top of the repository. It goes to a copy of the course
# whose labs may be changed; the grader and the reference are those of the repository.
#
#     tap STATUS CLAIM
#     grade CLAIM STATUS WORDS [ARGUMENT...]   the grader ends so, and its report holds the words, line ends
#                                              counted as blanks; without arguments: the last report
#     always=(ARGUMENT...)                     stand before the arguments of every grade
# shellcheck shell=bash

top=$PWD
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
number=0 status=0
always=() last_status=0

tree=$work/tree
mkdir -p "$tree/grader"
ln -s "$top"/{build,reference,solutions} "$tree"
ln -s "$top"/grader/* "$tree/grader"
cp -r labs "$tree/labs"
cd "$tree" || exit 3

tap() {
    number=$((number + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $number - $2"
    else
        echo "not ok $number - $2"
        status=1
    fi
}

grade() {
    local claim=$1 wanted=$2 words=$3
    shift 3
    if [ $# -gt 0 ]; then
        build/ouro-grade "${always[@]}" "$@" >"$work/out" 2>&1
        last_status=$?
    fi
    [ $last_status -eq "$wanted" ] && tr -s ' \n' ' ' <"$work/out" | grep -qF -e "$words"
    local got=$?
    [ $got -eq 0 ] || { echo "# status $last_status, not $wanted; or missing: $words"; sed 's/^/# /' "$work/out"; }
    tap $got "$claim"
}
