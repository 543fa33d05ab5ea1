# Blocks allocated before start are not traced, and freeing them changes nothing.
import tracemalloc
old = ['x' * 1000 + str(i) for i in range(100)]
tracemalloc.start()
before = tracemalloc.get_traced_memory()[0]
print(tracemalloc.get_object_traceback(old[0]))  # expect: None
old.clear()
after = tracemalloc.get_traced_memory()[0]
print(before < 5000, after < 10000)  # expect: True True
fresh = 'y' * 100 + str(before)
print(tracemalloc.get_object_traceback(fresh) is not None)  # expect: True
print(tracemalloc.get_object_traceback(fresh)[0].lineno)  # expect: 10
tracemalloc.stop()
print(tracemalloc.get_object_traceback(fresh))  # expect: None
