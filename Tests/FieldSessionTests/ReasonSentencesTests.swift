import ChecklistEngine
import FieldScreens
import FormLanguage
import Foundation
import HazardLedger
import InspectionModel
import Testing
import Wording

@Suite("Sentences of reasons and words of closed lists")
struct ReasonSentencesTests {
    private let books: [Phrasebook]

    init() throws {
        books = try Language.allCases.map { language in
            let path = "Resources/Strings/\(language.rawValue).strings"
            let bytes = try Data(contentsOf: SourceFile.project.appending(path: path))
            return try Phrasebook(language: language, file: Array(bytes))
        }
    }

    /// A list of words, and what stands before each in the string files' keys.
    struct Listed: Sendable, CustomTestStringConvertible {
        let list: String
        let prefixes: [String]
        let words: [String]
        var suffixes: [String] = [""]

        var testDescription: String { "\(list): \(prefixes.joined(separator: " "))" }
    }

    @Test(
        "Every reason has its sentence in both languages",
        arguments: [
            ("InspectionModel/Inspection/InspectionCommand.swift", ["refusal."]),
            ("HazardLedger/HazardRefusal.swift", ["refusal."]),
            ("Fieldwork/FieldRefusal.swift", ["refusal."]),
            ("ChecklistEngine/Judging/MeasurementError.swift", ["refusal."]),
            ("ChecklistEngine/Evaluation/QuestionAnswer.swift", ["refusal."]),
            (
                "ChecklistEngine/Judging/GradeSuggestion.swift",
                ["explain.", "finding.suggests_nothing."]
            ),
            ("ChecklistEngine/Grading/JudgementResult.swift", ["judgement.draft."]),
            ("ChecklistEngine/Validity/PackWarning.swift", ["pack_warning."]),
            ("ChecklistEngine/Validity/Validity.swift", ["as_of."]),
            ("ChecklistEngine/Judging/Judgement.swift", ["explain."]),
            ("Fieldwork/Explaining/ItemExplanation.swift", ["explain."]),
            ("Fieldwork/Explaining/ExplanationBarrier.swift", ["explain."]),
            ("FormLanguage/Syntax/ExpressionError.swift", ["lint."]),
            ("FormLanguage/Checking/ExpressionScope.swift", ["lint."]),
            ("PackAuthoring/PackProblem+Code.swift", ["lint."]),
            ("PackAuthoring/LintWarning.swift", ["lint."]),
            ("PackAuthoring/Spreadsheets/SheetProblem.swift", ["sheet."]),
            ("Workbooks/WorkbookError+Code.swift", ["workbook."]),
            ("FieldSession/Workspace/WorkspaceError.swift", ["refusal."]),
            ("FieldSession/Photos/PhotoFault.swift", ["refusal."]),
            ("JournalStore/Journal/JournalError.swift", ["refusal."]),
            ("JournalStore/Journal/JournalProblem.swift", ["refusal.", "problem."]),
            ("JournalStore/Journal/OpenReport.swift", ["warning."]),
            ("TerminalHost/HostError.swift", ["refusal."]),
        ])
    func reasons(file: String, prefixes: [String]) throws {
        let codes = try SourceFile(file).codes()

        #expect(missing(prefixes.flatMap { prefix in codes.map { prefix + $0 } }) == [])
    }

    @Test(
        "Every word of a list that only a source file counts has its sentence",
        arguments: [
            ("JournalStore/Notes/SignedNote.swift", "NoteFault", ["refusal.note_"]),
            ("JournalStore/System/FileSystem.swift", "Reason", ["refusal.file_"]),
            ("JournalStore/System/FileSystem.swift", "Kind", ["doctor.volume_"]),
            ("JournalStore/Log/JournalEntry.swift", "OwnKind", ["event.own."]),
            (
                "FieldScreens/Screens/FirstStart/FirstStartScreen.swift", "FirstStartField",
                ["first_start.field.", "first_start.about."]
            ),
            (
                "FieldScreens/Screens/Start/StartField.swift", "StartField",
                ["start.field.", "start.help."]
            ),
            ("FieldScreens/Screens/Finding/FindingForm.swift", "Field", ["finding.label."]),
            ("FieldScreens/Screens/Finding/FindingForm.swift", "Grade", ["finding.grade."]),
            (
                "Fieldwork/Reading/HazardListing.swift", "HazardCondition",
                ["ledger.condition.", "ledger.empty."]
            ),
            ("Fieldwork/Reading/HazardListing.swift", "HazardOrder", ["ledger.order."]),
        ])
    func counted(file: String, name: String, prefixes: [String]) throws {
        let values = try SourceFile(file).rawValues(of: name)

        #expect(missing(prefixes.flatMap { prefix in values.map { prefix + $0 } }) == [])
    }

