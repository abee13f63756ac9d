import FormLanguage
import Testing

@Suite("What depends on one another is put into an order")
struct DependencyOrderTests {
    @Test("Each node stands behind all it depends on, and what is in or behind a cycle is last")
    func order() {
        // 0 ← 2 ← 1; 3 and 4 on each other; 5 on 4.
        let order = DependencyOrder([[], [2], [0], [4], [3], [4, 0]])

        #expect(order.nodes == [0, 2, 1, 3, 4, 5])
        #expect(order.ranks == [0, 2, 1, 3, 4, 5])
        #expect(order.isUndecided == [false, false, false, true, true, true])
        #expect(order.dependents == [[2, 5], [], [1], [4], [3, 5], []])
    }
}
