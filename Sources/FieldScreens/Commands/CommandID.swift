/// Everything a key can do; names and help lie in the string files under `command.<id>`.
package enum CommandID: String, CaseIterable, Sendable {
    // Everywhere
    case up, down
    case pageUp = "page_up"
    case pageDown = "page_down"
    case top, bottom
    case open, back, filter, palette, help, undo, redo, redraw, quit, suspend
    case plainText = "plain_text"
    case nextField = "next_field"
    case previousField = "previous_field"
    case submit
    case packWarnings = "pack_warnings"
    // Home
    case goContinue = "go_continue"
    case goStart = "go_start"
    case goLedger = "go_ledger"
    case goJournal = "go_journal"
    case goSample = "go_sample"
    // Answering
    case answerPass = "answer_pass"
    case answerFail = "answer_fail"
    case answerNotApplicable = "answer_not_applicable"
    case answerPending = "answer_pending"
    case answerNotChecked = "answer_not_checked"
    case answerClear = "answer_clear"
    case nextOpen = "next_open"
    case previousOpen = "previous_open"
    case nextGroup = "next_group"
    case previousGroup = "previous_group"
    case onlyFailures = "only_failures"
    case note, place, detail, history, explain
    case finding
    case outsideList = "outside_list"
    case samePlace = "same_place"
    case resolveConflict = "resolve_conflict"
    case closeGroup = "close_group"
    case leaveUnchecked = "leave_unchecked"
    case step, author, facts, finish
    case migrate, orphans
    // Photos
    case photoBoard = "photo_board"
    case photos
    case addPhoto = "add_photo"
    case attachPhoto = "attach_photo"
    case removePhoto = "remove_photo"
    case watchPhotos = "watch_photos"
    case allPhotos = "all_photos"
    case importPhotos = "import_photos"
    case confirmGroup = "confirm_group"
    case confirmAll = "confirm_all"
    case markBoard = "mark_board"
    // Finish and sign
    case readBack = "read_back"
    case endNormal = "end_normal"
    case endSuspended = "end_suspended"
    case endRefused = "end_refused"
    case enterpriseSide = "enterprise_side"
    case sign, resume
    case supplement, leave
    // Lists
    case sort, conditions, verify
    // First start and facts
    case pick1 = "pick_1"
    case pick2 = "pick_2"
    case pick3 = "pick_3"
    case pick4 = "pick_4"
    case pick5 = "pick_5"
    case pick6 = "pick_6"
    case pick7 = "pick_7"
    case pick8 = "pick_8"
    case pick9 = "pick_9"
    case nextChoice = "next_choice"
    case previousChoice = "previous_choice"
    case goItems = "go_items"
    // Questions and rows
    case fillIn = "fill_in"
    case instrument
    case addRow = "add_row"
    case removeRow = "remove_row"
    case moveRowDown = "move_row_down"
    case moveRowUp = "move_row_up"

    package var nameKey: String { "command.\(rawValue)" }
    package var shortKey: String { "command.\(rawValue).short" }
}
