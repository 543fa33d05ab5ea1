#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# need.sh: what grader/tools/need does when packages are there, and when they cannot be had.
# Prints TAP.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3
need=$PWD/grader/tools/need
number=0 status=0

check() { # check TITLE COMMAND...: the command must succeed
    number=$((number + 1))
    if "${@:2}"; then echo "ok $number - $1"; else echo "not ok $number - $1"; status=1; fi
}

# Somebody who is not root and whose sudo asks for a password.
stranger() {
    local tools
    tools=$(mktemp -d)
    printf '#!/bin/sh\nexit 1\n' >"$tools/sudo"
    chmod 755 "$tools" "$tools/sudo"
    if [ "$(id -u)" -eq 0 ]; then
        set -- setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
    fi
    PATH=$tools:$PATH "$@" 2>&1
    local result=$?
    rm -rf "$tools"
    return $result
}

nothing_missing() { [ -z "$("$need" bash coreutils 2>&1)" ]; }
stops_with_2() { stranger bash <"$need" -s -- ouro-no-such-package >/dev/null; [ $? -eq 2 ]; }
names_the_command() {
    stranger bash <"$need" -s -- bash ouro-no-such-package |
        grep -qx '    sudo apt-get install -y --no-install-recommends ouro-no-such-package'
}

check "nothing is said when nothing is missing" nothing_missing
check "without the right to install: status 2" stops_with_2
check "without the right to install: the one command to type, with what is missing only" names_the_command
echo "1..$number"
exit $status
