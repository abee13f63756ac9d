import CivilTime
import InspectionModel
import Testing
import Wording

/// A state, a command that it refuses, and why.
private struct Refused: CustomTestStringConvertible {
    let why: InspectionRefusal
    let how: String
    let visit: Visit
    let command: InspectionCommand

    init(
        _ why: InspectionRefusal, _ how: String = "", in visit: Visit, _ command: InspectionCommand
    ) {
        self.why = why
        self.how = how
        self.visit = visit
        self.command = command
    }

    var testDescription: String { "\(why.code) \(how)" }
}

private func side(
    _ outcome: EnterpriseOutcome, reason: String? = nil, reportedTo: String? = nil
) -> InspectionCommand {
    var side = EnterpriseSideRecorded(outcome: outcome)
    side.reason = reason
    side.reportedTo = reportedTo
    return .enterpriseSide(side)
}

private func supplement(reason: String = "漏记", text: String = "补一条") -> InspectionCommand {
    .supplement(SupplementRecorded(author: li, reason: reason, text: text))
}

private func refused(words: String) -> InspectionCommand {
    .finish(.refused(InspectionRefused(words: words, at: "2026-03-04T09:30:00.000+08:00")))
}

private func visit(
    _ commands: [InspectionCommand] = [], _ opened: InspectionOpened = opened()
) throws -> Visit {
    var visit = Visit(opened)
    try visit.act(commands)
    return visit
}

/// The answers that may end, one of them replaced.
private func visit(withAnswer command: InspectionCommand) throws -> Visit {
    try visit(fullAnswers + [command])
}

