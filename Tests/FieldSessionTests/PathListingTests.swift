import FieldScreens
import Foundation
import JournalStore
import Testing

@testable import FieldSession

@Suite("What a path can go on to")
struct PathListingTests {
    private let folder: String

    init() throws {
        let place = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        folder = place.path
        let files = FileManager.default
        for name in ["照片", "DCIM", ".cache"] {
            try files.createDirectory(
                at: place.appending(path: name), withIntermediateDirectories: true)
        }
        for name in ["照明.jpg", "IMG_1.jpg", "IMG_2.jpg", ".hidden", "bell\u{7}.jpg"] {
            try Data().write(to: place.appending(path: name))
        }
        try files.createSymbolicLink(
            atPath: "\(folder)/card", withDestinationPath: "\(folder)/DCIM")
        try files.createSymbolicLink(
            atPath: "\(folder)/cash", withDestinationPath: "\(folder)/nothing")
    }

    private func found(_ typed: String, _ kind: PathRequest.Kind = .files) -> [String]? {
        let request = PathRequest(typed: "\(folder)/\(typed)", kind: kind)
        let candidates = PathListing.candidates(request, PosixFileSystem())
        return candidates?.paths.map { String($0.dropFirst(folder.count + 1)) }
    }

    @Test("What begins so, folders with a slash; hidden names and such as nobody can type are not")
    func names() {
        #expect(found("") == ["DCIM/", "IMG_1.jpg", "IMG_2.jpg", "card/", "cash", "照明.jpg", "照片/"])
        #expect(found("照") == ["照明.jpg", "照片/"])
        #expect(found("IMG_2") == ["IMG_2.jpg"])
        #expect(found("zz") == [])
        #expect(found(".") == [".cache/", ".hidden"])
        #expect(found("照片/") == [])
        #expect(found("missing/") == nil)
    }

    @Test("Small letters find capitals when nothing begins with them; folders alone when asked")
    func letters() {
        #expect(found("img") == ["IMG_1.jpg", "IMG_2.jpg"])
        #expect(found("ca") == ["card/", "cash"])
        #expect(found("", .folders) == ["DCIM/", "card/", "照片/"])
    }

    @Test("The home directory is read where its sign is typed, and the sign stays")
    func home() {
        let home = PathListing.candidates(
            PathRequest(typed: "~", kind: .files), PosixFileSystem())
        #expect(home == PathCandidates(paths: ["~/"], left: 0))
        let inside = PathListing.candidates(
            PathRequest(typed: "~/", kind: .files), PosixFileSystem())
        #expect(inside?.paths.allSatisfy { $0.hasPrefix("~/") } == true)
    }

    @Test("Of very many names the first are given, and how many more there are")
    func many() throws {
        let place = "\(folder)/照片"
        for number in 1...612 {
            try Data().write(to: URL(filePath: "\(place)/\(number).jpg"))
        }
        let request = PathRequest(typed: "\(place)/", kind: .files)
        let candidates = try #require(PathListing.candidates(request, PosixFileSystem()))
        #expect(candidates.paths.count == 500 && candidates.left == 112)
    }
}
