# An event bus that holds its observers in a WeakSet forgets those that died.
import weakref

class Bus:
    def __init__(self):
        self.observers = weakref.WeakSet()
    def publish(self, event):
        return sorted(o.name + ':' + event for o in self.observers)

class Observer:
    def __init__(self, name, bus):
        self.name = name
        bus.observers.add(self)

bus = Bus()
a, b = Observer('a', bus), Observer('b', bus)
print(bus.publish('x'))  # expect: ['a:x', 'b:x']
del a
print(bus.publish('y'))  # expect: ['b:y']
b = None
print(bus.publish('z'), len(bus.observers))  # expect: [] 0
