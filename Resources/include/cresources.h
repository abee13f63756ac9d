#ifndef ZHAODAN_CRESOURCES_H
#define ZHAODAN_CRESOURCES_H

#include <stddef.h>

/// One embedded file; `path` is relative to the Resources folder.
typedef struct {
    const char *path;
    const unsigned char *bytes;
    size_t count;
} cres_file;

/// All embedded files, sorted by path.
const cres_file *cres_all(size_t *count);

#endif
