# The report of an uncaught error has file, line, function and source line of each frame.
import sys

class Capture:
    def __init__(self):
        self.parts = []
    def write(self, text):
        self.parts.append(text)
    def flush(self):
        pass

def fail():
    raise ValueError('shown')

stderr, sys.stderr = sys.stderr, Capture()
try:
    fail()
except ValueError:
    sys.excepthook(*sys.exc_info())
text = ''.join(sys.stderr.parts).replace(__file__, 'FILE')
sys.stderr = stderr
print(text, end='')
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 17, in <module>
# expect:     fail()
# expect:   File "FILE", line 13, in fail
# expect:     raise ValueError('shown')
# expect: ValueError: shown
