/* SPDX-License-Identifier: MIT */
/**
 * @file suggestions.h
 * "Did you mean: 'print'?": a name that exists for one that does not.
 */
#ifndef OURO_PYTHON_SUGGESTIONS_H
#define OURO_PYTHON_SUGGESTIONS_H

#include "ouro/object.h"

/**
 * What the program may have meant by the name that an AttributeError or NameError is about.
 *
 * @param exception  @borrowed
 * @return a new str, or NULL: no name is near enough, or the exception is of another kind; no error is set
 *
 * CPython: _Py_Offer_Suggestions (Python/suggestions.c).
 */
OuObject *ou_offer_suggestion(OuObject *exception);

#endif
