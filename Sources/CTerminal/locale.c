// The character set: curses and wcwidth follow the locale, and everything here is UTF-8.
#define _GNU_SOURCE
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>

#include "cterminal.h"

// The environment's name for the locale of characters, in the order setlocale looks.
static const char *locale_name(void) {
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value != NULL && *value != '\0') return value;
    }
    return "";
}

static bool is_utf8(const char *charset, size_t length) {
    return (length == 5 && strncasecmp(charset, "UTF-8", 5) == 0) ||
           (length == 4 && strncasecmp(charset, "UTF8", 4) == 0);
}

int ct_choose_locale(char *charset, size_t size) {
    // A name such as zh_CN.GBK says what the terminal shows, whether or not the locale is
    // installed; to go on in UTF-8 would fill the screen with rubbish.
    const char *dot = strchr(locale_name(), '.');
    if (dot != NULL) {
        size_t length = strcspn(dot + 1, "@");
        if (!is_utf8(dot + 1, length)) {
            size_t kept = length < size ? length : size - 1;
            memcpy(charset, dot + 1, kept);
            charset[kept] = '\0';
            return CT_CHARSET_NOT_UTF8;
        }
    }
    // Only the characters: numbers and dates are none of the C library's business here.
    if (setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return CT_OK;
    // A minimal system lacks zh_CN.UTF-8 but has this one.
    if (setlocale(LC_CTYPE, "C.UTF-8") != NULL) return CT_OK;
    return CT_NO_UTF8_LOCALE;
}

int ct_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

const char *ct_environment(const char *name) { return getenv(name); }
