# Because "except ... as e" deletes e, an ordinary handler leaves no cycle behind.
import gc
gc.disable()

def work():
    try:
        raise ValueError('x')
    except ValueError as e:
        message = str(e)
    return message

def chained():
    try:
        try:
            raise ValueError('first')
        except ValueError as e:
            raise KeyError('second') from e
    except KeyError as e:
        return str(e.__cause__)

gc.collect()
print(work(), gc.collect())  # expect: x 0
print(chained(), gc.collect())  # expect: first 0
