/// The sheets of a workbook that are read, each one section of a pack; `authorities` is the list
/// of that name in `settings`.
enum SheetKind: String, CaseIterable, Sendable {
    case survey, choices, settings, facts, sources, authorities, judgements, scoring, modes

    /// In the order in which columns are written when nobody wrote them before.
    var columns: [(key: String, kind: ColumnKind)] {
        switch self {
        case .survey, .facts: Self.surveyColumns
        case .choices: Self.choiceColumns
        case .settings: Self.settingsColumns
        case .sources: Self.sourceColumns
        case .authorities: [("id", .plain), ("label", .text)]
        case .judgements, .scoring: [("path", .plain), ("text", .plain), ("value", .integer)]
        case .modes: Self.modeColumns
        }
    }

    /// Column names by what else they are called, as a heading that was cleaned.
    var aliases: [String: String] {
        switch self {
        case .survey, .facts: Self.surveyAliases
        case .choices: ["value": "name", "caption": "label"]
        case .settings:
            [
                "title": "form_title", "set_form_title": "form_title", "id_string": "form_id",
                "set_form_id": "form_id",
            ]
        case .sources, .authorities, .judgements, .scoring, .modes: [:]
        }
    }

    /// Without these the sheet cannot be read.
    var requiredColumns: [String] {
        switch self {
        case .survey: ["type"]
        case .choices: ["list_name", "name"]
        case .settings: []
        case .facts: ["type", "name"]
        case .sources: ["id", "title"]
        case .authorities: ["id", "label"]
        case .judgements, .scoring: ["path", "text", "value"]
        case .modes: ["name", "officers"]
        }
    }

    /// A sheet of this name may also be somebody's own; it is a section only with its columns.
    var isOurs: Bool {
        switch self {
        case .survey, .choices, .settings: false
        case .facts, .sources, .authorities, .judgements, .scoring, .modes: true
        }
    }

    /// The column without which a row is a remark.
    var leadingColumn: String? {
        switch self {
        case .survey, .facts: "type"
        case .choices: "list_name"
        case .settings: nil
        case .sources, .authorities: "id"
        case .judgements, .scoring: "path"
        case .modes: "name"
        }
    }

    /// Pictures and sounds, which `media::` may stand before.
    static let media = ["image", "big-image", "audio", "video"]

    /// What stands before raw attributes, which are kept under their full name.
    static let attributes = ["bind", "body", "instance"]

    private static let surveyColumns: [(key: String, kind: ColumnKind)] = [
        ("type", .type), ("name", .plain), ("label", .text), ("violation", .text),
        ("rectify", .text), ("accept", .text), ("hint", .text), ("guidance_hint", .text),
        ("evidence", .text), ("emphasis", .plain), ("grade", .plain), ("confidence", .plain),
        ("basis", .citations), ("liability", .citations), ("method", .words),
        ("photo", .plain), ("unit", .plain), ("limit", .limits),
        ("deadline_days", .integer), ("authorities", .words), ("seeds", .words),
        ("quick", .flag), ("teaching", .text), ("formerly", .words), ("manual", .flag),
        ("valid_from", .plain), ("valid_until", .plain),
        ("premise", .text), ("required", .flag),
        ("required_message", .text), ("relevant", .expression), ("constraint", .expression),
        ("constraint_message", .text), ("calculation", .expression), ("trigger", .expression),
        ("default", .plain), ("read_only", .flag), ("choice_filter", .expression),
        ("appearance", .plain), ("parameters", .plain), ("repeat_count", .expression),
        ("image", .text), ("big-image", .text), ("audio", .text), ("video", .text),
        ("autoplay", .plain), ("rows", .plain), ("noAppErrorString", .text),
        ("save_to", .plain), ("disabled", .plain),
    ]

    private static let surveyAliases = [
        "command": "type", "tag": "name", "value": "name", "caption": "label",
        "requiredmsg": "required_message", "relevance": "relevant",
        "constraining_message": "constraint_message", "calculate": "calculation",
        "readonly": "read_only", "count": "repeat_count", "jr:count": "repeat_count",
        "noapperrorstring": "noAppErrorString", "no_app_error_string": "noAppErrorString",
    ]

    private static let choiceColumns: [(key: String, kind: ColumnKind)] = [
        ("list_name", .plain), ("name", .plain), ("label", .text), ("image", .text),
        ("big-image", .text), ("audio", .text), ("video", .text),
    ]

    private static let settingsColumns: [(key: String, kind: ColumnKind)] = [
        ("form_id", .plain), ("form_title", .text), ("version", .plain), ("edition", .plain),
        ("status", .plain), ("jurisdiction", .plain), ("zone", .plain), ("sectors", .words),
        ("subject", .plain), ("valid_from", .plain), ("valid_until", .plain),
        ("overlay_of", .plain), ("issuer", .text),
        ("instance_name", .expression), ("default_language", .plain), ("style", .plain),
        ("public_key", .plain), ("submission_url", .plain), ("name", .plain),
        ("client_editable", .plain), ("auto_send", .plain), ("auto_delete", .plain),
        ("allow_choice_duplicates", .plain), ("clean_text_values", .plain),
        ("namespaces", .plain),
    ]

    private static let sourceColumns: [(key: String, kind: ColumnKind)] = [
        ("id", .plain), ("title", .text), ("number", .plain), ("issued", .plain),
        ("effective", .plain), ("valid_until", .plain), ("status", .plain),
        ("replaced_by", .plain), ("confidence", .plain), ("succession", .plain),
        ("note", .text),
    ]

    private static let modeColumns: [(key: String, kind: ColumnKind)] = [
        ("name", .plain), ("label", .text), ("officers", .integer), ("steps", .words),
        ("notice_before", .flag), ("signature", .plain), ("compulsory", .plain),
        ("record", .plain), ("may_order", .flag),
    ]
}

/// How the cells of a column are read.
enum ColumnKind: Sendable {
    /// As it stands.
    case plain
    /// A text for people, in languages.
    case text
    /// A formula of the form: typographic quotes become straight ones.
    case expression
    /// An expression, or several with the days from and until which they judge.
    case limits
    case type
    /// `yes` and `no`, or an expression.
    case flag
    case integer
    /// Words with spaces between.
    case words
    /// `SOURCE clause; SOURCE clause`.
    case citations
}
