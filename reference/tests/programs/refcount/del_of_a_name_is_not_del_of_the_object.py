# "del" removes a name; the object goes only when no other owner is left.
class Thing:
    def __del__(self):
        print('dead')

a = Thing()
b = a
del a
print('one name left')  # expect: one name left
try:
    a
except NameError as e:
    print(e)
# expect: name 'a' is not defined
keeper = {'k': [b]}
del b
print('in a list in a dict')  # expect: in a list in a dict
del keeper['k'][0]  # expect: dead
print(keeper)  # expect: {'k': []}
