import Glibc

/// What libFuzzer calls with every input it makes; `Scripts/fuzz` links it.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    for bytes in [input, chosenTarget.fitted(input)] {
        if let printed = chosenTarget.reprinted(bytes) {
            precondition(printed == bytes, "accepted, and printed otherwise")
        }
    }
    return 0
}

/// `ZHAODAN_FUZZ` names it.
private let chosenTarget: FuzzTarget = {
    let name = getenv("ZHAODAN_FUZZ").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
        preconditionFailure("ZHAODAN_FUZZ=\(name): one of \(FuzzTarget.allCases)")
    }
    return target
}()
