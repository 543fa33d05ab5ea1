# An object that stores one of its own bound methods is a cycle of two objects.
import gc
gc.disable()

class Button:
    def __init__(self):
        self.on_click = self.click

    def click(self):
        return 'click'

gc.collect()
b = Button()
print(b.on_click())  # expect: click
del b
print(gc.collect())  # expect: 2
c = Button()
c.on_click = None
del c
print(gc.collect())  # expect: 0
