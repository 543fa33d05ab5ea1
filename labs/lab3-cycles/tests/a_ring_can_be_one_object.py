# Rings come in all sizes and kinds; each tracked object in them or behind them counts one.
import gc
gc.disable()
gc.collect()

class Node:
    def method(self):
        pass

def list_in_itself():
    l = []
    l.append(l)

def dict_in_itself():
    d = {}
    d['me'] = d

def instance_with_itself():
    node = Node()
    node.me = node

def instance_with_its_own_method():
    node = Node()
    node.shortcut = node.method

def tuple_and_list():
    t = ([],)
    t[0].append(t)

def function_that_calls_itself():
    def again():
        again()

for make in (list_in_itself, dict_in_itself, instance_with_itself, instance_with_its_own_method,
             tuple_and_list, function_that_calls_itself):
    make()
    print(gc.collect(), make.__name__)
# expect: 1 list_in_itself
# expect: 1 dict_in_itself
# expect: 1 instance_with_itself
# expect: 2 instance_with_its_own_method
# expect: 2 tuple_and_list
# expect: 3 function_that_calls_itself
