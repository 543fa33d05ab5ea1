# A Filter says what it was made of.
import tracemalloc
f = tracemalloc.Filter(True, 'a*.py', 12, all_frames=True)
print(f.inclusive, f.lineno, f.all_frames, f.filename_pattern, f.domain)  # expect: True 12 True a*.py None
g = tracemalloc.Filter(inclusive=False, filename_pattern='b.py')
print(g.inclusive, g.lineno, g.all_frames, g.filename_pattern)  # expect: False None False b.py
d = tracemalloc.DomainFilter(True, 3)
print(d.inclusive, d.domain)  # expect: True 3
