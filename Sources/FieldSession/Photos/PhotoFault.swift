/// Why a file could not be taken as a photo; the file itself is untouched.
package enum PhotoFault: Error, Hashable, Sendable {
    case notThere
    /// Neither a JPEG, a PNG nor a HEIC picture by its content.
    case notAPicture
    case tooLarge(bytes: Int)
    /// Somebody is still writing it.
    case changing
    case unreadable

    package var code: String {
        switch self {
        case .notThere: "photo_not_there"
        case .notAPicture: "not_a_picture"
        case .tooLarge: "photo_too_large"
        case .changing: "photo_changing"
        case .unreadable: "photo_unreadable"
        }
    }
}
