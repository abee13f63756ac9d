import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("核对与签字")
struct SigningTests {
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
}
