import TerminalUI
import Testing
import Wording

@testable import FieldScreens

@Suite("Tab in a path")
struct PathCompletionTests {
    private static let typed = "~/照"

    private func asking(_ language: Language = .zh) -> AppModel {
        var app = answering(language)
        app.go(to: "T-01")
        _ = app.press(.text("P"), .text("a"), .paste(Self.typed))
        return app
    }

    private func request(_ typed: String = typed) -> PathRequest {
        PathRequest(typed: typed, kind: .files)
    }

    private func answer(
        _ app: inout AppModel, _ paths: [String]?, left: Int = 0, to typed: String = typed
    ) {
        let found = paths.map { PathCandidates(paths: $0, left: left) }
        let question = FieldQuestion.paths(request(typed))
        _ = app.update(.answered(question, .paths(request(typed), found), entries: 0))
    }

    private func text(_ app: AppModel) -> String? {
        guard case .prompt(let prompt) = app.overlay, case .text(let field) = prompt.form else {
            return nil
        }
        return field.text
    }

    private func screen(_ app: AppModel) -> String {
        let size = Size(rows: 24, columns: 80)
        let surface = paint(app, size).surface
        return (0..<size.rows).map { surface.text(row: $0) }.joined(separator: "\n")
    }

    @Test("Tab asks the disk once for a text; keys go on meanwhile")
    func asked() {
        var app = asking()
        #expect(app.press(.key(.tab)) == [.ask(.paths(request()))])
        #expect(app.press(.key(.tab)).isEmpty)
        _ = app.press(.text("片"))
        #expect(text(app) == "~/照片")

        answer(&app, ["~/照明.jpg"])
        #expect(text(app) == "~/照片")
        #expect(app.press(.key(.tab)) == [.ask(.paths(request("~/照片")))])
    }

    @Test("The only candidate is taken; of several their common beginning")
    func completed() {
        var app = asking()
        _ = app.press(.key(.tab))
        answer(&app, ["~/照片/"])
        #expect(text(app) == "~/照片/")

        _ = app.press(.key(.tab))
        answer(&app, ["~/照片/IMG_1.jpg", "~/照片/IMG_2.jpg", "~/照片/IMG_旧/"], to: "~/照片/")
        #expect(text(app) == "~/照片/IMG_")
        for name in ["IMG_1.jpg", "IMG_2.jpg", "IMG_旧/"] { #expect(screen(app).contains(name)) }
    }

    @Test("The arrows walk the candidates, Tab goes on from the marked one, Enter takes the text")
    func walked() {
        var app = asking()
        _ = app.press(.key(.tab))
        answer(&app, ["~/照明/", "~/照片/"], left: 3)
        #expect(screen(app).contains("共 5 个"))
        _ = app.press(.key(.down), .key(.down), .key(.down))
        #expect(text(app) == "~/照片/")
        _ = app.press(.key(.up))
        #expect(text(app) == "~/照明/")
        #expect(app.press(.key(.tab)) == [.ask(.paths(request("~/照明/")))])

        let effects = app.press(.key(.enter))
        guard case .addPhotos(_, let path, _, _)? = effects.first else {
            Issue.record("no effect: \(effects)")
            return
        }
        #expect(path == "~/照明/")
    }

    @Test("What begins with nothing and what cannot be read is said", arguments: Language.allCases)
    func without(language: Language) {
        var app = asking(language)
        _ = app.press(.key(.tab))
        answer(&app, [])
        #expect(screen(app).contains(app.words("prompt.path_nothing").prefix(20)))
        _ = app.press(.key(.backspace))
        #expect(!screen(app).contains(app.words("prompt.path_nothing").prefix(20)))

        _ = app.press(.key(.tab))
        answer(&app, nil, to: "~/")
        #expect(screen(app).contains(app.words("prompt.path_unreadable").prefix(20)))
    }

    @Test("A prompt that asks for no path has no completion")
    func elsewhere() {
        var app = answering()
        app.go(to: "T-01")
        _ = app.press(.text("n"), .paste("~/"))
        #expect(app.press(.key(.tab)).allSatisfy { $0 != .ask(.paths(request("~/"))) })
    }

    @Test("Candidates of a path", arguments: Language.allCases)
    func drawn(language: Language) throws {
        var app = asking(language)
        _ = app.press(.key(.tab))
        let names = (1...14).map { "~/照片/IMG_2026030\($0).jpg" }
        answer(&app, ["~/照片/DCIM/"] + names, left: 120)
        _ = app.press(.key(.down), .key(.down))
        let size = Size(rows: 24, columns: 80)
        try expectGolden(
            paint(app, size), "prompt-path-\(language.rawValue)", language: language)
    }
}
