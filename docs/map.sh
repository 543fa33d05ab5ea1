#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# map.sh
#   Writes the page "CPython map" to standard output, from what the documentation comments of the
#   reference say. Headers come first, so that a function is listed where it is declared.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "${BASH_SOURCE[0]}")/.."

headers=(reference/include/ouro/*.h reference/*/*.h)
sources=(reference/{base,memory,core,types,python}/*.c reference/core/validate/*.c)
rows=$(awk -f docs/map.awk "${headers[@]}" "${sources[@]}" | sort)

cat <<'END'
# The CPython map {#cpython_map}

Which function of CPython 3.11 each of ours stands for, file by file of CPython. Read it from either side: with `gcmodule.c` open,
it says where the same thing is here; with a file of the reference open, each function's own page says where to look in CPython.

- **same** means: the same job, the same ownership, the same errors, the same order of what can be seen. The code may be simpler.
- **different** says on purpose what is not the same.
- **3.12** and the like: the idea is from that later version of CPython.

The page is made from the comments in the sources each time the site is built.

END
printf '%s\n' "$rows" | awk -F'\t' '
    { files[$1]++; if ($7 != "") different++; if ($6 != "") later++ }
    END {
        for (f in files) n++
        printf "%d counterparts in %d files of CPython; %d are different on purpose, %d come from a later version.\n\n",
               NR, n, different, later
    }'
printf '%s\n' "$rows" | awk -F'\t' '
    $1 != file {
        file = $1
        anchor = file
        gsub(/[^A-Za-z0-9]/, "_", anchor)
        printf "\n## %s {#map_%s}\n\n| CPython | here | in | how |\n| --- | --- | --- | --- |\n", file, anchor
    }
    {
        where = $4
        sub(/^reference\//, "", where)
        public = $3 ~ /^(Ou|ou_)/ || $4 ~ /include\/ouro/
        name = $5 == "function" ? $3 "()" : $3
        how = $7 != "" ? "**different**: " $7 : $6 != "" ? $6 : "same"
        gsub(/\|/, "\\&#124;", how)
        printf "| `%s` | %s | %s | %s |\n", $2, public ? name : "`" name "`", "`" where "`", how
    }'
