import CivilTime
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("结束检查")
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

    @Test("What is read back says of a ground what keeps it from being in force")
    func groundOfRecord() throws {
        let words = Fixtures.words(.zh)
        let cited = [CitedBasis(source: "SRC", title: "《测试判定标准》", clause: "4(1)")]
        let early = try #require(CivilDay("2023-01-01"))
        #expect(basisText(cited, (Fixtures.pack(), Fixtures.today), words) == "《测试判定标准》 4(1)")
        #expect(
            basisText(cited, (Fixtures.pack(), early), words)
                == "《测试判定标准》 4(1)（2023-09-21 起才施行）")
        #expect(basisText(cited, nil, words) == "《测试判定标准》 4(1)")
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
}
