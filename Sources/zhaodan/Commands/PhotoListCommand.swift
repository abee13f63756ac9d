import ArgumentParser
import CanonicalJSON
import CivilTime
import FieldScreens
import FieldSession
import Fieldwork
import InspectionModel
import Wording

struct PhotoList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列出照片、照片牌和录像 / list photos, boards, recordings")

    @OptionGroup var common: CommonOptions
    @Argument(help: "检查 / inspection") var id: String

    func run() throws {
        zhaodan.run(common) { around in
            let snapshot = try WorkspaceSnapshot(around.paths, in: around.world)
            let state = try inspection(id, in: snapshot.field)
            if common.json {
                for photo in state.evidence.photos { emit(json(photo, state.id)) }
                for board in state.evidence.boards { emit(json(board, state.id)) }
                for video in state.evidence.videos { emit(json(video, state.id)) }
                return
            }
            printPhotos(state, around.words)
            for board in state.evidence.boards {
                emit(
                    around.words(
                        "photo.board_line",
                        [
                            "number": board.shown.number, "time": clockText(board.stamp.at),
                            "target": targetText(board.shown.target, around.words),
                        ]))
            }
            for video in state.evidence.standingVideos {
                let recorded = video.referenced
                emit(
                    around.words(
                        "photo.video_line",
                        [
                            "number": recorded.number, "device": recorded.device,
                            "from": recorded.from, "to": recorded.to,
                            "hash": String(recorded.sha256.prefix(12)),
                        ]))
            }
            let awaited = state.photosToImport
            if !awaited.isEmpty {
                complain(
                    around.words(
                        "photo.awaited",
                        [
                            "count": String(awaited.count),
                            "numbers": awaited.prefix(6).joined(separator: " "),
                        ]))
            }
        }
    }

    private func printPhotos(_ state: InspectionState, _ words: Phrasebook) {
        var table = Table(
            [
                "table.number", "table.shows", "table.taken", "table.corrected", "table.recorded",
                "table.size", "table.hash", "table.remarks",
            ].map { words($0) })
        for photo in state.evidence.photos {
            let added = photo.added
            table.add([
                added.number, targetText(added.target, words),
                added.takenAt.map { String($0.prefix(19)) } ?? "-",
                added.observedAt.map { String($0.prefix(19)) } ?? "-",
                String(photo.stamp.at.text.prefix(19)), sizeText(added.bytes),
                String(added.blob.dropFirst(7).prefix(12)), photoRemarks(photo, words),
            ])
        }
        table.print()
    }

    /// The event's members, with its entry and whether it still counts.
    private func json(_ photo: StandingPhoto, _ id: InspectionID) -> JSONObject {
        var line = body(.photo(photo.added), id)
        line["kind"] = "photo"
        line["seq"] = .integer(Int64(photo.stamp.seq))
        line["recorded_at"] = .string(photo.stamp.at.text)
        line["removed"] = .bool(!photo.isStanding)
        if let reason = photo.removed?.reason { line["reason"] = .string(reason) }
        return line
    }

    private func json(_ board: StampedBoard, _ id: InspectionID) -> JSONObject {
        var line = body(.board(board.shown), id)
        line["kind"] = "board"
        line["seq"] = .integer(Int64(board.stamp.seq))
        line["recorded_at"] = .string(board.stamp.at.text)
        return line
    }

    private func json(_ video: StandingVideo, _ id: InspectionID) -> JSONObject {
        var line = body(.video(video.referenced), id)
        line["kind"] = "video"
        line["seq"] = .integer(Int64(video.stamp.seq))
        line["recorded_at"] = .string(video.stamp.at.text)
        line["removed"] = .bool(video.removed != nil)
        return line
    }

    private func body(_ event: EvidenceEvent, _ id: InspectionID) -> JSONObject {
        Event.inspection(id, .evidence(event)).encoded.body
    }
}
