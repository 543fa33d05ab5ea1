# finally clauses and __exit__ run although nobody catches the exception.
class M:
    def __enter__(self):
        print('enter')
    def __exit__(self, *exc):
        print('exit')

def work():
    try:
        with M():
            return [][1]
    finally:
        print('finally')

work()
# expect: enter
# expect: exit
# expect: finally
# expect-error: IndexError: list index out of range
