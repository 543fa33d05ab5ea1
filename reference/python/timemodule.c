/* SPDX-License-Identifier: MIT */
/**
 * @file timemodule.c
 * The module time: clocks and sleeping.
 */
#include "inittab.h"

#include "evalops.h"
#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/errors.h"
#include "ouro/float.h"
#include "ouro/long.h"
#include "ouro/module.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/unicode.h"
#include "pystate.h"
#include "timestruct.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <time.h>

/** A clock in seconds. */
static OuObject *seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return OuFloat_FromDouble((double)now.tv_sec + 1e-9 * (double)now.tv_nsec);
}

/** A clock in nanoseconds. */
static OuObject *nanoseconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return OuLong_FromLongLong((long long)now.tv_sec * 1000000000LL + now.tv_nsec);
}

/** `time.time()`: @newref; NULL with an error set. CPython: time_time (Modules/timemodule.c). */
static OuObject *time_time(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return seconds(CLOCK_REALTIME);
}

/**
 * `time.time_ns()`: @newref; NULL with an error set. CPython: time_time_ns (Modules/timemodule.c).
 */
static OuObject *time_time_ns(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return nanoseconds(CLOCK_REALTIME);
}

/**
 * `time.monotonic()`: @newref; NULL with an error set. CPython: time_monotonic
 * (Modules/timemodule.c).
 */
static OuObject *time_monotonic(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return seconds(CLOCK_MONOTONIC);
}

/**
 * `time.monotonic_ns()`: @newref; NULL with an error set. CPython: time_monotonic_ns
 * (Modules/timemodule.c).
 */
static OuObject *time_monotonic_ns(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return nanoseconds(CLOCK_MONOTONIC);
}

/**
 * `time.process_time()`: @newref; NULL with an error set. CPython: time_process_time
 * (Modules/timemodule.c).
 */
static OuObject *time_process_time(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return seconds(CLOCK_PROCESS_CPUTIME_ID);
}

/**
 * `time.process_time_ns()`: @newref; NULL with an error set. CPython: time_process_time_ns
 * (Modules/timemodule.c).
 */
static OuObject *time_process_time_ns(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
}

/** A number of seconds, a float or an int: 0, or -1 with TypeError set. CPython: _PyTime_FromSecondsObject (Python/pytime.c). */
static int get_seconds(OuObject *op, double *value)
{
    if (OuFloat_Check(op)) {
        *value = ou_float_value(op);
        return 0;
    }
    OuObject *number = OuNumber_Index(op);
    *value = number ? OuLong_AsDouble(number) : -1.0;
    Ou_XDecRef(number);
    return *value == -1.0 && OuErr_Occurred() ? -1 : 0;
}

/** `time.sleep()`: @newref; NULL with an error set. CPython: time_sleep (Modules/timemodule.c). */
static OuObject *time_sleep(OuObject *OU_UNUSED(module), OuObject *op)
{
    double duration;
    if (get_seconds(op, &duration) < 0) {
        return NULL;
    }
    if (!(duration >= 0)) {
        return OuErr_Format(OuExc_ValueError, "sleep length must be non-negative");
    }
    struct timespec left = {(time_t)duration, 0};
    left.tv_nsec = (long)((duration - (double)left.tv_sec) * 1e9);
    while (nanosleep(&left, &left) < 0 && errno == EINTR) {
        if (ou_interrupted && ou_handle_pending() < 0) {
            return NULL;
        }
    }
    OU_RETURN_NONE;
}

/** The moment that an argument (borrowed, NULL or None: now) names: 0, or -1 with an error set. */
static int read_seconds(OuObject *op, time_t *moment)
{
    if (op == NULL || op == Ou_None) {
        *moment = time(NULL);
        return 0;
    }
    double value;
    if (get_seconds(op, &value) < 0) {
        return -1;
    }
    *moment = (time_t)floor(value);
    return 0;
}

/** What an argument (borrowed, NULL: now) says: 0, or -1 with an error set. CPython: gettmarg (Modules/timemodule.c), checktm (Modules/timemodule.c). */
static int read_fields(OuObject *op, const char *function, struct tm *fields)
{
    if (op != NULL) {
        if (ou_struct_time_read(op, function, fields) < 0) {
            return -1;
        }
        if (fields->tm_mon < -1 || fields->tm_mon > 11) {
            OuErr_SetString(OuExc_ValueError, "month out of range");
            return -1;
        }
        fields->tm_mon = fields->tm_mon < 0 ? 0 : fields->tm_mon;
        return 0;
    }
    time_t now = time(NULL);
    localtime_r(&now, fields);
    return 0;
}

