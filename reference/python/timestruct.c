/* SPDX-License-Identifier: MIT */
/**
 * @file timestruct.c
 * time.struct_time: a date and a time of day as a tuple whose items have names.
 */
#include "timestruct.h"

#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/long.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

enum {
    FIELDS = 9 /**< items of the tuple */
};

/** `tm_year` and its kin: @newref; NULL with an error set. */
static OuObject *get_item(OuObject *self, void *closure)
{
    return Ou_NewRef(OuTuple_GET_ITEM(self, (Ou_ssize_t)(intptr_t)closure));
}

/** The attributes of a struct_time, in the order of its items. */
static OuGetSetDef struct_time_getset[] = {
    {"tm_year", get_item, NULL, "year, for example 1993", (void *)(intptr_t)0},
    {"tm_mon", get_item, NULL, "month of year, from 1", (void *)(intptr_t)1},
    {"tm_mday", get_item, NULL, "day of month, from 1", (void *)(intptr_t)2},
    {"tm_hour", get_item, NULL, "hour, from 0", (void *)(intptr_t)3},
    {"tm_min", get_item, NULL, "minute, from 0", (void *)(intptr_t)4},
    {"tm_sec", get_item, NULL, "second, from 0", (void *)(intptr_t)5},
    {"tm_wday", get_item, NULL, "day of week, Monday is 0", (void *)(intptr_t)6},
    {"tm_yday", get_item, NULL, "day of year, from 1", (void *)(intptr_t)7},
    {"tm_isdst", get_item, NULL, "1 in summer time, 0 else, -1 unknown", (void *)(intptr_t)8},
    {0},
};

/** repr() of a struct_time: @newref; NULL with an error set. */
static OuObject *struct_time_repr(OuObject *self)
{
    return OuUnicode_FromFormat(
        "time.struct_time(tm_year=%R, tm_mon=%R, tm_mday=%R, tm_hour=%R, "
        "tm_min=%R, tm_sec=%R, tm_wday=%R, tm_yday=%R, tm_isdst=%R)",
        OuTuple_GET_ITEM(self, 0), OuTuple_GET_ITEM(self, 1), OuTuple_GET_ITEM(self, 2),
        OuTuple_GET_ITEM(self, 3), OuTuple_GET_ITEM(self, 4), OuTuple_GET_ITEM(self, 5),
        OuTuple_GET_ITEM(self, 6), OuTuple_GET_ITEM(self, 7), OuTuple_GET_ITEM(self, 8));
}

OuTypeObject OuStructTime_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "time.struct_time",
    .tp_base = &OuTuple_Type,
    .tp_repr = struct_time_repr,
    .tp_getset = struct_time_getset,
};

OuObject *ou_struct_time_new(const struct tm *fields)
{
    const long values[FIELDS] = {fields->tm_year + 1900L,   fields->tm_mon + 1L,  fields->tm_mday,
                                 fields->tm_hour,           fields->tm_min,       fields->tm_sec,
                                 (fields->tm_wday + 6) % 7, fields->tm_yday + 1L, fields->tm_isdst};
    OuObject *self = OuType_GenericAlloc(&OuStructTime_Type, FIELDS);
    for (int i = 0; self != NULL && i < FIELDS; i++) {
        OuObject *number = OuLong_FromLong(values[i]);
        if (number == NULL) {
            Ou_Clear(&self);
        } else {
            OuTuple_SET_ITEM(self, i, number);
        }
    }
    return self;
}

int ou_struct_time_read(OuObject *op, const char *function, struct tm *fields)
{
    if (!OuTuple_Check(op)) {
        OuErr_SetString(OuExc_TypeError, "Tuple or struct_time argument required");
        return -1;
    }
    if (OuTuple_GET_SIZE(op) != FIELDS) {
        OuErr_Format(OuExc_TypeError, "%s(): illegal time tuple argument", function);
        return -1;
    }
    int values[FIELDS];
    for (int i = 0; i < FIELDS; i++) {
        values[i] = ou_long_as_int(OuTuple_GET_ITEM(op, i));
        if (values[i] == -1 && OuErr_Occurred()) {
            return -1;
        }
    }
    *fields = (struct tm){.tm_year = values[0] - 1900,
                          .tm_mon = values[1] - 1,
                          .tm_mday = values[2],
                          .tm_hour = values[3],
                          .tm_min = values[4],
                          .tm_sec = values[5],
                          .tm_wday = (values[6] + 1) % 7,
                          .tm_yday = values[7] - 1,
                          .tm_isdst = values[8]};
    return 0;
}
