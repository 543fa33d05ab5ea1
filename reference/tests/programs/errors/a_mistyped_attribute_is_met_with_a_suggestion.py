# The report of an AttributeError suggests an attribute of the object that is a few edits away.
class Node:
    def __init__(self):
        self.children = []

n = Node()
try:
    n.quite_another_name
except AttributeError as e:
    print(e, '|', e.name, e.obj is n)
# expect: 'Node' object has no attribute 'quite_another_name' | quite_another_name True
n.childern
# expect-error: AttributeError: 'Node' object has no attribute 'childern'. Did you mean: 'children'?
