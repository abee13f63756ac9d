import CellText
package import CivilTime
package import Fieldwork
package import HazardLedger
package import InspectionModel

/// The listings, worked out over the whole fold by going through everything.
package struct Oracle {
    package let state: FieldState
    package let today: CivilDay
    /// Every hazard, in the order in which they were found.
    private let all: [HazardRow]

    package init(state: FieldState, today: CivilDay) {
        self.state = state
        self.today = today
        all = state.ledger.inOrder.map { Self.row($0, state) }
    }

    package func row(_ hazard: Hazard) -> HazardRow { Self.row(hazard, state) }

    private static func row(_ hazard: Hazard, _ state: FieldState) -> HazardRow {
        HazardRow(
            hazard: hazard,
            finding: state.inspection(hazard.recorded.task)?.findings[hazard.recorded.finding],
            site: state.book.sites[hazard.recorded.site]?.name ?? hazard.recorded.site.text,
            repeats: state.ledger.repeatCount(of: hazard))
    }

    /// All rows of a query, in order; a text is looked for as it stands, without pinyin.
    package func rows(_ query: HazardQuery) -> [HazardRow] {
        let rows = all.filter { row in
            (query.site == nil || row.hazard.recorded.site == query.site)
                && holds(query.condition, row)
                && query.text.split(separator: " ").allSatisfy { row.searchText.contains($0) }
        }
        func key(_ row: HazardRow) -> (Int, Int) {
            let due = row.runningDeadline?.daysSince1970 ?? .max
            let weight = row.hazard.grade == .major ? 0 : row.hazard.grade == .general ? 1 : 2
            return query.order == .grade ? (weight, due) : (due, weight)
        }
        if query.order == .found { return rows.reversed() }
        return rows.enumerated().sorted {
            (key($0.element).0, key($0.element).1, $0.offset)
                < (key($1.element).0, key($1.element).1, $1.offset)
        }.map(\.element)
    }

    private func holds(_ condition: HazardCondition, _ row: HazardRow) -> Bool {
        switch condition {
        case .open: row.hazard.state.isOpen
        case .all: true
        case .major: row.hazard.grade == .major && row.hazard.state != .voided
        case .overdue: row.isOverdue(on: today)
        }
    }

    package func counts(at site: SiteID? = nil) -> HazardCounts {
        var counts = HazardCounts()
        for row in all
        where row.hazard.state.isOpen && (site == nil || row.hazard.recorded.site == site) {
            func add(to part: inout HazardCounts.Part) {
                part.open += 1
                if row.isOverdue(on: today) { part.overdue += 1 }
            }
            switch row.hazard.grade {
            case .major: add(to: &counts.major)
            case .general: add(to: &counts.general)
            case nil: add(to: &counts.ungraded)
            }
        }
        return counts
    }

    package func home(recent: Int) -> HomeSummary {
        HomeSummary(
            day: today, inspections: state.book.order.count,
            unfinished: unfinished.map { InspectionRow($0) },
            recent: state.book.order.suffix(recent).reversed().compactMap {
                state.inspection($0).map { InspectionRow($0) }
            }, hazards: counts())
    }

    private var unfinished: InspectionState? {
        state.book.inspections.values.filter { $0.phase == .open || $0.phase == .suspended }
            .max { $0.lastStamp.seq < $1.lastStamp.seq }
    }

    /// What a site showed on items before an inspection there.
    package func history(before inspection: InspectionState) -> [ItemID: ItemHistory] {
        let site = inspection.opened.site
        var history: [ItemID: ItemHistory] = [:]
        for id in state.book.order {
            if id == inspection.id { break }
            guard let earlier = state.inspection(id), earlier.opened.site == site else { continue }
            for item in earlier.answers.keys {
                history[item, default: ItemHistory()].verdict = earlier.standing(of: item)
                history[item]?.day = earlier.opened.openedOn
            }
        }
        for hazard in state.ledger.inOrder
        where hazard.recorded.site == site && hazard.recorded.task != inspection.id {
            guard hazard.state != .voided, let item = hazard.recorded.item else { continue }
            history[item, default: ItemHistory()].hazards += 1
        }
        return history
    }

    /// When a hazard was found, among those of one site.
    private func found(_ hazard: Hazard) -> (CivilDay, String, Int, HazardID) {
        (hazard.recorded.foundOn, hazard.recordedStamp.device, hazard.recordedStamp.seq, hazard.id)
    }

    package func record(_ id: HazardID) -> HazardRecord? {
        guard let hazard = state.ledger[id] else { return nil }
        let earlier =
            hazard.recorded.item.map { item in
                state.ledger.earlier(item: item, site: hazard.recorded.site).filter {
                    $0.recorded.task != hazard.recorded.task && found($0) < found(hazard)
                }
            } ?? []
        return HazardRecord(
            row: row(hazard), inspection: state.inspection(hazard.recorded.task)?.opened.number,
            earlier: Array(earlier))
    }

    /// Known sites that a text finds; the latest visited first.
    package func sites(named name: String) -> SitesFound {
        let exact = name.isEmpty ? nil : state.site(named: name)
        func visit(_ site: SiteID) -> Int {
            state.book.inspections.values.last { $0.opened.site == site }?.openedStamp.seq ?? -1
        }
        let similar = state.book.siteOrder.compactMap { state.book.sites[$0] }
            .filter { name.isEmpty || matches(query: name, in: $0.name) != nil }
            .sorted { visit($0.id) > visit($1.id) }
        return SitesFound(
            text: name, exact: exact.map(siteRow),
            similar: exact == nil ? similar.prefix(5).map(siteRow) : [])
    }

    private func siteRow(_ site: SiteAdded) -> SiteRow {
        SiteRow(
            site: site,
            last: state.book.inspections.values.last { $0.opened.site == site.id }
                .map { InspectionRow($0) },
            hazards: counts(at: site.id),
            open: Array(rows(HazardQuery(.open, .deadline, site: site.id, on: today)).prefix(24)))
    }

    /// The part of a list that was asked for, as `IndexedField.hazards` gives it; a text is looked
    /// for as a person would see it, pinyin too.
    package func page(
        _ query: HazardQuery, _ window: ListWindow, keeping kept: HazardID? = nil
    ) -> HazardPage {
        var bare = query
        bare.text = ""
        var rows = rows(bare)
        if !query.text.isEmpty {
            var filter = PinyinFilter(rows.map(\.searchText))
            rows = filter.narrow(to: query.text).sorted().map { rows[$0] }
        }
        let place = kept.flatMap { id in rows.firstIndex { $0.hazard.id == id } }
        var first = min(window.first, max(0, rows.count - window.count))
        if let place, !(first..<first + window.count).contains(place) {
            first = max(0, min(place - window.count / 2, rows.count - window.count))
        }
        return HazardPage(
            query: query, total: all.count, count: rows.count, first: first,
            rows: Array(rows.dropFirst(first).prefix(window.count)), counts: counts(), kept: place)
    }
}
