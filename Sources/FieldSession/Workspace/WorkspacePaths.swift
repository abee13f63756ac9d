import Glibc
package import JournalStore

/// Where a workspace lies on disk.
///
/// `format`, `config.json`, `journal/`, `keys/`, `drafts/`, `packs/`; the crash log and the journal's
/// outside memory lie in the state directory.
package struct WorkspacePaths: Equatable, Sendable {
    package let home: String
    package let state: String

    package init(home: String, state: String) {
        self.home = home
        self.state = state
    }

    /// `--home`, else `$ZHAODAN_HOME`, else `$XDG_DATA_HOME/zhaodan`, else `~/.local/share/zhaodan`.
    package init(override: String?) {
        home =
            override ?? Self.variable("ZHAODAN_HOME")
            ?? Self.variable("XDG_DATA_HOME").map { $0 + "/zhaodan" }
            ?? Self.userHome + "/.local/share/zhaodan"
        state =
            (Self.variable("XDG_STATE_HOME") ?? Self.userHome + "/.local/state") + "/zhaodan"
    }

    package var format: String { home + "/format" }
    package var config: String { home + "/config.json" }
    package var drafts: String { home + "/drafts" }
    package var keys: String { home + "/keys" }
    /// Packs that were installed here, as they are written.
    package var packs: String { home + "/packs" }
    /// Issuers whose signatures of packs count here.
    package var trustedIssuers: String { "\(packs)/\(Self.trustedName)" }
    static let trustedName = "trusted"
    /// What may be deleted at any time.
    package var cache: String { home + "/cache" }
    package var index: String { cache + "/index.sqlite" }
    var compiledPacks: String { cache + "/packs" }
    package var crashLog: String { state + "/crash.log" }

    package var journal: JournalLocation {
        JournalLocation(journal: home + "/journal", keys: keys, state: state)
    }

    package func signingKey(of person: String) -> String { "\(keys)/\(person).key" }

    static var userHome: String { variable("HOME") ?? "/" }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }
}
