# A __del__ that drops a deep structure does so safely inside another deallocation.
class Holder:
    def __init__(self, depth):
        self.chain = None
        for _ in range(depth):
            self.chain = (self.chain, [])

    def __del__(self):
        self.chain = None
        print('dropped')

box = [[Holder(50000)], [Holder(50000)]]
box.clear()
# expect: dropped
# expect: dropped
print('end')  # expect: end
