# The traceback of an exception lists the frames it passed through, the line of each as it was left.
def low(n):
    if n == 0:
        raise ValueError('bottom')
    low(n - 1)

def high():
    x = 1
    low(1)
    return x

try:
    high()
except ValueError as e:
    tb = e.__traceback__
    while tb is not None:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
        tb = tb.tb_next
# expect: <module> 13
# expect: high 9
# expect: low 5
# expect: low 4
high()
# expect-error: ValueError: bottom
