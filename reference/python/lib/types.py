# SPDX-License-Identifier: MIT
"""Names of built-in types that have no name of their own."""
import sys

__all__ = [
    "BuiltinFunctionType", "BuiltinMethodType", "CellType", "CodeType", "FrameType", "FunctionType",
    "GeneratorType", "GetSetDescriptorType", "LambdaType", "MappingProxyType", "MemberDescriptorType",
    "MethodDescriptorType", "MethodType", "ModuleType", "NoneType", "NotImplementedType",
    "EllipsisType", "SimpleNamespace", "TracebackType", "WrapperDescriptorType",
]


def _function():
    return lambda: _function


def _generator():
    yield


class _Class:
    __slots__ = ("member",)

    def method(self):
        pass


FunctionType = LambdaType = type(_function)
CodeType = type(_function.__code__)
CellType = type((lambda cell: lambda: cell)(None).__closure__[0])
GeneratorType = type(_generator())
MethodType = type(_Class().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
MethodDescriptorType = type(str.join)
WrapperDescriptorType = type(object.__init__)
GetSetDescriptorType = type(FunctionType.__code__)
MemberDescriptorType = type(_Class.member)
MappingProxyType = type(type.__dict__)
ModuleType = type(sys)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)
try:
    raise TypeError
except TypeError as _error:
    TracebackType = type(_error.__traceback__)
    FrameType = type(_error.__traceback__.tb_frame)
SimpleNamespace = type(sys.implementation)

del sys, _function, _generator, _Class
