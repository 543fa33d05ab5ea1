# __del__ of an item may change the very list that is being cleared.
class Thing:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        box.append('from ' + str(self.n))

box = [Thing(1), Thing(2), Thing(3)]
box.clear()
print(box)  # expect: ['from 3', 'from 2', 'from 1']
box = [Thing(4), Thing(5)]
del box[:]
print(box)  # expect: ['from 5', 'from 4']
box[:] = [Thing(6)]
print(len(box))  # expect: 1
box[0:1] = []
print(box)  # expect: ['from 6']
