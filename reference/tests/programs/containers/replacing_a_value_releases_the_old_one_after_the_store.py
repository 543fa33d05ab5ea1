# When a dict value is replaced, the old value's __del__ sees the new one in place.
class Thing:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        now = table.get('k')
        print(self.n, 'dies;', now.n if now else None, 'is stored')

table = {'k': Thing('old')}
table['k'] = Thing('new')  # expect: old dies; new is stored
table.update(k=Thing('newer'))  # expect: new dies; newer is stored
del table['k']  # expect: newer dies; None is stored
print(table)  # expect: {}
