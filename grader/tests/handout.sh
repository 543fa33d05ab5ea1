#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# handout.sh: what the handouts say is true (see handout.py), and the check turns red on a copy in
# which one thing was made false. Prints TAP. `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3

status=0
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
log=$(python3 grader/tests/handout.py) || status=1
grep -v '^1\.\.' <<<"$log"
number=$(grep -cE '^(not )?ok ' <<<"$log")

work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
mkdir "$work/start"
# The copy has no grader: its reports cannot be printed, so only other claims are looked at.
for name in *; do [ "$name" = build ] || cp -r "$name" "$work/start"/; done
mkdir "$work/start/build"
ln -s "$PWD/build/ouro" "$work/start/build/ouro"
page=labs/lab1-refcount/README.md

# A page of Python in the copy, whatever the labs have: code, and what ouro prints for it.
cat >"$work/start/labs/lab1-refcount/tests/planted.py" <<'END'
cells = [1, 2]
print(len(cells))  # expect: 2
# expect: [1, 2]
print(cells)
cells.nothing
# expect-error: AttributeError: 'list' object has no attribute 'nothing'
END
cat >>"$work/start/$page" <<'END'

<!-- from tests/planted.py, without its expectations -->
```python
cells = [1, 2]
print(len(cells))
print(cells)
cells.nothing
```

<!-- printed by ouro tests/planted.py -->
```text
2
[1, 2]
Traceback (most recent call last):
  File "tests/planted.py", line 5, in <module>
    cells.nothing
AttributeError: 'list' object has no attribute 'nothing'
```
END

# red TITLE CLAIM SED FILE: a copy changed by SED in FILE must make the CLAIM fail.
red() {
    number=$((number + 1))
    rm -rf "$work/copy" && cp -r "$work/start" "$work/copy" && sed -i "$3" "$work/copy/$4"
    if cmp -s "$work/start/$4" "$work/copy/$4"; then
        echo "not ok $number - turns red: $1"
        echo "# the change did not change $4"
        status=1
    elif ! python3 grader/tests/handout.py "$work/start" | grep "^not ok .*$2" >/dev/null &&
        python3 grader/tests/handout.py "$work/copy" | grep "^not ok .*$2" >/dev/null; then
        echo "ok $number - turns red: $1"
    else
        echo "not ok $number - turns red: $1"
        status=1
    fi
}

red "the handout's code differs from the probe" "the code is as in tests/shared_part_survives.c" \
    's|/\* the car gets our reference \*/|/* the car takes it */|' $page
red "the probe differs from the handout's code" "the code is as in tests/clear_empties" \
    's|/\* the only reference \*/|/* one reference */|' \
    labs/lab1-refcount/tests/clear_empties_before_it_releases.c
red "code without a source" "has a source" '/^<!-- from tests/d' $page
red "the handout's Python differs from the program" "the code is as in tests/planted.py" \
    's|^print(cells)$|print(cells, 1)|' $page
red "the program differs from the handout's Python" "the code is as in tests/planted.py" \
    's|^print(cells)$|print(cells, 1)|' labs/lab1-refcount/tests/planted.py
red "Python without a source" "has a source" '/^<!-- from tests.planted/d' $page
red "the handout's output differs from the program's" "the output is what ouro prints" \
    's|^\[1, 2\]$|[1, 3]|' $page
red "the program prints something else" "the output is what ouro prints" \
    's|^cells = \[1, 2\]$|cells = [1, 3]|' labs/lab1-refcount/tests/planted.py
red "a link to a file that is not there" "$page: every link leads" 's|probe/toy.h)|probe/toys.h)|' $page
red "a link to a heading that is not there" "$page: every link leads" 's|(#the-mechanism)|(#the-machine)|' $page
red "a section of lab.json without a heading" "every section that lab.json names" \
    's|^## Task 3: NULL.*|## Task 3: NULL|' $page
red "a hint that is a page long" "a hint has at most" \
    "s|^<summary>Hint 2</summary>|&\n\n$(printf 'word %.0s' {1..110})|" $page

number=$((number + 1))
if python3 grader/tests/handout.py "$work/start" | grep "^not ok .*as the grader prints it" >/dev/null; then
    echo "ok $number - turns red: a report that the grader does not print"
else
    echo "not ok $number - turns red: a report that the grader does not print"
    status=1
fi
echo "1..$number"
exit $status
