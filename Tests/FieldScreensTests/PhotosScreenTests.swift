import CivilTime
import Fieldwork
import InspectionModel
import QRCodes
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

/// Photos as the journal has them: one behind a board, one without a camera's data, one added again.
private func photo(
    _ number: String, _ content: Int, _ target: EvidenceTarget, change: (inout PhotoAdded) -> Void
) -> InspectionEvent {
    let digits = String(content, radix: 16)
    var photo = PhotoAdded(
        number: number,
        blob: "sha256:" + String(repeating: "0", count: 64 - digits.count) + digits,
        bytes: 3_412_000, media: "image/jpeg", target: target, author: Fixtures.officer,
        isOriginal: true)
    change(&photo)
    return .evidence(.photo(photo))
}

private let here = EvidenceTarget(item: testItem("T-02"), place: "前厅收银台")

private let board = InspectionEvent.evidence(
    .board(PhotoBoardShown(number: "P-0912", target: here, author: Fixtures.officer)))

private let photos: [InspectionEvent] = [
    board,
    photo("P-0913", 0xab, here) { photo in
        photo.name = "IMG_20261121_103015.jpg"
        photo.takenAt = "2026-11-21T10:30:15+08:00"
        photo.observedAt = "2026-11-21T10:29:42.000+08:00"
        photo.offset = 33
        photo.position = "30.894167,120.093611"
        photo.board = "P-0912"
    },
    photo("P-0914", 0xcd, here) { photo in
        photo.media = "image/png"
        photo.bytes = 41_000
        photo.isOriginal = false
    },
    photo("P-0915", 0xab, EvidenceTarget()) { photo in
        photo.takenAt = "2026-11-21T10:30:15+08:00"
    },
]

@Suite("照片")
struct PhotosScreenTests {
    private func shown(
        _ language: Language = .zh, size: Size = Size(rows: 24, columns: 80),
        _ events: [InspectionEvent] = photos, on code: String = "T-02"
    ) -> AppModel {
        var app = answering(language, size: size, field: field(events))
        app.go(to: code)
        _ = app.press(.text("P"))
        return app
    }

    private func committed(_ app: inout AppModel, _ events: [InspectionEvent], token: Int) {
        let seq = (app.around.field?.lastStamp?.seq ?? 0) + 1
        _ = app.update(
            .committed(
                token: token,
                events.map {
                    StampedEvent(
                        event: .inspection(Fixtures.inspection, $0), stamp: Fixtures.stamp(seq))
                }, names: [:]))
    }

    @Test("P shows the photos of the item; f those of the whole inspection")
    func list() {
        var app = shown()
        #expect(app.screen.id == .photos)
        #expect(app.screen.rowNumbers(app.around) == 1..<3)

        _ = app.press(.text("f"))
        #expect(app.screen.rowNumbers(app.around) == 1..<4)
    }

    @Test("p asks for a board of the item, and the board is shown when it is recorded")
    func boardShown() throws {
        var app = answering()
        app.go(to: "T-02")
        let effects = app.press(.text("p"))
        let target = EvidenceTarget(item: testItem("T-02"))
        #expect(effects.commands == [.showBoard(Fixtures.inspection, target)])
        #expect(app.screen.id == .answering)

        guard case .run(_, let token)? = effects.first else { return }
        committed(&app, [board], token: token)
        #expect(app.screen.id == .board)
        _ = app.press(.key(.enter))
        #expect(app.screen.id == .photos)
    }

    @Test("A path that was typed becomes an effect for this item; nothing is read here")
    func added() throws {
        var app = shown(.zh, [], on: "T-02")
        _ = app.press(.text("a"))
        _ = app.press(.paste("~/照片/*.jpg"))
        let effects = app.press(.key(.enter))

        guard case .addPhotos(let id, let path, let target, let token)? = effects.first else {
            Issue.record("no effect: \(effects)")
            return
        }
        #expect(id == Fixtures.inspection && path == "~/照片/*.jpg")
        #expect(target == EvidenceTarget(item: testItem("T-02")))
        committed(&app, [photos[1]], token: token)
        #expect(app.notice?.key == "notice.photo_added_but")
        #expect(app.notice?.values["about"]?.contains("30.894167") == true)
    }

