/// A text as what a terminal can show of it, cluster by cluster. The text itself stays as it is.
///
/// - Controls appear in caret form: `^[` for escape, `~E` for U+0085.
/// - A tab is four spaces, so that a text has one width wherever it starts. A line end is one.
/// - Bidi controls, zero-width space, byte order marks and variation selectors are left out.
/// - Of a ZWJ sequence the first emoji remains, of a flag its two letters, skin tones go.
/// - A mark without a character before it sits on U+25CC.
/// - Private and unassigned code points are `?`.
///
/// The clusters of a text are those of its `Character`s, one after another: a caret between two
/// characters lies between two clusters.
package struct CellSequence: Sequence, IteratorProtocol {
    package static let tabColumns = 4

    private var scalars: String.UnicodeScalarView.Iterator
    private var pushedBack: Unicode.Scalar?
    private var pending: CellCluster?
    private var pendingCount = 0

    package init(_ text: String) {
        scalars = text.unicodeScalars.makeIterator()
    }

    package init(_ character: Character) {
        scalars = character.unicodeScalars.makeIterator()
    }

    package mutating func next() -> CellCluster? {
        if pendingCount > 0, let pending {
            pendingCount -= 1
            return pending
        }
        while let scalar = take() {
            let kind = CellClass(scalar)
            switch kind {
            case .hiddenExtender, .hiddenDivider: continue
            case .control: return control(scalar)
            case .lineSeparator: return CellCluster(" ")
            case .hangulTail:
                // Over anything but its own syllable, terminals disagree about what it looks like.
                return CellCluster("?", isSubstitute: true)
            case .mark:
                var cluster = CellCluster("\u{25CC}")
                cluster.add(mark: scalar)
                return collect(cluster, after: kind, ending: scalar)
            case .regionalIndicator: return collect(letter(scalar), after: kind, ending: scalar)
            case .privateUse, .unassigned:
                let cluster = CellCluster("?", isSubstitute: true)
                return collect(cluster, after: kind, ending: scalar)
            case .wide, .widePictograph, .emojiModifier:
                return collect(CellCluster(scalar, width: 2), after: kind, ending: scalar)
            case .narrow, .narrowPictograph, .ambiguous, .ambiguousPictograph:
                return collect(CellCluster(scalar), after: kind, ending: scalar)
            }
        }
        return nil
    }

    private mutating func take() -> Unicode.Scalar? {
        if let scalar = pushedBack {
            pushedBack = nil
            return scalar
        }
        return scalars.next()
    }

    private mutating func control(_ scalar: Unicode.Scalar) -> CellCluster {
        switch scalar {
        case "\t":
            pending = CellCluster(" ")
            pendingCount = Self.tabColumns - 1
            return CellCluster(" ")
        case "\n":
            return CellCluster(" ")
        case "\r":
            if let next = take(), next != "\n" { pushedBack = next }
            return CellCluster(" ")
        default:
            let isC1 = scalar.value >= 0x80
            let letter = Unicode.Scalar(UInt8((scalar.value & 0x1F) + 0x40))
            pending = CellCluster(scalar == "\u{7F}" ? "?" : letter, isSubstitute: true)
            pendingCount = 1
            return CellCluster(isC1 ? "~" : "^", isSubstitute: true)
        }
    }

    private func letter(_ indicator: Unicode.Scalar) -> CellCluster {
        CellCluster(Unicode.Scalar(UInt8(indicator.value - 0x1F1E6 + 0x41)))
    }

    /// Takes what joins the cluster: marks onto it, hidden scalars and joined emoji away.
    private mutating func collect(
        _ start: CellCluster, after kind: CellClass, ending first: Unicode.Scalar
    ) -> CellCluster {
        var cluster = start
        var hangul = HangulPart(first)
        var followsJoiner = false
        while let scalar = take() {
            // Most text is one scalar after another; only what joins needs a closer look.
            let next = CellClass(scalar)
            switch next {
            case .mark:
                cluster.add(mark: scalar)
                followsJoiner = false
                hangul = nil
                continue
            case .hangulTail:
                guard let part = HangulPart(scalar), hangul?.isContinued(by: part) == true else {
                    pushedBack = scalar
                    return cluster
                }
                cluster.add(mark: scalar)
                hangul = part
                continue
            case .hiddenExtender:
                hangul = nil
                followsJoiner = kind.isPictograph && scalar == "\u{200D}"
                continue
            case .emojiModifier where kind.isPictograph:
                followsJoiner = false
                continue
            case _ where followsJoiner && next.isPictograph:
                followsJoiner = false
                continue
            default:
                pushedBack = scalar
                return cluster
            }
        }
        return cluster
    }
}
