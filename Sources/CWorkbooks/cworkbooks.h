// minizip, expat and iconv, for Workbooks alone; the first two and zlib as static archives, so
// that the program needs none of them where it runs.
#ifndef ZHAODAN_CWORKBOOKS_H
#define ZHAODAN_CWORKBOOKS_H

#include <expat.h>
#include <iconv.h>
#include <minizip/unzip.h>
#include <minizip/zip.h>

#endif
