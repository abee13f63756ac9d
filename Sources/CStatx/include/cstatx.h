#ifndef CSTATX_H
#define CSTATX_H

/// When a path was made, by statx(2), which Swift's import of the C library does not show.
///
/// Returns 1 when the file system keeps birth times, 0 when it does not, -1 with errno when the
/// path could not be looked at. A symbolic link is not followed.
int statx_birth(const char *path, long long *seconds, unsigned int *nanoseconds);

#endif
