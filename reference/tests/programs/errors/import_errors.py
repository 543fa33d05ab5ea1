# A missing module raises ModuleNotFoundError, a missing name ImportError.
try:
    import no_such_module_here
except ModuleNotFoundError as e:
    print(e, '|', e.name)
# expect: No module named 'no_such_module_here' | no_such_module_here
try:
    from gc import no_such_name
except ImportError as e:
    print(str(e).split(' (')[0])
# expect: cannot import name 'no_such_name' from 'gc'
import gc as collector
from sys import getrefcount as count, maxsize
print(collector.isenabled(), count(object()), maxsize == 2 ** 63 - 1)  # expect: True 1 True
import another_missing_one
# expect-error: ModuleNotFoundError: No module named 'another_missing_one'
