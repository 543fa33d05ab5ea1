// SPDX-License-Identifier: MIT
/**
 * @file unicode_case.c
 * Methods of str that look at each code point: upper, title, isalpha and their kin.
 */
#include "unicode_search.h"

#include "ouro/bool.h"
#include "ouro/refcount.h"

/** What a code point becomes: 1 to 3 code points in `result`; returns how many. */
typedef int (*Mapping)(OuUCS4 character, OuUCS4 *result);
/** What is asked of a code point: 1 or 0. */
typedef int (*Question)(OuUCS4 character);

enum {
    CAPITAL_SIGMA = 0x3a3, /**< the letter */
    FINAL_SIGMA = 0x3c2,   /**< its small form at the end of a word */
};

/** The form that a sigma takes at the end of a word. */
static int to_final_sigma(OuUCS4 OU_UNUSED(character), OuUCS4 *result)
{
    *result = FINAL_SIGMA;
    return 1;
}

/** Adds what a code point becomes. */
static int write_mapped(OuUnicodeWriter *writer, Mapping mapping, OuUCS4 character)
{
    OuUCS4 result[3];
    int count = mapping(character, result);
    for (int i = 0; i < count; i++) {
        if (ou_writer_char(writer, result[i]) < 0) {
            return -1;
        }
    }
    return 0;
}

/**
 * Whether the capital sigma at a place ends a word, and so becomes another letter. CPython:
 * handle_capital_sigma (Objects/unicodeobject.c).
 */
static int is_final_sigma(OuObject *self, Ou_ssize_t at)
{
    Ou_ssize_t length = ou_unicode_length(self);
    int letter_before = at > 0 && ou_unicode_isalpha(ou_unicode_char(self, at - 1));
    int letter_behind = at + 1 < length && ou_unicode_isalpha(ou_unicode_char(self, at + 1));
    return letter_before && !letter_behind;
}

/** A new str of what choose() makes of each code point. `state` lives as long as the walk. */
static OuObject *map_each(OuObject *self, Mapping (*choose)(OuUCS4 character, int *state))
{
    OuUnicodeWriter writer = {0};
    int state = 0;
    for (Ou_ssize_t i = 0; i < ou_unicode_length(self); i++) {
        OuUCS4 character = ou_unicode_char(self, i);
        Mapping mapping = choose(character, &state);
        if (character == CAPITAL_SIGMA && mapping == ou_unicode_to_lower &&
            is_final_sigma(self, i)) {
            mapping = to_final_sigma;
        }
        if (write_mapped(&writer, mapping, character) < 0) {
            ou_writer_drop(&writer);
            return NULL;
        }
    }
    return ou_writer_finish(&writer);
}

/**
 * Whether a code point is upper, lower or title case: 1 or 0. CPython: _PyUnicode_IsCased
 * (Objects/unicodectype.c).
 */
static int is_cased(OuUCS4 c)
{
    return ou_unicode_islower(c) || ou_unicode_isupper(c) || ou_unicode_istitle(c);
}

/** For str.upper(): every code point in upper case. */
static Mapping choose_upper(OuUCS4 OU_UNUSED(character), int *OU_UNUSED(state))
{
    return ou_unicode_to_upper;
}

/** For str.lower(): every code point in lower case. */
static Mapping choose_lower(OuUCS4 OU_UNUSED(character), int *OU_UNUSED(state))
{
    return ou_unicode_to_lower;
}

/** For str.casefold(): the form in which texts are compared. */
static Mapping choose_fold(OuUCS4 OU_UNUSED(character), int *OU_UNUSED(state))
{
    return ou_unicode_to_fold;
}

/** The state says whether the code point before was cased. */
static Mapping choose_title(OuUCS4 character, int *state)
{
    int inside = *state;
    *state = is_cased(character);
    return inside ? ou_unicode_to_lower : ou_unicode_to_title;
}

/** The state says whether there was one before. */
static Mapping choose_capitalize(OuUCS4 OU_UNUSED(character), int *state)
{
    int inside = *state;
    *state = 1;
    return inside ? ou_unicode_to_lower : ou_unicode_to_title;
}

/** Leaves a code point as it is. */
static int keep(OuUCS4 character, OuUCS4 *result)
{
    *result = character;
    return 1;
}

/** For str.swapcase(): upper becomes lower, lower becomes upper. */
static Mapping choose_swapcase(OuUCS4 character, int *OU_UNUSED(state))
{
    return ou_unicode_isupper(character)   ? ou_unicode_to_lower
           : ou_unicode_islower(character) ? ou_unicode_to_upper
                                           : keep;
}

/** Defines a method that maps each code point. */
#define MAPPING_METHOD(name, choose)                             \
    OuObject *name(OuObject *self, OuObject *OU_UNUSED(ignored)) \
    {                                                            \
        return map_each(self, choose);                           \
    }

