# A suspended generator that dies is closed: its with and finally blocks run.
class Manager:
    def __enter__(self):
        print('enter')

    def __exit__(self, kind, value, tb):
        print('exit', kind.__name__)

def work():
    with Manager():
        try:
            yield 1
            print('never')
        finally:
            print('finally')

g = work()
next(g)  # expect: enter
del g
# expect: finally
# expect: exit GeneratorExit
print('dropped')  # expect: dropped
for x in work():
    break
# expect: enter
# expect: finally
# expect: exit GeneratorExit
print('after break')  # expect: after break
