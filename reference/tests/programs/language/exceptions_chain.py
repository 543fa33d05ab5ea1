# "raise from" sets the cause, raising in a handler sets the context, "from None" hides it.
def chain(kind):
    try:
        try:
            {}['missing']
        except KeyError as e:
            if kind == 'from':
                raise ValueError('bad') from e
            if kind == 'none':
                raise ValueError('bad') from None
            raise ValueError('bad')
    except ValueError as e:
        return e

for kind in ('from', 'none', 'plain'):
    e = chain(kind)
    print(kind, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
# expect: from KeyError('missing') KeyError('missing') True
# expect: none None KeyError('missing') True
# expect: plain None KeyError('missing') False
try:
    try:
        raise OSError(2, 'No such file')
    except OSError:
        raise
except OSError as e:
    print(e.args, e)
# expect: (2, 'No such file') [Errno 2] No such file
