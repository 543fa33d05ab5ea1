#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# check.sh
#   The gate of the documentation, in TAP. Builds the site with `make docs`.
#
#   Doxygen does not warn about everything: files without @file, values of enumerations and fields
#   of structs without a name go unseen. A second build, as XML and with EXTRACT_ALL, is therefore
#   asked for every symbol whose description is empty.
set -u
export LC_ALL=C
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 3

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0 failed=0

# result NAME FILE: passes when FILE, the list of what is wrong, is empty.
result() {
    count=$((count + 1))
    if [ -s "$2" ]; then
        failed=$((failed + 1))
        echo "not ok $count - $1"
        head -n 20 "$2" | sed 's/^/#   /'
        local rest=$(($(wc -l <"$2") - 20))
        [ $rest -gt 0 ] && echo "#   ... and $rest more"
    else
        echo "ok $count - $1"
    fi
}

# 1. No warning.
make docs >"$work/make" 2>&1 && : >"$work/warnings" || cp "$work/make" "$work/warnings"
result "the site is built without a warning" "$work/warnings"

# 2. No symbol with an empty description. The parts of OuExpr and OuStmt bear the names of the
#    nodes in Parser/Python.asdl, where they are described.
{
    cat docs/Doxyfile
    echo "OUTPUT_DIRECTORY=$work"
    echo "GENERATE_HTML=NO"
    echo "GENERATE_XML=YES"
    echo "HAVE_DOT=NO"
    echo "EXTRACT_ALL=YES"
    echo "WARNINGS=NO"
    echo "WARN_AS_ERROR=NO"
    echo "WARN_LOGFILE=$work/ignored"
} >"$work/Doxyfile"
doxygen "$work/Doxyfile" >"$work/log" 2>&1
none='not(normalize-space(briefdescription)) and not(normalize-space(detaileddescription))'
symbols="//memberdef[normalize-space(name) and not(starts-with(name, '@')) and $none]"
values="//enumvalue[$none]"
compounds="//compounddef[(@kind='file' and not(contains(compoundname, '.md')) or @kind='struct' or @kind='union')
           and not(contains(compoundname, '@')) and $none]"
for file in "$work"/xml/*.xml; do
    case $file in */structOuExpr*.xml | */structOuStmt*.xml) continue ;; esac
    xmllint --xpath "$symbols/name/text() | $values/name/text() | $compounds/compoundname/text()" \
        "$file" 2>/dev/null | sed "s|^|$(basename "$file" .xml): |"
done >"$work/empty"
[ -e "$work/xml/index.xml" ] || echo "no XML was built" >>"$work/empty"
result "no symbol has an empty description" "$work/empty"

# The headers say what every parameter and every result is. (Doxygen's own WARN_NO_PARAMDOC takes
# documented functions for undocumented ones, as of 1.9.4.)
contract=$(cd reference/include/ouro && ls | sed 's/\.h$//')
for header in $contract; do
    for file in "$work"/xml/"${header}_8h.xml" "$work"/xml/"include_2ouro_2${header}_8h.xml"; do
        [ -e "$file" ] || continue
        xmllint --xpath "//memberdef[@kind='function'][param/declname][not(.//parameterlist[@kind='param'])]/name/text() |
            //memberdef[@kind='function'][not(contains(type, 'void')) or contains(type, '*')]
            [not(.//simplesect[@kind='return'])]/name/text()" "$file" 2>/dev/null | sed "s|^|$header.h: |"
    done
done >"$work/parameters"
result "the contract says what each parameter and result is" "$work/parameters"

# 3. Two builds give the same bytes; without the graphs, whose drawing takes most of the time.
build() {
    rm -rf "$work/site" && mkdir "$work/site"
    { cat docs/Doxyfile; printf '%s\n' "OUTPUT_DIRECTORY=$work/site" "HAVE_DOT=NO" "WARN_LOGFILE=$work/ignored"; } |
        doxygen - >"$work/log" 2>&1
    (cd "$work/site" && find . -type f | sort | xargs -d '\n' sha256sum)
}
build >"$work/first"
build >"$work/second"
diff "$work/first" "$work/second" >"$work/differ"
grep -q '/index\.html$' "$work/first" || echo "nothing was built" >"$work/differ"
result "two builds give the same bytes" "$work/differ"

# 4. Names that stand in the pages, and names of ours in comments, exist.
xmllint --xpath '//memberdef/name/text() | //enumvalue/name/text() | //compounddef/compoundname/text()' \
    "$work"/xml/*.xml 2>/dev/null | sort -u >"$work/known"
grep -rhoE '\b[A-Za-z_][A-Za-z_0-9]*\b' --include='*.[ch]' reference |
    grep -E '^(Ou[A-Z_]|ou_|OU_)' | sort | uniq -c | awk '$1 > 1 { print $2 }' | sort -u >"$work/used"
sort -u "$work/known" "$work/used" >"$work/exist"
# Names in backquotes and name(), outside of examples, which are indented.
for page in docs/pages/*.md; do
    grep -vE '^    |^@include' "$page" | tr '`' '\n' |
        grep -oE '\b((Ou[A-Z_]|ou_|OU_)[A-Za-z_0-9]+|[a-z]+(_[a-z0-9]+)+\(\))' |
        tr -d '()' | sort -u | comm -23 - "$work/exist" | sed "s|^|$page: |"
done >"$work/missing"
result "every name in the pages exists" "$work/missing"
for file in $(find reference -name '*.[ch]' -not -path '*/tests/*' | sort); do
    # What is a comment here: lines that begin like one. Names with ... or a star are patterns.
    grep -E '^ *(/?\*|//)' "$file" | grep -oE '\b(Ou[A-Z_]|ou_|OU_)[A-Za-z_0-9]+\b(\.\.\.|\*)?' |
        grep -vE '(\.\.\.|\*|_)$' | sort -u | comm -23 - "$work/exist" | sed "s|^|$file: |"
done >"$work/missing"
result "every name of ours in a comment exists" "$work/missing"

# 5. The form of the counterparts.
awk -f docs/form.awk $(find reference -name '*.[ch]' -not -path '*/tests/*' | sort) >"$work/form"
result "each counterpart has the form \"CPython: name (file)\"" "$work/form"

# 6. The examples print what they say, under each interpreter that is there.
for example in docs/examples/*.py; do
    sed -n 's/.*# expect: //p' "$example" >"$work/expected"
    for interpreter in python3 build/ouro; do
        command -v "$interpreter" >/dev/null || continue
        "$interpreter" "$example" >"$work/actual" 2>&1
        diff "$work/expected" "$work/actual" | sed "s|^|$interpreter $example: |"
    done
done >"$work/differ"
result "the examples print what they say" "$work/differ"

# 7. For screen readers: every page says its language, every figure has a text.
find build/docs/html -name '*.html' -not -name '*_source.html' -print0 |
    xargs -0 grep -L '<html[^>]* lang="en' | grep -v '\.svg' >"$work/language"
result "every page says its language" "$work/language"

echo "1..$count"
[ $failed -eq 0 ]