private func everyRefusal() throws -> [Refused] {
    let open = try visit()
    let suspended = try visit([.finish(.suspended(.weather, note: nil))])
    let answered = try visit(fullAnswers)
    let finished = try visit(fullAnswers + [.finish(.normal)])
    let ready = try visitReadyToSign()
    var signed = ready
    try signed.act(.sign(signature(li)))
    var changedBehind = try visit([.answer(answer(ordinary, .pass))])
    var foreign = answer(ordinary, .fail)
    foreign.undo = leaf(0xbad)
    changedBehind.record(.answer(foreign))
    var factsMissing = answered
    factsMissing.standing.missingFacts = ["height", "uses"]
    var requiredOpen = answered
    requiredOpen.standing.missingAnswers = [question]
    var broken = answered
    broken.standing.brokenAnswers = [question]
    let failed = InspectionCommand.answer(answer(ordinary, .fail))
    let recordOnly = try visit([failed], opened(mandate: .recordOnly))
    let noOrders = try visit([failed], opened(requires: requirements(mayOrder: false)))
    let oneOfficer = try visit(fullAnswers, opened(officers: [li]))
    var readBackVoided = ready
    try readBackVoided.act([.resume, .answer(answer(ordinary, .pass)), .finish(.normal)])
    try readBackVoided.act(side(.paperSigned))
    var noSide = answered
    try noSide.act([step(.readBack), .finish(.normal)])
    let lead = try visit(
        fullAnswers + [.finish(.normal)], opened(requires: requirements(record: .lead)))
    let paper = try visit(
        fullAnswers + [.finish(.normal)], opened(requires: requirements(record: .entry)))
    let unlisted = ItemID(pack: "gas", code: "A-01")
    let deadline = march4.adding(days: 15)

    var table: [Refused] = []
    func add(
        _ why: InspectionRefusal, _ how: String = "", in visit: Visit, _ command: InspectionCommand
    ) {
        table.append(Refused(why, how, in: visit, command))
    }
    let changes: [(String, InspectionCommand)] = [
        ("step", step(.arrive)),
        ("fact", .setFact(FactRecorded(name: "a", value: "b", pack: "fire"))),
        ("answer", .answer(answer(ordinary, .pass))),
        ("withdraw", .withdraw(AnswerKey(item: ordinary), author: li)),
        ("undo", .undo(author: li)), ("redo", .redo(author: li)),
        ("finding", .recordFinding(finding())), ("finish", .finish(.normal)),
        ("refused", refused(words: "不让进")),
    ]
    for (name, command) in changes {
        add(.isSuspended, name, in: suspended, command)
        add(.isFinished, name, in: finished, command)
        add(.isFinished, name + ", signed", in: signed, command)
    }
    for late in [VisitStep.readBack, .sign, .measures, .leave] {
        add(.isSuspended, late.rawValue, in: suspended, step(late))
    }
    add(.isNotSuspended, in: open, .resume)
    add(.isNotFinished, "side", in: open, side(.paperSigned))
    add(.isNotFinished, "side, suspended", in: suspended, side(.nobodyPresent))
    add(.isNotFinished, "sign", in: answered, .sign(signature(li)))
    add(.isNotFinished, "sign, suspended", in: suspended, .sign(signature(li)))
    add(.unknownItem("gas/A-01"), in: open, .answer(answer(unlisted, .pass)))
    for verdict in [Verdict.pass, .fail] {
        add(.measuredItem(measured), verdict.rawValue, in: open, .answer(answer(measured, verdict)))
    }
    add(.notMeasuredItem(ordinary), in: open, .answer(measurement(ordinary, "1", .pass)))
    for item in [mandatory, major] {
        add(.reasonRequired(item), item.code, in: open, .answer(answer(item, .notApplicable)))
        add(
            .reasonRequired(item), item.code + ", empty", in: open,
            .answer(answer(item, .notApplicable, reason: "")))
    }
    for reason in [nil, ""] {
        add(
            .reasonRequired(ordinary), "not checked", in: open,
            .answer(answer(ordinary, .notChecked, reason: reason)))
    }
    add(
        .unknownReason("lunch"), in: open,
        .answer(answer(ordinary, .notChecked, reason: "lunch")))
    add(
        .nothingToWithdraw(ordinary), in: open,
        .withdraw(AnswerKey(item: ordinary), author: li))
    add(
        .nothingToWithdraw(ordinary), "at another place", in: answered,
        .withdraw(AnswerKey(item: ordinary, place: "二楼"), author: li))
    add(.nothingToUndo, in: open, .undo(author: li))
    add(.nothingToRedo, in: answered, .redo(author: li))
    add(.changedSince(ordinary), in: changedBehind, .undo(author: li))
    add(.itemNotFailed(ordinary), "unanswered", in: open, .recordFinding(finding()))
    add(
        .itemNotFailed(ordinary), "met", in: try visit([.answer(answer(ordinary, .pass))]),
        .recordFinding(finding()))
    var moved = finding()
    moved.item = major
    add(
        .itemNotFailed(major), "moved to another item",
        in: try visit(fullAnswers + [.recordFinding(finding())]), .recordFinding(moved))
    add(.placeMissing, in: answered, .recordFinding(finding(place: "")))
    add(.factMissing, in: answered, .recordFinding(finding(fact: "")))
    for order in Disposition.allCases where order.isOrder {
        let command = InspectionCommand.recordFinding(finding(7, order, deadline: deadline))
        add(.noPowerToOrder, order.rawValue + ", mandate", in: recordOnly, command)
        add(.noPowerToOrder, order.rawValue + ", mode", in: noOrders, command)
    }
    add(.deadlineMissing, in: answered, .recordFinding(finding(7, .rectifyByDeadline)))
    add(.officersMissing(required: 2, have: 1), in: oneOfficer, .finish(.normal))
    add(.factsMissing(["height", "uses"]), in: factsMissing, .finish(.normal))
    add(.requiredOpen([question]), in: requiredOpen, .finish(.normal))
    add(.answersBroken([question]), in: broken, .finish(.normal))
    add(
        .unknownRow(tanks), in: open,
        .row(RowEvent(.remove, 1, of: RepeatKey(item: tanks), author: li)))
    add(
        .compulsoryOpen([mandatory]), "unanswered", in: try visit(Array(fullAnswers.prefix(1))),
        .finish(.normal))
    for verdict in [Verdict.pending, .notChecked] {
        add(
            .compulsoryOpen([mandatory]), verdict.rawValue,
            in: try visit(withAnswer: .answer(answer(mandatory, verdict, reason: "locked"))),
            .finish(.normal))
    }
    var openMajor = opened(requires: requirements(compulsory: .openOnly))
    openMajor.compulsory = [major]
    add(
        .compulsoryOpen([major]), "with an open hazard",
        in: try visit(
            fullAnswers + [
                .answer(answer(major, .notChecked, reason: "locked")),
                .answer(answer(mandatory, .notChecked, reason: "locked")),
            ], openMajor), .finish(.normal))
    add(
        .pendingOpen([ordinary]),
        in: try visit(withAnswer: .answer(answer(ordinary, .pending))), .finish(.normal))
    add(
        .pendingOpen([measuredDraft]), "measured against a draft",
        in: try visit(withAnswer: .answer(measurement(measuredDraft, "3", .pending))),
        .finish(.normal))
    add(
        .unansweredOpen(1),
        in: try visit(withAnswer: .withdraw(AnswerKey(item: ordinary), author: li)),
        .finish(.normal))
    add(.refusalWordsMissing, in: open, refused(words: ""))
    add(.notReadBack, "never", in: finished, .sign(signature(li)))
    add(.notReadBack, "changed since", in: readBackVoided, .sign(signature(li)))
    add(.enterpriseSideMissing, in: noSide, .sign(signature(li)))
    add(.enterpriseReasonMissing, in: finished, side(.refusedToSign, reportedTo: "局办公室"))
    add(.enterpriseReasonMissing, "agent", in: finished, side(.signedByAgent))
    add(.enterpriseReportMissing, in: finished, side(.refusedToSign, reason: "不同意"))
    add(.modeIsNotSigned, "lead", in: lead, .sign(signature(li)))
    add(.modeIsNotSigned, "paper", in: paper, .sign(signature(li)))
    add(.alreadySigned, "same person", in: signed, .sign(signature(li)))
    add(.alreadySigned, "resume", in: signed, .resume)
    add(.alreadySigned, "side", in: signed, side(.nobodyPresent))
    add(.alreadySigned, "read back", in: signed, step(.readBack))
    add(.notAnOfficer, in: ready, .sign(signature(stranger)))
    add(.isNotSigned, in: ready, supplement())
    add(.textMissing, "text", in: signed, supplement(text: ""))
    add(.textMissing, "reason", in: signed, supplement(reason: ""))
    var pictured = Visit()
    try pictured.act(.addPhotos([photo(1, number: "P-0001")]))
    var signedPicture = try visitReadyToSign()
    try signedPicture.act([.addPhotos([photo(1, number: "P-0001")]), .sign(signature(li))])
    var backwards = video()
    backwards.to = "2026-03-04T08:00:00.000+08:00"
    var nameless = video()
    nameless.device = ""
    add(
        .photoAlreadyThere(number: "P-0001", name: "P-0002"), in: pictured,
        .addPhotos([photo(1, number: "P-0002")]))
    add(.unknownPhoto("P-9"), in: pictured, .removePhoto("P-9", author: li, reason: "误"))
    add(
        .evidenceIsSigned("P-0001"), in: signedPicture,
        .removePhoto("P-0001", author: li, reason: "误"))
    add(
        .removalReasonMissing("P-0001"), in: pictured,
        .removePhoto("P-0001", author: li, reason: ""))
    add(
        .noConflict(ordinary), in: pictured,
        .resolve(
            ConflictResolved(
                key: AnswerKey(item: ordinary), keep: [leaf(1)], drop: [leaf(2)], why: "复核",
                author: li)))
    add(
        .packNotInInspection("gas"), in: pictured,
        .migrate(
            PacksMigrated(
                packs: [
                    PackReplaced(
                        PackReference(
                            id: "gas", version: "2", digest: leaf(2).hex,
                            title: Text(zh: "燃气", en: "Gas")), from: leaf(1).hex)
                ], author: li)))
    add(.videoDeviceMissing, in: pictured, .referVideo(nameless))
    add(
        .videoTimesWrong(from: backwards.from, to: backwards.to), in: pictured,
        .referVideo(backwards))
    return table
}

