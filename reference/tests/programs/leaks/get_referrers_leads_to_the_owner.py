# Following referrers from a leaked object leads to the container that holds it.
import gc

class Session:
    pass

hidden = {'cache': {'sessions': []}}

def open_session():
    s = Session()
    hidden['cache']['sessions'].append(s)

open_session()
gc.collect()
leaked = [o for o in gc.get_objects() if type(o) is Session][0]
owners = [r for r in gc.get_referrers(leaked) if type(r) is list]
print(len(owners), owners[0] is hidden['cache']['sessions'])  # expect: 1 True
up = [r for r in gc.get_referrers(owners[0]) if type(r) is dict and 'sessions' in r]
print(len(up), up[0] is hidden['cache'])  # expect: 1 True
