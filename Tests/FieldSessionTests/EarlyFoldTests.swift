import Fieldwork
import InspectionModel
import JournalStore
import Testing

@testable import FieldSession

@Suite("The fold that is begun while a journal is opened")
struct EarlyFoldTests {
    private func sample() throws -> (place: TemporaryWorkspace, size: Int) {
        let place = try TemporaryWorkspace()
        let workspace = try SampleWorkspace.openOrCreate(
            place.paths, resources: place.resources, words: try place.words(), in: place.world)
        let size = workspace.size
        try workspace.close()
        return (place, size + 1)
    }

    @Test("It is what folding everything afterwards gives")
    func same() throws {
        let (place, size) = try sample()
        let fold = EarlyFold(place.paths, in: place.world)
        #expect(
            try fold.finished(size: size) == WorkspaceSnapshot.fold(place.paths, in: place.world))
    }

    @Test("What saw more than the opening kept is read again, what is really wrong fails")
    func again() throws {
        let (place, size) = try sample()
        let whole = try WorkspaceSnapshot.fold(place.paths, in: place.world)
        #expect(try EarlyFold(place.paths, in: place.world).finished(size: size / 2) == whole)

        let path = "\(place.paths.home)/journal/log/000000000000.jsonl"
        let file = try place.world.fileSystem.open(path, .readWrite)
        defer { place.world.fileSystem.close(file) }
        let fold = EarlyFold(place.paths, in: place.world)
        #expect(try fold.finished(size: size) == whole)
        try place.world.fileSystem.writeAll(Array("x".utf8), to: file, at: 900)
        let broken = EarlyFold(place.paths, in: place.world)
        #expect(throws: WorkspaceError.self) { try broken.finished(size: size) }
    }
}