/**
 * `time.localtime()`: @newref; NULL with an error set. CPython: time_localtime
 * (Modules/timemodule.c).
 */
static OuObject *time_localtime(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *op = NULL;
    time_t moment;
    struct tm fields;
    if (!OuArg_UnpackTuple(args, "localtime", 0, 1, &op) || read_seconds(op, &moment) < 0) {
        return NULL;
    }
    return localtime_r(&moment, &fields)
               ? ou_struct_time_new(&fields)
               : OuErr_Format(OuExc_OverflowError, "timestamp out of range for platform time_t");
}

/**
 * `time.gmtime()`: @newref; NULL with an error set. CPython: time_gmtime (Modules/timemodule.c).
 */
static OuObject *time_gmtime(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *op = NULL;
    time_t moment;
    struct tm fields;
    if (!OuArg_UnpackTuple(args, "gmtime", 0, 1, &op) || read_seconds(op, &moment) < 0) {
        return NULL;
    }
    return gmtime_r(&moment, &fields)
               ? ou_struct_time_new(&fields)
               : OuErr_Format(OuExc_OverflowError, "timestamp out of range for platform time_t");
}

/**
 * `time.mktime()`: @newref; NULL with an error set. CPython: time_mktime (Modules/timemodule.c).
 */
static OuObject *time_mktime(OuObject *OU_UNUSED(module), OuObject *op)
{
    struct tm fields;
    return ou_struct_time_read(op, "mktime", &fields) < 0
               ? NULL
               : OuFloat_FromDouble((double)mktime(&fields));
}

/**
 * `time.asctime()`: @newref; NULL with an error set. CPython: time_asctime (Modules/timemodule.c).
 */
static OuObject *time_asctime(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *op = NULL;
    struct tm fields;
    if (!OuArg_UnpackTuple(args, "asctime", 0, 1, &op) || read_fields(op, "asctime", &fields) < 0) {
        return NULL;
    }
    char text[64];
    size_t length = strftime(text, sizeof text, "%a %b %e %H:%M:%S ", &fields);
    snprintf(text + length, sizeof text - length, "%d", fields.tm_year + 1900);
    return OuUnicode_FromString(text);
}

/**
 * `time.strftime()`: @newref; NULL with an error set. CPython: time_strftime
 * (Modules/timemodule.c).
 */
static OuObject *time_strftime(OuObject *OU_UNUSED(module), OuObject *args)
{
    const char *format;
    OuObject *op = NULL;
    struct tm fields;
    if (!OuArg_ParseTuple(args, "s|O:strftime", &format, &op) ||
        read_fields(op, "strftime", &fields) < 0) {
        return NULL;
    }
    char text[512];
    size_t length = strftime(text, sizeof text, format, &fields);
    return OuUnicode_FromStringAndSize(text, (Ou_ssize_t)length);
}

/** The functions of module time. */
static OuMethodDef time_functions[] = {
    {"time", time_time, OU_METH_NOARGS, NULL},
    {"time_ns", time_time_ns, OU_METH_NOARGS, NULL},
    {"monotonic", time_monotonic, OU_METH_NOARGS, NULL},
    {"monotonic_ns", time_monotonic_ns, OU_METH_NOARGS, NULL},
    {"perf_counter", time_monotonic, OU_METH_NOARGS, NULL},
    {"perf_counter_ns", time_monotonic_ns, OU_METH_NOARGS, NULL},
    {"process_time", time_process_time, OU_METH_NOARGS, NULL},
    {"process_time_ns", time_process_time_ns, OU_METH_NOARGS, NULL},
    {"sleep", time_sleep, OU_METH_O, NULL},
    {"localtime", time_localtime, OU_METH_VARARGS, NULL},
    {"gmtime", time_gmtime, OU_METH_VARARGS, NULL},
    {"mktime", time_mktime, OU_METH_O, NULL},
    {"asctime", time_asctime, OU_METH_VARARGS, NULL},
    {"strftime", time_strftime, OU_METH_VARARGS, NULL},
    {0},
};

/**
 * Makes the module time: @newref; NULL with an error set. CPython: PyInit_time
 * (Modules/timemodule.c).
 */
OuObject *ou_timemodule_init(void)
{
    OuObject *module = OuModule_Create("time", "Clocks and sleeping.", time_functions);
    if (module != NULL &&
        OuModule_AddObjectRef(module, "struct_time", (OuObject *)&OuStructTime_Type) < 0) {
        Ou_Clear(&module);
    }
    return module;
}
