import CellText
package import TerminalUI
import Wording

/// The picture of the whole interface. Pure: the same model and size always give the same frame.
package func paint(_ model: AppModel, _ size: Size) -> Frame {
    var painter = Painter(size)
    let words = model.words
    let sentence = model.screen.sentence(model.around, words)
    if Chrome.isTooSmall(size) {
        paintSmall(&painter, sentence, model)
        paintOverlay(&painter, model)
        return painter.frame(title: words("title.product"), linear: [sentence])
    }
    let path = [words("title.product")] + model.screen.path(model.around, words)
    Chrome.title(&painter, path, model.around, words)
    painter.within(Rect(row: 1, column: 0, rows: size.rows - 3, columns: size.columns)) {
        model.screen.paint(&$0, model.around, words)
    }
    Chrome.hints(
        &painter, model.screen.hints(model.around), on: model.screen.id,
        inText: model.screen.textHasFocus, words)
    Chrome.status(
        &painter, model.screen.status(model.around, words), model.notice, model.around, words)
    paintOverlay(&painter, model)
    return painter.frame(title: path.joined(separator: " > "), linear: [sentence])
}

private func paintOverlay(_ painter: inout Painter, _ model: AppModel) {
    switch model.overlay {
    case nil: break
    case .prompt(let prompt): prompt.paint(&painter, model.words)
    case .help(let help): help.paint(&painter, model, model.words)
    case .palette(let palette): palette.paint(&painter, model, model.words)
    case .plainText(let text): text.paint(&painter, model.words)
    }
}

/// One question and the state of the journal: digits still answer.
private func paintSmall(_ painter: inout Painter, _ sentence: String, _ model: AppModel) {
    let size = painter.size
    let words = model.words
    let need = words(
        "screen.too_small",
        [
            "columns": String(size.columns), "rows": String(size.rows),
            "needs": "\(Chrome.smallest.columns)x\(Chrome.smallest.rows)",
        ])
    painter.put(truncated(need, to: size.columns), row: 0, column: 0, style: .warn)
    painter.paragraph(
        sentence, row: 1, column: 0, columns: size.columns, rows: max(0, size.rows - 2))
    painter.place(cursor: .block, row: min(1, size.rows - 1), column: 0)
    Chrome.smallStatus(&painter, model.notice, model.around, words)
}
