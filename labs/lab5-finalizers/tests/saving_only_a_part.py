# A finalizer may save a part of its object. The part lives, its owner dies.
import gc

gc.disable()


class House:
    def __init__(self, name):
        self.name = name
        self.cat = Cat(name)
        self.sofa = [name]

    def __del__(self):
        rescued.append(self.cat)


class Cat:
    def __init__(self, house):
        self.toys = ['ball of ' + house]

    def __del__(self):
        finalized.append(self.toys[0])


rescued = []
finalized = []
gc.collect()
house = House('one')
del house  # by count
house = House('two')
house.me = house
del house
print('collected', gc.collect())  # expect: collected 2
print('rescued', sorted(cat.toys[0] for cat in rescued))
# expect: rescued ['ball of one', 'ball of two']
print('finalized', finalized)  # expect: finalized ['ball of two']
rescued.clear()
print('finalized', sorted(finalized))  # expect: finalized ['ball of one', 'ball of two']
