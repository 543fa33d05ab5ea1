# An object that came back keeps everything, and dies without a word the second time.
import gc


class Phoenix:
    def __init__(self, feathers):
        self.feathers = feathers

    def __del__(self):
        print('burning, with', self.feathers)
        nest.append(self)


nest = []
bird = Phoenix(['red', 'gold'])
print(gc.is_finalized(bird))  # expect: False
del bird  # expect: burning, with ['red', 'gold']
print(gc.is_finalized(nest[0]), nest[0].feathers)  # expect: True ['red', 'gold']
nest.clear()
print('nest', nest)  # expect: nest []
