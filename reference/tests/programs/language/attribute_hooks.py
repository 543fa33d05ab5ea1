# __getattr__ answers for missing attributes only; __setattr__ and __delattr__ see all changes.
class Recorder:
    def __init__(self):
        object.__setattr__(self, 'log', [])
    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(name)
        return 'made up ' + name
    def __setattr__(self, name, value):
        self.log.append('set ' + name)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        self.log.append('del ' + name)
        object.__delattr__(self, name)

r = Recorder()
print(r.anything, hasattr(r, '_private'), getattr(r, '_x', 'default'))  # expect: made up anything False default
r.x = 1
print(r.x)  # expect: 1
del r.x
print(r.x, r.log)  # expect: made up x ['set x', 'del x']
print(sorted(vars(r)), 'log' in r.__dict__)  # expect: ['log'] True
