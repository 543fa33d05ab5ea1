# A finalizer deep in a chain collects: the finalizers of that garbage may call functions, and the
# garbage is still garbage afterwards, although the trashcan puts containers off at that depth.
import gc

gc.disable()
gc.collect()


class Collects:
    def __del__(self):
        print("collected", gc.collect())


class Looks:
    def __del__(self):
        print(getattr(self, "me", None) is self, isinstance(self, Looks), hasattr(self, "absent"), type(self).__name__)


def ring():
    looks = Looks()
    looks.me = looks


ring()
chain = Collects()
for _ in range(49):
    chain = [chain]
chain = None  # expect: True True False Looks
# expect: collected 1
