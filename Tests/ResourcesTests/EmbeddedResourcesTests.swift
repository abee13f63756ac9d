import Foundation
import Resources
import TerminalTesting
import Testing

/// What is committed under Resources is what `make packs` would write, and all of it is embedded.
@Suite("Embedded resources")
struct EmbeddedResourcesTests {
    private static let project = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let folder = project.appendingPathComponent("Resources")

    private func names(_ part: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(
            atPath: Self.folder.appendingPathComponent(part).path
        ).map { "\(part)/\($0)" }
    }

    @Test("Compiling the packs again changes no byte, of the page about them neither")
    func recompiled() throws {
        let copy = FileManager.default.temporaryDirectory
            .appendingPathComponent("zhaodan-resources-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: copy) }
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        for part in ["Packs", "Samples", "Seeds", "Strings"] {
            try FileManager.default.copyItem(
                at: Self.folder.appendingPathComponent(part),
                to: copy.appendingPathComponent(part))
        }
        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: PseudoTerminal.built("embed-resources"))
        let page = copy.appendingPathComponent("content-status.md")
        compiler.arguments = [copy.path, page.path]
        try compiler.run()
        compiler.waitUntilExit()
        #expect(compiler.terminationStatus == 0)
        for name in try names("Compiled") + ["embed.c"] {
            let committed = try Data(contentsOf: Self.folder.appendingPathComponent(name))
            let fresh = try Data(contentsOf: copy.appendingPathComponent(name))
            #expect(committed == fresh, "\(name) is stale: make packs")
        }
        let status = "docs/content-status.md"
        let committed = try Data(contentsOf: Self.project.appendingPathComponent(status))
        #expect(try Data(contentsOf: page) == committed, "\(status) is stale: make packs")
        let fresh = try FileManager.default.contentsOfDirectory(
            atPath: copy.appendingPathComponent("Compiled").path)
        #expect(Set(fresh.map { "Compiled/\($0)" }) == Set(try names("Compiled")))
    }

    @Test("Every file is embedded, with the bytes it has on disk")
    func embedded() throws {
        let files = try ["Packs", "Samples", "Seeds", "Strings", "Compiled"].flatMap {
            try names($0)
        }.filter { !$0.hasSuffix(".svg") }
        #expect(Set(Resources.embeddedPaths) == Set(files))
        let resources = Resources(override: nil, program: nil)
        for file in files {
            let onDisk = try Data(contentsOf: Self.folder.appendingPathComponent(file))
            #expect(resources.bytes(file).map { Data($0) } == onDisk, "\(file) is stale")
        }
    }

    @Test("A directory that a site names comes before the embedded files")
    func overridden() throws {
        let site = FileManager.default.temporaryDirectory
            .appendingPathComponent("zhaodan-site-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: site) }
        try FileManager.default.createDirectory(
            at: site.appendingPathComponent("Strings"), withIntermediateDirectories: true)
        try Data("own".utf8).write(to: site.appendingPathComponent("Strings/zh.strings"))
        let resources = Resources(override: site.path, program: nil)
        #expect(resources.bytes("Strings/zh.strings") == Array("own".utf8))
        #expect(resources.bytes("Strings/en.strings") != nil)
        #expect(resources.bytes("Strings/none.strings") == nil)
    }
}
