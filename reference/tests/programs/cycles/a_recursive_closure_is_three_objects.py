# A nested function that calls itself is a cycle of function, closure tuple and cell.
import gc
gc.disable()

def build():
    def walk(n):
        return walk(n - 1) if n else 'done'
    return walk

gc.collect()
print(build()(3))  # expect: done
print(gc.collect())  # expect: 3

def pair():
    def even(n):
        return n == 0 or odd(n - 1)
    def odd(n):
        return n != 0 and even(n - 1)
    return even(10)

print(pair())  # expect: True
print(gc.collect())  # expect: 6
