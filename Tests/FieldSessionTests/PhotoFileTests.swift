import Fieldwork
import Glibc
import InspectionModel
import JournalStore
import LedgerIndex
import PictureSamples
import Pictures
import Testing

@testable import FieldSession

@Suite("Photo files")
struct PhotoFileTests {
    private let place: TemporaryWorkspace
    private let disk = CountingDisk()
    private let piece = 1 << 20

    init() throws { place = try TemporaryWorkspace() }

    /// A picture with much behind it, as phones that film a moment along write it.
    private func large(_ size: Int) throws -> String {
        let path = "\(place.folder)/IMG_20260304_090110.jpg"
        let bytes = try PictureSamples.corners(orientation: 1, takenAt: "2026:03:04 09:01:10")
        let file = try disk.open(path, .createNew)
        try disk.writeAll(bytes, to: file, at: 0)
        try disk.truncate(file, to: size)
        disk.close(file)
        disk.forget()
        return path
    }

    @Test("A large picture is read in pieces; whether it is one at all is seen in its head")
    func pieces() throws {
        let size = 40 << 20 | 5
        let path = try large(size)

        try PhotoFile.look(at: path, disk)
        #expect(disk.count.bytesRead <= 64 << 10)

        let photo = try PhotoFile(path, disk)
        #expect(photo.byteCount == size)
        #expect(photo.facts.takenAt?.text == "2026-03-04T09:01:10+08:00")
        #expect(disk.count.largestRead <= piece)
        #expect(disk.count.bytesRead < size + piece)
    }

    @Test("A large picture is stored in pieces, under the hash of all its bytes")
    func stored() throws {
        let world = JournalWorld(fileSystem: disk, clock: SystemClock(), random: SystemRandom())
        let workspace = try SampleWorkspace.openOrCreate(
            place.paths, resources: place.resources, words: try place.words(), in: world)
        let today = Workspace.today(world.clock)
        let id = try #require(try workspace.field.home(recent: 9, on: today).unfinished?.id)
        let path = try large(9 << 20)

        let events = try workspace.addPhotos(
            id, [PhotoRequest(path: path, target: EvidenceTarget())])

        #expect(disk.count.largestRead <= piece && disk.count.largestWrite <= piece)
        guard case .inspection(_, .evidence(.photo(let photo)))? = events.last?.event else {
            Issue.record("no photo: \(events)")
            return
        }
        let bytes = try workspace.journal.blobs.get(photo.blob)
        #expect(bytes.count == 9 << 20 && bytes.starts(with: [0xff, 0xd8]))
        try workspace.close()
    }

    @Test("What is too large or no picture is refused before it is read to its end")
    func refused() throws {
        let path = try large(BlobStore.byteLimit + 1)
        let tooLarge = #expect(throws: WorkspaceError.self) { try PhotoFile(path, disk) }
        #expect(tooLarge?.code == "photo_too_large")
        #expect(disk.count.bytesRead == 0)
        let text = "\(place.folder)/notes.txt"
        let file = try disk.open(text, .createNew)
        try disk.truncate(file, to: 100 << 20)
        disk.close(file)
        disk.forget()
        let none = #expect(throws: WorkspaceError.self) { try PhotoFile(text, disk) }
        #expect(none?.code == "not_a_picture")
        #expect(disk.count.bytesRead <= 64 << 10)
    }
}
