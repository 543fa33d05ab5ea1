# The object of a bound method lives as long as the method object, even without a name of its own.
class Thing:
    def __del__(self):
        print('dead')

    def hello(self):
        return 'hello'

m = Thing().hello
print('still alive')  # expect: still alive
print(m())  # expect: hello
m = None  # expect: dead
print('end')  # expect: end
