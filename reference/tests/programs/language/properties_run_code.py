# A property reads, writes and deletes through functions of the class.
class Temperature:
    def __init__(self, celsius):
        self._c = celsius

    @property
    def fahrenheit(self):
        return self._c * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self._c = (value - 32) * 5 / 9

    @property
    def fixed(self):
        return 1

t = Temperature(100)
print(t.fahrenheit)  # expect: 212.0
t.fahrenheit = 32
print(t._c, t.fixed)  # expect: 0.0 1
try:
    t.fixed = 2
except AttributeError as e:
    print(e)
# expect: property 'fixed' of 'Temperature' object has no setter
try:
    del t.fahrenheit
except AttributeError as e:
    print(e)
# expect: property 'fahrenheit' of 'Temperature' object has no deleter
print(Temperature.fahrenheit.fget(t), type(Temperature.fahrenheit).__name__)  # expect: 32.0 property
