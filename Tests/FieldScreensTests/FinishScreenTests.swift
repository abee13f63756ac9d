import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

/// The finish screen on the fixture's inspection, after some more events.
private func finish(
    _ events: [Event] = [], mode: InspectionMode = .routine, isPractice: Bool = false,
    _ language: Language = .zh, size: Size = Size(rows: 24, columns: 80),
    drafts: [DraftKey: [String: String]] = [:]
) throws -> AppModel {
    var field = Fixtures.field(mode: mode)
    for (index, event) in events.enumerated() { field.apply(event, Fixtures.stamp(30 + index)) }
    var around = Fixtures.surroundings(size: size, field: field)
    around.words = Fixtures.words(language)
    around.profile.isPractice = isPractice
    around.drafts = drafts
    let state = try #require(field.inspection(Fixtures.inspection))
    var app = AppModel(around: around, words: Fixtures.words(language), screen: HomeScreen())
    _ = app.carryOut([.push(FinishScreen(state))], from: 0)
    return app
}

private func event(_ event: InspectionEvent) -> Event { .inspection(Fixtures.inspection, event) }

/// The rest of the items answered, so that nothing stops the normal end.
private var allAnswered: [Event] {
    ["T-03", "T-04", "T-05", "T-06", "T-07", "T-08", "T-09"].map { Fixtures.answer($0, .pass) }
}

private func finished(_ end: FinishEnd = .normal) -> Event {
    var counts = AnswerCounts()
    counts.total = 9
    counts.relevant = 9
    counts.pass = 8
    counts.fail = 1
    counts.findings = 1
    return event(.finished(InspectionFinished(end: end, counts: counts, gaps: [.showID, .inform])))
}

private let readBack = event(.step(StepRecorded(step: .readBack)))
private let paperSigned = event(.enterpriseSide(EnterpriseSideRecorded(outcome: .paperSigned)))

private func signed(_ person: PersonID) -> Event {
    event(.signed(RecordSigned(report: "sha256:00", note: "-", person: person, role: "officer")))
}

extension AppModel {
    fileprivate var finish: FinishScreen? { screen as? FinishScreen }

    fileprivate static func command(in effects: [AppEffect]) -> FieldCommand? {
        for case .run(let command, _) in effects { return command }
        return nil
    }
}

@Suite("结束与签字")
struct FinishScreenTests {
    @Test("The normal end is refused by the very rule that the journal would refuse it by")
    func stopped() throws {
        var app = try finish()

        let effects = app.press(.text("1"))

        #expect(effects == [])
        #expect(app.notice?.key == "refusal.compulsory_open")
        #expect(app.notice?.values["items"] == "T-09")
    }

    @Test("The normal end names the steps that will print as gaps, and Enter ends it")
    func normalEnd() throws {
        var app = try finish(allAnswered)
        #expect(app.finish?.nextAct(app.around) == .endNormal)

        _ = app.press(.key(.enter))
        guard case .prompt(let prompt) = app.overlay else {
            Issue.record("nothing is asked")
            return
        }
        #expect(prompt.question == "prompt.end_with_gaps")
        #expect(prompt.values["gaps"] == "亮证；告知；检查")
        let effects = app.press(.key(.enter))

        #expect(AppModel.command(in: effects) == .finish(Fixtures.inspection, .normal))
        let stamped = StampedEvent(event: finished(), stamp: Fixtures.stamp(50))
        _ = app.update(.committed(token: token(effects), [stamped], names: [:]))
        #expect(app.notice?.key == "finish.ended.inspection_record")
        #expect(app.finish?.menu.selection == FinishScreen.acts.firstIndex(of: .readBack))
    }

