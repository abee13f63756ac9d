/// How much of a foreign file is read. Every limit is held while reading, before the memory that
/// it guards is taken.
package struct WorkbookLimits: Sendable {
    /// The file as it lies on the disk.
    package var fileBytes = 32 << 20
    /// Everything that is unpacked of it, added up.
    package var unpackedBytes = 256 << 20
    /// How many times its packed size an entry may grow. Deflate could do a thousand; sheets of
    /// nothing but formatted empty cells stay below a hundred.
    package var growth = 200
    /// Entries up to this size may grow as they like.
    package var freeGrowthBytes = 4 << 20
    package var entries = 1_000
    package var sheets = 256
    /// The largest sheet that Excel knows.
    package var rows = 1_048_576
    package var columns = 16_384
    /// Cells that hold something, of all sheets; shared texts and cell formats count by
    /// themselves.
    package var cells = 2_000_000
    /// Elements of all parts together: what is read of 256 MiB of empty ones takes half a minute.
    package var xmlElements = 20_000_000
    package var xmlDepth = 64
    /// One tag, one comment, or the text of one element: it is held in memory as a whole.
    package var xmlPieceBytes = 1 << 20
    /// Merged ranges of a sheet; further ones are not looked at.
    package var merges = 10_000
    /// Things told beside a workbook; further ones are not kept.
    package var notices = 1_000

    package init() {}
}
