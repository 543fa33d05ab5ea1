# In a collection only those weak references call that are not trash themselves.
import gc
import weakref

gc.disable()

class Node:
    pass

def callback(name):
    def call(ref):
        print(name, "is called")
    return call

node = Node()
node.me = node
node.inside = weakref.ref(node, callback("inside"))
outside = weakref.ref(node, callback("outside"))
del node
gc.collect()           # expect: outside is called
print(outside())       # expect: None

# A weak reference in the trash to an object that lives on.
living = Node()
node = Node()
node.me = node
node.inside = weakref.ref(living, callback("inside"))
print(weakref.getweakrefcount(living))  # expect: 1
del node
gc.collect()
print(weakref.getweakrefcount(living))  # expect: 0
del living
print("silence")       # expect: silence
