# The usual methods of str work, and strings are immutable.
s = 'Hello, World'
print(s.upper(), s.lower(), s.swapcase(), s.title(), len(s), s[::-1])
# expect: HELLO, WORLD hello, world hELLO, wORLD Hello, World 12 dlroW ,olleH
print(s.split(', '), s.partition(','), s.find('o'), s.rfind('o'), s.count('l'), s.index('W'))
# expect: ['Hello', 'World'] ('Hello', ',', ' World') 4 8 3 7
print('-'.join('abc'), ' x '.strip(), 'xxaxx'.strip('x'), 'a,b,,c'.split(','), ' a  b '.split())
# expect: a-b-c x a ['a', 'b', '', 'c'] ['a', 'b']
print(s.replace('l', 'L', 2), s.startswith(('He', 'x')), s.endswith('d'), 'W' in s, s * 2)
# expect: HeLLo, World True True True Hello, WorldHello, World
print('abc'.ljust(5, '.'), 'abc'.rjust(5), 'abc'.center(7, '*'), '42'.zfill(5))  # expect: abc..   abc **abc** 00042
print('a\tb\nc'.splitlines(), 'é'.encode(), b'\xc3\xa9'.decode(), ord('A'), chr(8364))
# expect: ['a\tb', 'c'] b'\xc3\xa9' é 65 €
print('12'.isdigit(), 'ab1'.isalnum(), 'ab'.isalpha(), ' '.isspace(), 'x'.isidentifier())
# expect: True True True True True
print('\u00e9\x41', r'\n', 'a' 'b', """tri
ple""")
# expect: éA \n ab tri
# expect: ple
try:
    s[0] = 'J'
except TypeError as e:
    print(e)
# expect: 'str' object does not support item assignment
