# Without a hook of its own the program goes on after an exception in __del__; standard error gets the report.
import sys

class Bad:
    def __del__(self):
        raise ValueError('reported')

class Stderr:
    def write(self, text):
        parts.append(text)

    def flush(self):
        pass

parts = []
real = sys.stderr
sys.stderr = Stderr()
Bad()
sys.stderr = real
report = ''.join(parts).splitlines()
print(report[0].startswith('Exception ignored in: <function Bad.__del__ at'))  # expect: True
print(report[1], report[-1])  # expect: Traceback (most recent call last): ValueError: reported