/// One of each; the switch makes a new one fail to compile here.
private let oneOfEach: [InspectionRefusal] = [
    .unknownInspection, .isSuspended, .isFinished, .isNotSuspended, .isNotFinished,
    .unknownItem("gas/A-01"), .measuredItem(measured), .notMeasuredItem(ordinary),
    .reasonRequired(major), .unknownReason("lunch"), .nothingToWithdraw(ordinary),
    .nothingToUndo, .nothingToRedo, .changedSince(ordinary), .placeMissing, .factMissing,
    .itemNotFailed(ordinary), .noPowerToOrder, .deadlineMissing, .unknownFinding,
    .officersMissing(required: 2, have: 1), .factsMissing(["height", "uses"]),
    .compulsoryOpen(relevant), .pendingOpen([ordinary]), .unansweredOpen(3), .refusalWordsMissing,
    .notReadBack, .enterpriseSideMissing, .enterpriseReasonMissing, .enterpriseReportMissing,
    .modeIsNotSigned, .alreadySigned, .notAnOfficer, .isNotSigned, .textMissing,
    .photoAlreadyThere(number: "P-0001", name: "P-0002"), .unknownPhoto("P-9"),
    .photoChangedSince("P-0001"), .evidenceIsSigned("P-0001"), .removalReasonMissing("P-0001"),
    .videoDeviceMissing, .videoTimesWrong(from: "", to: ""), .conflictOpen([ordinary]),
    .noConflict(ordinary), .conflictNotNamed(ordinary, count: 2), .conflictReasonMissing(ordinary),
    .conflictIsSigned(ordinary), .endIsStale, .requiredOpen([question]), .answersBroken([question]),
    .unknownRow(tanks), .packNotInInspection("gas"),
]

