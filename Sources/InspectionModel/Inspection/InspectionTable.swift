/// Inspections in the order they were opened, found by id and changed where they lie: a state is
/// large, and a dictionary would move it out and back for every answer.
package struct InspectionTable: Equatable, Sendable {
    package private(set) var ids: [InspectionID] = []
    /// As many as `ids`.
    package private(set) var values: [InspectionState] = []
    private var places: [InspectionID: Int] = [:]

    package subscript(id: InspectionID) -> InspectionState? { places[id].map { values[$0] } }

    /// Adds an inspection; one that is there stays as it is.
    mutating func add(_ state: InspectionState) {
        guard places[state.id] == nil else { return }
        places[state.id] = values.count
        ids.append(state.id)
        values.append(state)
    }

    /// Adds an inspection, or takes it in place of the one that is there.
    mutating func put(_ state: InspectionState) {
        if let place = places[state.id] { values[place] = state } else { add(state) }
    }

    /// Nothing happens to an inspection that is not there.
    mutating func apply(_ event: InspectionEvent, _ stamp: EntryStamp, to id: InspectionID) {
        guard let place = places[id] else { return }
        values[place].apply(event, stamp)
    }

    mutating func endUndo() {
        for place in values.indices { values[place].endUndo() }
    }
}
