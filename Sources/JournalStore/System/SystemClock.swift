package import CivilTime
import Glibc

/// The device's clocks.
package struct SystemClock: JournalClock {
    package init() {}

    package func wallTime() -> WallTime {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        var seconds = now.tv_sec
        var local = tm()
        localtime_r(&seconds, &local)
        return WallTime(
            milliseconds: Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000,
            offsetMinutes: Int(local.tm_gmtoff) / 60)
    }

    package func bootMilliseconds() -> Int64 {
        var now = timespec()
        clock_gettime(CLOCK_BOOTTIME, &now)
        return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
    }

    package func surroundings() -> ClockSurroundings {
        ClockSurroundings(
            process: Int(getpid()),
            boot: Self.text(ofFile: "/proc/sys/kernel/random/boot_id") ?? "unknown",
            source: Self.isDisciplined ? "ntp" : "unknown",
            zone: Self.zone, machine: Self.machine)
    }

    /// Empty or `uninitialized` while a system is being set up.
    private static var machine: String? {
        text(ofFile: "/etc/machine-id").flatMap { id in
            id.utf8.count == 32 && Hex.isText(id.utf8) ? id : nil
        }
    }

    /// Where systemd's time service says that it has set the clock; others do not say.
    private static var isDisciplined: Bool {
        access("/run/systemd/timesync/synchronized", F_OK) == 0
    }

    /// From TZ, else from the link /etc/localtime.
    private static var zone: String? {
        if let variable = getenv("TZ") {
            let name = String(cString: variable)
            return isZoneName(name) ? name : nil
        }
        guard let resolved = realpath("/etc/localtime", nil) else {
            return text(ofFile: "/etc/timezone").flatMap(checkedZone)
        }
        defer { free(resolved) }
        let target = String(cString: resolved)
        guard let folder = target.range(ofASCII: "zoneinfo/") else { return nil }
        return checkedZone(String(target[folder.upperBound...]))
    }

    private static func checkedZone(_ name: String) -> String? { isZoneName(name) ? name : nil }

    private static func isZoneName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "_"),
                    UInt8(ascii: "+"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    /// The first line of a small file.
    private static func text(ofFile path: String) -> String? {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { _ = Glibc.close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 256)
        let length = buffer.withUnsafeMutableBytes { bytes in
            Glibc.read(descriptor, bytes.baseAddress, bytes.count)
        }
        guard length > 0 else { return nil }
        return String(
            decoding: buffer[..<length].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}

extension String {
    fileprivate func range(ofASCII part: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(part) {
                return start..<index(start, offsetBy: part.count)
            }
            formIndex(after: &start)
        }
        return nil
    }
}

/// The kernel's random numbers.
package struct SystemRandom: RandomSource {
    package init() {}

    package func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
