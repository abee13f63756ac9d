package import JournalStore
import Synchronization

/// A disk in memory that forgets what was not synced when its power is cut, and fails when it is
/// told to.
package final class SimulatedDisk: FileSystem {
    /// What happens at a call.
    package enum Fault: Sendable {
        /// The call fails. Of a failed sync the data is lost, though reads still show it.
        case fail(FileError.Reason)
        /// A write takes only the first half of its bytes.
        case short
        /// The power goes: this call and all later ones fail.
        case powerLoss
    }

    /// Asked at every call that changes something, with the calls' running number from 0.
    package typealias Plan = @Sendable (_ number: Int, _ call: FileError.Call) -> Fault?

    private struct Machine {
        var state: DiskState
        var open: [Int32: Int] = [:]
        var locks: [Int: Int32] = [:]
        var nextDescriptor: Int32 = 3
        var calls = 0
        var plan: Plan?
        var isWithoutPower = false
        var keepsBirths = true

        /// The state before each call since `keepMoments`; nil when nobody wants them.
        var moments: [DiskMoment]?

        /// Whether the call that is under way writes only half of its bytes.
        var takesHalf = false

        func node(of file: OpenFile) throws(FileError) -> Int {
            guard let node = open[file.descriptor] else {
                throw FileError(.other, in: .open, path: "descriptor \(file.descriptor)")
            }
            return node
        }

        func status(_ node: Int) -> FileStatus? {
            state.nodes[node].map {
                FileStatus(
                    kind: $0.kind, size: $0.content.count, device: 1, inode: UInt64(node),
                    permissions: $0.kind == .directory ? 0o700 : 0o600)
            }
        }
    }

    private let machine: Mutex<Machine>
    private let kind: Volume.Kind
    private let capacity: Int

    package convenience init(kind: Volume.Kind = .local, capacity: Int = 1 << 30) {
        self.init(DiskState(), kind: kind, capacity: capacity)
    }

    private init(_ state: DiskState, kind: Volume.Kind, capacity: Int) {
        machine = Mutex(Machine(state: state))
        self.kind = kind
        self.capacity = capacity
    }

    package func setPlan(_ plan: Plan?) { machine.withLock { $0.plan = plan } }

    /// Calls so far that changed something, or tried to.
    package var calls: Int { machine.withLock { $0.calls } }

    package var hasPower: Bool { machine.withLock { !$0.isWithoutPower } }

    /// From now on keeps the disk as it was before every call that changes something.
    package func keepMoments() { machine.withLock { $0.moments = [] } }

    /// The moments kept so far, and now.
    package var moments: [DiskMoment] {
        machine.withLock { machine in
            (machine.moments ?? []) + [DiskMoment(state: machine.state, calls: machine.calls)]
        }
    }

    /// Every disk that a power cut at a moment may leave.
    ///
    /// - Parameter cuts: At most so many places within one write.
    package func remains(of moment: DiskMoment, cuts: Int) -> [SimulatedDisk] {
        moment.state.remains(cuts: cuts).map {
            SimulatedDisk($0, kind: kind, capacity: capacity)
        }
    }

    /// Equal for disks that show the same names and bytes, within one run of the tests.
    package var fingerprint: Int {
        var hasher = Hasher()
        machine.withLock { $0.state.hash(into: &hasher) }
        return hasher.finalize()
    }

    /// The disk as the machine finds it after a power cut now.
    package func afterPowerLoss(_ random: inout SeededGenerator) -> SimulatedDisk {
        let state = machine.withLock { $0.state }
        return SimulatedDisk(state.afterPowerLoss(&random), kind: kind, capacity: capacity)
    }

    /// The same disk after everything on it was synced, and the machine started anew.
    package func afterSyncOfAll() -> SimulatedDisk {
        var state = machine.withLock { $0.state }
        state.syncAll()
        return SimulatedDisk(state, kind: kind, capacity: capacity)
    }

    /// The disk as another process finds it when this one is killed now: nothing is lost, nothing
    /// is open or locked.
    package func afterKill() -> SimulatedDisk {
        SimulatedDisk(machine.withLock { $0.state }, kind: kind, capacity: capacity)
    }

    /// The bytes a path shows now; nil when it is no file.
    package func bytes(at path: String) -> [UInt8]? {
        machine.withLock { machine in
            machine.state.node(at: path).flatMap { machine.state.nodes[$0] }
                .flatMap { $0.kind == .file ? $0.content : nil }
        }
    }

    /// The names in a directory, sorted.
    package func list(_ path: String) -> [String] {
        (try? names(in: path))?.sorted() ?? []
    }
}

