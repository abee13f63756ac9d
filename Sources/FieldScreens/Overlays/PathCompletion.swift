import TerminalUI

/// What is asked of the disk when somebody presses Tab in a path.
package struct PathRequest: Hashable, Sendable {
    package enum Kind: Sendable { case files, folders }

    /// As it stands in the field, with `~`.
    package var typed: String
    package var kind: Kind

    package init(typed: String, kind: Kind) {
        self.typed = typed
        self.kind = kind
    }
}

/// What a path can go on to.
package struct PathCandidates: Equatable, Sendable {
    /// As they would stand in the field, in order; folders end in `/`.
    package var paths: [String]
    /// How many more there are.
    package var left: Int

    package init(paths: [String], left: Int) {
        self.paths = paths
        self.left = left
    }
}

/// A path that is completed with Tab while it is typed; the candidates are walked with the arrows.
package struct PathCompletion: Equatable, Sendable {
    enum State: Equatable {
        case idle
        /// The disk was asked how this text goes on.
        case asked(String)
        case shown(PathCandidates, chosen: Int?)
        /// Nothing begins so.
        case nothing
        /// The folder cannot be read.
        case unreadable
    }

    let kind: PathRequest.Kind
    private(set) var state = State.idle

    init(_ kind: PathRequest.Kind) { self.kind = kind }

    /// What to ask; nil while the answer to the same text is on its way.
    mutating func press(_ typed: String) -> PathRequest? {
        if state == .asked(typed) { return nil }
        state = .asked(typed)
        return PathRequest(typed: typed, kind: kind)
    }

    /// - Returns: The text that the field has from here on; nil where it stays.
    mutating func take(_ candidates: PathCandidates?, for request: PathRequest) -> String? {
        guard state == .asked(request.typed) else { return nil }
        guard let candidates else {
            state = .unreadable
            return nil
        }
        guard let first = candidates.paths.first else {
            state = .nothing
            return nil
        }
        if candidates.paths.count == 1 {
            state = .idle
            return first
        }
        state = .shown(candidates, chosen: nil)
        let common = candidates.paths.dropFirst().reduce(first) { common, path in
            String(zip(common, path).prefix { $0 == $1 }.map(\.0))
        }
        return common.count >= request.typed.count ? common : nil
    }

    /// Walks the candidates.
    ///
    /// - Returns: The one that is marked now; nil when none are shown.
    mutating func move(by step: Int) -> String? {
        guard case .shown(let candidates, let chosen) = state else { return nil }
        let next = chosen.map { $0 + step } ?? (step > 0 ? 0 : candidates.paths.count - 1)
        let place = max(0, min(candidates.paths.count - 1, next))
        state = .shown(candidates, chosen: place)
        return candidates.paths[place]
    }

    /// The text was changed: what was found for the old one is no longer shown.
    mutating func forget() { state = .idle }
}

extension String {
    /// The last part of a path, with the slash behind a folder's.
    var lastPathPart: Substring {
        let end = hasSuffix("/") ? index(before: endIndex) : endIndex
        let start = self[..<end].lastIndex(of: "/").map { index(after: $0) } ?? startIndex
        return self[start...]
    }
}
