import FormEngine

extension QuestionKind {
    /// How it is filled in, as the string files name it.
    var how: String {
        switch self {
        case .text, .barcode: "text"
        case .integer: "integer"
        case .decimal, .quantity: "decimal"
        case .range: "range"
        case .date: "date"
        case .time: "time"
        case .dateTime: "moment"
        case .acknowledge: "acknowledge"
        case .geopoint: "place"
        case .geotrace, .geoshape: "places"
        case .image, .audio, .video, .file: "file"
        case .selectOne, .selectMultiple, .rank, .note, .calculate, .hidden, .metadata, .verdict,
            .group, .repeat:
            "text"
        }
    }
}
