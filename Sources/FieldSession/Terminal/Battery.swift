import Glibc

/// What the kernel says about the battery.
enum Battery {
    /// Per cent; nil on mains power, or where there is no battery.
    static func percent() -> Int? {
        for name in ["BAT0", "BAT1"] {
            let folder = "/sys/class/power_supply/\(name)/"
            guard let status = line(folder + "status"), status == "Discharging",
                let capacity = line(folder + "capacity").flatMap({ Int($0) })
            else { continue }
            return capacity
        }
        return nil
    }

    private static func line(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = fread(&buffer, 1, buffer.count, file)
        return String(decoding: buffer[..<count].prefix { $0 != 0x0a }, as: UTF8.self)
    }
}
