# After a loop its variable still owns the last item; a function keeps none of it.
class Row:
    alive = 0
    def __init__(self):
        Row.alive += 1
    def __del__(self):
        Row.alive -= 1

def rows():
    for _ in range(100):
        yield Row()

for row in rows():
    pass
print(Row.alive)  # expect: 1
del row

def consume():
    for row in rows():
        pass
consume()
print(Row.alive)  # expect: 0
everything = list(rows())
print(Row.alive)  # expect: 100
