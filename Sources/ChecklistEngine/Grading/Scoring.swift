import InspectionModel
package import Wording

/// 计分: points lost by failures, and what a share of the points is called.
///
/// A pack has one only where a source gives it.
package struct Scoring: Equatable, Sendable {
    /// One line of the score sheet: its points are lost once when any of its items fails.
    package struct Weight: Equatable, Sendable {
        package enum Subject: Equatable, Sendable {
            case item(String)
            /// All items of a group that have no weight of their own.
            case group(String)
        }

        package let subject: Subject
        package let points: Int

        package init(subject: Subject, points: Int) {
            self.subject = subject
            self.points = points
        }
    }

    /// From this share of the points on, in per cent.
    package struct Band: Equatable, Sendable {
        package let name: String
        package let label: Text
        package let atLeast: Int

        package init(name: String, label: Text, atLeast: Int) {
            self.name = name
            self.label = label
            self.atLeast = atLeast
        }
    }

    package let label: Text
    /// Id of the source that has the scores.
    package let source: String
    package let clause: String?
    package let weights: [Weight]
    /// The highest first.
    package let bands: [Band]

    package init(
        label: Text, source: String, clause: String?, weights: [Weight], bands: [Band]
    ) {
        self.label = label
        self.source = source
        self.clause = clause
        self.weights = weights
        self.bands = bands
    }
}

/// A score with all that it is made of.
package struct ScoringResult: Equatable, Sendable {
    package struct Line: Equatable, Sendable {
        package enum Standing: Equatable, Sendable {
            /// The points are kept.
            case kept
            /// Lost, for these items.
            case lost([String])
            /// Outside of the base: nothing of it applies.
            case outside
            /// Not lost so far; not all of it is answered.
            case open
        }

        package let subject: Scoring.Weight.Subject
        package let points: Int
        package let standing: Standing
    }

    package let scoring: Scoring
    package let lines: [Line]

    /// The points that could be had.
    package var base: Int { sum { $0 != .outside } }
    package var lost: Int { sum { if case .lost = $0 { true } else { false } } }
    /// What may still be lost.
    package var open: Int { sum { $0 == .open } }
    package var score: Int { base - lost }

    /// Nil while something is open, and when nothing applies.
    package var band: Scoring.Band? {
        guard open == 0, base > 0 else { return nil }
        return scoring.bands.first { score * 100 >= $0.atLeast * base }
    }

    private func sum(_ counts: (Line.Standing) -> Bool) -> Int {
        lines.reduce(0) { counts($1.standing) ? $0 + $1.points : $0 }
    }
}

extension Scoring {
    /// - Parameter answers: As for a judgement.
    package func result(in pack: Pack, _ answers: JudgedAnswers) -> ScoringResult {
        var weighed: Set<String> = []
        for case .item(let code) in weights.map(\.subject) { weighed.insert(code) }
        return ScoringResult(
            scoring: self,
            lines: weights.map { weight in
                let codes =
                    switch weight.subject {
                    case .item(let code): [code]
                    case .group(let name):
                        pack.items.filter {
                            pack.group(of: $0).name == name && !weighed.contains($0.code)
                        }.map(\.code)
                    }
                return ScoringResult.Line(
                    subject: weight.subject, points: weight.points,
                    standing: Self.standing(of: codes, answers))
            })
    }

    private static func standing(
        of codes: [String], _ answers: JudgedAnswers
    ) -> ScoringResult.Line.Standing {
        let asked = codes.filter(answers.isRelevant)
        let failed = asked.filter { answers.standing($0) == .fail }
        if !failed.isEmpty { return .lost(failed) }
        var isOutside = true
        for code in asked {
            switch answers.standing(code) {
            case nil, .pending, .notChecked: return .open
            case .pass, .fail: isOutside = false
            case .notApplicable: break
            }
        }
        return isOutside ? .outside : .kept
    }
}
