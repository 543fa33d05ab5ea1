# __del__ at exit may create and drop other objects with finalizers.
class Child:
    def __del__(self):
        print('child')

class Parent:
    def __del__(self):
        c = Child()
        print('parent')
        del c
        print('parent done')

p = Parent()
print('end of program')  # expect: end of program
# expect: parent
# expect: child
# expect: parent done
