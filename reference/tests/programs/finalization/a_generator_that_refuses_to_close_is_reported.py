# A generator that yields or raises while it is closed by its death is unraisable.
import sys
sys.unraisablehook = lambda u: print('hook', u.exc_type.__name__, u.exc_value)

def refuses():
    try:
        yield 1
    except GeneratorExit:
        yield 2

def raises():
    try:
        yield 1
    finally:
        raise OSError('while closing')

g = refuses()
next(g)
del g  # expect: hook RuntimeError generator ignored GeneratorExit
g = raises()
next(g)
del g  # expect: hook OSError while closing
g = refuses()
next(g)
try:
    g.close()
except RuntimeError as e:
    print('closed by hand:', e)
# expect: closed by hand: generator ignored GeneratorExit
