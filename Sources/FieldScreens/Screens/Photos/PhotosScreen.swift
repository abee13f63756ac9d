import CellText
import ChecklistEngine
import Fieldwork
package import InspectionModel
import TerminalUI
package import Wording

/// The photos of one item, or of the whole inspection: added by path, looked through, taken out.
package struct PhotosScreen: Screen {
    package let id = ScreenID.photos
    let inspection: InspectionID
    /// What new photos show.
    let target: EvidenceTarget
    var showsAll: Bool
    var list = ListState()
    /// The number of a photo that is being taken out or attached elsewhere.
    var asked: String?

    package init(_ state: InspectionState, _ target: EvidenceTarget) {
        inspection = state.id
        self.target = target
        showsAll = target.item == nil
    }

    /// What came in last, until it is known where else it is used.
    private var justAdded: [PhotoAdded] = []

    // MARK: What is shown

    func state(_ around: Surroundings) -> InspectionState? { around.field?.inspection(inspection) }

    func photos(_ around: Surroundings) -> [StandingPhoto] {
        guard let state = state(around) else { return [] }
        guard !showsAll, let item = target.item else { return state.evidence.standing }
        return state.photos(of: item)
    }

    func focused(_ around: Surroundings) -> StandingPhoto? {
        let photos = photos(around)
        return photos.indices.contains(list.selection) ? photos[list.selection] : nil
    }

    func uses(_ photo: StandingPhoto, _ around: Surroundings) -> [PhotoUse] {
        uses(photo.added.blob, but: photo.number, around)
    }

    private func uses(_ blob: String, but number: String, _ around: Surroundings) -> [PhotoUse] {
        (around.photoUses?.answer[blob] ?? []).filter {
            $0.id != inspection || $0.number != number
        }
    }

    package func questions(_ around: Surroundings) -> [FieldQuestion] {
        let isKnown = around.photoUses?.entries == around.journal.size
        return around.lacks(inspection) + (isKnown ? [] : [.photoUses(in: inspection)])
            + (preview(around).flatMap { around.previews[$0] == nil ? [.preview($0)] : nil } ?? [])
    }

    /// The picture of the marked photo, as large as there is room for it.
    func preview(_ around: Surroundings) -> PreviewRequest? {
        let body = Size(rows: around.size.rows - 3, columns: around.size.columns)
        let layout = PhotosLayout(body: body, showsPictures: around.showsPictures)
        guard let box = layout.picture, let added = focused(around)?.added else { return nil }
        return PreviewRequest(
            blob: added.blob, media: added.media, columns: box.columns, rows: box.rows * 2)
    }

    package func path(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        [words("screen.photos"), state(around)?.opened.siteName ?? ""]
    }

    package func hints(_ around: Surroundings) -> [CommandID] {
        [
            .addPhoto, .photoBoard, .importPhotos, .open, .attachPhoto, .removePhoto, .watchPhotos,
            .allPhotos,
            .undo, .back, .palette, .help,
        ]
    }

    package func status(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let folder = around.watchedFolder else { return words("photos.tip") }
        return words("photos.watching", ["path": folder])
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard let photo = focused(around) else { return words("photos.none") }
        return photoLines(photo, uses(photo, around), words).joined(separator: "  ")
    }

    // MARK: Commands

    package func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice? {
        guard state(around) != nil else { return Notice("finish.reading") }
        switch command {
        case .open, .attachPhoto, .removePhoto:
            return focused(around) == nil ? Notice("photos.none") : nil
        default: return nil
        }
    }

    package mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action] {
        list.setCount(photos(around).count)
        list.move(command, page: Self.page)
        switch command {
        case .open: return show(around)
        case .allPhotos:
            showsAll.toggle()
            list.setCount(photos(around).count)
        case .addPhoto: return [.ask(Self.pathPrompt("prompt.photo_path", "path"))]
        case .importPhotos: return [.ask(Self.pathPrompt("prompt.import_path", "import"))]
        case .watchPhotos:
            if around.watchedFolder != nil {
                return [.effect(.watchPhotos(inspection, folder: nil, target))]
            }
            return [.ask(Self.pathPrompt("prompt.photo_folder", "folder", .folders))]
        case .photoBoard: return [.run(.showBoard(inspection, target), purpose: "board")]
        case .removePhoto: return askReason(around)
        case .attachPhoto: return askTarget(around)
        case .undo: return [.run(.undo(inspection), purpose: "undone")]
        case .redo: return [.run(.redo(inspection), purpose: "redone")]
        case .back: return [.pop]
        default: break
        }
        return []
    }

    private static let page = 8

    private static func pathPrompt(
        _ question: String, _ purpose: String, _ kind: PathRequest.Kind = .files
    ) -> Prompt {
        Prompt(question, form: .text(TextField("", limit: 1_000)), purpose: purpose, path: kind)
    }

    private mutating func askReason(_ around: Surroundings) -> [Action] {
        guard let photo = focused(around) else { return [] }
        asked = photo.number
        return [
            .ask(
                Prompt(
                    "prompt.photo_reason", ["number": photo.number], form: .text(TextField("")),
                    purpose: "remove", isLogged: true))
        ]
    }

    /// The whole inspection, the item of this screen, each finding.
    private mutating func askTarget(_ around: Surroundings) -> [Action] {
        guard let photo = focused(around), let state = state(around) else { return [] }
        asked = photo.number
        var options = [PromptOption(value: "", label: "photo.of_inspection")]
        if let item = target.item {
            options.append(PromptOption(value: item.text, label: item.code))
        }
        options += state.findingsInOrder.map {
            PromptOption(
                value: $0.recorded.id.text,
                label: "#\($0.recorded.number.suffix(4)) \($0.recorded.violation)")
        }
        return [
            .ask(
                Prompt(
                    "prompt.photo_target", ["number": photo.number], form: .choice(options),
                    purpose: "attach"))
        ]
    }

    package func rowNumbers(_ around: Surroundings) -> Range<Int>? {
        1..<photos(around).count + 1
    }

    package mutating func go(toRow number: Int, _ around: Surroundings) -> [Action] {
        list.setCount(photos(around).count)
        list.select(number - 1)
        return []
    }

    /// All that is known of a photo, to read at length and to copy.
    private func show(_ around: Surroundings) -> [Action] {
        guard let photo = focused(around) else { return [] }
        let uses = uses(photo, around)
        return [
            .show { words in photoLines(photo, uses, words).joined(separator: "\n") }
        ]
    }

    // MARK: News

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        list.setCount(photos(around).count)
        switch news {
        case .answered("path", .text(let path)):
            return [.addPhotos(inspection, path: path, target, purpose: "added")]
        case .answered("import", .text(let path)):
            return [.effect(.lookForPictures(path: path))]
        case .picturesFound(let pictures):
            return state(around).map { [.push(ImportScreen($0, pictures))] } ?? []
        case .answered("folder", .text(let folder)):
            return [.effect(.watchPhotos(inspection, folder: folder, target))]
        case .answered("remove", .text(let reason)):
            guard let asked else { return [] }
            return [
                .run(.removePhoto(inspection, number: asked, reason: reason), purpose: "removed")
            ]
        case .answered("attach", .chosen(let word)):
            guard let asked else { return [] }
            let target = EvidenceTarget(item: ItemID(word), finding: FindingID(word))
            return [
                .run(.attachPhoto(inspection, number: asked, target), purpose: "attached")
            ]
        case .committed(let purpose, let events): return committed(purpose, events, around)
        case .known(.photoUses(in: inspection)):
            defer { justAdded = [] }
            return justAdded.last.map { [.notice(photosNotice(justAdded, $0, around))] } ?? []
        default: return []
        }
    }

    private mutating func committed(
        _ purpose: String, _ events: [StampedEvent], _ around: Surroundings
    ) -> [Action] {
        if purpose == "board" { return boardActions(events) }
        let photos = events.compactMap { stamped -> PhotoAdded? in
            guard case .inspection(_, .evidence(.photo(let photo))) = stamped.event else {
                return nil
            }
            return photo
        }
        if let last = photos.last {
            list.select(list.count - 1)
            // Whether a picture is used elsewhere is known a little later.
            justAdded = photos
            return [.notice(photosNotice(photos, last, around))]
        }
        guard case .inspection(_, .evidence(let event)) = events.last?.event else { return [] }
        switch event {
        case .photoRemoved(let removed): return [removalNotice(removed.number, events.count)]
        case .attached(let attached):
            return [.notice(Notice("notice.photo_attached", ["number": attached.number], .done))]
        default: return []
        }
    }

    /// How many came in, and of all that has to be known of them what weighs most.
    private func photosNotice(
        _ photos: [PhotoAdded], _ last: PhotoAdded, _ around: Surroundings
    ) -> Notice {
        let known = photos.map { photo in
            photoNotices(photo, uses(photo.blob, but: photo.number, around), around.words)
        }
        // A second use weighs more than a place, and that more than missing data of a camera.
        let weighty = known.flatMap { $0 }.max { $0.weight < $1.weight }
        if let weighty {
            return Notice(
                "notice.photo_added_but",
                ["count": String(photos.count), "about": weighty.sentence], .warning)
        }
        return Notice(
            "notice.photo_added", ["count": String(photos.count), "number": last.number], .done)
    }
}

/// - Parameter count: Of events in the entry: several photos may have gone with one key.
func removalNotice(_ number: String, _ count: Int) -> Action {
    count > 1
        ? .notice(Notice("notice.photos_removed", ["count": String(count)], .done))
        : .notice(Notice("notice.photo_removed", ["number": number], .done))
}

/// A board that is durable is shown at once.
func boardActions(_ events: [StampedEvent]) -> [Action] {
    guard let stamped = events.last,
        case .inspection(let id, .evidence(.board(let board))) = stamped.event
    else { return [] }
    return [.push(BoardScreen(id, board, stamped.stamp))]
}
