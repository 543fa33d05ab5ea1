class Phoenix:
    def __del__(self):
        print('finalizer')
        saved.append(self)


saved = []
p = Phoenix()
del p  # expect: finalizer
print(len(saved))  # expect: 1
saved.clear()
print('died in silence')  # expect: died in silence
