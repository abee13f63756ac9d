package import ChecklistEngine

/// How much a pack holds, and how sure it is.
package struct ContentCounts: Equatable, Sendable {
    package private(set) var items = 0
    /// Criteria of major hazards.
    package private(set) var major = 0
    /// Of these, the ones that are drafts.
    package private(set) var majorDrafts = 0
    package private(set) var priority = 0
    /// Items with a limit in numbers.
    package private(set) var measured = 0
    package private(set) var quick = 0
    package private(set) var teaching = 0
    package private(set) var facts = 0
    package private(set) var judgements = 0
    private var byConfidence: [Confidence: Int] = [:]

    package func items(_ confidence: Confidence) -> Int { byConfidence[confidence] ?? 0 }

    package var drafts: Int { items - items(.verified) }

    package init() {}

    package init(of pack: Pack) {
        items = pack.items.count
        major = pack.items.count { $0.emphasis == .major }
        majorDrafts = pack.items.count { $0.emphasis == .major && $0.isDraft }
        priority = pack.items.count { $0.emphasis == .priority }
        measured = pack.items.count { $0.measure != nil }
        quick = pack.items.count { $0.isQuick }
        teaching = pack.items.count { $0.teaching != nil }
        facts = pack.facts.count
        judgements = pack.grading.judgements.count
        byConfidence = Dictionary(pack.items.map { ($0.confidence, 1) }, uniquingKeysWith: +)
    }

    package static func + (left: ContentCounts, right: ContentCounts) -> ContentCounts {
        var sum = left
        sum.items += right.items
        sum.major += right.major
        sum.majorDrafts += right.majorDrafts
        sum.priority += right.priority
        sum.measured += right.measured
        sum.quick += right.quick
        sum.teaching += right.teaching
        sum.facts += right.facts
        sum.judgements += right.judgements
        sum.byConfidence.merge(right.byConfidence, uniquingKeysWith: +)
        return sum
    }
}
