// swift-tools-version: 6.2
import PackageDescription

let swift: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]
let c: [CSetting] = [.treatAllWarnings(as: .error)]

/// A target of ours imports only what it names; `make lint` holds every import against this list.
func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: swift)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: dependencies, exclude: exclude, swiftSettings: swift)
}

/// What only tests use lies in Tests/Support.
func support(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Tests/Support/\(name)",
        swiftSettings: swift)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: swift)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let arguments = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "zhaodan",
    products: [
        .executable(name: "zhaodan", targets: ["zhaodan"]),
        .executable(name: "zhaodan-preview", targets: ["zhaodan-preview"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    ],
    targets: [
        // Words: the two languages and the string files.
        target("Wording"),
        // Canonical JSON: the writer and the strict reader.
        target("CanonicalJSON"),
        // Civil days: the calendar without time and zone.
        target("CivilTime"),
        // The top-level Resources folder, embedded.
        .target(
            name: "CResources", path: "Resources",
            exclude: ["Packs", "Seeds", "Strings", "Compiled"],
            sources: ["embed.c"], publicHeadersPath: "include", cSettings: c),
        // A typed door over the embedded resources and what a site adds.
        target("Resources", ["CResources"]),
        // Grapheme clusters, width, sanitising, line breaking, pinyin.
        target("CellText"),
        .systemLibrary(
            name: "CNcurses", path: "Sources/CNcurses",
            providers: [.apt(["libncursesw5-dev"])]),
        // How the C library gets its memory; only the header.
        .systemLibrary(name: "CMalloc", path: "Sources/CMalloc"),
        // When a directory was made, by statx(2).
        .target(name: "CStatx", cSettings: c),
        // Terminal output through ncursesw, signals, crash guard.
        .target(
            name: "CTerminal", dependencies: ["CNcurses"], cSettings: c,
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        // Frames, painter, input decoder, widgets; no terminal needed.
        target("TerminalUI", ["CellText"]),
        // The loop between the real terminal and a program of frames.
        target("TerminalHost", ["CTerminal", "TerminalUI"]),
        // The field's values, ids, events; decide and apply for inspections.
        target("InspectionModel", ["CanonicalJSON", "CivilTime", "Wording"]),
        // Regular expressions with a bound on the work.
        .systemLibrary(
            name: "CPCRE2", path: "Sources/CPCRE2", providers: [.apt(["libpcre2-dev"])]),
        // The expressions of forms: XPath 1.0 as XForms use it; checked, evaluated, explained.
        target("FormLanguage", ["CPCRE2", "CivilTime", crypto]),
        // Forms of questions, groups and repeats, and how they follow their answers.
        target("FormEngine", ["FormLanguage"]),
        // Packs, relevance, judging, grading.
        target(
            "ChecklistEngine",
            [
                "CanonicalJSON", "CivilTime", "FormEngine", "FormLanguage", "InspectionModel",
                "Wording",
            ]),
        .systemLibrary(
            name: "CWorkbooks", path: "Sources/CWorkbooks",
            providers: [.apt(["libexpat1-dev", "libminizip-dev", "zlib1g-dev"])]),
        // The tables that offices write lists in: .xlsx, CSV, Markdown, with the place of everything.
        target("Workbooks", ["CWorkbooks", "CellText", "CivilTime"]),
        // YAML and spreadsheets to packs, with the place of every error.
        target(
            "PackAuthoring",
            [
                "CanonicalJSON", "CellText", "ChecklistEngine", "CivilTime", "FormEngine",
                "FormLanguage", "InspectionModel", "Wording", "Workbooks", yams,
            ]),
        // The life of a hazard: decide, apply, deadlines.
        target("HazardLedger", ["CivilTime", "InspectionModel"]),
        // The append-only journal on disk.
        target("JournalStore", ["CStatx", "CanonicalJSON", "CivilTime", crypto]),
        // What a picture is and says of itself: media type, EXIF; nothing is decoded.
        target("Pictures", ["CivilTime"]),
        // Acts that touch several parts: the fold of everything, commands to events.
        target(
            "Fieldwork",
            [
                "CanonicalJSON", "ChecklistEngine", "CivilTime", "FormEngine", "FormLanguage",
                "HazardLedger", "InspectionModel", "Wording",
            ]),
        // The reading of the journal for lists, search and counts; may be deleted at any time.
        target(
            "LedgerIndex",
            [
                "CanonicalJSON", "CellText", "CivilTime", "Fieldwork", "HazardLedger",
                "InspectionModel", "JournalStore", grdb, sqlite,
            ]),
        .systemLibrary(
            name: "CQRencode", path: "Sources/CQRencode",
            providers: [.apt(["libqrencode-dev"])]),
        // A text as a QR code.
        target("QRCodes", ["CQRencode"]),
        // One file per screen: model, update, paint.
        target(
            "FieldScreens",
            [
                "CellText", "CivilTime", "ChecklistEngine", "Fieldwork", "FormEngine",
                "FormLanguage", "HazardLedger", "InspectionModel", "QRCodes", "TerminalUI",
                "Wording",
            ]),
        // One workspace: commands against the journal, effects of the screens.
        target(
            "FieldSession",
            [
                "CanonicalJSON", "ChecklistEngine", "CivilTime", "FieldScreens", "Fieldwork",
                "HazardLedger",
                "InspectionModel", "JournalStore", "LedgerIndex", "PackAuthoring", "Pictures",
                "Resources",
                "TerminalHost", "TerminalUI", "Wording", crypto, cryptoExtras,
            ]),
        // Compiles packs and writes the embedding file.
        program("embed-resources", ["PackAuthoring", crypto]),
        program(
            "zhaodan",
            [
                "CMalloc", "CanonicalJSON", "CellText", "ChecklistEngine", "CivilTime",
                "FieldScreens", "FieldSession", "Fieldwork", "FormEngine", "FormLanguage",
                "HazardLedger", "InspectionModel", "JournalStore", "LedgerIndex", "PackAuthoring",
                "Pictures", "Resources", "TerminalHost", "Wording", "Workbooks", arguments,
            ]),
        .systemLibrary(
            name: "CTurboJPEG", path: "Sources/CTurboJPEG",
            providers: [.apt(["libturbojpeg0-dev"])]),
        .systemLibrary(
            name: "CPNG", path: "Sources/CPNG", providers: [.apt(["libpng-dev"])]),
        // Decodes one picture into a few dots, in a process of its own.
        program("zhaodan-preview", ["CPNG", "CTurboJPEG", "Pictures"]),
        // Ratios against a named baseline of the same run.
        program(
            "benchmarks",
            [
                "CanonicalJSON", "ChecklistEngine", "CivilTime", "FieldScreens", "FieldSession",
                "Fieldwork", "FormEngine", "FormLanguage", "HazardLedger", "InspectionModel",
                "JournalStore", "LedgerIndex", "PackAuthoring", "Resources", "TerminalTesting",
                "Wording", "Workbooks", crypto, grdb,
            ]),

        // Tests, and what they stand on.
        .target(
            name: "CPseudoTerminal", path: "Tests/Support/CPseudoTerminal", cSettings: c),
        support("TerminalTesting", ["CPseudoTerminal"]),
        support("SimulatedDisk", ["CivilTime", "JournalStore"]),
        support(
            "FieldTesting",
            ["CellText", "CivilTime", "Fieldwork", "HazardLedger", "InspectionModel"]),
        support("PictureSamples", []),
        support(
            "FuzzTargets",
            [
                "CanonicalJSON", "ChecklistEngine", "CivilTime", "FormLanguage", "JournalStore",
                "PackAuthoring", "Pictures", "SimulatedDisk", "Wording", "Workbooks",
            ]),
        .executableTarget(
            name: "TerminalProbe", dependencies: ["TerminalHost", "TerminalUI"],
            path: "Tests/Support/TerminalProbe", swiftSettings: swift),
        tests("Wording", ["Wording"]),
        tests("FuzzTargets", ["FuzzTargets"], exclude: ["Corpus"]),
        tests("Resources", ["Resources", "TerminalTesting", "embed-resources"]),
        tests(
            "Fieldwork",
            [
                "CanonicalJSON", "ChecklistEngine", "CivilTime", "Fieldwork", "FormEngine",
                "FormLanguage", "HazardLedger", "InspectionModel", "TerminalTesting", "Wording",
            ]),
        tests(
            "Journey",
            [
                "CPseudoTerminal", "CanonicalJSON", "JournalStore", "PictureSamples",
                "SimulatedDisk", "TerminalTesting", "zhaodan", "zhaodan-preview",
            ]),
        tests("CanonicalJSON", ["CanonicalJSON"]),
        tests("CellText", ["CellText", "TerminalTesting"]),
        tests("TerminalUI", ["CellText", "TerminalTesting", "TerminalUI"]),
        tests(
            "TerminalHost",
            [
                "CPseudoTerminal", "CTerminal", "CellText", "TerminalHost", "TerminalProbe",
                "TerminalTesting", "TerminalUI",
            ]),
        tests("CivilTime", ["CivilTime"]),
        tests("QRCodes", ["QRCodes"]),
        tests("Workbooks", ["CivilTime", "Wording", "Workbooks"], exclude: ["Fixtures"]),
        tests(
            "Pictures", ["CivilTime", "Pictures", "TerminalTesting"], exclude: ["Samples"]),
        tests("InspectionModel", ["CanonicalJSON", "CivilTime", "InspectionModel", "Wording"]),
        tests("FormLanguage", ["CivilTime", "FormLanguage"]),
        tests("FormEngine", ["CivilTime", "FormEngine", "FormLanguage"]),
        tests("HazardLedger", ["CivilTime", "HazardLedger", "InspectionModel"]),
        tests(
            "ChecklistEngine",
            [
                "CanonicalJSON", "ChecklistEngine", "CivilTime", "FormEngine", "FormLanguage",
                "InspectionModel", "Wording",
            ]),
        tests(
            "PackAuthoring",
            [
                "CanonicalJSON", "ChecklistEngine", "CivilTime", "FormEngine", "FormLanguage",
                "InspectionModel", "PackAuthoring", "TerminalTesting", "Wording", "Workbooks",
            ]),
        tests(
            "JournalStore",
            ["CanonicalJSON", "CivilTime", "JournalStore", "SimulatedDisk", crypto]),
        tests(
            "LedgerIndex",
            [
                "CivilTime", "FieldTesting", "Fieldwork", "HazardLedger", "InspectionModel",
                "JournalStore", "LedgerIndex", "SimulatedDisk", "Wording",
            ]),
        tests(
            "FieldScreens",
            [
                "ChecklistEngine", "CivilTime", "FieldScreens", "FieldTesting", "Fieldwork",
                "FormEngine", "FormLanguage", "HazardLedger", "InspectionModel", "QRCodes",
                "TerminalTesting", "TerminalUI", "Wording",
            ], exclude: ["Golden"]),
        tests(
            "FieldSession",
            [
                "ChecklistEngine", "CivilTime", "FieldScreens", "FieldSession", "Fieldwork",
                "FormLanguage", "HazardLedger",
                "CanonicalJSON", "InspectionModel", "JournalStore", "LedgerIndex", "PackAuthoring",
                "PictureSamples", "Pictures", "Resources", "SimulatedDisk",
                "TerminalHost", "TerminalTesting", "TerminalUI", "Wording", "zhaodan-preview",
            ]),
    ],
    cLanguageStandard: .c2x
)