/// A disk between two calls.
package struct DiskMoment: Sendable {
    let state: DiskState

    /// How many calls had changed something before.
    package let calls: Int
}

// MARK: - FileSystem

extension SimulatedDisk {
    package func open(_ path: String, _ mode: OpenMode) throws(FileError) -> OpenFile {
        try act(.open, path, changes: mode.mayCreate) { machine throws(FileError) in
            var node = machine.state.node(at: path)
            if node == nil, mode.mayCreate, let place = machine.state.place(of: path) {
                let new = machine.state.make(.file)
                machine.state.link(new, place.name, in: place.directory)
                node = new
            } else if node != nil, mode.mustCreate {
                throw FileError(.alreadyThere, in: .open, path: path)
            }
            guard let node else { throw FileError(.notFound, in: .open, path: path) }
            guard machine.state.nodes[node]?.kind == .file else {
                throw FileError(.notAFile, in: .open, path: path)
            }
            defer { machine.nextDescriptor += 1 }
            machine.open[machine.nextDescriptor] = node
            return OpenFile(descriptor: machine.nextDescriptor)
        }
    }

    package func close(_ file: OpenFile) {
        machine.withLock { machine in
            if let node = machine.open.removeValue(forKey: file.descriptor),
                machine.locks[node] == file.descriptor
            {
                machine.locks[node] = nil
            }
        }
    }

