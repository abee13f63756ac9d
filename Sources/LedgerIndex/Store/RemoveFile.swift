import Glibc

/// Removes a file of the cache; one that is not there is removed already.
func removeFile(_ path: String) { unlink(path) }
