#!/usr/bin/awk -f
# SPDX-License-Identifier: MIT
# callgraphs.awk FILE
#   Doxygen reads the sources of base, memory and core through this: each function there is drawn
#   with what it calls. Elsewhere the drawings would be many and say little.
#   Asks for the drawing in the last line of the comment in front of a function, so that no line
#   moves.

held != "" {
    if ($0 ~ /^[A-Za-z].*\(/ && $0 !~ /;$/) {
        sub(/ *\*\/$/, " @callgraph */", held)
    }
    print held
    held = ""
}
/^\/\*\*/ { comment = 1 }
comment && /\*\/$/ { comment = 0; held = $0; next }
{ print }
END { if (held != "") print held }
