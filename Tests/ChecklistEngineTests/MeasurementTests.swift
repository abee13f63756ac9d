import ChecklistEngine
import Testing

@testable import FormLanguage

@Suite struct MeasurementTests {
    @Test(
        "A typed value is read with its digits and its unit",
        arguments: [
            ("0.62 m", "0.62", "m"), ("0.620", "0.620", nil), ("62cm", "62", "cm"),
            ("  5  % ", "5", "%"), ("０．６２ ｍ", "0.62", "ｍ"), ("0。62米", "0.62", "米"),
            ("-5 ℃", "-5", "℃"), ("−5", "-5", nil), ("＋３", "3", nil), ("3 个", "3", "个"),
            ("4\u{3000}MΩ", "4", "MΩ"), ("12 mg/m³", "12", "mg/m³"), ("10 %LEL", "10", "%LEL"),
        ] as [(String, String, String?)])
    func read(text: String, digits: String, unit: String?) throws {
        let measurement = try Measurement(text)

        #expect(measurement.value.digits == digits)
        #expect(measurement.unit == unit)
    }

    @Test(
        "What cannot be read is refused with its column",
        arguments: [
            ("", .empty, 1), ("   ", .empty, 4), ("m", .notANumber, 1), ("-", .notANumber, 2),
            (".5 m", .notANumber, 1), ("1.", .notANumber, 1), ("1.2.3", .notANumber, 1),
            ("1,200 m", .unexpectedCharacter(","), 2), ("1，200", .unexpectedCharacter(","), 2),
            ("0.5~0.6 m", .unexpectedCharacter("~"), 4), ("5-6", .unexpectedCharacter("-"), 2),
            ("1/2 m", .unexpectedCharacter("/"), 2), ("1 2", .unexpectedCharacter("2"), 3),
            ("≥5 m", .notANumber, 1), ("5(m)", .unexpectedCharacter("("), 2),
            (String(repeating: "9", count: 50), .tooManyDigits, 1),
        ] as [(String, MeasurementError.Reason, Int)])
    func refused(text: String, reason: MeasurementError.Reason, column: Int) {
        let error = #expect(throws: MeasurementError.self) { try Measurement(text) }

        #expect(error?.reason == reason)
        #expect(error?.column == column)
    }

    @Test(
        "Units of one kind convert, and digits as typed stay",
        arguments: [
            ("62 cm", "m", "0.62"), ("62.0 cm", "m", "0.620"), ("0.62 m", "mm", "620"),
            ("0.6200 m", "mm", "620.0"), ("1.50 km", "m", "1500"), ("650毫米", "m", "0.650"),
            ("650 ㎜", "m", "0.650"), ("3 m2", "m²", "3"), ("2500 cm²", "m²", "0.2500"),
            ("0.5 t", "kg", "500"), ("12 斤", "个", nil), ("50 公斤", "t", "0.050"),
            ("90 s", "min", "1.5"), ("1.5 h", "min", "90.0"),
            ("100 s", "min", "1.66666666666666666667"),
            ("2 天", "h", "48"), ("1 年", "月", "12"), ("30 d", "月", nil),
            ("2.5 kPa", "Pa", "2500"), ("0.05 bar", "kPa", "5"), ("0.8 MPa", "kPa", "800"),
            ("200 mmH2O", "Pa", "1961.33000"), ("1 kgf/cm²", "kPa", "98.0665"),
            ("25 ℃", "K", "298.15"), ("300 K", "°C", "26.85"), ("212 °F", "℃", "100.00"),
            ("37.5 摄氏度", "℃", "37.5"), ("0.5 MΩ", "Ω", "500000"), ("4 欧", "Ω", "4"),
            ("4 \u{2126}", "Ω", "4"), ("10 mg/m3", "mg/m³", "10"), ("0.5 g/m³", "mg/m³", "500"),
            ("24 ppm", "%vol", "0.0024"), ("5 %", "%vol", nil), ("5 %", "%LEL", nil),
            ("10 LEL%", "%LEL", "10"), ("5 ‰", "%", "0.5"), ("72 km/h", "m/s", "20"),
            ("30 m/min", "m/s", "0.5"), ("60 L/min", "L/s", "1"), ("3600 m³/h", "m³/s", "1"),
            ("220 V", "kV", "0.220"), ("30 mA", "A", "0.030"), ("1 mPa", "Pa", "0.001"),
            ("5 KPA", "kPa", "5"), ("5 M", "m", "5"), ("1 mpa", "MPa", nil), ("3 个", "个", "3"),
            ("3", "个", "3"), ("3 处", "个", nil), ("5 kg", "m", nil), ("5 zz", "m", nil),
            ("80 dB(A)", "dB", "80"), ("100 lux", "lx", "100"), ("5 ｃｍ", "cm", "5"),
        ] as [(String, String, String?)])
    func converted(text: String, unit: String, digits: String?) throws {
        let measurement = try Measurement(text)

        if let digits {
            #expect(try measurement.value(in: unit).digits == digits)
        } else {
            #expect(throws: MeasurementError.self) { try measurement.value(in: unit) }
        }
    }

    @Test("An unknown unit and one of another kind are told apart, with the unit that is wanted")
    func unitErrors() throws {
        let unknown = #expect(throws: MeasurementError.self) {
            try Measurement("5 zz").value(in: "m")
        }
        let other = #expect(throws: MeasurementError.self) {
            try Measurement("5 kg").value(in: "m")
        }

        #expect(unknown?.reason == .unknownUnit("zz", wanted: "m"))
        #expect(other?.reason == .incompatibleUnit("kg", wanted: "m"))
        #expect(other?.arguments == ["unit": "kg", "wanted": "m"])
    }

    @Test("Whatever is typed is read or refused")
    func fuzz() {
        let alphabet = Array("0123456789.-+ ０９．。，,米mMkPaΩ%个/~\u{301}\u{0}👩‍🚒²℃".unicodeScalars)
        var random = SplitMix(state: 11)
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...10, using: &random)
            let scalars = (0..<count).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            let text = String(String.UnicodeScalarView(scalars))
            guard let measurement = try? Measurement(text) else { continue }
            for unit in ["m", "kPa", "℃", "%", "min", "个"] {
                _ = try? measurement.value(in: unit)
            }
        }
    }
}
