package import InspectionModel

/// One place where a picture is evidence.
package struct PhotoUse: Equatable, Sendable {
    package let id: InspectionID
    package let inspection: String
    package let site: String
    package let number: String
    package let target: EvidenceTarget

    init(inspection: InspectionState, photo: StandingPhoto) {
        id = inspection.id
        self.inspection = inspection.opened.number
        site = inspection.opened.siteName
        number = photo.number
        target = photo.target
    }
}

extension InspectionState {
    /// Where a picture is evidence in this inspection.
    package func uses(ofPhoto blob: String) -> [PhotoUse] {
        evidence.standing.filter { $0.added.blob == blob }
            .map { PhotoUse(inspection: self, photo: $0) }
    }
}
