# os.path works on the text of a path; os makes and removes files and folders.
import os
import os.path

join = os.path.join
print(join("a", "b"), join("a/", "b", "c"), join("a", "/b"), join("a", ""), join("", "b"), join("a"))  # expect: a/b a/b/c /b a/ b a
for path in ("/usr/lib/x.tar.gz", "x", "/", "a/", "//a//b", ".hidden", "a/.b.c", "a.b/c", ""):
    print(os.path.split(path), os.path.basename(path), os.path.dirname(path), os.path.splitext(path), os.path.isabs(path))
    # expect: ('/usr/lib', 'x.tar.gz') x.tar.gz /usr/lib ('/usr/lib/x.tar', '.gz') True
    # expect: ('', 'x') x  ('x', '') False
    # expect: ('/', '')  / ('/', '') True
    # expect: ('a', '')  a ('a/', '') False
    # expect: ('//a', 'b') b //a ('//a//b', '') True
    # expect: ('', '.hidden') .hidden  ('.hidden', '') False
    # expect: ('a', '.b.c') .b.c a ('a/.b', '.c') False
    # expect: ('a.b', 'c') c a.b ('a.b/c', '') False
    # expect: ('', '')   ('', '') False
for path in ("a//b/./c/../d", "/../a", "../../a/..", "", ".", "//x/y/..", "///x", "a/../.."):
    print(os.path.normpath(path))
    # expect: a/b/d
    # expect: /a
    # expect: ../..
    # expect: .
    # expect: .
    # expect: //x
    # expect: /x
    # expect: ..
print(os.sep, os.curdir, os.pardir, os.extsep, repr(os.linesep), os.pathsep, os.name, os.altsep)  # expect: / . .. . '\n' : posix None
print(os.path.abspath("x/../y") == os.getcwd() + "/y", os.path.sep, os.getpid() > 0)  # expect: True / True

folder = f"/tmp/ouroboros-test-{os.getpid()}"
os.mkdir(folder)
for name in "ab":
    with open(join(folder, name), "w") as file:
        file.write(name)
print(sorted(os.listdir(folder)), os.path.exists(join(folder, "a")), os.access(folder, os.R_OK))  # expect: ['a', 'b'] True True
os.unlink(join(folder, "a"))
os.remove(join(folder, "b"))
print(os.listdir(folder), os.path.exists(join(folder, "a")))  # expect: [] False
os.rmdir(folder)
print(os.path.exists(folder))  # expect: False


def attempt(function):
    try:
        print(function())
    except OSError as e:
        print(type(e).__name__ + ":", e)


attempt(lambda: os.unlink("/no such file"))  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/no such file'
attempt(lambda: os.listdir("/no such folder"))  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/no such folder'
attempt(lambda: os.rmdir("/no such folder"))  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/no such folder'
