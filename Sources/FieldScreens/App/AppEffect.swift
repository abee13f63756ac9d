package import Fieldwork
package import InspectionModel

/// What a screen wants done outside itself. The session does it and answers with a message.
package enum AppEffect: Equatable, Sendable {
    /// Judge, append, apply; answered with `committed` or `refused` and the same token.
    case run(FieldCommand, token: Int)
    /// What a screen wants to know; answered with `answered` or `unanswered`.
    case ask(FieldQuestion)
    case saveDraft(DraftKey, [String: String])
    case dropDraft(DraftKey)
    /// Check the whole journal in the background; answered with `journalChecked`.
    case verifyJournal
    /// Read a page of the log for the journal screen; answered with `logPage`.
    case readLog(from: Int, count: Int)
    /// Checkpoint, statement, signature; answered with `committed` or `refused`.
    case sign(InspectionID, passphrase: String, token: Int)
    /// What the person will sign, word for word; answered with `statementReady`.
    case prepareStatement(InspectionID)
    /// Read, store, record; answered with `committed` or `refused`, and notices in between.
    case addPhotos(InspectionID, path: String, EvidenceTarget, token: Int)
    case importPhotos(InspectionID, [PickedPicture], token: Int)
    /// Read what pictures say of themselves; answered with `picturesFound`.
    case lookForPictures(path: String)
    /// Takes in what appears in a folder from here on; nil ends it.
    case watchPhotos(InspectionID, folder: String?, EvidenceTarget)
    case createWorkspace(WorkspaceSetup)
    case openSample
    case switchAuthor(PersonID)
    case suspend
    case quit
}

extension AppEffect {
    /// Whether it ends in `committed` or `refused`.
    var isAct: Bool {
        switch self {
        case .run, .sign, .addPhotos, .importPhotos: true
        default: false
        }
    }
}

/// Whose unsubmitted text a draft file holds.
package struct DraftKey: Hashable, Sendable {
    package var name: String
    package init(_ name: String) { self.name = name }
}

/// What first start asked.
package struct WorkspaceSetup: Equatable, Sendable {
    package var role: Profile.Role
    package var name: String
    package var certificate: String?
    package var authority: String?
    package var authorities: Set<String>
    package var deviceLabel: String

    package init(
        role: Profile.Role, name: String, certificate: String?, authority: String?,
        authorities: Set<String>, deviceLabel: String
    ) {
        self.role = role
        self.name = name
        self.certificate = certificate
        self.authority = authority
        self.authorities = authorities
        self.deviceLabel = deviceLabel
    }
}
