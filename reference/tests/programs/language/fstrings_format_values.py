# f-strings format with conversions, widths, precisions and nested fields.
name, n, x = 'world', 42, 3.14159
print(f'hello {name!r} {name:>8}|{name:<8}|{name:^9}|')  # expect: hello 'world'    world|world   |  world  |
print(f'{n:05d} {n:x} {n:#b} {n:,} {1234567:,} {n:+} {-n: d}')
# expect: 00042 2a 0b101010 42 1,234,567 +42 -42
print(f'{x:.2f} {x:8.3f}| {x:e} {1e10:g} {0.1 + 0.2} {1e100} {x:%}')
# expect: 3.14    3.142| 3.141590e+00 1e+10 0.30000000000000004 1e+100 314.159000%
width = 6
print(f'{n:{width}}|{x:{width}.{2}f}|{{}} {n=} {name!s:.3}')  # expect:     42|  3.14|{} n=42 wor
print(f'{[1, 2]} {None} {True:>6} {"in" + "side"}')  # expect: [1, 2] None      1 inside
print('%s %d %5.1f %r %%' % ('a', 3, 2.5, 'q'), '{} {1}'.replace('1', '0'))  # expect: a 3   2.5 'q' % {} {0}
print('{0} {1} {0} {k:>4}'.format('a', 'b', k=1), format(255, '#x'), repr('it\'s'))
# expect: a b a    1 0xff "it's"
