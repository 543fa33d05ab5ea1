# Traceback.format gives file and line and the source line, oldest frame first.
import tracemalloc

def make(n):
    return 'text' * n

tracemalloc.start(3)
x = make(100)
tb = tracemalloc.get_object_traceback(x)
tracemalloc.stop()
for line in tb.format():
    print(line.replace(__file__, 'FILE'))
for line in tb.format(limit=1):
    print(line.replace(__file__, 'FILE'))
print(len(tb), tb[0] < tb[1], tb[-1].lineno)
print(str(tb[-1]).replace(__file__, 'FILE'))
# expect:   File "FILE", line 8
# expect:     x = make(100)
# expect:   File "FILE", line 5
# expect:     return 'text' * n
# expect:   File "FILE", line 5
# expect:     return 'text' * n
# expect: 2 False 5
# expect: FILE:5
