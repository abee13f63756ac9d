import CellText
import CivilTime
import Fieldwork
package import InspectionModel
import TerminalUI
package import Wording

/// A picture file as it was found, not yet a photo of anything.
package struct FoundPicture: Equatable, Sendable {
    package var path: String
    package var name: String
    package var blob: String
    /// By the clock of the camera, in milliseconds; nil when the picture does not say.
    package var takenAt: Int64?
    /// The same as it stands in the picture.
    package var time: String?

    package init(path: String, name: String, blob: String, takenAt: Int64?, time: String?) {
        self.path = path
        self.name = name
        self.blob = blob
        self.takenAt = takenAt
        self.time = time
    }
}

/// A picture that was confirmed: a photo of this, taken behind that board.
package struct PickedPicture: Equatable, Sendable {
    package var path: String
    package var target: EvidenceTarget
    package var offset: Int?
    package var board: String?
}

/// A phone's pictures and the boards they belong to: a proposal, confirmed group by group.
package struct ImportScreen: Screen {
    package let id = ScreenID.photoImport
    let inspection: InspectionID
    /// In the order of their times, those without one last.
    let pictures: [FoundPicture]
    var list: ListState
    /// Which picture shows which board, as the person says.
    var photographed: [Int: String] = [:]
    /// Boards whose pictures were confirmed.
    var confirmed: Set<String> = []
    private var asked: Int?

    /// Pictures that are evidence of the inspection already are left out.
    package init(_ state: InspectionState, _ found: [FoundPicture]) {
        inspection = state.id
        let known = Set(state.evidence.standing.map(\.added.blob))
        pictures = found.filter { !known.contains($0.blob) }.sorted {
            ($0.takenAt ?? .max, $0.name) < ($1.takenAt ?? .max, $1.name)
        }
        list = ListState(count: pictures.count)
    }

    func state(_ around: Surroundings) -> InspectionState? { around.field?.inspection(inspection) }

    func matching(_ around: Surroundings) -> PhotoMatching? {
        state(around).map { state in
            PhotoMatching(
                pictures.enumerated().compactMap { index, picture in
                    picture.takenAt.map { TimedPicture(index: index, takenAt: $0) }
                }, boards: state.evidence.boards, photographed: photographed, offset: nil,
                visit: (state.openedStamp.at.milliseconds, state.finishedStamp?.at.milliseconds))
        }
    }

    // MARK: Commands

    package func path(_ around: Surroundings, _ words: Phrasebook) -> [String] {
        [words("screen.photo_import"), state(around)?.opened.siteName ?? ""]
    }

    package func hints(_ around: Surroundings) -> [CommandID] {
        [.confirmGroup, .confirmAll, .markBoard, .submit, .back, .palette, .help]
    }

    package func status(_ around: Surroundings, _ words: Phrasebook) -> String {
        words("import.tip")
    }

    package func obstacle(_ command: CommandID, _ around: Surroundings) -> Notice? {
        switch command {
        case .markBoard:
            if pictures.isEmpty { return Notice("import.no_pictures") }
            return state(around)?.evidence.boards.isEmpty == false
                ? nil : Notice("import.no_boards", [:], .warning)
        case .confirmGroup:
            return group(of: list.selection, around) == nil
                ? Notice("import.no_group", [:], .warning) : nil
        case .submit: return confirmed.isEmpty ? Notice("import.nothing_confirmed") : nil
        default: return nil
        }
    }

    package mutating func perform(_ command: CommandID, _ around: Surroundings) -> [Action] {
        list.move(command, page: Self.page)
        switch command {
        case .confirmGroup:
            guard let number = group(of: list.selection, around)?.board.shown.number else {
                return []
            }
            if confirmed.remove(number) == nil { confirmed.insert(number) }
        case .confirmAll:
            let all = matching(around)?.groups.map(\.board.shown.number) ?? []
            confirmed = confirmed.isSuperset(of: all) ? [] : Set(all)
        case .markBoard: return askBoard(around)
        case .submit: return submit(around)
        case .back: return [.pop]
        default: break
        }
        return []
    }

    private static let page = 8

    func group(of picture: Int, _ around: Surroundings) -> PhotoGroup? {
        matching(around)?.groups.first { $0.pictures.contains(picture) }
    }

    private mutating func askBoard(_ around: Surroundings) -> [Action] {
        guard let boards = state(around)?.evidence.boards,
            pictures.indices.contains(list.selection)
        else { return [] }
        asked = list.selection
        var options = boards.map { board in
            PromptOption(
                value: board.shown.number,
                label: "\(board.shown.number)  \(clockText(board.stamp.at))  "
                    + targetText(board.shown.target, around.words))
        }
        options.append(PromptOption(value: "", label: "import.not_a_board"))
        return [
            .ask(
                Prompt(
                    "prompt.which_board", ["name": pictures[list.selection].name],
                    form: .choice(options), purpose: "board"))
        ]
    }

    /// The groups that were confirmed, in one act.
    private func submit(_ around: Surroundings) -> [Action] {
        let groups = matching(around)?.groups.filter {
            confirmed.contains($0.board.shown.number)
        }
        let picked = (groups ?? []).flatMap { group in
            group.pictures.map { index in
                PickedPicture(
                    path: pictures[index].path, target: group.board.shown.target,
                    offset: group.offset, board: group.board.shown.number)
            }
        }
        if picked.isEmpty { return [.notice(Notice("import.nothing_confirmed"))] }
        return [.importPhotos(inspection, picked, purpose: "imported")]
    }

    package func rowNumbers(_ around: Surroundings) -> Range<Int>? { 1..<pictures.count + 1 }

    package mutating func go(toRow number: Int, _ around: Surroundings) -> [Action] {
        list.select(number - 1)
        return []
    }

    package mutating func receive(_ news: News, _ around: Surroundings) -> [Action] {
        switch news {
        case .answered("board", .chosen(let number)):
            guard let asked else { return [] }
            for (index, other) in photographed where other == number { photographed[index] = nil }
            photographed[asked] = number.isEmpty ? nil : number
            // What was confirmed may have changed under it.
            confirmed = []
            return []
        case .committed("imported", let events):
            let values = ["count": String(events.count)]
            return [.pop, .notice(Notice("notice.imported", values, .done))]
        default: return []
        }
    }

    // MARK: Words

    /// What happens to a picture, in a few words.
    func fate(_ index: Int, _ matching: PhotoMatching, _ words: Phrasebook) -> String {
        if let group = matching.groups.first(where: { $0.pictures.contains(index) }) {
            let target = targetText(group.board.shown.target, words)
            return "\(group.board.shown.number)  \(target)"
        }
        if pictures[index].takenAt == nil { return words("photo.no_time") }
        return words(
            matching.outside.contains(index) ? "import.is_outside" : "import.is_without_board")
    }

    package func sentence(_ around: Surroundings, _ words: Phrasebook) -> String {
        guard pictures.indices.contains(list.selection), let matching = matching(around) else {
            return words("import.no_pictures")
        }
        return "\(pictures[list.selection].name)  \(fate(list.selection, matching, words))"
    }
}
