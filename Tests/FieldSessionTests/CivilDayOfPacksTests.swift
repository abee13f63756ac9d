import ChecklistEngine
import CivilTime
import FieldSession
import Fieldwork
import JournalStore
import Testing

@Suite("The civil day of the packs")
struct CivilDayOfPacksTests {
    private struct StoppedClock: JournalClock {
        let time: WallTime

        func wallTime() -> WallTime { time }
        func bootMilliseconds() -> Int64 { 0 }
        func surroundings() -> ClockSurroundings {
            ClockSurroundings(process: 1, boot: "", source: "unknown", zone: nil)
        }
    }

    @Test(
        "Days are counted in the zone of every shipped pack, wherever the device thinks it is",
        arguments: ["2026-11-20T15:59:59.000+00:00", "2026-11-20T11:00:00.000-05:00"])
    func zone(text: String) throws {
        let place = try TemporaryWorkspace()
        let time = try #require(WallTime(text))
        let library = try place.library()
        for entry in library.index {
            let pack = try #require(library.pack(entry.id)).pack
            let shown = try #require(WallTime("2026-11-20T00:00:00.000\(pack.zone)"))
            let day = CivilDay(
                unixMilliseconds: time.milliseconds, offsetMinutes: shown.offsetMinutes)
            #expect(Workspace.today(StoppedClock(time: time)) == day, "\(entry.id)")
        }
    }
}
