# SPDX-License-Identifier: MIT
# form.awk FILE...
#   Prints each "CPython:" in a documentation comment that is not followed by "name (file)", or,
#   in the comment of a whole file, by the file. The short comments behind a field or a value may leave the file out.

/^ *\/\*\*($| )/ { inside = 1; text = ""; where = FILENAME ":" FNR }
inside {
    line = $0
    sub(/^ *(\/\*\*|\*\/|\*)/, "", line)
    done = line ~ /\*\/ *$/ || $0 ~ /\*\/ *$/
    sub(/ *\*\/ *$/, "", line)
    sub(/^ +/, "", line)
    text = text (text == "" ? "" : " ") line
    if (done) {
        inside = 0
        while (match(text, /CPython( 3\.[0-9]+)?: /)) {
            text = substr(text, RSTART + RLENGTH)
            if (text !~ /^(Objects|Python|Modules|Lib)\/[A-Za-z_0-9\/]+\.(c|h|py)[., ]/ && text !~ /^(struct |enum |union )?[A-Za-z_0-9]+ \((Objects|Python|Modules|Include|Parser|Grammar|Lib)\/[A-Za-z_0-9\/]+\.(c|h|c\.h|gram|py|asdl)\)/) {
                print where ": CPython: " substr(text, 1, 60)
            }
        }
    }
}
