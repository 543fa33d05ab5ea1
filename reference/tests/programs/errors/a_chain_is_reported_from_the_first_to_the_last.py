# The report of a chained exception shows the first one, a sentence, then the next.
import sys

class Capture:
    def __init__(self):
        self.text = ''
    def write(self, text):
        self.text += text
    def flush(self):
        pass

def report(act):
    stderr, sys.stderr = sys.stderr, Capture()
    try:
        act()
    except Exception:
        sys.excepthook(*sys.exc_info())
    text, sys.stderr = sys.stderr.text, stderr
    return [l for l in text.splitlines() if l and l[0] != ' ']

def cause():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError('k') from e

def context():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError('k')

for line in report(cause) + report(context):
    print(line)
# expect: Traceback (most recent call last):
# expect: ZeroDivisionError: division by zero
# expect: The above exception was the direct cause of the following exception:
# expect: Traceback (most recent call last):
# expect: KeyError: 'k'
# expect: Traceback (most recent call last):
# expect: ZeroDivisionError: division by zero
# expect: During handling of the above exception, another exception occurred:
# expect: Traceback (most recent call last):
# expect: KeyError: 'k'
