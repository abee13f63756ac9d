/// Where a journal and what belongs to it lie; paths without a slash at their end.
package struct JournalLocation: Hashable, Sendable {
    /// The directory of the format; may be copied, exported, backed up.
    package let journal: String

    /// The directory of the device key; never copied, never exported.
    package let keys: String

    /// Where size and root are kept a second time, so that a journal replaced by an older copy is
    /// noticed. Each journal has a directory of its own in it, named by its device.
    package let state: String

    package init(journal: String, keys: String, state: String) {
        self.journal = journal
        self.keys = keys
        self.state = state
    }

    var readme: String { "\(journal)/README.txt" }
    var lock: String { "\(journal)/LOCK" }
    var home: String { "\(journal)/\(JournalHome.name)" }
    var erasing: String { "\(journal)/\(ErasureIntent.name)" }
    var checkpoint: String { "\(journal)/checkpoint" }
    package var log: String { "\(journal)/log" }
    var quarantine: String { "\(journal)/quarantine" }
    var blobs: String { "\(journal)/blob" }
    var privateValues: String { "\(journal)/private" }
    var subjectKeys: String { "\(keys)/subjects" }
    var deviceKey: String { "\(keys)/device.key" }
    /// While the device's key is being replaced.
    var nextDeviceKey: String { "\(keys)/device.key.next" }

    /// Another device's log, kept beside this one.
    func peer(_ dev: String) -> JournalLocation {
        JournalLocation(journal: "\(journal)/peers/\(dev)", keys: keys, state: state)
    }

    func segment(first: Int) -> String { "\(log)/\(SegmentName.text(first: first))" }
    func state(of dev: String) -> String { "\(state)/\(dev)" }
}

/// Who opens a journal, and with which program.
package struct SessionIdentity: Hashable, Sendable {
    /// The person the journal's own entries are written for, a pseudonymous id.
    package let by: String

    /// The program's version, as `session.open` records it.
    package let app: String

    package init(by: String, app: String) {
        self.by = by
        self.app = app
    }
}

/// What a new journal is.
package struct JournalFounding: Hashable, Sendable {
    /// The first part of the origin, such as `local` or `safety.example.gov`; never changes.
    package let domain: String

    /// A practice workspace is never synced.
    package let isPractice: Bool

    /// The journal that this one goes on from.
    let parent: ParentJournal?

    package init(domain: String = "local", isPractice: Bool = false) {
        self.init(domain: domain, isPractice: isPractice, parent: nil)
    }

    init(domain: String, isPractice: Bool, parent: ParentJournal?) {
        self.domain = domain
        self.isPractice = isPractice
        self.parent = parent
    }
}
