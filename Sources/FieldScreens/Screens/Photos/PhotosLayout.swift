import TerminalUI

/// Where the photos screen draws what: the list, below it all that is known of the marked photo,
/// and beside both its picture where there is room and colour for it.
struct PhotosLayout {
    let list: Rect
    let rule: Int
    let facts: Rect
    /// nil without a picture.
    let picture: Rect?

    /// Number, three clocks, size, hash, and a line or two of remarks.
    private static let factRows = 9
    /// Without the picture the same lines are broken more often.
    private static let factRowsBesidePicture = 12
    /// A list beside a picture, down to the number and time of a photo.
    private static let leastColumns = 40
    private static let leastPictureColumns = 30

    init(body size: Size, showsPictures: Bool) {
        let below = size.rows - 2
        // A cell is two dots high: a picture of 4 to 3 is 8 columns wide for 3 rows.
        let columns = min(size.columns * 45 / 100, below * 8 / 3)
        let hasPicture =
            showsPictures && columns >= Self.leastPictureColumns
            && size.columns - columns - 2 >= Self.leastColumns
        picture =
            hasPicture
            ? Rect(row: 2, column: size.columns - columns, rows: below, columns: columns) : nil
        let left = hasPicture ? size.columns - columns - 1 : size.columns
        let lines = min(
            hasPicture ? Self.factRowsBesidePicture : Self.factRows, max(0, size.rows - 6))
        list = Rect(row: 2, column: 0, rows: max(1, size.rows - 3 - lines), columns: left)
        rule = list.endRow
        facts = Rect(
            row: rule + 1, column: 1, rows: max(0, size.rows - rule - 1), columns: left - 2)
    }
}
