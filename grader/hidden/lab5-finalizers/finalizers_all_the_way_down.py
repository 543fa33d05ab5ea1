# SPDX-License-Identifier: MIT
# A structure of owners and parts with a ring in it: who is finalized when, and what each still finds.
import gc

gc.disable()
gc.collect()
log = []


class Part:
    def __init__(self, name, *parts):
        self.name = name
        self.parts = list(parts)

    def __del__(self):
        log.append(self.name + ":" + "".join(sorted(part.name for part in self.parts)))


def show(what):
    print(what, sorted(log) if what == "ring" else log)
    log.clear()


tree = Part("a", Part("b", Part("c"), Part("d")), Part("e"))
del tree
show("tree")  # expect: tree ['a:be', 'e:', 'b:cd', 'd:', 'c:']
ring = Part("r", Part("s", Part("t")))
ring.parts[0].parts.append(ring)
outer = Part("o", ring)
del ring
show("held")  # expect: held []
del outer
show("owner")  # expect: owner ['o:r']
print(gc.collect())  # expect: 6
show("ring")  # expect: ring ['r:s', 's:rt', 't:']
shared = Part("x")
left, right = Part("l", shared), Part("m", shared)
left.parts.append(left)
del shared, left
print(gc.collect())  # expect: 2
show("half")  # expect: half ['l:lx']
del right
show("other half")  # expect: other half ['m:x', 'x:']
