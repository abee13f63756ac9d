/// The files of `log/`: their names are the list of what belongs to the journal.
struct LogDirectory {
    let fileSystem: any FileSystem
    let path: String

    /// What no segment can exceed.
    private static let segmentByteLimit = SegmentName.capacity * (LineLimit.bytes + 1)

    /// The first entries of the segments, in order and without a gap.
    ///
    /// - Throws: `damaged` for a file no journal makes, for a name that is no plain file, and for
    ///   a segment that is missing between others; `noJournal` when there is no such directory.
    func segments() throws(JournalError) -> [Int] {
        let (segments, problem) = try soundSegments()
        if let problem { throw problem }
        return segments
    }

    /// The segments from the first on without a gap, and what is wrong with the rest.
    func soundSegments() throws(JournalError) -> (segments: [Int], problem: JournalError?) {
        let names: [String]
        do throws(FileError) {
            guard try fileSystem.status(of: path)?.kind == .directory else {
                throw FileError(.notFound, in: .list, path: path)
            }
            names = try fileSystem.names(in: path).sorted()
        } catch {
            if error.reason == .notFound { throw JournalError(.noJournal, file: path) }
            throw JournalError(error, file: path)
        }
        var segments: [Int] = []
        var problem: JournalError?
        for name in names {
            guard let first = SegmentName.first(name), try isPlainFile(name) else {
                problem = problem ?? damage(.foreignFile(name), name)
                continue
            }
            segments.append(first)
        }
        for (index, first) in segments.enumerated() where first != index * SegmentName.capacity {
            let missing = SegmentName.text(first: index * SegmentName.capacity)
            return (
                Array(segments[..<index]), problem ?? damage(.missingSegment, missing)
            )
        }
        return (segments, problem)
    }

    func bytes(ofSegment first: Int) throws(JournalError) -> [UInt8] {
        let file = self.file(first)
        guard let bytes = try fileSystem.bytes(of: file, limit: Self.segmentByteLimit) else {
            throw damage(.missingSegment, SegmentName.text(first: first))
        }
        return bytes
    }

    /// The first line of the journal, the genesis entry; nil when it is not sound.
    func genesis() throws(JournalError) -> JournalEntry? {
        try edgeEntry(ofSegment: 0, atEnd: false)
    }

    /// The last line of a finished segment; nil when it is not sound.
    func lastEntry(ofSegment first: Int) throws(JournalError) -> JournalEntry? {
        try edgeEntry(ofSegment: first, atEnd: true)
    }

    func file(_ first: Int) -> String { "\(path)/\(SegmentName.text(first: first))" }

    private func isPlainFile(_ name: String) throws(JournalError) -> Bool {
        do throws(FileError) {
            return try fileSystem.status(of: "\(path)/\(name)")?.kind == .file
        } catch {
            throw JournalError(error, file: "\(path)/\(name)")
        }
    }

    private func edgeEntry(ofSegment first: Int, atEnd: Bool) throws(JournalError) -> JournalEntry?
    {
        let bytes: [UInt8]
        do throws(FileError) {
            let file = try fileSystem.open(self.file(first), .readOnly)
            defer { fileSystem.close(file) }
            let size = try fileSystem.status(of: file).size
            let length = min(size, LineLimit.bytes + 1)
            let start = atEnd ? size - length : 0
            bytes = try fileSystem.bytes(of: file, in: start..<start + length)
        } catch {
            throw JournalError(error, file: file(first))
        }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // A line ends with a line feed, so there is a piece behind it, and an empty one at the end.
        guard lines.count > 1, !atEnd || lines[lines.count - 1].isEmpty else { return nil }
        guard let line = atEnd ? lines.dropLast().last : lines.first else { return nil }
        var reader = EntryLineReader()
        return line.withUnsafeBufferPointer { try? reader.entry(in: $0) }
    }

    private func damage(_ reason: JournalProblem.Reason, _ name: String) -> JournalError {
        JournalError(
            .damaged(JournalProblem(reason, segment: name)), file: "\(path)/\(name)")
    }
}
