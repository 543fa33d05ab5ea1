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

#include <errno.h>
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

/** `time.sleep()`: @newref; NULL with an error set. CPython: time_sleep (Modules/timemodule.c). */
static OuObject *time_sleep(OuObject *OU_UNUSED(module), OuObject *op)
{
    double duration = OuFloat_AsDouble(op);
    if (duration == -1.0 && OuErr_Occurred()) {
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

/**
 * `time.strftime()`: @newref; NULL with an error set. CPython: time_strftime
 * (Modules/timemodule.c).
 */
static OuObject *time_strftime(OuObject *OU_UNUSED(module), OuObject *args)
{
    const char *format;
    OuObject *when = NULL;
    if (!OuArg_ParseTuple(args, "s|O:strftime", &format, &when)) {
        return NULL;
    }
    time_t now = time(NULL);
    struct tm fields;
    localtime_r(&now, &fields);
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
    {"strftime", time_strftime, OU_METH_VARARGS, NULL},
    {0},
};

/**
 * Makes the module time: @newref; NULL with an error set. CPython: PyInit_time
 * (Modules/timemodule.c).
 */
OuObject *ou_timemodule_init(void)
{
    return OuModule_Create("time", "Clocks and sleeping.", time_functions);
}
