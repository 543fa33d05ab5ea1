# SPDX-License-Identifier: MIT
# map.awk FILE...
#   One line per counterpart: CPython file, CPython name, our name, our file, note; between tabs.
#   Reads the documentation comments: "CPython: name (file)" says what a symbol stands for,
#   "CPython 3.12: name (file)" that it comes from a later version, and a sentence that begins with
#   "Unlike CPython" what is different on purpose.

function end_of_comment(line,    name, kind, rest, pair, version, note, at, target) {
    # What is documented: the code right behind the comment.
    kind = "other"
    if (match(line, /^#define [A-Za-z_0-9]+/)) {
        name = substr(line, 9, RLENGTH - 8)
    } else if (match(line, /\(\*[A-Za-z_0-9]+\)/)) {
        name = substr(line, RSTART + 2, RLENGTH - 3)
    } else if (line !~ /[={]/ && match(line, /[A-Za-z_0-9]+\(/) ||
               line ~ /^[^=]*\(/ && match(line, /[A-Za-z_0-9]+\(/)) {
        name = substr(line, RSTART, RLENGTH - 1)
        kind = "function"
    } else if (match(line, /(struct|enum|union) [A-Za-z_0-9]+ \{/)) {
        name = substr(line, RSTART, RLENGTH - 2)
        sub(/^[a-z]+ /, "", name)
        kind = "type"
    } else if (match(line, /[A-Za-z_0-9]+(\[[^]]*\])* *[;=]/)) {
        name = substr(line, RSTART, RLENGTH)
        sub(/[^A-Za-z_0-9].*/, "", name)
    } else {
        return
    }
    if (match(text, /Unlike CPython[^.]*(\.[0-9a-z][^.]*)*\./)) {
        note = substr(text, RSTART, RLENGTH)
    }
    rest = text
    while (match(rest, /CPython( 3\.[0-9]+)?: /)) {
        version = substr(rest, RSTART, RLENGTH)
        gsub(/CPython|[: ]/, "", version)
        rest = substr(rest, RSTART + RLENGTH)
        # Several names may follow: name (file), name (file) and name (file).
        while (match(rest, /^[A-Za-z_0-9]([A-Za-z_0-9 ,]*[A-Za-z_0-9])? \((Objects|Python|Modules|Include|Parser|Grammar|Lib)\/[^)]*\)/)) {
            pair = substr(rest, RSTART, RLENGTH)
            rest = substr(rest, RSTART + RLENGTH)
            sub(/^(, and |, | and )/, "", rest)
            at = index(pair, " (")
            target = substr(pair, at + 2, length(pair) - at - 2)
            pair = substr(pair, 1, at - 1)
            sub(/^(struct|enum|union) /, "", pair)
            if (!((name, pair, target) in seen)) {
                seen[name, pair, target] = 1
                print target "\t" pair "\t" name "\t" FILENAME "\t" kind "\t" version "\t" note
            }
        }
    }
}

FNR == 1 { state = "code" }
state == "behind" && NF > 0 {
    state = "code"
    if ($0 !~ /^ *\/\*/) {
        end_of_comment($0)
    }
}
/^ *\/\*\*($| )/ && state == "code" { state = "comment"; text = "" }
state == "comment" {
    line = $0
    sub(/^ *(\/\*\*|\*\/|\*)/, "", line)
    if (line ~ /\*\/ *$/ || $0 ~ /\*\/ *$/) {
        state = "behind"
    }
    sub(/ *\*\/ *$/, "", line)
    sub(/^ +/, "", line)
    text = text (text == "" ? "" : " ") line
}
