#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""archives.py FOLDER ANSWER: writes archives into FOLDER, good ones and such as nobody should accept.

ANSWER is a right answer to lab 1. Every archive that is not named good-* holds it too, at a place where
it would be found: so what is refused is refused for what else is in it.
"""
import gzip
import io
import os
import stat
import struct
import sys
import tarfile
import zipfile

FOLDER, ANSWER = sys.argv[1:]
PLACE = "labs/lab1-refcount/refcount.c"
with open(ANSWER, "rb") as answer:
    CONTENT = answer.read()


def path(name):
    return os.path.join(FOLDER, name)


def member(name, kind=tarfile.REGTYPE, link="", size=0):
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.size, info.mode = kind, link, size, 0o644
    return info


def tar(name, *entries, mode="w:gz", place=PLACE):
    """entries: of TarInfo and content, or of a name and content."""
    with tarfile.open(path(name), mode, format=tarfile.GNU_FORMAT) as archive:
        for entry, content in (*entries, *([(place, CONTENT)] if place else [])):
            info = member(entry) if isinstance(entry, str) else entry
            if content is not None:
                info.size = len(content)
            archive.addfile(info, None if content is None else io.BytesIO(content))


def pack_zip(name, *entries, place=PLACE):
    with zipfile.ZipFile(path(name), "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in (*entries, *([(place, CONTENT)] if place else [])):
            archive.writestr(entry, content)


def cut(name, source, count):
    with open(path(source), "rb") as whole, open(path(name), "wb") as part:
        part.write(whole.read()[:count])


def change(name, source, edit):
    with open(path(source), "rb") as whole, open(path(name), "wb") as changed:
        changed.write(edit(bytearray(whole.read())))


def odd_zip_entry(name, mode):
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, mode << 16
    return info


# Good ones: each kind, each place, with and without one folder around.
for kind, mode in (("tar", "w"), ("tar.gz", "w:gz"), ("tar.xz", "w:xz")):
    tar("good." + kind, mode=mode)
pack_zip("good.zip")
for number, place in enumerate(("refcount.c", "lab1-refcount/refcount.c", PLACE)):
    tar("good-place%d.tar.gz" % number, place=place)
    pack_zip("good-below%d.zip" % number, place="alice lab1/" + place)
tar("good-dots.tar.gz", (member("./labs/", tarfile.DIRTYPE), None), place="./" + PLACE)
tar("good-folders-twice.tar.gz", *[(member("labs/", tarfile.DIRTYPE), None)] * 2)
tar("good-nested.tar.gz", ("more.zip", b"PK\5\6" + bytes(18)), ("more.tar.gz", gzip.compress(bytes(2048))))
pack_zip("good-mac.zip", ("__MACOSX/alice/._refcount.c", b"\0\5\26\7"), place="alice/refcount.c")
pack_zip("good-umlaut.zip", ("alice/Lösung für Übung 1.txt", b"text"), place="alice/refcount.c")

# Names.
tar("absolute.tar.gz", ("/etc/cron.d/x", b"x"))
tar("dots.tar.gz", ("labs/../../../etc/x", b"x"))
pack_zip("dots.zip", ("../x", b"x"))
tar("control.tar.gz", ("labs/a\nok 1 - full marks\33[2J", b"x"))
tar("dash.tar.gz", ("labs/--checkpoint-action=exec=sh", b"x"))
tar("twice.tar.gz", (PLACE, b"int other;"))
tar("twice-dots.tar.gz", ("./labs//lab1-refcount/./refcount.c", b"int other;"))
tar("two-places.tar.gz", ("refcount.c", b"int other;"))
pack_zip("two-folders.zip", ("bob/refcount.c", b"int other;"), place="alice/refcount.c")
tar("missing.tar.gz", ("labs/lab1-refcount/Refcount.c", b"x"), place=None)
tar("deep.tar.gz", place="a/b/refcount.c")

# Kinds.
tar("symbolic.tar.gz", (member("labs/x", tarfile.SYMTYPE, "/etc/passwd"), None))
tar("hard.tar.gz", (member("labs/x", tarfile.LNKTYPE, "/etc/passwd"), None))
tar("symbolic-place.tar.gz", (member("refcount.c", tarfile.SYMTYPE, "/etc/passwd"), None), place=None)
tar("device.tar.gz", (member("labs/x", tarfile.CHRTYPE), None))
tar("block.tar.gz", (member("labs/x", tarfile.BLKTYPE), None))
tar("pipe.tar.gz", (member("labs/x", tarfile.FIFOTYPE), None))
tar("folder-place.tar.gz", (member("refcount.c/", tarfile.DIRTYPE), None), place=None)
pack_zip("symbolic.zip", (odd_zip_entry("labs/x", stat.S_IFLNK | 0o777), "/etc/passwd"))


def encrypt(data):
    """Sets the flag of encryption in each header."""
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return data


change("encrypted.zip", "good.zip", encrypt)

# Sizes.
tar("large.tar.gz", (PLACE, b"/" * ((1 << 20) + 1)), place=None)
tar("bomb.tar.gz", ("labs/zeros", bytes(64 << 20)))
tar("many.tar.gz", *((member("d/%d" % number), b"") for number in range(10001)))
pack_zip("bomb.zip", ("labs/zeros", bytes(64 << 20)))


def lie(data):
    """Says of the first entry that it has ten bytes."""
    for mark, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        struct.pack_into("<I", data, data.find(mark) + offset, 10)
    return data


pack_zip("lying-source.zip", (PLACE, b"/" * (4 << 20)), place=None)
change("lying.zip", "lying-source.zip", lie)
os.remove(path("lying-source.zip"))
tar("giant.tar", (member("labs/x", size=1 << 40), None), mode="w")
with open(path("hundred.tar"), "wb") as hundred:
    hundred.truncate(100 << 20)

# Damage.
for kind in ("tar.gz", "tar.xz", "zip"):
    cut("cut." + kind, "good." + kind, os.path.getsize(path("good." + kind)) * 2 // 3)
cut("cut.tar", "good.tar", 2000)
cut("empty.tar", "good.tar", 0)
with open(path("text.zip"), "wb") as text:
    text.write(b"int main(void) { return 0; }\n" * 40)
with open(path("nothing.tar"), "wb") as nothing:
    nothing.write(bytes(10240))
with open(path("good.tar.gz"), "rb") as once, gzip.open(path("packed-twice.tar.gz"), "wb") as again:
    again.write(once.read())
with open(path("raw.7z"), "wb") as other:
    other.write(b"7z\xbc\xaf\x27\x1c\0\4" + bytes(100))
