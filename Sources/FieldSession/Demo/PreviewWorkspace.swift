package import ChecklistEngine
import CivilTime
import FieldScreens
import Fieldwork
import InspectionModel
import JournalStore
import LedgerIndex
import Resources
import Wording

/// A pack that somebody wants to walk on the screens before it is used.
package struct PackPreview: Sendable {
    let pack: Pack
    let yaml: [UInt8]
    /// Of a local addition the pack that it adds to, where there is one.
    let base: (pack: Pack, yaml: [UInt8])?

    package init(_ pack: Pack, yaml: [UInt8], base: (pack: Pack, yaml: [UInt8])? = nil) {
        self.pack = pack
        self.yaml = yaml
        self.base = base
    }
}

/// The workspace of a preview: for practice, with one inspection on the one pack. Whoever makes it
/// throws it away.
enum PreviewWorkspace {
    static func openOrCreate(
        _ paths: WorkspacePaths, _ preview: PackPreview, resources: Resources, words: Phrasebook,
        in world: JournalWorld
    ) throws(WorkspaceError) -> Workspace {
        let installed = InstalledPacks(paths, in: world.fileSystem)
        if (try? world.fileSystem.status(of: paths.format)) != nil {
            return try Workspace.open(
                paths, library: try PackLibrary(resources, installed), language: words.language,
                in: world)
        }
        let shipped = try PackLibrary(resources)
        let made = try SampleWorkspace.create(paths, library: shipped, words: words, in: world)
        for (pack, yaml) in [preview.base, (preview.pack, preview.yaml)].compactMap({ $0 })
        where shipped.index.first(where: { $0.id == pack.id })?.digest != pack.digest {
            _ = try installed.install(InstalledPacks.Installation(pack: pack, yaml: yaml))
        }
        try made.close()
        let workspace = try Workspace.open(
            paths, library: try PackLibrary(resources, installed), language: words.language,
            in: world)
        _ = try workspace.perform(
            .start(request(preview.base?.pack ?? preview.pack, workspace, words)))
        return workspace
    }

    /// An addition joins its base by itself.
    private static func request(
        _ pack: Pack, _ workspace: Workspace, _ words: Phrasebook
    ) -> StartRequest {
        StartRequest(
            packs: [pack.id],
            site: .named(words("preview.site"), creditCode: nil, address: words("preview.site")),
            mode: .training,
            officers: [
                .known(workspace.profile.person),
                .new(
                    PersonDraft(
                        name: words("sample.officer_2"), role: .officer,
                        certificate: words("sample.certificate_2"))),
            ])
    }
}

extension Workspace {
    /// The inspection that is to be gone on with.
    func unfinishedInspection() throws(WorkspaceError) -> InspectionID? {
        do throws(IndexedFieldError) {
            return try field.home(recent: 1, on: Self.today(world.clock)).unfinished?.id
        } catch {
            throw WorkspaceError(error)
        }
    }
}
