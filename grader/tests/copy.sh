# SPDX-License-Identifier: MIT
# copy.sh: for tests of lanes, which source it at the top of the repository. It goes to a copy of the course
# whose labs may be changed; the grader and the reference are those of the repository. See tap.sh, too.
#
#     grade CLAIM STATUS WORDS [ARGUMENT...]   the grader ends so, and its report holds the words, line ends
#                                              counted as blanks; without arguments: the last report
#     always=(ARGUMENT...)                     stand before the arguments of every grade
# shellcheck shell=bash

. grader/tests/tap.sh
chmod 755 "$work"
always=() last_status=0

mkdir -p "$work/tree/grader"
ln -s "$top"/{build,reference,solutions} "$work/tree"
ln -s "$top"/grader/* "$work/tree/grader"
cp -r labs "$work/tree/labs"
cd "$work/tree" || exit 3

grade() {
    local claim=$1 wanted=$2 words=$3 result=0
    shift 3
    if [ $# -gt 0 ]; then
        build/ouro-grade "${always[@]}" "$@" >"$work/out" 2>&1
        last_status=$?
    fi
    [ $last_status -eq "$wanted" ] || { result=1; echo "# status $last_status, not $wanted"; }
    tr -s ' \n' ' ' <"$work/out" | grep -qF -e "$words" || { result=1; echo "# missing: $words"; }
    verdict "$claim" $result
}