    @Test("The rest is left unchecked with one reason")
    func leftUnchecked() throws {
        var app = try finish()

        let effects = app.press(.text("L"), .text("2"))

        #expect(
            AppModel.command(in: effects) == .leaveUnchecked(Fixtures.inspection, .locked))
    }

    @Test("A suspension has a reason and a note; only 其他 needs the note")
    func suspended() throws {
        var app = try finish()
        let effects = app.press(.text("2"), .text("2"), .key(.enter))
        #expect(
            AppModel.command(in: effects)
                == .finish(Fixtures.inspection, .suspended(.weather, note: nil)))

        var other = try finish()
        #expect(AppModel.command(in: other.press(.text("2"), .text("4"), .key(.enter))) == nil)
        let noted = other.press(.text("停电"), .key(.enter))
        #expect(
            AppModel.command(in: noted)
                == .finish(Fixtures.inspection, .suspended(.other, note: "停电")))
    }

    @Test("A suspended inspection goes on with o")
    func resumed() throws {
        let end = InspectionFinished(
            end: .suspended, counts: AnswerCounts(), gaps: [], reason: .weather)
        var app = try finish([event(.finished(end))])
        #expect(app.finish?.nextAct(app.around) == .resume)

        #expect(AppModel.command(in: app.press(.text("o"))) == .resume(Fixtures.inspection))
    }

    @Test("A refusal asks for the words, persons, the report and the case, in that order")
    func refused() throws {
        var app = try finish()
        _ = app.press(.text("3"), .key(.enter))
        #expect(app.overlay != nil, "the words may not stay empty")
        _ = app.press(.text("不让进"), .key(.enter))
        _ = app.press(.text("赵建国"), .key(.enter))
        _ = app.press(.text("门卫老周"), .key(.enter))
        _ = app.press(.key(.enter))

        let effects = app.press(.text("1"))

        #expect(
            AppModel.command(in: effects)
                == .finishRefused(
                    Fixtures.inspection, words: "不让进", person: .known(Fixtures.contact),
                    witness: .new(PersonDraft(name: "门卫老周", role: .sitePerson)),
                    reportedTo: nil, proposesCase: true))
    }

    @Test("What was typed for an interrupted act is kept, and dropped when the act is durable")
    func interrupted() throws {
        var app = try finish()
        let kept = app.press(.text("3"), .text("不让进"), .key(.enter), .key(.escape))
        #expect(
            kept.contains(
                .saveDraft(
                    DraftKey("finish-i-0000000000000001"), ["refused_words": "不让进"])))

        var again = try finish(drafts: app.around.drafts)
        let effects = again.press(
            .text("3"), .key(.enter), .key(.enter), .key(.enter), .key(.enter), .text("2"))
        guard
            case .finishRefused(_, let words, _, _, _, let proposes) = AppModel.command(
                in: effects)
        else {
            Issue.record("nothing was asked of the journal")
            return
        }
        #expect(words == "不让进")
        #expect(!proposes)
        let dropped = again.update(.committed(token: token(effects), [], names: [:]))
        #expect(dropped.contains(.dropDraft(DraftKey("finish-i-0000000000000001"))))
    }

    @Test("The read-back is confirmed only after the last item, with or without an objection")
    func readBackItemByItem() throws {
        var app = try finish(allAnswered + [finished()])
        _ = app.press(.text("r"), .key(.enter))
        #expect(app.overlay == nil)
        #expect(app.finish?.view == .readBack(item: 1))

        _ = app.press(.key(.enter), .text("2"))
        let effects = app.press(.text("第二条不属实"), .key(.enter))

        #expect(
            AppModel.command(in: effects)
                == .step(
                    Fixtures.inspection, StepRecorded(step: .readBack, note: "第二条不属实")))
    }

    @Test("Leaving the read-back early records nothing and says so")
    func readBackLeft() throws {
        var app = try finish(allAnswered + [finished()])

        #expect(app.press(.text("r"), .key(.escape)) == [])
        #expect(app.notice?.key == "finish.not_read_back")
        #expect(app.screen.id == .finish)
    }

    @Test("拒签 asks for the reason and to whom it was reported; the witness may stay empty")
    func refusedToSign() throws {
        var app = try finish(allAnswered + [finished(), readBack])
        _ = app.press(.text("e"), .text("2"), .text("对结论不服"), .key(.enter))
        _ = app.press(.text("队长"), .key(.enter))

        let effects = app.press(.key(.enter))

        var side = EnterpriseSideRecorded(outcome: .refusedToSign)
        side.reason = "对结论不服"
        side.reportedTo = "队长"
        #expect(
            AppModel.command(in: effects)
                == .enterpriseSide(Fixtures.inspection, side, person: nil, witness: nil))
    }

    @Test("授权人代签 asks for name, post and authority")
    func signedByAgent() throws {
        var app = try finish(allAnswered + [finished(), readBack])
        _ = app.press(.text("e"), .text("3"), .text("孙丽"), .key(.enter))
        _ = app.press(.text("会计"), .key(.enter))

        let effects = app.press(.text("委托书 12 号"), .key(.enter))

        guard case .enterpriseSide(_, let side, let person, nil) = AppModel.command(in: effects)
        else {
            Issue.record("nothing was asked of the journal")
            return
        }
        #expect(side.outcome == .signedByAgent)
        #expect(side.post == "会计")
        #expect(side.authority == "委托书 12 号")
        #expect(
            person == .new(PersonDraft(name: "孙丽", role: .sitePerson, post: "会计")))
    }

    @Test("Signing is refused until the record was read back and the other side is known")
    func notReadBack() throws {
        var app = try finish(allAnswered + [finished()])
        _ = app.press(.text("s"))
        #expect(app.notice?.key == "refusal.not_read_back")

        var later = try finish(allAnswered + [finished(), readBack])
        _ = later.press(.text("s"))
        #expect(later.notice?.key == "refusal.enterprise_side_missing")
    }

    @Test("The statement is shown word for word before the passphrase, which is never shown")
    func signing() throws {
        var app = try finish(allAnswered + [finished(), readBack, paperSigned])
        #expect(app.press(.text("s")) == [.prepareStatement(Fixtures.inspection)])
        let statement = "zhaodan/statement/v1\nlog local/d-1\nsize 18"
        _ = app.update(.statementReady(Fixtures.inspection, .success(statement)))
        #expect(app.finish?.view == .statement(statement, first: 0))

        _ = app.press(.key(.enter), .text("secret words"))
        let size = Size(rows: 24, columns: 80)
        let frame = paint(app, size)
        #expect(!goldenText(frame).contains("secret"))
        #expect(!frame.linear.contains { $0.contains("secret") })
        let effects = app.press(.key(.enter))

        #expect(
            effects.contains(
                .sign(
                    Fixtures.inspection, passphrase: "secret words", token: token(effects))))
    }

    @Test("Esc before the end of signing signs nothing and says so")
    func notSigned() throws {
        var app = try finish(allAnswered + [finished(), readBack, paperSigned])
        _ = app.press(.text("s"))
        _ = app.update(.statementReady(Fixtures.inspection, .success("x")))

        #expect(app.press(.key(.enter), .text("secret"), .key(.escape)) == [])
        #expect(app.finish?.view == .menu)
        #expect(app.notice?.key == "finish.not_signed")
    }

    @Test("In a practice workspace a confirmation signs, without any passphrase")
    func practice() throws {
        var app = try finish(
            allAnswered + [finished()], mode: .training, isPractice: true)
        _ = app.press(.text("s"))
        _ = app.update(.statementReady(Fixtures.inspection, .success("x")))
        let effects = app.press(.key(.enter), .text("y"))

        #expect(
            effects.contains(
                .sign(Fixtures.inspection, passphrase: "", token: token(effects))))
    }

    @Test("With one of two signatures the screen says 待第二名执法人员签字 and 草稿")
    func secondSignature() throws {
        let app = try finish(
            allAnswered + [finished(), readBack, paperSigned, signed(Fixtures.officer)])
        let text = goldenText(paint(app, Size(rows: 24, columns: 80)))

        #expect(text.contains("待第二名执法人员签字，现为草稿"))
        #expect(text.contains("电子校验，不代替手写签名"))
    }

    @Test("After signing something is only added, with a reason")
    func supplemented() throws {
        var app = try finish(
            allAnswered + [finished(), readBack, paperSigned, signed(Fixtures.officer)])
        let effects = app.press(
            .text("b"), .text("漏记"), .key(.enter), .text("补充照片 P-0915"), .key(.enter))

        #expect(
            AppModel.command(in: effects)
                == .supplement(Fixtures.inspection, reason: "漏记", text: "补充照片 P-0915"))
    }

    @Test("Leaving is recorded once, after the end")
    func left() throws {
        var open = try finish()
        _ = open.press(.text("l"))
        #expect(open.notice?.key == "refusal.inspection_not_finished")

        var app = try finish(allAnswered + [finished()])
        #expect(
            AppModel.command(in: app.press(.text("l")))
                == .step(Fixtures.inspection, StepRecorded(step: .leave)))
    }

    @Test("A clean record says how much was checked and how much was not, and nothing else")
    func clean() throws {
        var counts = AnswerCounts()
        counts.total = 9
        counts.relevant = 9
        counts.pass = 7
        counts.notChecked = 2
        let end = event(.finished(InspectionFinished(end: .normal, counts: counts, gaps: [])))
        let app = try finish(allAnswered + [end])
        let screen = try #require(app.finish)
        let state = try #require(screen.state(app.around))

        #expect(
            screen.cleanLine(state, app.around, app.words)
                == "本次所查 7 项未发现问题，未检查 2 项（见附表）")
    }

    @Test(
        "No screen of the end ever says that something is safe or passed",
        arguments: Language.allCases)
    func neverSafe(language: Language) throws {
        let size = Size(rows: 50, columns: 160)
        var app = try finish(allAnswered + [finished()], language, size: size)
        var text = goldenText(paint(app, size))
        _ = app.press(.text("r"))
        text += goldenText(paint(app, size))

        for word in ["检查合格", "无隐患", "已责令", "安全合格"] { #expect(!text.contains(word)) }
    }

    @Test("Every act can be reached with arrows and Enter; what can't be done says why")
    func arrowsAlone() throws {
        var app = try finish()
        _ = app.press(.key(.home))
        for act in FinishScreen.acts {
            #expect(app.finish.map { FinishScreen.acts[$0.menu.selection] } == act)
            let obstacle = app.screen.obstacle(act, app.around)
            if obstacle != nil {
                _ = app.press(.key(.enter))
                #expect(app.notice == obstacle)
            }
            _ = app.press(.key(.down))
        }
    }

    @Test(
        "At any size the acts are drawn whole cells only, with the cursor on the selected one",
        arguments: [16, 23, 60], [60, 119, 120, 200])
    func anySize(rows: Int, columns: Int) throws {
        let size = Size(rows: rows, columns: columns)
        for language in Language.allCases {
            var app = try finish(
                allAnswered + [finished(), readBack, paperSigned, signed(Fixtures.officer)],
                language, size: size)
            _ = app.press(.key(.home))
            for _ in FinishScreen.acts {
                let frame = paint(app, size)
                #expect(frame.surface.violation == nil)
                #expect(
                    frame.surface.text(row: frame.cursor.row).hasPrefix("►")
                        && frame.cursor.column == 2)
                _ = app.press(.key(.down))
            }
        }
    }

    // MARK: Pictures

    @Test("Before the end", arguments: goldenSizes, Language.allCases)
    func drawn(size: Size, language: Language) throws {
        let app = try finish([], language, size: size)
        try expectGolden(
            paint(app, size), "finish-\(sizeName(size))-\(language.rawValue)", language: language)
    }

    @Test(
        "Signed by one of two officers",
        arguments: [Size(rows: 24, columns: 80), Size(rows: 16, columns: 60)])
    func drawnSigned(size: Size) throws {
        let app = try finish(
            allAnswered + [finished(), readBack, paperSigned, signed(Fixtures.officer)],
            size: size)
        try expectGolden(paint(app, size), "finish-signed-\(sizeName(size))-zh")
    }

    @Test("The read-back")
    func drawnReadBack() throws {
        var app = try finish(allAnswered + [Fixtures.answer("T-08", .fail), finished()])
        _ = app.press(.text("r"))
        try expectGolden(paint(app, Size(rows: 24, columns: 80)), "finish-read-back-80x24-zh")
    }

    @Test("The passphrase")
    func drawnPassphrase() throws {
        var app = try finish(allAnswered + [finished(), readBack, paperSigned])
        _ = app.press(.text("s"))
        let statement =
            "zhaodan/statement/v1\nlog local/d-34750f98bd59fcfc\nsize 18\n"
            + "root fzQO+H/H7jtTwDYOHbYYlBF9xpWgNONgskyxbtaRSeI=\n"
            + "person u-0000000000000001\nrole inspected signed responsible\n"
        _ = app.update(.statementReady(Fixtures.inspection, .success(statement)))
        _ = app.press(.key(.enter), .text("secret"))
        try expectGolden(paint(app, Size(rows: 24, columns: 80)), "finish-passphrase-80x24-zh")
    }
}