    @Test(
        "Every value of a closed list has its word in both languages",
        arguments: [
            listed(Verdict.self, "verdict."),
            listed(NotCheckedReason.self, "not_checked."),
            listed(VisitStep.self, "step."),
            listed(Disposition.self, "disposition."),
            listed(InspectionMode.self, "mode."),
            listed(HazardState.self, "hazard_state."),
            listed(HazardGrade.self, "grade."),
            listed(HazardSource.self, "hazard_source."),
            listed(GradeStatus.self, "grade_status.", "grade_status.short."),
            listed(EnterpriseOutcome.self, "enterprise."),
            listed(SuspensionReason.self, "suspension."),
            listed(TaskSource.self, "task_source."),
            listed(ProductionState.self, "production_state."),
            listed(FinishEnd.self, "finish_end.", "phase.finished."),
            listed(OrphanReason.self, "orphan."),
            listed(PersonRole.self, "person_role."),
            listed(Profile.Role.self, "role."),
            listed(Profile.Role.self, "role.", suffix: ".about"),
            listed(PreviewFault.self, "preview.fault."),
            listed(Confidence.self, "confidence."),
            listed(CheckMethod.self, "method."),
            listed(PackStatus.self, "pack_status."),
            listed(Standing.self, "validity."),
            listed(SignatureRule.self, "requires.signature."),
            listed(CompulsoryRule.self, "requires.compulsory."),
            listed(RecordKind.self, "requires.record.", "finish.record.", "finish.ended."),
            listed(ScreenID.self, "screen."),
            listed(Command.Group.self, "help.group."),
            listed(CommandID.self, "command."),
            listed(CommandID.self, "command.", suffix: ".short"),
        ])
    func closedLists(_ listed: Listed) {
        let keys = listed.prefixes.flatMap { prefix in
            listed.words.flatMap { word in listed.suffixes.map { prefix + word + $0 } }
        }

        #expect(missing(keys) == [])
    }

    @Test("A source that is not simply in force says so beside its title")
    func sourceStatus() {
        let told = SourceStatus.allCases.filter { $0 != .inForce }.map { "basis.\($0.rawValue)" }

        let dated = ["basis.unsettled", "basis.not_yet_effective", "basis.ended"]
        #expect(missing(told + dated) == [])
    }

    @Test("What a pack or a source says of itself is a sentence before a visit")
    func warnedOf() {
        let sources = SourceStatus.allCases.filter { $0 != .inForce }.map(\.rawValue)
        let packs = PackStatus.allCases.filter { $0 != .current }.map(\.rawValue)

        #expect(missing(sources.map { "pack_warning.source_\($0)" }) == [])
        #expect(missing(packs.map { "pack_warning.pack_\($0)" }) == [])
    }

    @Test("Every month and every weekday has its name")
    func days() {
        #expect(missing((1...12).map { "month.\($0)" } + (0...6).map { "weekday.\($0)" }) == [])
    }

    @Test("A failed write is told in the title and in the status row")
    func failedWrites() throws {
        let body = try SourceFile("FieldSession/Terminal/Workspace+Screens.swift")
            .body(of: "var journalFailure: String?")
        let failures = body.matches(of: /return "([a-z_]+)"/).map { String($0.1) }

        #expect(!failures.isEmpty)
        #expect(
            missing(failures.flatMap { ["journal.failed.\($0)", "status.failed.\($0)"] }) == [])
    }

    @Test("A draft that is not saved is told in the status row, and after the end")
    func failedDrafts() throws {
        let body = try SourceFile("FieldSession/Terminal/Workspace+Screens.swift")
            .body(of: "var writingFailure: String")
        let failures = body.matches(of: /: "([a-z_]+)"/).map { String($0.1) }

        #expect(failures.count == 3)
        #expect(
            missing(failures.flatMap { ["status.draft_failed.\($0)", "draft.lost.\($0)"] }) == [])
    }

    @Test("Whatever the doctor finds, it says what to do")
    func doctor() throws {
        let places = try SourceFile("zhaodan/Doctor.swift").literals(/\bcode: ([^,\n]+)/)
        let codes = places.flatMap { place in
            place.matches(of: /"([a-z0-9_]+)"/).map { String($0.1) }
        }

        #expect(codes.count > places.count)
        #expect(missing(codes.map { "doctor.\($0)" }) == [])
    }

    @Test("What the command line refuses of its own accord has its sentence")
    func commandLine() throws {
        let folder = SourceFile.project.appending(path: "Sources/zhaodan").path
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
        var codes: Set<String> = []
        for file in files where file.hasSuffix(".swift") {
            let text = try SourceFile("zhaodan/\(file)").text
            codes.formUnion(
                text.matches(of: /\bFailure\(\s*"([a-z_]+)"/).map { String($0.1) })
            // Words of a closed list are read by one function, which is told the code.
            codes.formUnion(
                text.matches(of: /try word\(\w+, "([a-z_]+)"\)/).map { String($0.1) })
        }

        #expect(codes.count > 15)
        #expect(missing(codes.sorted().map { "refusal.\($0)" }) == [])
    }

    @Test("A refusal whose sentence names a key has one for the command line that names none")
    func keysAndCommands() throws {
        let key = /按 (?:F\d+|Enter|Esc|[A-Za-z]\b|\d\b)|所填都在|回主页/
        let book = try #require(books.first { $0.language == .zh })
        let refusals = book.keys.filter { $0.hasPrefix("refusal.") }
        let commands = refusals.filter { $0.hasSuffix(".command") }

        let keyed = refusals.filter { !$0.hasSuffix(".command") && book($0).contains(key) }
        #expect(keyed.count > 8)
        #expect(keyed.filter { book.has($0 + ".command") == false }.sorted() == [])
        #expect(commands.filter { book($0).contains(key) }.sorted() == [])
        #expect(commands.filter { !book.has(String($0.dropLast(8))) }.sorted() == [])
    }

    /// Keys without a sentence, with the language that lacks it.
    private func missing(_ keys: [String]) -> [String] {
        books.flatMap { book in
            keys.filter { !book.has($0) }.map { "\(book.language.rawValue): \($0)" }
        }
    }
}

private func listed<Word: RawRepresentable<String> & CaseIterable>(
    _ type: Word.Type, _ prefixes: String..., suffix: String = ""
) -> ReasonSentencesTests.Listed {
    ReasonSentencesTests.Listed(
        list: String(describing: type), prefixes: prefixes,
        words: Word.allCases.map(\.rawValue), suffixes: [suffix])
}
