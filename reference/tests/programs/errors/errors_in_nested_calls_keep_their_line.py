# The line of an error is the line of the expression that failed, also in calls over several lines.
def line_of(act):
    try:
        act()
    except ZeroDivisionError as e:
        tb = e.__traceback__
        while tb.tb_next:
            tb = tb.tb_next
        return tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno

def several():
    a = 1
    b = [
        a,
        a / 0,
    ]

def condition():
    for i in range(3):
        if (i and
                i / 0):
            pass

print(line_of(several), line_of(condition), line_of(lambda: 1 / 0))  # expect: 4 3 0
several()
# expect-error: ZeroDivisionError: division by zero
