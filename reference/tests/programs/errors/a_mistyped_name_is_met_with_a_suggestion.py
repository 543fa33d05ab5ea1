# The report of a NameError suggests a name that is a few edits away; the exception itself does not.
def work(counter):
    try:
        return conter
    except NameError as e:
        print(e)
        raise

work(1)  # expect: name 'conter' is not defined
# expect-error: NameError: name 'conter' is not defined. Did you mean: 'counter'?
