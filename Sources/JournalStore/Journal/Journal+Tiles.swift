extension Journal {
    /// Writes the tiles that became full since the last time and are not there. Nothing rests on
    /// them, so that a failure is no failure of the journal: they are missing then.
    func writeTiles() {
        let store = TileStore(location, in: world.fileSystem)
        for tile in tiles.takeFull() {
            do throws(FileError) {
                if try store.isThere(level: 0, index: tile.index) { continue }
                try store.write(tile.hashes, level: 0, index: tile.index)
                try writeTilesAbove(tile.index, in: store)
            } catch {
                outsideFailure = error
                return
            }
        }
    }

    /// The tiles whose last hash stands over a new one of the level below.
    private func writeTilesAbove(_ index: Int, in store: TileStore) throws(FileError) {
        var level = 1
        var last = index
        while (last + 1).isMultiple(of: TileStore.width) {
            let first = last + 1 - TileStore.width
            let below = (first...last).compactMap { store.hashes(level: level - 1, index: $0) }
            guard below.count == TileStore.width else { return }
            last /= TileStore.width
            try store.write(below.map(TileGrowth.root), level: level, index: last)
            level += 1
        }
    }

    /// Makes every full tile anew that is missing or differs from the log.
    ///
    /// - Returns: How many were written.
    /// - Complexity: O(bytes of the log).
    @discardableResult
    package func rebuildTiles() throws(JournalError) -> Int {
        try requireWritable()
        let store = TileStore(location, in: world.fileSystem)
        let log = LogDirectory(fileSystem: world.fileSystem, path: location.log)
        var growth = TileGrowth()
        var written = 0
        var failure: FileError?
        var walk = LogWalk(log, checksSums: false)
        _ = try walk.walk(try log.segments()[...]) { entry in
            guard entry.seq < size else { return false }
            growth.append(entry.leaf) { level, index, hashes in
                guard failure == nil, store.hashes(level: level, index: index) != hashes else {
                    return
                }
                do throws(FileError) {
                    try store.write(hashes, level: level, index: index)
                    written += 1
                } catch {
                    failure = error
                }
            }
            return failure == nil
        }
        if let failure { throw JournalError(failure, file: location.journal) }
        return written
    }
}
