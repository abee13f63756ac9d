import CanonicalJSON
import SimulatedDisk
import Synchronization
import Testing

@testable import JournalStore

/// What completions told, in their order.
private final class Told: Sendable {
    private let results = Mutex<[Result<[JournalEntry], JournalError>]>([])

    func add(_ result: Result<[JournalEntry], JournalError>) {
        results.withLock { $0.append(result) }
    }

    var all: [Result<[JournalEntry], JournalError>] { results.withLock { $0 } }
    var items: [String] {
        all.flatMap { (try? $0.get()) ?? [] }.filter { !$0.isOwn }
            .compactMap { $0.body.string("item") }
    }
}

/// A gate that keeps the journal's thread busy, so that submissions pile up.
private func block(_ thread: JournalThread) -> Signal {
    let started = Signal()
    let gate = Signal()
    thread.submit(
        preparing: { _ in
            started.raise()
            gate.wait()
            return []
        }, completion: { _ in })
    started.wait()
    return gate
}

@Suite("A journal on a thread of its own")
struct ThreadTests {
    private let bench = Bench()

    @Test("Submissions are recorded in their order and told in their order")
    func order() throws {
        let thread = try JournalThread(try bench.create())
        let told = Told()
        for number in 0..<300 { thread.submit([.answer(number)]) { told.add($0) } }
        try thread.closeAndWait()
        #expect(told.items == (0..<300).map { "item.\($0)" })
        let found = try bench.entries().compactMap { $0.body.string("item") }
        #expect(found == told.items)
        guard case .sound(303, _) = try bench.reader.verify() else {
            Issue.record("not sound, or not 303 entries")
            return
        }
    }

    @Test("What waits while the disk is busy is written in one go")
    func together() throws {
        let thread = try JournalThread(try bench.create())
        let told = Told()
        let gate = block(thread)
        for number in 0..<20 { thread.submit([.answer(number), .answer(number)]) { told.add($0) } }
        gate.raise()
        try thread.closeAndWait()
        let entries = try told.all.map { try $0.get() }
        #expect(entries.map(\.count) == [Int](repeating: 2, count: 20))
        #expect(Set(entries.joined().map(\.grp)) == [2])
    }

    @Test("A refused draft takes none of its neighbours with it")
    func refused() throws {
        let thread = try JournalThread(try bench.create())
        let told = Told()
        let gate = block(thread)
        thread.submit([.answer(1)]) { told.add($0) }
        thread.submit([EntryDraft(by: "nobody", kind: "a", body: [:])]) { told.add($0) }
        thread.submit([.answer(2)]) { told.add($0) }
        gate.raise()
        try thread.closeAndWait()
        #expect(told.items == ["item.1", "item.2"])
        #expect(throws: JournalError(.badPerson("nobody"))) { try told.all[1].get() }
    }

    @Test("After a failed write everything that waits is told so")
    func failed() throws {
        let thread = try JournalThread(try bench.create())
        let told = Told()
        thread.submit([.answer(1)]) { told.add($0) }
        let flushed = Signal()
        thread.flush { flushed.raise() }
        flushed.wait()
        bench.disk.setPlan { _, call in call == .syncData ? .fail(.inputOutput) : nil }
        for number in 2..<5 { thread.submit([.answer(number)]) { told.add($0) } }
        #expect(throws: JournalError.self) { try thread.closeAndWait() }
        #expect(told.all.count == 4)
        #expect(told.items == ["item.1"])

        bench.disk.setPlan(nil)
        let (journal, _) = try bench.open()
        try journal.close()
        #expect(try bench.entries().filter { $0.kind == "answer" }.count == 1)
    }

    @Test("Of submissions written together, those before the failure are told as recorded")
    func partlyDurable() throws {
        let thread = try JournalThread(try bench.create())
        let told = Told()
        let gate = block(thread)
        let sign = EntryDraft(by: "u-1", kind: "sign", body: ["item": "signed"])
        thread.submit([.answer(1)]) { told.add($0) }
        thread.submit([sign]) { told.add($0) }
        // The checkpoint before the signature is the first rename.
        bench.disk.setPlan { _, call in call == .rename ? .fail(.inputOutput) : nil }
        gate.raise()
        #expect(throws: JournalError.self) { try thread.closeAndWait() }
        #expect(told.items == ["item.1"])
        #expect(throws: JournalError.self) { try told.all[1].get() }
    }

    @Test("Drafts that need the journal's thread are made there")
    func prepared() throws {
        let thread = try JournalThread(try bench.create())
        let told = Told()
        thread.submit(
            preparing: { journal throws(JournalError) in
                let blob = try journal.blobs.put(Vector.blob, for: .photo)
                return [
                    EntryDraft(by: "u-1", kind: "photo.add", body: ["blob": .string(blob)])
                ]
            }, completion: { told.add($0) })
        let signed = Mutex<Int>(0)
        thread.checkpoint { result in
            signed.withLock { $0 = (try? result.get().checkpoint.size) ?? -1 }
        }
        try thread.closeAndWait()
        #expect(try told.all.first?.get().first?.kind == "photo.add")
        #expect(signed.withLock { $0 } == 3)
    }

    @Test("After closing, everything is refused at once")
    func closed() throws {
        let thread = try JournalThread(try bench.create())
        try thread.closeAndWait()
        let told = Told()
        thread.submit([.answer(1)]) { told.add($0) }
        #expect(throws: JournalError(.closed)) { try told.all[0].get() }
        #expect(throws: JournalError(.closed)) { try thread.closeAndWait() }
        // The lock is free.
        _ = try bench.open()
    }

    @Test("More than the queue takes is refused and not forgotten")
    func full() throws {
        let thread = try JournalThread(try bench.create())
        let told = Told()
        let gate = block(thread)
        for number in 0...JournalThread.waitingLimit {
            thread.submit([]) { told.add($0) }
            if number < JournalThread.waitingLimit { #expect(told.all.isEmpty) }
        }
        #expect(
            throws: JournalError(.tooManyWaiting(count: JournalThread.waitingLimit))
        ) { try told.all[0].get() }
        gate.raise()
        try thread.closeAndWait()
        #expect(told.all.count == JournalThread.waitingLimit + 1)
    }
}
