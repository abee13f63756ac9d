extension JSONReader {
    /// A key inside the bytes that are read.
    package struct Key {
        fileprivate let bytes: UnsafeBufferPointer<UInt8>

        package var text: String { String(decoding: bytes, as: UTF8.self) }

        package static func ~= (name: StaticString, key: Key) -> Bool {
            key.bytes.elementsEqual(
                UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        }
    }

    /// Visits the members of an object in order; the visitor reads or skips each value.
    package mutating func forEachMember(
        _ visit: (Key, inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try enter(UInt8(ascii: "{"))
        if try peek() == UInt8(ascii: "}") { return leave() }
        var previous = try key()
        try visit(previous, &self)
        while try peek() == UInt8(ascii: ",") {
            byteOffset += 1
            let start = byteOffset
            let next = try key()
            switch order(previous.bytes, next.bytes) {
            case .ascending: break
            case .same: throw JSONError(.duplicateKey, at: start)
            case .descending: throw JSONError(.keyOutOfOrder, at: start)
            }
            try visit(next, &self)
            previous = next
        }
        guard try peek() == UInt8(ascii: "}") else { throw unexpected() }
        leave()
    }

    /// Visits the elements of an array in order; the visitor reads or skips each.
    package mutating func forEachElement(
        _ visit: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try enter(UInt8(ascii: "["))
        if try peek() == UInt8(ascii: "]") { return leave() }
        try visit(&self)
        while try peek() == UInt8(ascii: ",") {
            byteOffset += 1
            try visit(&self)
        }
        guard try peek() == UInt8(ascii: "]") else { throw unexpected() }
        leave()
    }

    private mutating func enter(_ opening: UInt8) throws(JSONError) {
        guard try peek() == opening else { throw misplaced() }
        guard depth < Self.depthLimit else { throw JSONError(.tooDeep, at: byteOffset) }
        depth += 1
        byteOffset += 1
    }

    private mutating func leave() {
        depth -= 1
        byteOffset += 1
    }

    /// A key and the colon behind it.
    private mutating func key() throws(JSONError) -> Key {
        guard try peek() == UInt8(ascii: "\"") else { throw unexpected() }
        byteOffset += 1
        let start = byteOffset
        while try peek() != UInt8(ascii: "\"") {
            guard isKeyByte(bytes[byteOffset]), byteOffset - start < JSONObject.keyLengthLimit
            else {
                throw JSONError(.badKey, at: byteOffset)
            }
            byteOffset += 1
        }
        guard byteOffset > start else { throw JSONError(.badKey, at: start) }
        let key = Key(bytes: UnsafeBufferPointer(rebasing: bytes[start..<byteOffset]))
        byteOffset += 1
        guard try peek() == UInt8(ascii: ":") else { throw unexpected() }
        byteOffset += 1
        return key
    }

    private enum KeyOrder { case ascending, same, descending }

    private func order(
        _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
    ) -> KeyOrder {
        let shared = min(left.count, right.count)
        for index in 0..<shared where left[index] != right[index] {
            return left[index] < right[index] ? .ascending : .descending
        }
        if left.count == right.count { return .same }
        return left.count < right.count ? .ascending : .descending
    }
}
