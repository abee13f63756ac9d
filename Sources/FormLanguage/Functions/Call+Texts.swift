import Crypto

extension Call {
    func texts() -> Operand {
        switch function {
        case .string: return .text(textOrHere(0))
        case .concat: return .text(joined(values(from: 0), by: ""))
        case .join: return .text(joined(values(from: 1), by: text(0)))
        case .stringLength: return .number(FormNumber(textOrHere(0).unicodeScalars.count))
        case .normalizeSpace:
            return .text(FormValue.string(textOrHere(0)).names.joined(separator: " "))
        case .translate: return .text(translated())
        case .substr: return .text(substr())
        case .substring: return .text(substring())
        case .substringBefore: return .text(parted()?.before ?? "")
        case .substringAfter: return .text(parted()?.after ?? "")
        case .startsWith: return .boolean(text(0).utf8.starts(with: text(1).utf8))
        case .endsWith:
            return .boolean(text(0).utf8.reversed().starts(with: text(1).utf8.reversed()))
        case .contains: return .boolean(parted() != nil)
        case .regex:
            return .boolean(Pattern.matches(text(0), text(1)) { evaluator.spend($0) })
        case .upperCase: return .text(text(0).uppercased())
        case .lowerCase: return .text(text(0).lowercased())
        case .uuid: return .text(count > 0 ? randomText() : randomUUID())
        case .digest: return .text(digest())
        default: return .text(Base64.text(of: text(0)) ?? "")
        }
    }

    func joined(_ values: [FormValue], by separator: String) -> String {
        var text = ""
        for (index, value) in values.enumerated() {
            if index > 0 { text += separator }
            text += value.asString
            // The evaluator gives up what is longer.
            if text.utf8.count > Evaluator.textLimit { break }
        }
        return text
    }

    /// Each scalar of the second text becomes the one at its place in the third, or goes.
    private func translated() -> String {
        let from = Array(text(1).unicodeScalars)
        let to = Array(text(2).unicodeScalars)
        var table: [Unicode.Scalar: Unicode.Scalar?] = [:]
        for (index, scalar) in from.enumerated() where table[scalar] == nil {
            table[scalar] = .some(index < to.count ? to[index] : nil)
        }
        return String(
            String.UnicodeScalarView(
                text(0).unicodeScalars.compactMap { scalar in
                    if let other = table[scalar] { other } else { scalar }
                }))
    }

    /// From a place counted from 0, to before another one; below zero they count from the end.
    private func substr() -> String {
        let scalars = text(0).unicodeScalars
        let length = scalars.count
        func place(_ index: Int) -> Int {
            let place = number(index).clamped(to: -length...length)
            return place < 0 ? length + place : place
        }
        let start = place(1)
        let end = count > 2 ? place(2) : length
        return start < end
            ? String(String.UnicodeScalarView(scalars.dropFirst(start).prefix(end - start))) : ""
    }

    /// From a place counted from 1, so many; both are rounded (XPath 1.0, 4.2).
    private func substring() -> String {
        let scalars = text(0).unicodeScalars
        let first = number(1).rounded().double
        let end = count > 2 ? first + number(2).rounded().double : .infinity
        guard !first.isNaN, !end.isNaN else { return "" }
        let length = Double(scalars.count)
        let start = Int(min(max(first, 1), length + 1)) - 1
        let stop = Int(min(max(end, 1), length + 1)) - 1
        return start < stop
            ? String(String.UnicodeScalarView(scalars.dropFirst(start).prefix(stop - start))) : ""
    }

    /// Around the first place where the second text stands in the first.
    private func parted() -> (before: String, after: String)? {
        let text = Array(text(0).utf8)
        let part = Array(self.text(1).utf8)
        guard evaluator.spend((text.count + part.count) / 8),
            let place = text.firstRange(of: part)
        else { return nil }
        return (
            String(decoding: text[..<place.lowerBound], as: UTF8.self),
            String(decoding: text[place.upperBound...], as: UTF8.self)
        )
    }

    // MARK: Random texts

    private func randomText() -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        let length = number(0).clamped(to: 0...1_024)
        return String((0..<length).map { _ in letters[Int(randomBits() % 62)] })
    }

    /// Version 4 of RFC 9562.
    private func randomUUID() -> String {
        let high = randomBits() & ~0xF000 | 0x4000
        let low = randomBits() & ~(0b11 << 62) | 0b10 << 62
        let digits = Array(hex(high) + hex(low))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
            .joined(separator: "-")
    }

    private func hex(_ number: UInt64) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }

    // MARK: Digests

    /// Empty for an algorithm or an encoding that there is none of.
    private func digest() -> String {
        let bytes = Array(text(0).utf8)
        let digest: [UInt8]
        switch text(1).uppercased() {
        case "MD5": digest = Array(Insecure.MD5.hash(data: bytes))
        case "SHA-1": digest = Array(Insecure.SHA1.hash(data: bytes))
        case "SHA-256": digest = Array(SHA256.hash(data: bytes))
        case "SHA-384": digest = Array(SHA384.hash(data: bytes))
        case "SHA-512": digest = Array(SHA512.hash(data: bytes))
        default: return ""
        }
        switch count > 2 ? text(2).lowercased() : "base64" {
        case "base64": return Base64.encoded(digest)
        case "hex":
            return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        default: return ""
        }
    }
}
