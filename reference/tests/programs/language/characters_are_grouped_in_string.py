# The module string names groups of ASCII characters.
import string

print(string.ascii_lowercase, string.ascii_uppercase, string.ascii_letters)  # expect: abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ
print(string.digits, string.hexdigits, string.octdigits)  # expect: 0123456789 0123456789abcdefABCDEF 01234567
print(repr(string.punctuation), repr(string.whitespace))  # expect: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~' ' \t\n\r\x0b\x0c'
print(len(string.printable), string.printable.index("!"), set(string.printable) >= set(string.whitespace))  # expect: 100 62 True
print(string.capwords("the quick  brown FOX"), "|" + string.capwords(" a-b ") + "|", string.capwords("a-b-C", "-"))  # expect: The Quick Brown Fox |A-b| A-B-C
