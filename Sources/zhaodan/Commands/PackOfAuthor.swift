import ChecklistEngine
import FieldSession
import Fieldwork
import PackAuthoring

/// A pack that the command line names: one of the library by its id, else a file.
struct PackOfAuthor {
    let pack: Pack
    let yaml: [UInt8]

    /// - Throws: `pack_has_errors`, once every error of the file was told.
    init(
        _ name: String, _ seeds: SeedList, _ around: ProgramContext, _ asJSON: Bool
    ) throws {
        let library = try around.library()
        if let shelved = library.pack(name), let bytes = library.source(of: name) {
            (pack, yaml) = (shelved.pack, bytes)
            return
        }
        if isYAML(name) {
            yaml = try around.bytes(of: name)
            let reading = readPack(
                file: name, bytes: yaml, digest: PackTables.digest(yaml), seeds: seeds)
            let told = reading.problems.map { around.told($0) }
            pack = try Self.sound(reading.pack, told, name, asJSON)
            return
        }
        guard SpreadsheetFile(path: name) != nil else {
            throw Failure("unknown_pack", ["pack": name], .noInput)
        }
        let (form, told) = try Self.form(name, seeds, around)
        pack = try Self.sound(form?.pack, told, name, asJSON)
        yaml = form?.yaml ?? []
    }

    private static func form(
        _ name: String, _ seeds: SeedList, _ around: ProgramContext
    ) throws -> (FormImport?, errors: [ToldFinding]) {
        do {
            let tables = try PackTables(name, map: nil, id: nil, seeds: seeds, around)
            let errors = tables.form.problems.filter { !$0.isWarning }
            return (tables.form, errors.map { tables.told($0, around) })
        } catch let fault as PackTables.Fault {
            return (nil, fault.told(around))
        }
    }

    private static func sound(
        _ pack: Pack?, _ errors: [ToldFinding], _ name: String, _ asJSON: Bool
    ) throws -> Pack {
        if let pack, errors.isEmpty { return pack }
        for error in errors { error.tell(asJSON) }
        throw Failure(
            "pack_has_errors", ["file": name, "errors": String(max(errors.count, 1))], .badData)
    }
}
