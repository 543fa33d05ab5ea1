// SPDX-License-Identifier: MIT
/**
 * @file unicode_ctype.c
 * What is known about a code point: case, letters, digits, white space, whether it can be printed.
 *
 * Up to U+00FF this is Unicode's own table, in a few lines; beyond it the C library's locale
 * C.UTF-8 answers, where there is one. So letters, digits and case of all scripts work, up to differences
 * between Unicode versions; of the mappings of one code point to several only those of the German
 * sharp s and the Latin ligatures are known, and decimal digits other than 0 to 9 are not.
 */
#include "unicode_internal.h"

#include <locale.h>
#include <wctype.h>

/** The C library's C.UTF-8 locale, which knows characters beyond Latin 1; 0 if it is missing. */
static locale_t locale;
/** 1: it was tried to get the locale. */
static int locale_asked;

/** The locale for what is beyond U+00FF, or 0. */
static locale_t wide_locale(void)
{
    if (!locale_asked) {
        locale_asked = 1;
        locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    }
    return locale;
}

void ou_ctype_fini(void)
{
    if (locale != (locale_t)0) {
        freelocale(locale);
    }
    locale = (locale_t)0;
    locale_asked = 0;
}

/** Asks the locale about a code point above U+00FF. */
static int ask(int (*question)(wint_t, locale_t), OuUCS4 character)
{
    locale_t where = wide_locale();
    return where != (locale_t)0 && question((wint_t)character, where) != 0;
}

int ou_unicode_isspace(OuUCS4 character)
{
    if (character < 0x100) {
        return (character >= 0x09 && character <= 0x0d) ||
               (character >= 0x1c && character <= 0x20) || character == 0x85 || character == 0xa0;
    }
    return character == 0x1680 || (character >= 0x2000 && character <= 0x200a) ||
           character == 0x2028 || character == 0x2029 || character == 0x202f ||
           character == 0x205f || character == 0x3000;
}

/** Unicode's category Cf, which is not shown by repr. */
static int is_format_character(OuUCS4 c)
{
    return (c >= 0x600 && c <= 0x605) || c == 0x61c || c == 0x6dd || c == 0x70f || c == 0x8e2 ||
           c == 0x180e || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) ||
           c == 0x110bd || c == 0x110cd || (c >= 0xe0000 && c <= 0xe007f);
}

int ou_unicode_isprintable(OuUCS4 character)
{
    if (character < 0x100) {
        return (character >= 0x20 && character < 0x7f) || (character > 0xa0 && character != 0xad);
    }
    if (ou_unicode_isspace(character) || is_format_character(character) ||
        (character >= 0xd800 && character <= 0xf8ff) || character >= 0xf0000) {
        return 0;
    }
    return ask(iswprint_l, character);
}

int ou_unicode_isalpha(OuUCS4 c)
{
    if (c < 0x100) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == 0xaa || c == 0xb5 ||
               c == 0xba || (c >= 0xc0 && c != 0xd7 && c != 0xf7);
    }
    return ask(iswalpha_l, c);
}

int ou_unicode_decimal(OuUCS4 c)
{
    return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
}

int ou_unicode_isdecimal(OuUCS4 c)
{
    return c >= '0' && c <= '9';
}

int ou_unicode_isdigit(OuUCS4 c)
{
    return ou_unicode_isdecimal(c) || c == 0xb2 || c == 0xb3 || c == 0xb9 || c == 0x2070 ||
           (c >= 0x2074 && c <= 0x2079) || (c >= 0x2080 && c <= 0x2089);
}

int ou_unicode_isnumeric(OuUCS4 c)
{
    return ou_unicode_isdigit(c) || (c >= 0xbc && c <= 0xbe) || (c >= 0x2150 && c <= 0x2189);
}

int ou_unicode_islower(OuUCS4 c)
{
    if (c < 0x100) {
        return (c >= 'a' && c <= 'z') || c == 0xaa || c == 0xb5 || c == 0xba ||
               (c >= 0xdf && c != 0xf7);
    }
    return ask(iswlower_l, c) && !ou_unicode_istitle(c);
}

int ou_unicode_isupper(OuUCS4 c)
{
    if (c < 0x100) {
        return (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7);
    }
    return ask(iswupper_l, c) && !ou_unicode_istitle(c);
}

int ou_unicode_istitle(OuUCS4 c)
{
    return c == 0x1c5 || c == 0x1c8 || c == 0x1cb || c == 0x1f2;
}

/** Letters that become several in upper case; titled, only the first of them is large. */
static int ligature(OuUCS4 c, OuUCS4 result[3])
{
    static const struct {
        OuUCS4 character;
        char letters[4];
    } ligatures[] = {{0xdf, "ss"},    {0xfb00, "ff"},  {0xfb01, "fi"}, {0xfb02, "fl"},
                     {0xfb03, "ffi"}, {0xfb04, "ffl"}, {0xfb05, "st"}, {0xfb06, "st"}};
    for (size_t i = 0; i < sizeof ligatures / sizeof ligatures[0]; i++) {
        if (c == ligatures[i].character) {
            int count = 0;
            for (; ligatures[i].letters[count] != '\0'; count++) {
                result[count] = (OuUCS4)ligatures[i].letters[count];
            }
            return count;
        }
    }
    return 0;
}

int ou_unicode_to_upper(OuUCS4 c, OuUCS4 *result)
{
    int letters = ligature(c, result);
    for (int i = 0; i < letters; i++) {
        result[i] -= 'a' - 'A';
    }
    if (letters > 0) {
        return letters;
    }
    *result = c;
    if (c == 0xb5) {
        *result = 0x39c;
    } else if (c == 0xff) {
        *result = 0x178;
    } else if (c < 0x100) {
        *result = ou_unicode_islower(c) && c != 0xaa && c != 0xba ? c - 32 : c;
    } else if (wide_locale() != (locale_t)0) {
        *result = (OuUCS4)towupper_l((wint_t)c, locale);
    }
    return 1;
}

int ou_unicode_to_lower(OuUCS4 c, OuUCS4 *result)
{
    *result = c;
    if (c < 0x100) {
        *result = ou_unicode_isupper(c) ? c + 32 : c;
    } else if (c == 0x130) {
        result[0] = 'i';
        result[1] = 0x307;
        return 2;
    } else if (wide_locale() != (locale_t)0) {
        *result = (OuUCS4)towlower_l((wint_t)c, locale);
    }
    return 1;
}

int ou_unicode_to_title(OuUCS4 c, OuUCS4 *result)
{
    int letters = ligature(c, result);
    if (letters > 0) {
        result[0] -= 'a' - 'A';
        return letters;
    }
    if (c >= 0x1c4 && c <= 0x1cc) {
        *result = c <= 0x1c6 ? 0x1c5 : c <= 0x1c9 ? 0x1c8 : 0x1cb;
        return 1;
    }
    return ou_unicode_to_upper(c, result);
}

int ou_unicode_to_fold(OuUCS4 c, OuUCS4 *result)
{
    int letters = ligature(c, result);
    if (letters > 0) {
        return letters;
    }
    if (c == 0xb5) {
        *result = 0x3bc;
        return 1;
    }
    if (c == 0x3c2) {
        *result = 0x3c3; /* the sigma that ends a word */
        return 1;
    }
    return ou_unicode_to_lower(c, result);
}
