package import TerminalUI

/// A stored picture, and the dots that a screen has for it.
package struct PreviewRequest: Hashable, Sendable {
    package var blob: String
    package var media: String
    package var columns: Int
    package var rows: Int
}

/// A picture as a screen can show it.
package struct PhotoPreview: Equatable, Sendable {
    package var raster: Raster
    /// A part of the file is damaged and could not be decoded.
    package var isDamaged: Bool

    package init(_ raster: Raster, isDamaged: Bool) {
        self.raster = raster
        self.isDamaged = isDamaged
    }
}

/// Why there is none; the photo itself is as safe as before.
package enum PreviewFault: String, Error, CaseIterable, Sendable {
    /// The program that decodes is not installed beside this one.
    case noProgram = "no_program"
    /// HEIC.
    case noDecoder = "no_decoder"
    /// The stored file is not there or cannot be read.
    case unreadable
    case damaged
    case tooLarge = "too_large"
    case tookTooLong = "took_too_long"
    /// The program ended without a word, or with a wrong one.
    case failed
}

/// The last pictures that were looked at.
package struct PreviewShelf: Sendable {
    private var kept: [(request: PreviewRequest, outcome: Result<PhotoPreview, PreviewFault>)] = []

    /// Leafing to and fro; a large one is some tens of kilobytes.
    private static let limit = 16

    package subscript(request: PreviewRequest) -> Result<PhotoPreview, PreviewFault>? {
        kept.first { $0.request == request }?.outcome
    }

    package mutating func keep(
        _ outcome: Result<PhotoPreview, PreviewFault>, for request: PreviewRequest
    ) {
        kept.removeAll { $0.request == request }
        kept.append((request, outcome))
        if kept.count > Self.limit { kept.removeFirst() }
    }
}
