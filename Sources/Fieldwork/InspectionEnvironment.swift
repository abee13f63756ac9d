import CivilTime
package import FormLanguage
package import InspectionModel

extension ExpressionEnvironment {
    /// What the questions of an inspection may know of the world: the moment at which it was
    /// opened, in its zone, and chance that its id decides. So the same journal gives the same
    /// values on every device and on every day.
    package init(_ inspection: InspectionState) {
        let opened = inspection.openedStamp.at
        let offset = FormTime("00:00\(inspection.opened.zone)")?.offsetMinutes
        self.init(
            now: WallTime(
                milliseconds: opened.milliseconds, offsetMinutes: offset ?? opened.offsetMinutes),
            seed: inspection.id.text.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
    }

    /// Before there is an inspection.
    static let nowhere = ExpressionEnvironment(now: WallTime(milliseconds: 0, offsetMinutes: 0))
}
