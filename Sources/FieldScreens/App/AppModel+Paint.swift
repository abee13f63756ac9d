import CellText
package import TerminalUI
import Wording

/// The picture of the whole interface. Pure: the same model and size always give the same frame.
package func paint(_ model: AppModel, _ size: Size) -> Frame {
    var painter = Painter(size)
    let words = model.words
    if size.rows < Chrome.smallest.rows || size.columns < Chrome.smallest.columns {
        return paintTooSmall(model, size)
    }
    let path = [words("title.product")] + model.screen.path(model.around, words)
    Chrome.title(&painter, path, model.around, words)
    painter.within(Rect(row: 1, column: 0, rows: size.rows - 3, columns: size.columns)) {
        model.screen.paint(&$0, model.around, words)
    }
    Chrome.status(
        &painter, model.screen.status(model.around, words), model.notice, model.around, words)
    Chrome.hints(
        &painter, model.screen.hints(model.around), on: model.screen.id,
        inText: model.screen.textHasFocus, words)
    switch model.overlay {
    case nil: break
    case .prompt(let prompt): prompt.paint(&painter, words)
    case .help(let help): help.paint(&painter, words)
    case .palette(let palette): palette.paint(&painter, model, words)
    case .plainText(let text): text.paint(&painter, words)
    }
    return painter.frame(
        title: path.joined(separator: " > "),
        linear: [model.screen.sentence(model.around, words)])
}

/// One question and the state of the journal: digits still answer.
private func paintTooSmall(_ model: AppModel, _ size: Size) -> Frame {
    var painter = Painter(size)
    let words = model.words
    let sentence = model.screen.sentence(model.around, words)
    let need = words(
        "screen.too_small",
        [
            "columns": String(size.columns), "rows": String(size.rows),
            "needs": "\(Chrome.smallest.columns)x\(Chrome.smallest.rows)",
        ])
    painter.put(truncated(need, to: size.columns), row: 0, column: 0, style: .warn)
    let rows = max(0, size.rows - 2)
    let used = painter.paragraph(sentence, row: 1, column: 0, columns: size.columns, rows: rows)
    painter.place(cursor: .block, row: min(1, size.rows - 1), column: 0)
    if used < rows || size.rows > 2 {
        let last =
            model.notice.map { words($0.key, Chrome.translated($0.values, words)) }
            ?? Chrome.journal(model.around.journal, words)
        painter.put(truncated(last, to: size.columns), row: size.rows - 1, column: 0)
    }
    if case .prompt(let prompt) = model.overlay { prompt.paint(&painter, words) }
    return painter.frame(title: words("title.product"), linear: [sentence])
}
