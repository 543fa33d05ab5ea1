# __del__ is found on the class: one stored in the instance is ignored, one added to the class later counts.
class Thing:
    pass

t = Thing()
t.__del__ = lambda: print('instance del')
del t
print('ignored')  # expect: ignored
u = Thing()
v = Thing()
Thing.__del__ = lambda self: print('class del')
del u  # expect: class del
del Thing.__del__
del v
print('end')  # expect: end
