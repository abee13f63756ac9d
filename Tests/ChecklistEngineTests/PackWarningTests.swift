import CivilTime
import FormLanguage
import Testing

@testable import ChecklistEngine

@Suite("What to know of a pack before a visit")
struct PackWarningTests {
    private let day = CivilDay("2026-11-21")!

    private func validity(_ from: Int?, _ until: Int?) -> Validity {
        Validity(from: from.map { day.adding(days: $0) }, until: until.map { day.adding(days: $0) })
    }

    private func item(_ code: String, _ source: String = "SPL21", _ validity: Validity = .always)
        throws -> ChecklistItem
    {
        var item = try SamplePack.item(code)
        item.basis = [Basis(source: source, clause: nil), Basis(source: "BESIDE", clause: nil)]
        item.validity = validity
        return item
    }

    private func warnings(
        _ validity: Validity = .always, status: PackStatus = .current,
        items: [ChecklistItem] = [], sources: [PackSource] = []
    ) throws -> [PackWarning] {
        let plain = SamplePack.settings()
        var settings = PackSettings(
            id: plain.id, title: plain.title, version: plain.version, edition: plain.edition,
            status: status, jurisdiction: plain.jurisdiction, zone: plain.zone,
            sectors: plain.sectors, authorities: plain.authorities)
        settings.validity = validity
        return Pack(
            settings: settings, digest: "", sources: sources, choiceLists: [], facts: [],
            groups: [try SamplePack.group("all")], items: items, modes: []
        ).warnings(on: day)
    }

    @Test("A pack that is in force and rests on what is in force warns of nothing")
    func sound() throws {
        #expect(
            try warnings(validity(-1, 61), items: [item("A")], sources: [SamplePack.source()])
                .isEmpty)
    }

    @Test("The pack's own days and status are told")
    func pack() throws {
        #expect(try warnings(validity(1, nil)) == [.packNotYetValid(day.adding(days: 1))])
        #expect(try warnings(validity(nil, -1)) == [.packEnded(day.adding(days: -1))])
        #expect(try warnings(validity(nil, 0)) == [.packEnds(day)])
        #expect(try warnings(validity(nil, 60)) == [.packEnds(day.adding(days: 60))])
        #expect(try warnings(status: .draft) == [.packStatus(.draft)])
        #expect(
            try warnings(validity(nil, -1), status: .transitional).map(\.code)
                == ["pack_ended", "pack_transitional"])
    }

    @Test("A source is told with the items that rest on it first; one that is only beside is not")
    func sources() throws {
        var ending = SamplePack.source("ENDING")
        ending.validUntil = day.adding(days: 10)
        ending.replacedBy = "SPL21"
        var ended = SamplePack.source("ENDED")
        ended.validUntil = day.adding(days: -10)
        let sources = [
            SamplePack.source(), ending, ended, SamplePack.source("OLD", status: .superseded),
            SamplePack.source("BESIDE", status: .expired),
            SamplePack.source("OPEN", isUnsettled: true),
            SamplePack.source("COMING", effective: "2026-12-01"),
        ]
        let items = try ["SPL21", "ENDING", "ENDED", "OLD", "OLD", "OPEN", "COMING"].enumerated()
            .map { try item("I-\($0)", $1) }

        let found = try warnings(items: items, sources: sources)

        #expect(
            found.map(\.code) == [
                "source_will_be_replaced", "source_ended", "source_superseded",
                "source_unsettled", "source_not_yet_effective",
            ])
        guard case .source(let old, _, let resting) = found[2] else { return }
        #expect(old.id == "OLD")
        #expect(resting.items == 2)
    }

    @Test("Items and limits that change within 60 days are told together, the nearest day first")
    func turns() throws {
        var measured = try SamplePack.measured(". <= 2", unit: "m")
        measured.kind = .measured(
            Measure(
                number: .decimal, unit: "m",
                limits: [
                    DatedLimit(try Expression(". <= 2"), validity(nil, 9)),
                    DatedLimit(try Expression(". <= 1"), validity(10, nil)),
                ]))
        var gone = try item("GONE")
        gone.kind = .measured(
            Measure(
                number: .decimal, unit: "m",
                limits: [DatedLimit(try Expression(". <= 2"), validity(nil, -1))]))
        let items = [
            try item("A", "SPL21", validity(nil, 60)), try item("B", "SPL21", validity(1, nil)),
            try item("C", "SPL21", validity(nil, 60)), try item("D", "SPL21", validity(61, nil)),
            try item("E", "SPL21", validity(nil, -1)), try item("F", "SPL21", validity(0, nil)),
            measured, gone,
        ]

        #expect(
            try warnings(items: items, sources: [SamplePack.source()]) == [
                .itemsBegin(["B"], day.adding(days: 1)),
                .itemsEnd(["A", "C"], day.adding(days: 60)), .limitsMissing(["GONE"]),
                .limitsEnd(["M-1"], day.adding(days: 9)),
                .limitsBegin(["M-1"], day.adding(days: 10)),
            ])
    }
}