    @Test("Taking out asks for the reason, and says it of the photo that was selected")
    func removed() {
        var app = shown()
        _ = app.press(.text("j"), .text("d"), .paste("拍糊了"))
        let effects = app.press(.key(.enter))

        #expect(
            effects.commands
                == [.removePhoto(Fixtures.inspection, number: "P-0914", reason: "拍糊了")])
    }

    @Test("A photo is moved to the whole inspection, to the item or to a finding by a digit")
    func moved() {
        for (digit, target) in [
            ("1", EvidenceTarget()), ("2", EvidenceTarget(item: testItem("T-02"))),
            ("3", EvidenceTarget(finding: FindingID("f-0000000000000001")!)),
        ] {
            var app = shown()
            let effects = app.press(.text("m"), .text(digit))
            #expect(
                effects.commands
                    == [.attachPhoto(Fixtures.inspection, number: "P-0913", target)])
        }
    }

    @Test("A folder is watched until w is pressed again")
    func watched() {
        var app = shown()
        _ = app.press(.text("w"), .paste("/media/phone"))
        let effects = app.press(.key(.enter))
        let watch = AppEffect.watchPhotos(
            Fixtures.inspection, folder: "/media/phone", EvidenceTarget(item: testItem("T-02")))
        #expect(effects == [watch])
        _ = app.update(.watching("/media/phone"))
        #expect(app.screen.status(app.around, app.words).contains("/media/phone"))

        let end = AppEffect.watchPhotos(
            Fixtures.inspection, folder: nil, EvidenceTarget(item: testItem("T-02")))
        #expect(app.press(.text("w")) == [end])
    }

    @Test("The list marks items with photos, and numbers that wait for a picture are counted")
    func marks() {
        var app = answering(field: field(photos))
        app.go(to: "T-02")
        #expect(app.line(of: "T-02")?.contains("照2") == true)
        #expect(!app.screen.status(app.around, app.words).contains("待导入"))

        let waiting = answering(field: field([board]))
        #expect(waiting.screen.status(waiting.around, waiting.words).contains("照片待导入1"))
    }

    @Test("The three clocks have names of their own, and a picture used twice is pointed out")
    func lines() throws {
        let app = shown()
        let screen = try #require(app.screen as? PhotosScreen)
        let photo = try #require(screen.focused(app.around))
        let text = photoLines(photo, screen.uses(photo, app.around), app.words)
            .joined(separator: "\n")

        for word in ["拍摄", "校正", "登记", "相机快 33 秒", "P-0915", photo.added.blob] {
            #expect(text.contains(word), "\(word)")
        }
    }

    private static let found: [FoundPicture] = [
        ("IMG_0001.jpg", "09:58:00"), ("IMG_0002.jpg", "10:30:20"), ("IMG_0003.jpg", "10:31:40"),
        ("wechat.jpg", nil),
    ].enumerated().map { index, picture in
        let time = picture.1.map { "2026-11-21T\($0)" }
        return FoundPicture(
            path: "/media/phone/\(picture.0)", name: picture.0, blob: "sha256:\(index)",
            takenAt: time.flatMap { WallTime("\($0).000+08:00")?.milliseconds }, time: time)
    }

    /// Pictures of a phone beside the board, which was shown at 10:16.
    private func importing(
        _ language: Language = .zh, size: Size = Size(rows: 24, columns: 80)
    ) -> AppModel {
        var app = shown(language, size: size, [board])
        _ = app.update(.picturesFound(Self.found))
        return app
    }

    @Test("Only groups that were confirmed are imported, with their board's item and place")
    func imported() throws {
        var app = importing()
        #expect(app.screen.id == .photoImport)
        #expect(app.press(.key(.function(5))).isEmpty)

        _ = app.press(.text("a"))
        let effects = app.press(.key(.function(5)))
        guard case .importPhotos(_, let picked, _)? = effects.first else {
            Issue.record("no effect: \(effects)")
            return
        }
        #expect(picked.map(\.path) == ["/media/phone/IMG_0002.jpg", "/media/phone/IMG_0003.jpg"])
        #expect(picked.allSatisfy { $0.target == here && $0.board == "P-0912" })
        #expect(picked.allSatisfy { $0.offset == nil })
    }

    @Test("A picture that shows the board gives the clock, and what was confirmed is asked anew")
    func marked() throws {
        var app = importing()
        _ = app.press(.text("j"), .text(" "))
        #expect((app.screen as? ImportScreen)?.confirmed == ["P-0912"])

        _ = app.press(.text("b"), .text("1"))
        let screen = try #require(app.screen as? ImportScreen)
        #expect(screen.confirmed.isEmpty)
        let group = try #require(screen.group(of: 1, app.around))
        #expect(group.isSure && group.offset != nil && group.pictures == [1, 2])
    }

    @Test(
        "A phone's pictures and their boards",
        arguments: [Size(rows: 24, columns: 80), Size(rows: 16, columns: 60)], Language.allCases)
    func importDrawn(size: Size, language: Language) throws {
        var app = importing(language, size: size)
        _ = app.press(.text("j"), .text("b"), .text("1"), .text(" "))
        try expectGolden(
            paint(app, size), "import-\(sizeName(size))-\(language.rawValue)",
            language: language)
    }

    @Test("Photos of an item", arguments: goldenSizes, Language.allCases)
    func drawn(size: Size, language: Language) throws {
        let app = shown(language, size: size)
        try expectGolden(
            paint(app, size), "photos-\(sizeName(size))-\(language.rawValue)", language: language)
    }

    /// A sky above a field, four columns for three rows.
    private func landscape(_ request: PreviewRequest) throws -> PhotoPreview {
        let columns = request.columns
        let rows = request.columns * 3 / 4
        let dots = (0..<rows * columns).map { place in
            place < rows * columns / 2
                ? Dot(red: 90, green: UInt8(150 + place % columns), blue: 250)
                : Dot(red: 20, green: 120, blue: UInt8(place / columns))
        }
        return PhotoPreview(
            try #require(Raster(columns: columns, rows: rows, dots: dots)), isDamaged: false)
    }

    /// With a terminal that has colours.
    private func coloured(
        _ language: Language = .zh, size: Size = Size(rows: 24, columns: 80)
    ) -> (app: AppModel, asked: PreviewRequest?) {
        var app = answering(language, size: size, field: field(photos))
        _ = app.update(.terminal(showsPictures: true))
        app.go(to: "T-02")
        let effects = app.press(.text("P"))
        let asked = effects.compactMap { effect -> PreviewRequest? in
            guard case .ask(.preview(let request)) = effect else { return nil }
            return request
        }
        return (app, asked.first)
    }

    @Test("The marked photo's picture is asked for once and kept; without colours it never is")
    func previewAsked() throws {
        var (app, first) = coloured()
        let request = try #require(first)
        #expect(request.blob.hasSuffix("ab") && request.media == "image/jpeg")
        #expect(app.press(.text("k")).isEmpty)

        let answer = FieldAnswer.preview(request, .success(try landscape(request)))
        #expect(app.update(.answered(.preview(request), answer, entries: 0)).isEmpty)
        let effects = app.press(.text("j"))
        #expect(effects.count == 1)
        #expect(app.press(.text("k")).isEmpty)

        #expect(!shown().screen.questions(shown().around).contains(.preview(request)))
    }

    @Test("A question that a newer one overtook is asked again when its photo is marked again")
    func overtaken() throws {
        var (app, first) = coloured()
        let request = try #require(first)
        let second = app.press(.text("j"))
        guard case .ask(.preview(let newer))? = second.first else {
            Issue.record("no question: \(second)")
            return
        }
        #expect(app.update(.answered(.preview(request), .overtaken, entries: 0)).isEmpty)
        #expect(app.press(.text("k")) == [.ask(.preview(request))])
        #expect(newer != request)
    }

    @Test("The picture of a photo", arguments: goldenSizes.prefix(3), Language.allCases)
    func previewDrawn(size: Size, language: Language) throws {
        var (app, asked) = coloured(language, size: size)
        let request = try #require(asked)
        let answer = FieldAnswer.preview(request, .success(try landscape(request)))
        _ = app.update(.answered(.preview(request), answer, entries: 0))
        try expectGolden(
            paint(app, size), "photos-picture-\(sizeName(size))-\(language.rawValue)",
            language: language)
    }

    @Test("Why there is no picture", arguments: PreviewFault.allCases)
    func previewMissing(fault: PreviewFault) throws {
        for language in Language.allCases {
            let size = Size(rows: 24, columns: 80)
            var (app, asked) = coloured(language, size: size)
            let request = try #require(asked)
            _ = app.update(
                .answered(.preview(request), .preview(request, .failure(fault)), entries: 0))
            let text = (0..<size.rows).map { paint(app, size).surface.text(row: $0) }
            #expect(text.contains { $0.contains(language == .zh ? "看不到图" : "No picture") })
            #expect(text.contains { $0.contains("sha256:") })
            if fault == .noProgram {
                try expectGolden(
                    paint(app, size), "photos-no-picture-\(language.rawValue)", language: language)
            }
        }
    }

    @Test("No photos yet", arguments: Language.allCases)
    func empty(language: Language) throws {
        let size = Size(rows: 24, columns: 80)
        let app = shown(language, [], on: "T-01")
        try expectGolden(
            paint(app, size), "photos-empty-\(language.rawValue)", language: language)
    }

    @Test("The code of a board says number, item, inspection and time; it is drawn with its margin")
    func boardCode() throws {
        let stamp = Fixtures.stamp(30)
        let shown = PhotoBoardShown(number: "P-0912", target: here, author: Fixtures.officer)
        let text = boardCodeText(shown, Fixtures.inspection, stamp)
        #expect(
            text == "ZHAODAN P-0912 T-02 \(Fixtures.inspection.text.uppercased()) "
                + "2026-11-21T10:30:00+08:00")
        let bare = PhotoBoardShown(
            number: "P-0913", target: EvidenceTarget(), author: Fixtures.officer)
        #expect(boardCodeText(bare, Fixtures.inspection, stamp).hasPrefix("ZHAODAN P-0913 - I-"))

        let code = try #require(QRCode(text))
        let raster = try #require(Raster(code))
        #expect(raster.columns == code.extent + 8 && raster.rows == code.extent + 8)
        for column in 0..<raster.columns {
            #expect(raster.pair(row: 0, column: column) == DotPair(top: .white, bottom: .white))
            #expect(raster.pair(row: 1, column: column) == DotPair(top: .white, bottom: .white))
        }
        #expect(raster.pair(row: 2, column: 4).top == .black)
    }

    @Test(
        "A board",
        arguments: [
            Size(rows: 24, columns: 80), Size(rows: 16, columns: 60), Size(rows: 50, columns: 160),
        ], Language.allCases)
    func boardDrawn(size: Size, language: Language) throws {
        var app = answering(language, size: size, field: field(photos))
        _ = app.carryOut(
            boardActions([
                StampedEvent(
                    event: .inspection(Fixtures.inspection, board), stamp: Fixtures.stamp(30))
            ]), from: 0)
        try expectGolden(
            paint(app, size), "board-\(sizeName(size))-\(language.rawValue)", language: language)
    }
}
