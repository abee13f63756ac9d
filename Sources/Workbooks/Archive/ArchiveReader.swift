internal import CWorkbooks

/// The entries of a zip archive that lies in memory, unpacked piece by piece and never whole.
final class ArchiveReader {
    struct Entry {
        let name: String
        fileprivate var position: unz64_file_pos
        fileprivate let packedBytes: Int
        fileprivate let isEncrypted: Bool
    }

    private let archive: unzFile
    /// What `archive` reads from; minizip knows it by its address alone.
    private let file: MemoryFile
    private let limits: WorkbookLimits
    /// By name in lower case: the packaging standard takes no heed of case.
    private var entries: [String: Entry] = [:]
    private var unpackedBytes = 0

    /// - Throws: What is not a zip archive, by its kind; an archive that ends early, has too many
    ///   entries or one name twice.
    init(_ bytes: [UInt8], _ limits: WorkbookLimits) throws(WorkbookError) {
        guard bytes.count <= limits.fileBytes else {
            throw WorkbookError(.tooLarge(limit: limits.fileBytes))
        }
        try ForeignFormat(bytes).requireArchive()
        file = MemoryFile(bytes)
        self.limits = limits
        var functions = file.functions
        guard let archive = unzOpen2_64(nil, &functions) else {
            throw WorkbookError(.zipDamaged)
        }
        self.archive = archive
        try list()
    }

    deinit { unzClose(archive) }

    func entry(_ name: String) -> Entry? { entries[name.lowercased()] }

    /// Unpacks one entry.
    ///
    /// - Parameter take: Gets the pieces in order, each valid only during the call.
    /// - Throws: What `take` throws; an entry that is damaged, encrypted, grows beyond measure, or
    ///   with which everything unpacked so far is too much.
    func unpack(
        _ entry: Entry, into take: (UnsafeRawBufferPointer) throws(WorkbookError) -> Void
    ) throws(WorkbookError) {
        if entry.isEncrypted { throw WorkbookError(.encryptedWorkbook) }
        let damage = WorkbookError(.entryDamaged(entry.name))
        var position = entry.position
        guard unzGoToFilePos64(archive, &position) == UNZ_OK,
            unzOpenCurrentFile(archive) == UNZ_OK
        else { throw damage }
        var isOpen = true
        defer { if isOpen { unzCloseCurrentFile(archive) } }

        let most = max(limits.freeGrowthBytes, entry.packedBytes * limits.growth)
        let piece = UnsafeMutableRawBufferPointer.allocate(
            byteCount: Self.pieceBytes, alignment: 1)
        defer { piece.deallocate() }
        var total = 0
        while true {
            let count = Int(
                unzReadCurrentFile(archive, piece.baseAddress, UInt32(Self.pieceBytes)))
            guard count >= 0 else { throw damage }
            if count == 0 { break }
            total += count
            unpackedBytes += count
            if total > most {
                throw WorkbookError(.compressionBomb(entry: entry.name, limit: limits.growth))
            }
            if unpackedBytes > limits.unpackedBytes {
                throw WorkbookError(.unpackedTooLarge(limit: limits.unpackedBytes))
            }
            try take(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        }
        isOpen = false
        // Closing compares the checksum.
        guard unzCloseCurrentFile(archive) == UNZ_OK else { throw damage }
    }

    private static let pieceBytes = 1 << 16

    private func list() throws(WorkbookError) {
        var global = unz_global_info64()
        let damage = WorkbookError(.zipDamaged)
        guard unzGetGlobalInfo64(archive, &global) == UNZ_OK else { throw damage }
        guard global.number_entry <= UInt64(limits.entries) else {
            throw WorkbookError(.tooManyEntries(limit: limits.entries))
        }
        guard global.number_entry > 0 else { throw WorkbookError(.notAWorkbook) }
        var state = unzGoToFirstFile(archive)
        while state == UNZ_OK {
            let entry = try currentEntry()
            if entries.updateValue(entry, forKey: entry.name.lowercased()) != nil {
                throw WorkbookError(.duplicateEntry(entry.name))
            }
            state = unzGoToNextFile(archive)
        }
        guard state == UNZ_END_OF_LIST_OF_FILE else { throw damage }
    }

    private func currentEntry() throws(WorkbookError) -> Entry {
        var info = unz_file_info64()
        var position = unz64_file_pos()
        var name = [CChar](repeating: 0, count: Self.longestName)
        guard
            unzGetCurrentFileInfo64(
                archive, &info, &name, UInt(name.count), nil, 0, nil, 0) == UNZ_OK,
            info.size_filename < name.count, unzGetFilePos64(archive, &position) == UNZ_OK
        else { throw WorkbookError(.zipDamaged) }
        let bytes = name.prefix(Int(info.size_filename)).map { UInt8(bitPattern: $0) }
        // Some programs write the separators of their own system.
        let slashed = bytes.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
        return Entry(
            name: String(decoding: slashed, as: UTF8.self), position: position,
            // What the archive claims may be more than the file has.
            packedBytes: min(Int(clamping: info.compressed_size), file.bytes.count),
            isEncrypted: info.flag & 1 == 1)
    }

    private static let longestName = 1_024
}

/// What a file is by its first bytes, as far as that helps whoever chose it.
private struct ForeignFormat {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func requireArchive() throws(WorkbookError) {
        if bytes.starts(with: [0x50, 0x4b]) { return }
        guard bytes.starts(with: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) else {
            throw WorkbookError(.notAWorkbook)
        }
        // An encrypted workbook lies as one stream of this name in the older container
        // (MS-OFFCRYPTO 2.3).
        let name = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
        throw WorkbookError(contains(name) ? .encryptedWorkbook : .legacyXLS)
    }

    private func contains(_ pattern: [UInt8]) -> Bool {
        bytes.indices.dropLast(pattern.count - 1).contains { index in
            bytes[index] == pattern[0]
                && bytes[index..<index + pattern.count].elementsEqual(pattern)
        }
    }
}