    package func read(
        _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(FileError) -> Int {
        let content = try act(.read, "", changes: false) { machine throws(FileError) in
            machine.state.nodes[try machine.node(of: file)]?.content ?? []
        }
        let part = content.dropFirst(offset).prefix(buffer.count)
        buffer.copyBytes(from: part)
        return part.count
    }

    package func write(
        _ file: OpenFile, at offset: Int, from buffer: UnsafeRawBufferPointer
    ) throws(FileError) -> Int {
        let bytes = Array(buffer)
        let room = capacity - machine.withLock { $0.state.usedBytes }
        return try act(.write, "") { machine throws(FileError) in
            let node = try machine.node(of: file)
            let wanted = machine.takesHalf ? max(1, bytes.count / 2) : bytes.count
            let growth = offset + wanted - (machine.state.nodes[node]?.content.count ?? 0)
            let count = growth > room ? wanted - (growth - room) : wanted
            guard count > 0 else { throw FileError(.noSpace, in: .write, path: "") }
            machine.state.change(
                .write(offset: offset, bytes: Array(bytes.prefix(count))), of: node)
            return count
        }
    }

    package func syncData(_ file: OpenFile) throws(FileError) { try sync(file, as: .syncData) }

    package func sync(_ file: OpenFile) throws(FileError) { try sync(file, as: .sync) }

    package func syncDirectory(_ path: String) throws(FileError) {
        try act(.syncDirectory, path) { machine throws(FileError) in
            guard let node = machine.state.node(at: path) else {
                throw FileError(.notFound, in: .syncDirectory, path: path)
            }
            machine.state.nodes[node]?.syncNames()
        }
    }

    package func truncate(_ file: OpenFile, to length: Int) throws(FileError) {
        try act(.truncate, "") { machine throws(FileError) in
            machine.state.change(.truncate(length), of: try machine.node(of: file))
        }
    }

    package func rename(_ old: String, to new: String) throws(FileError) {
        try act(.rename, old) { machine throws(FileError) in
            guard let node = machine.state.node(at: old),
                let from = machine.state.place(of: old), let to = machine.state.place(of: new)
            else { throw FileError(.notFound, in: .rename, path: old) }
            machine.state.move(node, from: from, to: to)
        }
    }

    package func remove(_ path: String) throws(FileError) {
        try act(.remove, path) { machine throws(FileError) in
            guard machine.state.node(at: path) != nil, let place = machine.state.place(of: path)
            else { throw FileError(.notFound, in: .remove, path: path) }
            machine.state.unlink(place.name, in: place.directory)
        }
    }

    package func createDirectory(_ path: String) throws(FileError) {
        try act(.createDirectory, path) { machine throws(FileError) in
            guard machine.state.node(at: path) == nil else {
                throw FileError(.alreadyThere, in: .createDirectory, path: path)
            }
            guard let place = machine.state.place(of: path) else {
                throw FileError(.notFound, in: .createDirectory, path: path)
            }
            machine.state.link(
                machine.state.make(.directory), place.name, in: place.directory)
        }
    }

    package func names(in directory: String) throws(FileError) -> [String] {
        try act(.list, directory, changes: false) { machine throws(FileError) in
            guard let node = machine.state.node(at: directory).flatMap({ machine.state.nodes[$0] })
            else { throw FileError(.notFound, in: .list, path: directory) }
            return Array(node.names.keys)
        }
    }

    package func status(of path: String) throws(FileError) -> FileStatus? {
        try act(.status, path, changes: false) { machine throws(FileError) in
            machine.state.node(at: path).flatMap(machine.status)
        }
    }

    package func status(of file: OpenFile) throws(FileError) -> FileStatus {
        try act(.status, "", changes: false) { machine throws(FileError) in
            guard let status = machine.status(try machine.node(of: file)) else {
                throw FileError(.notFound, in: .status, path: "")
            }
            return status
        }
    }

    /// Everything is made a nanosecond after what was made before it.
    package func birthplace(of path: String) throws(FileError) -> Birthplace {
        try act(.status, path, changes: false) { machine throws(FileError) in
            guard let node = machine.state.node(at: path) else {
                throw FileError(.notFound, in: .status, path: path)
            }
            return Birthplace(
                fileSystem: 1, inode: UInt64(node),
                birth: machine.keepsBirths ? Int64(node) : nil)
        }
    }

    /// From now on as on file systems that do not know when a file was made.
    package func forgetBirths() { machine.withLock { $0.keepsBirths = false } }

    package func volume(of path: String) throws(FileError) -> Volume {
        try act(.volume, path, changes: false) { machine throws(FileError) in
            Volume(kind: kind, freeBytes: capacity - machine.state.usedBytes)
        }
    }

    package func freeBytes(of path: String) throws(FileError) -> Int {
        try volume(of: path).freeBytes
    }

    package func lock(_ file: OpenFile) throws(FileError) -> Bool {
        try act(.lock, "", changes: false) { machine throws(FileError) in
            let node = try machine.node(of: file)
            if machine.locks[node] != nil { return false }
            machine.locks[node] = file.descriptor
            return true
        }
    }

    package func forgetCachedPages(of file: OpenFile) {
        machine.withLock { machine in
            if let node = machine.open[file.descriptor] {
                machine.state.nodes[node]?.forgetCachedPages()
            }
        }
    }

    private func sync(_ file: OpenFile, as call: FileError.Call) throws(FileError) {
        do throws(FileError) {
            try act(call, "") { machine throws(FileError) in
                machine.state.nodes[try machine.node(of: file)]?.sync()
            }
        } catch {
            machine.withLock { machine in
                if !machine.isWithoutPower, let node = machine.open[file.descriptor] {
                    machine.state.nodes[node]?.failSync()
                }
            }
            throw error
        }
    }

    /// One call: the plan's word, then the deed.
    private func act<Result>(
        _ call: FileError.Call, _ path: String, changes: Bool = true,
        _ body: (inout Machine) throws(FileError) -> Result
    ) throws(FileError) -> Result {
        let outcome: Swift.Result<Result, FileError> = machine.withLock { machine in
            if machine.isWithoutPower {
                return .failure(FileError(.inputOutput, in: call, path: path))
            }
            var fault: Fault?
            if changes {
                machine.moments?.append(
                    DiskMoment(state: machine.state, calls: machine.calls))
                fault = machine.plan?(machine.calls, call)
                machine.calls += 1
            }
            machine.takesHalf = false
            switch fault {
            case .fail(let reason): return .failure(FileError(reason, in: call, path: path))
            case .short: machine.takesHalf = true
            case .powerLoss:
                // The request was made; whether the device got it is for the power cut to say.
                if call.isRequest { _ = try? body(&machine) }
                machine.isWithoutPower = true
                return .failure(FileError(.inputOutput, in: call, path: path))
            case nil: break
            }
            do throws(FileError) {
                return .success(try body(&machine))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }
}

extension OpenMode {
    fileprivate var mayCreate: Bool {
        switch self {
        case .createNew, .createIfMissing: true
        case .readOnly, .readWrite: false
        }
    }

    fileprivate var mustCreate: Bool {
        if case .createNew = self { true } else { false }
    }
}

extension FileError.Call {
    /// Whether the call only asks the system for a change, and promises nothing.
    fileprivate var isRequest: Bool {
        switch self {
        case .sync, .syncData, .syncDirectory: false
        default: true
        }
    }
}
