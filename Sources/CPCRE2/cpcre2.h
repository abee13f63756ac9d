// PCRE2 over bytes, for the patterns of forms alone.
#ifndef ZHAODAN_CPCRE2_H
#define ZHAODAN_CPCRE2_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#endif
