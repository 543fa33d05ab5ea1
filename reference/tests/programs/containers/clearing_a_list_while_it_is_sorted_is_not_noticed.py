# While a list is sorted it looks empty; clearing it then changes nothing, appending is an error.
items = [2, 1]
items.sort(key=lambda item: items.clear() or item)
print(items)  # expect: [1, 2]
try:
    items.sort(key=lambda item: items.append(3) or item)
except ValueError as error:
    print(error)  # expect: list modified during sort
print(items)  # expect: [1, 2]
