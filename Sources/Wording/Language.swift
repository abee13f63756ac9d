/// The languages of the interface, and of every text a pack carries.
package enum Language: String, CaseIterable, Sendable {
    case zh
    case en
}

/// One text in both languages.
package struct Text: Hashable, Sendable {
    package let zh: String
    package let en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    package subscript(language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
