#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# valgrind.sh [-s] [OURO]
#
# Runs the programs of programs/ under OURO (default build/student/ouro) under Valgrind: what they print is compared as ever, no access to
# memory may be wrong, and at the end nothing may be lost, not even possibly. Prints TAP.
#
#   -s   only those of valgrind.txt, as `make test` does
set -u
here=$(cd "$(dirname "$0")" && pwd)
some=()
if [ "${1-}" = -s ]; then
    some=(-l "$here/valgrind.txt")
    shift
fi
kinds=definite,indirect,possible
export WRAPPER="valgrind -q --leak-check=full --show-leak-kinds=$kinds --errors-for-leak-kinds=$kinds --error-exitcode=99"
exec "$here/programs.sh" -o -t 900 "${some[@]}" "${1:-$here/../../build/student/ouro}"
