import CanonicalJSON
import CivilTime
import FieldScreens
import Fieldwork
import Glibc
import HazardLedger
import InspectionModel
import JournalStore
import LedgerIndex
import PackAuthoring
import Resources
import Testing
import Wording

@testable import FieldSession

/// A workspace in a folder of its own, gone with the test.
final class TemporaryWorkspace {
    let folder: String
    let paths: WorkspacePaths
    let resources = Resources(override: nil, program: nil)
    let world = JournalWorld(
        fileSystem: PosixFileSystem(), clock: SystemClock(), random: SystemRandom())

    init() throws {
        var template = Array("/tmp/zhaodan-test-XXXXXX".utf8CString)
        _ = try #require(mkdtemp(&template))
        folder = String(
            decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        paths = WorkspacePaths(home: folder + "/home", state: folder + "/state")
    }

    deinit { remove(folder) }

    func words(_ language: Language = .zh) throws -> Phrasebook {
        let file = try #require(resources.bytes("Strings/\(language.rawValue).strings"))
        return try Phrasebook(language: language, file: file)
    }

    func library() throws -> PackLibrary { try PackLibrary(resources) }

    /// Makes the sample, asks something of it and closes it with its index.
    func sample<Value>(_ question: (Workspace) throws -> Value) throws -> Value {
        let workspace = try SampleWorkspace.openOrCreate(
            paths, resources: resources, words: try words(), in: world)
        let answer = try question(workspace)
        try workspace.close()
        return answer
    }

    /// The bytes of every file under the log folder, end to end.
    func logBytes() throws -> [UInt8] {
        let log = paths.home + "/journal/log"
        var bytes: [UInt8] = []
        for name in try world.fileSystem.names(in: log).sorted() {
            bytes += try #require(try world.fileSystem.bytes(of: "\(log)/\(name)", limit: 1 << 26))
        }
        return bytes
    }

    private func remove(_ path: String) {
        guard let status = try? world.fileSystem.status(of: path) else { return }
        if status.kind == .directory {
            for name in (try? world.fileSystem.names(in: path)) ?? [] { remove("\(path)/\(name)") }
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}

@Suite("The sample inspection")
struct SampleScriptTests {
    @Test("It ends signed, with a major hazard, one corrected on the spot, and a sound journal")
    func played() throws {
        let place = try TemporaryWorkspace()
        let words = try place.words()
        let workspace = try SampleWorkspace.create(
            place.paths, library: try place.library(), words: words, in: place.world)
        var refusals: [String] = []
        var script = SampleScript(workspace, words) { beat in
            if case .refused(_, let error) = beat { refusals.append(error.code) }
        }
        let id = try script.playToTheEnd()
        let state = try #require(workspace.field.inspection(id))
        #expect(state.phase == .finished(.normal))
        #expect(state.signatures.count == 1)
        #expect(state.enterpriseSide?.outcome == .refusedToSign)
        let query = HazardQuery(.all, .found, on: Workspace.today(place.world.clock))
        let hazards = try workspace.field.hazards(query, ListWindow(count: 100)).rows.map(\.hazard)
        #expect(hazards.contains { $0.grade == .major && $0.gradeStatus == .preliminary })
        #expect(hazards.contains { $0.fixedOnSpot != nil && $0.state == .passed })
        #expect(refusals == ["reason_required", "no_power_to_order"])
        try workspace.close()

        let reader = JournalReader(place.paths.journal, in: place.world.fileSystem)
        guard case .sound(let entries, _) = try reader.verify() else {
            Issue.record("the journal is not sound")
            return
        }
        #expect(entries == workspace.size)
    }

    @Test(
        "The sites have their past: visits ended on their days, open hazards, pictures",
        arguments: Language.allCases)
    func past(language: Language) throws {
        let place = try TemporaryWorkspace()
        let workspace = try SampleWorkspace.openOrCreate(
            place.paths, resources: place.resources, words: try place.words(language),
            in: place.world)
        let today = Workspace.today(place.world.clock)
        let sites = try SampleWorkspace.sites(place.resources)
        #expect(sites.count > 4)
        let home = try workspace.field.home(recent: 100, on: today)
        #expect(home.recent.count == sites.reduce(2) { $0 + $1.visits.count })
        for site in sites {
            let own = home.recent.filter { $0.siteName == site.name[language] }
            #expect(own.count >= site.visits.count, "\(site.name.en)")
            let days = Set(own.map(\.openedOn))
            for visit in site.visits {
                #expect(days.contains(today.adding(days: -visit.daysAgo)), "\(site.name.en)")
            }
        }
        let open = try workspace.field.hazards(
            HazardQuery(.open, .found, on: today), ListWindow(count: 500)
        ).rows
        #expect(open.contains { $0.isOverdue(on: today) })
        #expect(open.contains { $0.deadline != nil && !$0.isOverdue(on: today) })
        let wanted = sites.flatMap(\.visits).reduce(0) { count, visit in
            count + visit.failures.count { $0.photo != nil }
                + visit.unlisted.count { $0.photo != nil }
        }
        let findings = home.recent.compactMap { workspace.field.inspection($0.id) }
            .flatMap(\.findingsInOrder)
        #expect(findings.count { !$0.recorded.photos.isEmpty } == wanted)
        try workspace.close()
        let reader = JournalReader(place.paths.journal, in: place.world.fileSystem)
        guard case .sound = try reader.verify() else {
            Issue.record("the journal is not sound")
            return
        }
    }

    @Test("No name, certificate or telephone number of it is found in the log")
    func personalValues() throws {
        let place = try TemporaryWorkspace()
        let words = try place.words()
        let workspace = try SampleWorkspace.openOrCreate(
            place.paths, resources: place.resources, words: words, in: place.world)
        let officers = PersonRole.allCases.flatMap { workspace.field.people($0) }
            .compactMap { workspace.names(of: $0.id) }
        try workspace.close()
        let log = String(decoding: try place.logBytes(), as: UTF8.self)
        for key in [
            "officer_1", "officer_2", "certificate_1", "certificate_2", "contact", "phone",
        ] {
            #expect(!log.contains(words("sample.\(key)")), "sample.\(key) stands in the log")
        }
        // The same words are where they belong: the check above does not pass for want of them.
        #expect(officers.contains { $0.name == words("sample.officer_1") })
    }

    @Test("Opened again it folds to the same state")
    func reopened() throws {
        let place = try TemporaryWorkspace()
        let words = try place.words()
        let first = try SampleWorkspace.openOrCreate(
            place.paths, resources: place.resources, words: words, in: place.world)
        let today = Workspace.today(place.world.clock)
        let query = HazardQuery(.all, .found, on: today)
        let home = try first.field.home(recent: 9, on: today)
        let hazards = try first.field.hazards(query, ListWindow(count: 100))
        let names = first.field.people(.officer).compactMap { first.names(of: $0.id) }
        #expect(hazards.count > 2)
        try first.close()
        // From the index as it was left, and from the journal alone.
        for isThere in [true, false] {
            if !isThere { unlink(place.paths.index) }
            let snapshot = try WorkspaceSnapshot(place.paths, in: place.world)
            #expect(try snapshot.field.home(recent: 9, on: today) == home)
            #expect(try snapshot.field.hazards(query, ListWindow(count: 100)) == hazards)
            #expect(
                snapshot.field.people(.officer).compactMap { snapshot.names(of: $0.id) } == names)
        }
    }

    @Test("An index whose pages are damaged behind its first is built anew when it is asked")
    func damagedIndex() throws {
        let place = try TemporaryWorkspace()
        let today = Workspace.today(place.world.clock)
        let home = try place.sample { try $0.field.home(recent: 99, on: today) }
        let size = try #require(try place.world.fileSystem.status(of: place.paths.index)).size
        let file = try place.world.fileSystem.open(place.paths.index, .readWrite)
        let rubbish = [UInt8](repeating: 0x5a, count: size - 8_192)
        try place.world.fileSystem.writeAll(rubbish, to: file, at: 8_192)
        place.world.fileSystem.close(file)

        let again = try Workspace.open(
            place.paths, library: try place.library(), language: .zh, in: place.world)
        guard case .home(let answer) = try again.answer(.home(on: today)) else {
            Issue.record("no answer")
            return
        }
        #expect(answer.recent == Array(home.recent.prefix(answer.recent.count)))
        #expect(answer.hazards == home.hazards)
        try again.close()
    }
}
