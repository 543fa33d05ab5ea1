# get_referrers scans tracked objects only, so an untracked dict is never named.
import gc
gc.disable()
text = 'some ' + str(len('text')) + ' words'
d = {'k': text}
print(any(x is d for x in gc.get_referrers(text)))  # expect: False
d['l'] = []
print(any(x is d for x in gc.get_referrers(text)))  # expect: True
gc.freeze()
print(any(x is d for x in gc.get_referrers(text)))  # expect: False
gc.unfreeze()
print(any(x is d for x in gc.get_referrers(text)))  # expect: True
