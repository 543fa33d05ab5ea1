/* SPDX-License-Identifier: MIT */
/**
 * @file member.c
 * Reading and setting fields of C structs as attributes.
 */
#include "ouro/descr.h"

#include "ouro/abstract.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/unicode.h"

OuObject *OuMember_GetOne(OuObject *op, const OuMemberDef *member)
{
    void *place = (char *)op + member->offset;
    switch (member->type) {
    case OU_T_INT:
        return OuLong_FromLong(*(int *)place);
    case OU_T_UINT:
        return OuLong_FromUnsignedLongLong(*(unsigned int *)place);
    case OU_T_LONG:
        return OuLong_FromLong(*(long *)place);
    case OU_T_SSIZET:
        return OuLong_FromSsize_t(*(Ou_ssize_t *)place);
    case OU_T_BOOL:
        return OuBool_FromLong(*(char *)place);
    case OU_T_STRING: {
        const char *text = *(const char **)place;
        return text ? OuUnicode_FromString(text) : Ou_NewRef(Ou_None);
    }
    case OU_T_OBJECT: {
        OuObject *value = *(OuObject **)place;
        return Ou_NewRef(value ? value : Ou_None);
    }
    default: {
        OuObject *value = *(OuObject **)place;
        if (value == NULL) {
            return OuErr_Format(OuExc_AttributeError, "'%.200s' object has no attribute '%s'",
                                Ou_TYPE(op)->tp_name, member->name);
        }
        return Ou_NewRef(value);
    }
    }
}

/** Sets a number: 0, or -1. */
static int set_number(void *place, int type, OuObject *value)
{
    long long number = OuLong_AsLongLong(value);
    if (number == -1 && OuErr_Occurred()) {
        return -1;
    }
    switch (type) {
    case OU_T_INT:
        *(int *)place = (int)number;
        return 0;
    case OU_T_UINT:
        *(unsigned int *)place = (unsigned int)number;
        return 0;
    case OU_T_LONG:
        *(long *)place = (long)number;
        return 0;
    default:
        *(Ou_ssize_t *)place = (Ou_ssize_t)number;
        return 0;
    }
}

int OuMember_SetOne(OuObject *op, const OuMemberDef *member, OuObject *value)
{
    void *place = (char *)op + member->offset;
    if ((member->flags & OU_READONLY) || member->type == OU_T_STRING) {
        OuErr_SetString(OuExc_AttributeError, "readonly attribute");
        return -1;
    }
    if (member->type == OU_T_OBJECT || member->type == OU_T_OBJECT_EX) {
        if (value == NULL && member->type == OU_T_OBJECT_EX && *(OuObject **)place == NULL) {
            OuErr_SetString(OuExc_AttributeError, member->name);
            return -1;
        }
        Ou_StoreRef((OuObject **)place, value);
        return 0;
    }
    if (value == NULL) {
        OuErr_SetString(OuExc_TypeError, "can't delete numeric/char attribute");
        return -1;
    }
    if (member->type == OU_T_BOOL) {
        if (!OuBool_Check(value)) {
            OuErr_SetString(OuExc_TypeError, "attribute value type must be bool");
            return -1;
        }
        *(char *)place = value == Ou_True;
        return 0;
    }
    return set_number(place, member->type, value);
}
