# weakref.finalize is a weak reference and a callback that somebody else keeps for you.
import weakref

class File:
    def __init__(self, name):
        self.name = name
        self.closer = weakref.finalize(self, print, "closes", name)

    def close(self):
        self.closer()

first = File("first")
second = File("second")
first.close()                  # expect: closes first
print(first.closer.alive, second.closer.alive)  # expect: False True
del first
print("first is gone, and closed only once")    # expect: first is gone, and closed only once
del second                     # expect: closes second
third = File("third")
third.closer.detach()
del third
print("third had nothing to say")               # expect: third had nothing to say
