/* SPDX-License-Identifier: MIT */
/**
 * @file builtin_types.h
 * Every static built-in type, once: X(type). types/init.c readies them in this order.
 */
#ifndef OURO_TYPES_BUILTIN_TYPES_H
#define OURO_TYPES_BUILTIN_TYPES_H

/** What all others need. */
#define OU_BASE_TYPES(X) \
    X(OuBaseObject_Type) \
    X(OuType_Type)

/** The values. */
#define OU_VALUE_TYPES(X)    \
    X(OuNone_Type)           \
    X(OuNotImplemented_Type) \
    X(OuEllipsis_Type)       \
    X(OuLong_Type)           \
    X(OuBool_Type)           \
    X(OuFloat_Type)          \
    X(OuComplex_Type)        \
    X(OuUnicode_Type)        \
    X(OuBytes_Type)          \
    X(OuByteArray_Type)

/** The containers and their iterators. */
#define OU_CONTAINER_TYPES(X)  \
    X(OuTuple_Type)            \
    X(OuList_Type)             \
    X(OuDict_Type)             \
    X(OuDictKeys_Type)         \
    X(OuDictValues_Type)       \
    X(OuDictItems_Type)        \
    X(OuSet_Type)              \
    X(OuFrozenSet_Type)        \
    X(OuSlice_Type)            \
    X(OuRange_Type)            \
    X(OuRangeIter_Type)        \
    X(OuLongRangeIter_Type)    \
    X(OuSeqIter_Type)          \
    X(OuCallIter_Type)         \
    X(OuListIter_Type)         \
    X(OuListRevIter_Type)      \
    X(OuTupleIter_Type)        \
    X(OuUnicodeIter_Type)      \
    X(OuBytesIter_Type)        \
    X(OuByteArrayIter_Type)    \
    X(OuDictIterKey_Type)      \
    X(OuDictIterValue_Type)    \
    X(OuDictIterItem_Type)     \
    X(OuDictRevIterKey_Type)   \
    X(OuDictRevIterValue_Type) \
    X(OuDictRevIterItem_Type)  \
    X(OuSetIter_Type)          \
    X(OuEnum_Type)             \
    X(OuReversed_Type)         \
    X(OuZip_Type)              \
    X(OuMap_Type)              \
    X(OuFilter_Type)           \
    X(Ou_GenericAliasType)

/** Functions, descriptors, modules, weak references. */
#define OU_OBJECT_TYPES(X)     \
    X(OuSuper_Type)            \
    X(OuMethodDescr_Type)      \
    X(OuClassMethodDescr_Type) \
    X(OuMemberDescr_Type)      \
    X(OuGetSetDescr_Type)      \
    X(OuWrapperDescr_Type)     \
    X(OuMethodWrapper_Type)    \
    X(OuCFunction_Type)        \
    X(OuProperty_Type)         \
    X(OuClassMethod_Type)      \
    X(OuStaticMethod_Type)     \
    X(OuDictProxy_Type)        \
    X(OuFunction_Type)         \
    X(OuMethod_Type)           \
    X(OuCell_Type)             \
    X(OuModule_Type)           \
    X(OuNamespace_Type)        \
    X(OuTraceBack_Type)        \
    X(OuWeakref_RefType)       \
    X(OuWeakref_ProxyType)     \
    X(OuWeakref_CallableProxyType)

#endif