/// Whether `decide` of an inspection refuses for this; the others are for who joins the parts.
private func isDecidedHere(_ refusal: InspectionRefusal) -> Bool {
    switch refusal {
    case .unknownInspection, .unknownFinding, .photoChangedSince: false
    // These take more than one device: AnswerConflictTests.
    case .conflictOpen, .conflictNotNamed, .conflictReasonMissing, .conflictIsSigned, .endIsStale:
        false
    case .isSuspended, .isFinished, .isNotSuspended, .isNotFinished, .unknownItem, .measuredItem,
        .notMeasuredItem, .reasonRequired, .unknownReason, .nothingToWithdraw, .nothingToUndo,
        .nothingToRedo, .changedSince, .itemNotFailed, .placeMissing, .factMissing, .noPowerToOrder,
        .deadlineMissing, .officersMissing, .factsMissing, .compulsoryOpen, .pendingOpen,
        .packNotInInspection, .unansweredOpen, .refusalWordsMissing, .notReadBack,
        .enterpriseSideMissing,
        .enterpriseReasonMissing, .enterpriseReportMissing, .modeIsNotSigned, .alreadySigned,
        .notAnOfficer, .isNotSigned, .textMissing, .photoAlreadyThere, .unknownPhoto,
        .evidenceIsSigned, .removalReasonMissing, .videoDeviceMissing, .videoTimesWrong,
        .noConflict, .requiredOpen, .answersBroken, .unknownRow:
        true
    }
}

@Suite("Refusals of an inspection")
struct InspectionRefusalTests {
    @Test("A command that may not be done is refused for its reason and changes nothing")
    func table() throws {
        for row in try everyRefusal() {
            var visit = row.visit

            let error = #expect(throws: InspectionRefusal.self, "\(row.testDescription)") {
                try visit.act(row.command)
            }

            #expect(error == row.why, "\(row.testDescription)")
            #expect(visit.book == row.visit.book, "\(row.testDescription)")
        }
    }

    @Test("Every reason to refuse is reached by the table above")
    func complete() throws {
        let reached = Set(try everyRefusal().map(\.why.code))

        #expect(reached == Set(oneOfEach.filter(isDecidedHere).map(\.code)))
    }

    @Test("Every reason has a word of its own in snake case")
    func codes() {
        let codes = oneOfEach.map(\.code)

        #expect(Set(codes).count == oneOfEach.count)
        #expect(codes.allSatisfy { $0.allSatisfy { ("a"..."z").contains($0) || $0 == "_" } })
    }

    @Test(
        "A reason carries the values its sentence needs",
        arguments: [
            (.unknownItem("x/y"), ["item": "x/y"]), (.unknownReason("lunch"), ["reason": "lunch"]),
            (.measuredItem(measured), ["item": "M-01"]),
            (.officersMissing(required: 2, have: 1), ["required": "2", "have": "1"]),
            (.factsMissing(["a", "b"]), ["facts": "a, b", "count": "2"]),
            (.compulsoryOpen([mandatory]), ["items": "A-02", "count": "1"]),
            (.pendingOpen(relevant), ["items": "A-01, A-02, A-03, M-01", "count": "5"]),
            (.unansweredOpen(3), ["count": "3"]), (.isFinished, [:]),
        ] as [(InspectionRefusal, [String: String])])
    func arguments(refusal: InspectionRefusal, values: [String: String]) {
        #expect(refusal.arguments == values)
    }
}
