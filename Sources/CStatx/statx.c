#define _GNU_SOURCE
#include "cstatx.h"

#include <fcntl.h>
#include <sys/stat.h>

int statx_birth(const char *path, long long *seconds, unsigned int *nanoseconds)
{
    struct statx found;
    if (statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, STATX_BTIME, &found) != 0)
        return -1;
    *seconds = found.stx_btime.tv_sec;
    *nanoseconds = found.stx_btime.tv_nsec;
    return (found.stx_mask & STATX_BTIME) != 0;
}
