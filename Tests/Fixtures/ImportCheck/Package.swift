// swift-tools-version: 6.2
import PackageDescription

// A package with the faults that Scripts/check-imports must find; `make lint` holds it to that.
let package = Package(
    name: "import-check",
    targets: [
        .target(name: "CellText"),
        .target(name: "JournalStore", dependencies: ["CellText"]),
        .target(name: "TerminalUI", dependencies: ["JournalStore"]),
    ]
)
