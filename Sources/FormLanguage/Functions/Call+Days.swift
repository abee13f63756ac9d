import CivilTime

extension Call {
    func daysAndTimes() -> FormValue {
        switch function {
        case .today: return .string(environment.today.text)
        case .now: return .string(environment.now.text)
        case .date: return .string(moment(0)?.day.text ?? "")
        case .dateTime: return .string(moment(0)?.text(offset: offset) ?? "")
        case .decimalDateTime: return .number(moment(0)?.days ?? .notANumber)
        case .decimalTime:
            let time = FormTime(text(0))?.milliseconds ?? moment(0)?.milliseconds
            return .number(
                time.map { FormNumber($0) / FormNumber(86_400_000) } ?? .notANumber)
        case .formatDate, .formatDateTime:
            let moment = moment(0)
            return .string(moment.map { formatted($0, as: text(1)) } ?? "")
        case .addDate: return .string(added()?.plainText(offset: offset) ?? "")
        default: return .number(months())
        }
    }

    private var offset: Int { environment.now.offsetMinutes }

    /// A text as it is written; a number as the days since 1970-01-01.
    private func moment(_ index: Int) -> FormMoment? {
        let value = value(index)
        if case .string(let text) = value, let moment = FormMoment(text) { return moment }
        let days = value.asNumber
        return days.isNaN ? nil : FormMoment(days: days, offsetMinutes: offset)
    }

    /// Years and months first, the last day of a shorter month for one that it does not have; then
    /// days, hours and minutes.
    private func added() -> FormMoment? {
        guard let start = moment(0) else { return nil }
        let amounts = (1..<6).map { index in
            index < count ? number(index).truncated.whole ?? .max : 0
        }
        guard amounts.allSatisfy({ (-4_000_000...4_000_000).contains($0) }) else { return nil }
        let months = start.day.year * 12 + start.day.month - 1 + amounts[0] * 12 + amounts[1]
        guard months >= 12 else { return nil }
        let (year, month) = (months / 12, months % 12 + 1)
        let day = (28...31).reversed().lazy.compactMap {
            CivilDay(year: year, month: month, day: min($0, start.day.day))
        }.first
        guard let day else { return nil }
        let minutes = amounts[3] * 60 + amounts[4]
        let length = (start.milliseconds ?? 0) + minutes * 60_000
        let whole = Int((Double(length) / 86_400_000).rounded(.down))
        let moved = day.adding(days: amounts[2] + whole)
        guard (1...9999).contains(moved.year) else { return nil }
        let hasTime = start.milliseconds != nil || minutes != 0
        return FormMoment(
            day: moved, milliseconds: hasTime ? length - whole * 86_400_000 : nil,
            offsetMinutes: start.offsetMinutes)
    }

    /// Whole months from the first to the second; below zero the other way round.
    private func months() -> FormNumber {
        guard let first = moment(0)?.day, let second = moment(1)?.day else { return .notANumber }
        let (from, to) = first <= second ? (first, second) : (second, first)
        var months = (to.year - from.year) * 12 + to.month - from.month
        if to.day < from.day { months -= 1 }
        return FormNumber(first <= second ? months : -months)
    }

    /// Codes behind `%` as docs/expressions.md lists them; another one stays as it is written.
    private func formatted(_ moment: FormMoment, as format: String) -> String {
        let time = FormTime(milliseconds: moment.milliseconds ?? 0, offsetMinutes: nil)
        let day = moment.day
        let words = environment.calendarWords
        var text = ""
        var isCode = false
        for character in format {
            guard isCode else {
                if character == "%" { isCode = true } else { text.append(character) }
                continue
            }
            isCode = false
            switch character {
            case "Y": text += padded(day.year, 4)
            case "y": text += padded(day.year % 100)
            case "m": text += padded(day.month)
            case "n": text += String(day.month)
            case "b": text += words.months[day.month - 1]
            case "d": text += padded(day.day)
            case "e": text += String(day.day)
            case "a": text += words.weekdays[day.weekday]
            case "H": text += padded(time.hour)
            case "h": text += String(time.hour)
            case "M": text += padded(time.minute)
            case "S": text += padded(time.second)
            case "3": text += padded(time.milliseconds % 1_000, 3)
            case "%": text += "%"
            default: text += "%\(character)"
            }
        }
        return isCode ? text + "%" : text
    }
}

extension FormMoment {
    /// A day stays a day, unless hours were added.
    fileprivate func plainText(offset: Int) -> String {
        milliseconds == nil ? day.text : text(offset: offset)
    }
}
