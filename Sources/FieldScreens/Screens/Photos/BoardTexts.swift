import ChecklistEngine
import CivilTime
package import Fieldwork
package import InspectionModel
package import Wording

/// What stands on a photo board below its number: time to the second, item, place, inspection.
package func boardLines(
    _ board: PhotoBoardShown, _ stamp: EntryStamp, _ state: InspectionState, _ row: Sheet.Row?,
    _ words: Phrasebook
) -> [String] {
    let at = stamp.at.text
    var lines = [
        "",
        words(
            "board.time",
            ["time": "\(at.prefix(10)) \(at.dropFirst(11).prefix(8)) \(at.suffix(6))"]),
    ]
    if let row {
        lines.append(
            words(
                "board.item",
                ["item": row.item.code, "text": row.item.requirement[words.language]]))
    } else {
        lines.append(words("board.shows", ["target": targetText(board.target, words)]))
    }
    if let place = board.target.place { lines.append(words("board.place", ["place": place])) }
    lines.append(
        words(
            "board.inspection", ["number": state.opened.number, "site": state.opened.siteName]))
    return lines
}
