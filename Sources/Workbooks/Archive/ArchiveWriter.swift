internal import CWorkbooks

/// Makes a zip archive in memory. The same entries make the same bytes: none has a time.
package final class ArchiveWriter {
    /// nil when the archive was ended.
    private var archive: zipFile?
    private let file: MemoryFile

    package init() throws(WorkbookError) {
        file = MemoryFile()
        var functions = file.functions
        guard let archive = zipOpen2_64(nil, APPEND_STATUS_CREATE, nil, &functions) else {
            throw WorkbookError(.notWritten)
        }
        self.archive = archive
    }

    deinit { if archive != nil { zipClose(archive, nil) } }

    /// Begins an entry, and ends the one before.
    package func begin(_ name: String) throws(WorkbookError) {
        var information = zip_fileinfo()
        information.dosDate = Self.firstDay
        // The sizes are not known before the entry is written: none may need more than 4 GiB.
        let state = zipOpenNewFileInZip(
            archive, name, &information, nil, 0, nil, 0, nil, Z_DEFLATED, Z_DEFAULT_COMPRESSION)
        guard state == ZIP_OK else { throw WorkbookError(.notWritten) }
    }

    package func write(_ text: String) throws(WorkbookError) {
        try write(Array(text.utf8))
    }

    package func write(_ bytes: [UInt8]) throws(WorkbookError) {
        guard !bytes.isEmpty else { return }
        guard zipWriteInFileInZip(archive, bytes, UInt32(bytes.count)) == ZIP_OK else {
            throw WorkbookError(.notWritten)
        }
    }

    /// Ends the archive; nothing can be written after it.
    package func finish() throws(WorkbookError) -> [UInt8] {
        defer { archive = nil }
        guard zipClose(archive, nil) == ZIP_OK else { throw WorkbookError(.notWritten) }
        return file.bytes
    }

    /// 1980-01-01, where the count of a zip archive begins.
    private static let firstDay: UInt = 1 << 21 | 1 << 16
}
