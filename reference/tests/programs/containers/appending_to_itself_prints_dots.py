# A container that holds itself prints three dots where it recurs.
l = [1]
l.append(l)
print(l, l[1] is l, len(l))  # expect: [1, [...]] True 2
d = {'self': None}
d['self'] = d
print(d)  # expect: {'self': {...}}
t = ([],)
t[0].append(t)
print(t)  # expect: ([(...)],)
s = [l, d]
print(s)  # expect: [[1, [...]], {'self': {...}}]
l.clear()
d.clear()
t[0].clear()
