import FormLanguage

extension MeasurementUnit {
    /// Every unit with the other ways to write it.
    static let all: [(unit: MeasurementUnit, spellings: [String])] =
        space + amounts + times + mechanics + electricity + shares + others

    private static let space: [(MeasurementUnit, [String])] = [
        (.init("μm", .length, power: -6), ["um", "微米"]),
        (.init("mm", .length, power: -3), ["毫米"]),
        (.init("cm", .length, power: -2), ["厘米", "公分"]),
        (.init("dm", .length, power: -1), ["分米"]),
        (.init("m", .length), ["米"]),
        (.init("km", .length, power: 3), ["千米", "公里"]),
        (.init("mm²", .area, power: -6), ["平方毫米"]),
        (.init("cm²", .area, power: -4), ["平方厘米"]),
        (.init("m²", .area), ["平方米", "平米"]),
        (.init("hm²", .area, power: 4), ["ha", "公顷"]),
        (.init("km²", .area, power: 6), ["平方千米", "平方公里"]),
        (.init("mL", .volume, power: -6), ["毫升"]),
        (.init("L", .volume, power: -3), ["升"]),
        (.init("m³", .volume), ["立方米", "方"]),
    ]

    private static let amounts: [(MeasurementUnit, [String])] = [
        (.init("mg", .mass, power: -6), ["毫克"]),
        (.init("g", .mass, power: -3), ["克"]),
        (.init("kg", .mass), ["千克", "公斤"]),
        (.init("t", .mass, power: 3), ["吨"]),
        (.init("μg/m³", .concentration, power: -6), ["ug/m3", "微克/立方米"]),
        (.init("mg/m³", .concentration, power: -3), ["毫克/立方米"]),
        (.init("g/m³", .concentration), ["克/立方米"]),
    ]

    private static let times: [(MeasurementUnit, [String])] = [
        (.init("ms", .time, power: -3), ["毫秒"]),
        (.init("s", .time), ["秒", "sec"]),
        (.init("min", .time, numerator: DecimalNumber(60)), ["分钟", "mins"]),
        (.init("h", .time, numerator: DecimalNumber(3_600)), ["小时", "时", "hr", "hours"]),
        (.init("d", .time, numerator: DecimalNumber(86_400)), ["天", "日", "days"]),
        // A month has no fixed number of days.
        (.init("月", .months), ["个月", "months"]),
        (.init("年", .months, numerator: DecimalNumber(12)), ["a", "years"]),
        (.init("m/s", .speed), ["米/秒"]),
        (.init("m/min", .speed, denominator: DecimalNumber(60)), ["米/分钟"]),
        (
            .init("km/h", .speed, power: 3, denominator: DecimalNumber(3_600)),
            ["千米/小时", "公里/小时", "千米/时", "公里/时"]
        ),
        (.init("m³/s", .flow), ["立方米/秒"]),
        (.init("m³/min", .flow, denominator: DecimalNumber(60)), ["立方米/分钟"]),
        (.init("m³/h", .flow, denominator: DecimalNumber(3_600)), ["立方米/小时", "立方米/时"]),
        (.init("L/s", .flow, power: -3), ["升/秒"]),
        (.init("L/min", .flow, power: -3, denominator: DecimalNumber(60)), ["升/分钟"]),
    ]

    private static let mechanics: [(MeasurementUnit, [String])] = [
        (.init("mPa", .pressure, power: -3), []),
        (.init("Pa", .pressure), ["帕"]),
        (.init("hPa", .pressure, power: 2), ["mbar", "百帕"]),
        (.init("kPa", .pressure, power: 3), ["千帕"]),
        (.init("MPa", .pressure, power: 6), ["兆帕", "N/mm²"]),
        (.init("bar", .pressure, power: 5), []),
        (.init("mmH₂O", .pressure, numerator: millimetreOfWater), ["mmH2O", "毫米水柱"]),
        (
            .init("kgf/cm²", .pressure, power: 4, numerator: millimetreOfWater),
            ["kg/cm²", "公斤/平方厘米"]
        ),
        (.init("N", .force), ["牛"]),
        (.init("kN", .force, power: 3), ["千牛"]),
        (.init("K", .temperature), []),
        (.init("℃", .temperature, offset: absoluteZero), ["摄氏度", "度C"]),
        (
            .init(
                "℉", .temperature, numerator: DecimalNumber(5), denominator: DecimalNumber(9),
                offset: fahrenheitZero), ["华氏度"]
        ),
        (.init("°", .angle), ["deg"]),
    ]

    private static let electricity: [(MeasurementUnit, [String])] = [
        (.init("mΩ", .resistance, power: -3), ["毫欧"]),
        (.init("Ω", .resistance), ["欧", "欧姆", "ohm"]),
        (.init("kΩ", .resistance, power: 3), ["千欧"]),
        (.init("MΩ", .resistance, power: 6), ["兆欧"]),
        (.init("GΩ", .resistance, power: 9), []),
        (.init("mV", .voltage, power: -3), ["毫伏"]),
        (.init("V", .voltage), ["伏", "伏特"]),
        (.init("kV", .voltage, power: 3), ["千伏"]),
        (.init("MV", .voltage, power: 6), []),
        (.init("mA", .current, power: -3), ["毫安"]),
        (.init("A", .current), ["安", "安培"]),
        (.init("kA", .current, power: 3), []),
        (.init("mW", .power, power: -3), []),
        (.init("W", .power), ["瓦"]),
        (.init("kW", .power, power: 3), ["千瓦"]),
        (.init("MW", .power, power: 6), ["兆瓦"]),
        (.init("Hz", .frequency), ["赫兹"]),
        (.init("kHz", .frequency, power: 3), []),
    ]

    private static let shares: [(MeasurementUnit, [String])] = [
        (.init("%", .ratio, power: -2), ["百分比"]),
        (.init("‰", .ratio, power: -3), []),
        (.init("%vol", .volumeFraction, power: -2), ["vol%", "%VOL", "%(v/v)", "%(体积)", "%体积"]),
        (.init("ppm", .volumeFraction, power: -6), []),
        (.init("%LEL", .explosiveLimit), ["LEL%", "%爆炸下限"]),
    ]

    private static let others: [(MeasurementUnit, [String])] = [
        (.init("lx", .illuminance), ["lux", "勒克斯", "勒"]),
        (.init("dB", .soundLevel), ["dB(A)", "dBA", "分贝"]),
    ]

    private static let millimetreOfWater = decimal(980_665, scale: 5)
    /// 0 °C in kelvin.
    private static let absoluteZero = decimal(27_315, scale: 2)
    /// 0 K is -459.67 °F.
    private static let fahrenheitZero = decimal(45_967, scale: 2)

    private static func decimal(_ mantissa: Int128, scale: Int) -> DecimalNumber {
        guard let number = DecimalNumber(mantissa: mantissa, scale: scale) else {
            preconditionFailure("\(mantissa) with \(scale) digits after the point")
        }
        return number
    }
}
