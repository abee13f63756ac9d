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
            let time = FormTime(text(0)) ?? moment(0)?.time
            return .number(
                time.map { FormNumber($0.milliseconds) / FormNumber(86_400_000) } ?? .notANumber)
        case .formatDate, .formatDateTime:
            let moment = moment(0)
            return .string(moment.map { formatted($0, as: text(1)) } ?? "")
        case .addDate: return .string(added()?.plainText(offset: offset) ?? "")
        default:
            guard let first = moment(0), let second = moment(1) else { return .number(.notANumber) }
            return .number(FormNumber(difference(first, second)))
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
        // More of anything leads out of the calendar; what is no number adds nothing.
        let amounts = (1..<6).map { index in
            index < count ? number(index).clamped(to: -9_000_000_000...9_000_000_000) : 0
        }
        let months = start.day.year * 12 + start.day.month - 1 + amounts[0] * 12 + amounts[1]
        guard months >= 12 else { return nil }
        let (year, month) = (months / 12, months % 12 + 1)
        guard let first = CivilDay(year: year, month: month, day: 1) else { return nil }
        let minutes = amounts[3] * 60 + amounts[4]
        let length = start.time.milliseconds + minutes * 60_000
        let rest = (length % 86_400_000 + 86_400_000) % 86_400_000
        let day =
            first.daysSince1970 + min(start.day.day, first.lengthOfMonth) - 1 + amounts[2]
            + (length - rest) / 86_400_000
        let moved = CivilDay(daysSince1970: day)
        guard moved.daysSince1970 == day else { return nil }
        let hasTime = start.milliseconds != nil || minutes != 0
        return FormMoment(
            day: moved, milliseconds: hasTime ? rest : nil, offsetMinutes: start.offsetMinutes)
    }

    /// In whole days, weeks, months or years from the first to the second; below zero the other
    /// way round.
    private func difference(_ first: FormMoment, _ second: FormMoment) -> Int {
        let isForwards = !second.isEarlier(than: first)
        let (from, to) = isForwards ? (first, second) : (second, first)
        let size =
            switch function {
            case .differenceInDays: from.wholeDays(until: to)
            case .differenceInWeeks: from.wholeDays(until: to) / 7
            case .differenceInMonths: from.wholeMonths(until: to)
            default: from.wholeMonths(until: to) / 12
            }
        return isForwards ? size : -size
    }

    /// Codes behind `%` as docs/expressions.md lists them; another one stays as it is written.
    private func formatted(_ moment: FormMoment, as format: String) -> String {
        let time = moment.time
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
    /// Midnight of a day alone.
    fileprivate var time: FormTime {
        FormTime(milliseconds: milliseconds ?? 0, offsetMinutes: offsetMinutes)
    }

    fileprivate func isEarlier(than other: FormMoment) -> Bool {
        (day, time.milliseconds) < (other.day, other.time.milliseconds)
    }

    fileprivate func wholeDays(until later: FormMoment) -> Int {
        day.days(until: later.day) - (later.time.milliseconds < time.milliseconds ? 1 : 0)
    }

    /// As many as can be added without coming behind the later one: to a day that a month does not
    /// have its last one answers.
    fileprivate func wholeMonths(until later: FormMoment) -> Int {
        let months = (later.day.year - day.year) * 12 + later.day.month - day.month
        let reached = min(day.day, later.day.lengthOfMonth)
        let isShort =
            (later.day.day, later.time.milliseconds) < (reached, time.milliseconds)
        return isShort ? months - 1 : months
    }

    /// A day stays a day, unless hours were added.
    fileprivate func plainText(offset: Int) -> String {
        milliseconds == nil ? day.text : text(offset: offset)
    }
}
