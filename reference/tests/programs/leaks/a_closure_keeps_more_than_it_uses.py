# A cell keeps its value as long as any closure over it lives, used or not.
class Big:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('dead', self.name)

def build():
    big = Big('captured')
    other = Big('not captured')
    size = len(big.name)
    def show():
        return size
    def show_big():
        return big.name
    return show, show_big

show, show_big = build()  # expect: dead not captured
print('built', show())  # expect: built 8
del show_big  # expect: dead captured
print('only the small closure is left', show())  # expect: only the small closure is left 8
