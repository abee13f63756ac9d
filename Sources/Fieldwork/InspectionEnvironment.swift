import CivilTime
package import FormLanguage
package import InspectionModel

extension ExpressionEnvironment {
    /// What the questions of an inspection may know of the world: the moment at which it was
    /// opened, in its zone, who opened it on which device, and chance that its id decides. So the
    /// same journal gives the same values on every device and on every day.
    package init(_ inspection: InspectionState) {
        self.init(
            of: inspection.opened, at: inspection.openedStamp.at, by: inspection.openedStamp.by)
    }

    /// - Parameter opener: Who typed.
    init(of opened: InspectionOpened, at moment: WallTime, by opener: PersonID) {
        let offset = FormTime("00:00\(opened.zone)")?.offsetMinutes
        self.init(
            now: WallTime(
                milliseconds: moment.milliseconds, offsetMinutes: offset ?? moment.offsetMinutes),
            seed: opened.id.text.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) },
            properties: ["deviceid": opened.deviceLabel, "username": opener.text])
    }

    /// Before there is an inspection.
    static let nowhere = ExpressionEnvironment(now: WallTime(milliseconds: 0, offsetMinutes: 0))
}

extension InspectionOpened {
    /// What stands in its number before the year.
    fileprivate var deviceLabel: String {
        number.split(separator: "-").dropLast(2).joined(separator: "-")
    }
}
