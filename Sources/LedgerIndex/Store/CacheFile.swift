import Glibc

/// Removes a file of the cache; one that is not there is removed already.
func removeFile(_ path: String) { unlink(path) }

/// Makes an empty file that only its owner reads, where there is none.
func makePrivateFile(_ path: String) {
    let file = open(path, O_CREAT | O_CLOEXEC | O_WRONLY, 0o600)
    if file >= 0 { close(file) }
}
