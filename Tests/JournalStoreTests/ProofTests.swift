import Testing

@testable import JournalStore

@Suite("Proofs of one entry and of one beginning")
struct ProofTests {
    private let leaves = Vector.leaves.compactMap { Hash256(hex: $0) }

    private func tree(_ size: Int) -> MerkleTree {
        MerkleTree(leaves: (0..<size).map { Hash256(of: Array("leaf \($0)".utf8)) })
    }

    @Test("The example's proofs are made as they stand")
    func vectors() throws {
        let tree = MerkleTree(leaves: leaves)
        #expect(tree.root.hex == Vector.roots[7])
        #expect(tree.inclusion(of: 2).map(\.hex) == Vector.inclusion)
        #expect(tree.consistency(from: 5).map(\.hex) == Vector.consistency)
    }

    @Test("The example's proof file is printed and read byte by byte, and holds")
    func file() throws {
        let bytes = Array(Vector.proof.utf8)
        let note = try SignedNote(Array(Vector.checkpoint.utf8))
        let tree = MerkleTree(leaves: leaves)
        #expect(LogProof(index: 2, hashes: tree.inclusion(of: 2), note: note).bytes == bytes)

        let device = try #require(NoteVerifier(vkey: Vector.deviceKey))
        let proof = try LogProof(bytes)
        #expect(try proof.verify(leaves[2], by: device).size == 7)
        #expect(throws: LogProofFault.notIncluded) { try proof.verify(leaves[3], by: device) }
        let inspector = try #require(NoteVerifier(vkey: Vector.inspectorKey))
        #expect(throws: LogProofFault.notSigned) { try proof.verify(leaves[2], by: inspector) }
    }

    @Test("Every single changed bit of the proof file is noticed")
    func flips() throws {
        let bytes = Array(Vector.proof.utf8)
        let device = try #require(NoteVerifier(vkey: Vector.deviceKey))
        // A cosignature is a witness's word; the device's key says nothing about it.
        let own = bytes.count - 128
        #expect(try LogProof(bytes).verify(leaves[2], by: device).size == 7)
        for place in 0..<own {
            for bit in 0..<8 {
                var changed = bytes
                changed[place] ^= 1 << bit
                guard let proof = try? LogProof(changed),
                    (try? proof.verify(leaves[2], by: device)) != nil
                else { continue }
                Issue.record("bit \(bit) of byte \(place)")
            }
        }
    }

    @Test("Every leaf of every size is proven, and no proof is good for another leaf or size")
    func inclusion() {
        for size in 1...70 {
            let tree = tree(size)
            for index in 0..<size {
                let leaf = Hash256(of: Array("leaf \(index)".utf8))
                let proof = tree.inclusion(of: index)
                func holds(_ leaf: Hash256, _ index: Int, _ size: Int, _ proof: [Hash256]) -> Bool {
                    MerkleProof.isIncluded(leaf, at: index, inTreeOf: size, tree.root, by: proof)
                }
                if !holds(leaf, index, size, proof) { Issue.record("\(index) of \(size)") }
                let wrong =
                    holds(.zero, index, size, proof)
                    || holds(leaf, (index + 1) % (size + 1), size, proof)
                    || holds(leaf, index, size, proof + [leaf])
                    || !proof.isEmpty && holds(leaf, index, size, Array(proof.dropLast()))
                    || holds(leaf, index, 0, proof) || holds(leaf, -1, size, proof)
                if wrong { Issue.record("too much holds for \(index) of \(size)") }
            }
        }
    }

    @Test("Every size is a beginning of every later one, and of no other tree")
    func consistency() {
        let roots = (0...70).map { tree($0).root }
        for size in 0...70 {
            let tree = tree(size)
            for old in 0...size {
                let proof = tree.consistency(from: old)
                func holds(_ old: Int, _ root: Hash256, _ proof: [Hash256]) -> Bool {
                    MerkleProof.isConsistent((old, root), (size, tree.root), by: proof)
                }
                if !holds(old, roots[old], proof) { Issue.record("\(old) to \(size)") }
                let wrong =
                    holds(old, roots[(old + 1) % 71], proof) || holds(size + 1, tree.root, proof)
                    || holds(old, roots[old], proof + [tree.root])
                    || !proof.isEmpty && holds(old, roots[old], Array(proof.dropLast()))
                if wrong { Issue.record("too much holds for \(old) to \(size)") }
            }
        }
    }

    @Test(
        "What is no proof file is refused",
        arguments: [
            "", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\nindex -1\n\n",
            "c2sp.org/tlog-proof@v1\nindex 02\n\n", "c2sp.org/tlog-proof@v1\nindex 2\nAAAA\n\n",
            "c2sp.org/tlog-proof@v2\nindex 2\n\n",
        ])
    func malformed(head: String) {
        #expect(throws: LogProofFault.malformed) {
            try LogProof(Array((head + Vector.checkpoint).utf8))
        }
    }
}
