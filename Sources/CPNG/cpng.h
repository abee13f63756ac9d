// libpng's simplified interface, for zhaodan-preview alone: it reports errors and never jumps.
#ifndef ZHAODAN_CPNG_H
#define ZHAODAN_CPNG_H

#include <png.h>

#endif
