import SimulatedDisk
import Testing

@Suite("Whatever was acknowledged survives a power cut at any moment")
struct CrashTests {
    @Test("In every state that a weak disk may be left in", arguments: CrashWorkload.allCases)
    func states(workload: CrashWorkload) {
        var search = CrashSearch(
            workload, cuts: Self.cuts, stride: Self.stride(workload))
        search.search()
        #expect(search.complaints == [])
        #expect(search.states >= Self.least(workload))
        print("crash states: \(workload.rawValue): \(search.states) states")
    }

    /// Places within one write; a write of 30 kB has 60 sectors.
    private static let cuts = Setting.isTorture ? 200 : 32

    /// At the border every state is a log of 4,096 entries, which takes its time.
    private static func stride(_ workload: CrashWorkload) -> Int {
        workload == .border && !Setting.isTorture ? 5 : 1
    }

    /// So that a workload which no longer reaches its moments is noticed: 2,000 together.
    private static func least(_ workload: CrashWorkload) -> Int {
        switch workload {
        case .singles: 300
        case .large: 580
        case .groups: 490
        case .largeGroups: 394
        case .recovery: 99
        case .border: 30
        case .beside: 300
        case .failedSync: 100
        case .creation: 100
        case .sessions: 300
        }
    }
}

@Suite("The search for lost entries finds careless programs")
struct CrashControlTests {
    @Test(
        "A program with this defect breaks a promise",
        arguments: [
            (DefectiveDisk.Defect.noDataSync, CrashWorkload.singles, "acknowledged and is gone"),
            (.acknowledgesBeforeSync, .singles, "acknowledged and is gone"),
            (.retriesFailedSync, .failedSync, "acknowledged and is gone"),
            (.trustsCachedPages, .failedSync, "not opened"),
            (.noSyncOfLogDirectory, .border, "acknowledged and is gone"),
            (.noSyncOfParentDirectory, .creation, "not opened"),
            (.noSyncOfQuarantineFile, .recovery, "torn bytes are gone"),
            (.noSyncOfQuarantineDirectory, .recovery, "torn bytes are gone"),
            (.noSyncOfBlob, .beside, "a blob is gone"),
            (.noSyncOfPrivateValue, .beside, "a personal value is gone"),
            (.checkpointRenamedBeforeSync, .beside, "not opened"),
        ])
    func caught(defect: DefectiveDisk.Defect, workload: CrashWorkload, complaint: String) {
        var search = CrashSearch(workload, cuts: 8)
        search.search(defect: defect)
        #expect(search.complaints.first?.contains(complaint) == true, "\(search.complaints)")
    }
}
