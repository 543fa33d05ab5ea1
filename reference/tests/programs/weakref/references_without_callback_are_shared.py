# There is one ref without callback per object; refs with callbacks are always new.
import weakref

class Thing:
    pass

def call(r):
    pass

t = Thing()
a, b, c = weakref.ref(t), weakref.ref(t, None), weakref.ref(t, call)
print(a is b, a is c, weakref.ref(t, call) is c)  # expect: True False False
print(weakref.proxy(t) is weakref.proxy(t))  # expect: True
keep = [weakref.proxy(t)]
print(weakref.getweakrefcount(t))  # expect: 3
print(weakref.getweakrefs(t)[0] is a)  # expect: True
print(a.__callback__, c.__callback__ is call)  # expect: None True
u = Thing()
print(weakref.getweakrefs(u), weakref.getweakrefcount(u), weakref.getweakrefcount(1))  # expect: [] 0 0
