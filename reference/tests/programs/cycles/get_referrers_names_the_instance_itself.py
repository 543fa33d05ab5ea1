# An instance is the referrer of its attribute values; its dict is, once it was made.
import gc

class Box:
    pass

class Thing:
    pass

t = Thing()
box = Box()
box.t = t
referrers = [r for r in gc.get_referrers(t) if r is not globals()]
print(len(referrers), referrers[0] is box)  # expect: 1 True
d = box.__dict__
referrers = [r for r in gc.get_referrers(t) if r is not globals()]
print(len(referrers), referrers[0] is d)  # expect: 1 True
l = [t]
print(l in gc.get_referrers(t))  # expect: True
print(gc.get_referrers(t, box)[0] is globals())  # expect: False
