# Instances that register themselves in a class attribute live until the registry lets go.
import gc

class Plugin:
    registry = {}

    def __init__(self, name):
        self.name = name
        self.registry[name] = self

    def __del__(self):
        print('dead', self.name)

Plugin('a')
Plugin('b')
print(gc.collect() >= 0, sorted(Plugin.registry))  # expect: True ['a', 'b']
del Plugin.registry['a']  # expect: dead a
print(sorted(Plugin.registry))  # expect: ['b']
Plugin('b')  # expect: dead b
print('replaced')  # expect: replaced
Plugin.registry = {}  # expect: dead b