MAPPING_METHOD(ou_unicode_upper_method, choose_upper)
MAPPING_METHOD(ou_unicode_lower_method, choose_lower)
MAPPING_METHOD(ou_unicode_casefold_method, choose_fold)
MAPPING_METHOD(ou_unicode_title_method, choose_title)
MAPPING_METHOD(ou_unicode_capitalize_method, choose_capitalize)
MAPPING_METHOD(ou_unicode_swapcase_method, choose_swapcase)

/* ---- questions ----------------------------------------------------------------------------------- */

/** Whether the answer is yes for all code points; `when_empty` if there are none. */
static OuObject *ask_each(OuObject *self, Question question, int when_empty)
{
    Ou_ssize_t length = ou_unicode_length(self);
    for (Ou_ssize_t i = 0; i < length; i++) {
        if (!question(ou_unicode_char(self, i))) {
            OU_RETURN_FALSE;
        }
    }
    return OuBool_FromLong(length > 0 || when_empty);
}

/** Whether a code point is a letter or stands for a number: 1 or 0. */
static int is_alnum(OuUCS4 c)
{
    return ou_unicode_isalpha(c) || ou_unicode_isnumeric(c);
}

/** Whether a code point is ASCII: 1 or 0. */
static int is_ascii(OuUCS4 c)
{
    return c < 128;
}

/** Defines a method that asks each code point. */
#define QUESTION_METHOD(name, question, when_empty)              \
    OuObject *name(OuObject *self, OuObject *OU_UNUSED(ignored)) \
    {                                                            \
        return ask_each(self, question, when_empty);             \
    }

QUESTION_METHOD(ou_unicode_isalpha_method, ou_unicode_isalpha, 0)
QUESTION_METHOD(ou_unicode_isdecimal_method, ou_unicode_isdecimal, 0)
QUESTION_METHOD(ou_unicode_isdigit_method, ou_unicode_isdigit, 0)
QUESTION_METHOD(ou_unicode_isnumeric_method, ou_unicode_isnumeric, 0)
QUESTION_METHOD(ou_unicode_isalnum_method, is_alnum, 0)
QUESTION_METHOD(ou_unicode_isspace_method, ou_unicode_isspace, 0)
QUESTION_METHOD(ou_unicode_isprintable_method, ou_unicode_isprintable, 1)
QUESTION_METHOD(ou_unicode_isascii_method, is_ascii, 1)

/** At least one cased code point, and none of the kind that `wrong` finds. */
static OuObject *cased_without(OuObject *self, Question wanted, Question wrong)
{
    int found = 0;
    for (Ou_ssize_t i = 0; i < ou_unicode_length(self); i++) {
        OuUCS4 character = ou_unicode_char(self, i);
        if (wrong(character) || ou_unicode_istitle(character)) {
            OU_RETURN_FALSE;
        }
        found |= wanted(character);
    }
    return OuBool_FromLong(found);
}

/**
 * `str.islower()`: @newref; NULL with an error set. CPython: unicode_islower_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_islower_method(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    return cased_without(self, ou_unicode_islower, ou_unicode_isupper);
}

/**
 * `str.isupper()`: @newref; NULL with an error set. CPython: unicode_isupper_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_isupper_method(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    return cased_without(self, ou_unicode_isupper, ou_unicode_islower);
}

/**
 * `str.istitle()`: @newref; NULL with an error set. CPython: unicode_istitle_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_istitle_method(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    int found = 0, inside = 0;
    for (Ou_ssize_t i = 0; i < ou_unicode_length(self); i++) {
        OuUCS4 character = ou_unicode_char(self, i);
        int large = ou_unicode_isupper(character) || ou_unicode_istitle(character);
        int small = ou_unicode_islower(character);
        if ((large && inside) || (small && !inside)) {
            OU_RETURN_FALSE;
        }
        inside = large || small;
        found |= inside;
    }
    return OuBool_FromLong(found);
}

int OuUnicode_IsIdentifier(OuObject *op)
{
    Ou_ssize_t length = ou_unicode_length(op);
    for (Ou_ssize_t i = 0; i < length; i++) {
        OuUCS4 character = ou_unicode_char(op, i);
        int fine = character == '_' || ou_unicode_isalpha(character) ||
                   (i > 0 && ou_unicode_isdecimal(character));
        if (!fine) {
            return 0;
        }
    }
    return length > 0;
}

/**
 * `str.isidentifier()`: @newref; NULL with an error set. CPython: unicode_isidentifier_impl
 * (Objects/unicodeobject.c).
 */
OuObject *ou_unicode_isidentifier_method(OuObject *self, OuObject *OU_UNUSED(ignored))
{
    return OuBool_FromLong(OuUnicode_IsIdentifier(self));
}
