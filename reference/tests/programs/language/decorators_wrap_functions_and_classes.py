# Decorators apply bottom-up; they may take arguments and decorate classes.
import functools

def mark(label):
    def deco(f):
        @functools.wraps(f)
        def inner(*args, **kw):
            return label + '(' + str(f(*args, **kw)) + ')'
        return inner
    return deco

@mark('outer')
@mark('inner')
def add(a, b=1):
    """adds"""
    return a + b

print(add(1), add(1, b=5), add.__name__, add.__doc__)  # expect: outer(inner(2)) outer(inner(6)) add adds

def register(cls):
    classes.append(cls.__name__)
    return cls

classes = []

@register
class Plugin:
    @staticmethod
    def s():
        return 'static'
    @classmethod
    def c(cls):
        return cls.__name__
print(classes, Plugin.s(), Plugin().c())  # expect: ['Plugin'] static Plugin
