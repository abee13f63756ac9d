import TerminalUI

/// One row of the table from which keys, hints, help, palette and cheat-sheet come.
package struct Command: Sendable {
    package enum Group: String, CaseIterable, Sendable {
        case answer, record, move, view, end, program
    }

    package let id: CommandID
    /// Empty means every screen.
    package let screens: Set<ScreenID>
    package let keys: [KeyPress]
    package let group: Group

    package func isOn(_ screen: ScreenID) -> Bool { screens.isEmpty || screens.contains(screen) }
}

package enum CommandTable {
    package static let commands: [Command] = [
        row(.answerPass, [.answering], ["1"], .answer),
        row(.answerFail, [.answering], ["2"], .answer),
        row(.answerNotApplicable, [.answering], ["3"], .answer),
        row(.answerPending, [.answering], ["4"], .answer),
        row(.answerNotChecked, [.answering], ["5"], .answer),
        row(.answerClear, [.answering], ["0"], .answer),

        row(.finding, [.answering], [], .record, [.enter]),
        row(.outsideList, [.answering], ["a"], .record),
        row(.samePlace, [.answering], ["+"], .record),
        row(.note, [.answering], ["n"], .record),
        row(.place, [.answering], ["@"], .record),
        row(.author, [.answering], ["w"], .record),
        row(.resolveConflict, [.answering], ["r"], .record),
        row(.photoBoard, [.answering, .photos], ["p"], .record),
        row(.photos, [.answering, .finish, .board], ["P"], .record),
        row(.addPhoto, [.photos], ["a"], .record),
        row(.importPhotos, [.photos], ["i"], .record),
        row(.confirmGroup, [.photoImport], [" "], .record),
        row(.confirmAll, [.photoImport], ["a"], .record),
        row(.markBoard, [.photoImport], ["b"], .record),
        row(.attachPhoto, [.photos], ["m"], .record),
        row(.removePhoto, [.photos, .board], ["d"], .record),
        row(.watchPhotos, [.photos], ["w"], .record),
        row(.closeGroup, [.answering], ["C"], .record),
        row(.leaveUnchecked, [.answering, .finish], ["L"], .record),
        row(.migrate, [.answering, .finish], ["m"], .record),
        row(.orphans, [.answering, .finish], ["v"], .view),
        row(
            .undo, [.answering, .finish, .ledger, .photos, .questions, .rows], ["u"], .record,
            [.control("z")]),
        row(
            .redo, [.answering, .finish, .ledger, .photos, .questions, .rows], ["U"], .record,
            [.control("y")]),

        row(.nextOpen, [.answering], ["]"], .move),
        row(.previousOpen, [.answering], ["["], .move),
        row(.nextGroup, [.answering], [], .move, [.tab]),
        row(.previousGroup, [.answering], [], .move, [.shiftTab]),
        row(.nextField, [.firstStart, .start, .finding, .finish], [], .move, [.tab]),
        row(.previousField, [.firstStart, .start, .finding, .finish], [], .move, [.shiftTab]),
        row(.down, lists, ["j"], .move, [.down]),
        row(.up, lists, ["k"], .move, [.up]),
        row(.pageDown, lists, [], .move, [.pageDown, .control("d")]),
        row(.pageUp, lists, [], .move, [.pageUp, .control("u")]),
        row(.top, lists, ["g"], .move, [.home, .top]),
        row(.bottom, lists, ["G"], .move, [.end, .bottom]),

        row(.goContinue, [.home], ["1"], .program),
        row(.goStart, [.home], ["2"], .program),
        row(.goLedger, [.home], ["3"], .program),
        row(.goJournal, [.home], ["4"], .program),
        row(.goSample, [.home, .firstStart], ["6"], .program, [.function(6)]),
        row(
            .open, [.home, .ledger, .journal, .hazard, .finish, .photos, .board, .migration], [],
            .move,
            [.enter]),

        row(.detail, [.answering], [" "], .view),
        row(.history, [.answering], ["h"], .view),
        row(.explain, [.answering, .finish], ["x"], .view),
        row(.onlyFailures, [.answering], ["f"], .view),
        row(.allPhotos, [.photos], ["f"], .view),
        row(.filter, [.answering, .ledger, .journal, .home], ["/"], .view),
        row(.sort, [.ledger], ["s"], .view),
        row(.conditions, [.ledger], ["F"], .view),
        row(.packWarnings, [.start], [], .view, [.function(3)]),
        row(.plainText, [], [], .view, [.function(11)]),

        row(.step, [.answering], ["s"], .end),
        row(.facts, [.answering, .finish], ["F"], .end),
        row(.finish, [.answering], [], .end, [.function(5)]),
        row(
            .submit, [.firstStart, .start, .finding, .photoImport], [], .end,
            [.function(5), .control("s")]),
        row(.readBack, [.finish], ["r"], .end),
        row(.endNormal, [.finish], ["1"], .end),
        row(.endSuspended, [.finish], ["2"], .end),
        row(.endRefused, [.finish], ["3"], .end),
        row(.enterpriseSide, [.finish], ["e"], .end),
        row(.sign, [.finish], ["s"], .end, [.function(5)]),
        row(.resume, [.finish], ["o"], .end),
        row(.leave, [.finish], ["l"], .end),
        row(.supplement, [.finish], ["b"], .end),
        row(.verify, [.journal], ["v"], .end),

        row(.pick1, answered.union([.firstStart]), ["1"], .answer),
        row(.pick2, answered.union([.firstStart]), ["2"], .answer),
        row(.pick3, answered.union([.firstStart]), ["3"], .answer),
        row(.pick4, answered.union([.firstStart]), ["4"], .answer),
        row(.pick5, answered, ["5"], .answer),
        row(.pick6, answered, ["6"], .answer),
        row(.pick7, answered, ["7"], .answer),
        row(.pick8, answered, ["8"], .answer),
        row(.pick9, answered, ["9"], .answer),
        row(.answerClear, answered, ["0"], .answer),
        row(.nextChoice, answered, [], .move, [.right]),
        row(.previousChoice, answered, [], .move, [.left]),
        row(.nextField, answered, [], .move, [.tab]),
        row(.previousField, answered, [], .move, [.shiftTab]),
        row(.down, answered.union([.firstStart]), ["j"], .move, [.down]),
        row(.up, answered.union([.firstStart]), ["k"], .move, [.up]),
        row(.pageDown, answered, [], .move, [.pageDown, .control("d")]),
        row(.pageUp, answered, [], .move, [.pageUp, .control("u")]),
        row(.top, answered, ["g"], .move, [.home, .top]),
        row(.bottom, answered, ["G"], .move, [.end, .bottom]),
        row(.open, answered.union([.firstStart]), [], .move, [.enter]),
        row(.explain, answered, ["x"], .view),
        row(.goItems, [.facts, .questions], [], .end, [.function(5)]),
        row(.fillIn, [.answering, .finish, .facts], ["t"], .end),
        row(.instrument, [.questions, .rows], ["i"], .record),
        row(.addRow, [.rows], ["o"], .record),
        row(.removeRow, [.rows], ["d"], .record),
        row(.moveRowDown, [.rows], ["J"], .record),
        row(.moveRowUp, [.rows], ["K"], .record),

        row(.palette, [], [":"], .program, [.function(2)]),
        row(.help, [], ["?"], .program, [.function(1)]),
        row(.redraw, [], [], .program, [.control("l")]),
        row(.suspend, [], [], .program),
        row(.back, [], ["q"], .program, [.escape]),
        row(.quit, [.home, .firstStart], ["q"], .program),
    ]

    private static let lists: Set<ScreenID> = [
        .home, .answering, .ledger, .journal, .finish, .hazard, .photos,
        .photoImport, .migration,
    ]

    /// Where questions are answered by a digit.
    private static let answered: Set<ScreenID> = [.facts, .questions, .rows]

    private static func row(
        _ id: CommandID, _ screens: Set<ScreenID>, _ characters: [Character],
        _ group: Command.Group, _ keys: [Key] = []
    ) -> Command {
        Command(
            id: id, screens: screens,
            keys: characters.map { .character($0) } + keys.map { .key($0) }, group: group)
    }

    /// What a press does on a screen; a screen's own rows win over those of every screen.
    package static func command(for press: KeyPress, on screen: ScreenID) -> CommandID? {
        let matching = commands.filter { $0.keys.contains(press) && $0.isOn(screen) }
        return (matching.first { !$0.screens.isEmpty } ?? matching.first)?.id
    }

    package static func command(_ id: CommandID, on screen: ScreenID) -> Command? {
        commands.first { $0.id == id && $0.isOn(screen) }
    }

    package static func commands(on screen: ScreenID) -> [Command] {
        commands.filter { $0.isOn(screen) }
    }
}
