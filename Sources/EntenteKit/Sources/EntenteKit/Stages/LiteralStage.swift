public import Literals
internal import Synchronization

/// A stage that waits for literals: a plan scans a document once for those of all such stages.
///
/// The document is scanned when the first of them runs. Called without hits, as by a test, a stage scans for itself.
///
/// ```swift
/// public func process(_ document: inout Document) throws(StageError) { try process(&document, hits: scan.hits(in: document.text)[0]) }
/// ```
public protocol LiteralStage: Stage {
    /// What the stage waits for. A hit names a literal by its index here.
    var literals: [LiteralScanner.Literal] { get }
    /// Adds the layers that the descriptor promises.
    ///
    /// - Parameter hits: every occurrence of every literal in the text, overlapping ones included, boilerplate too.
    ///   Ascending by their ends, except for literals of more than 64 bytes.
    /// - Throws: ``StageError`` if this document cannot be processed; others still can.
    func process(_ document: inout Document, hits: [LiteralHit]) throws(StageError)
}

/// Where a literal occurs.
@frozen
public struct LiteralHit: Sendable, Hashable {
    /// The index of the literal in ``LiteralStage/literals``.
    public let literal: UInt32
    /// Its first byte.
    public let start: UInt32

    /// An occurrence.
    @inlinable
    public init(literal: UInt32, start: UInt32) {
        self.literal = literal
        self.start = start
    }
}

/// One scan for the literals of several stages. The automaton is built when it is first needed.
public final class LiteralScan: Sendable {
    private let groups: [[LiteralScanner.Literal]]
    private let automata = Mutex<Automata?>(nil)

    /// A scan for the literals of each stage; a literal may stand in several groups.
    public init(_ groups: [[LiteralScanner.Literal]]) { self.groups = groups }

    /// The hits of each group in a text.
    ///
    /// - Complexity: O(text + hits).
    public func hits(in text: Text) -> [[LiteralHit]] {
        let automata = automata.withLock { known in
            if let known { return known }
            let built = Automata(groups)
            known = built
            return built
        }
        return automata.hits(in: text, groups.count)
    }
}

/// The scanners of a scan; one, unless its tables would be too large.
private struct Automata: Sendable {
    private var scanners: [(first: Int, scanner: LiteralScanner)] = []
    /// Who waits for literal `n`: `users[firstUser[n]..<firstUser[n + 1]]`.
    private var users: [(group: UInt32, literal: UInt32)] = []
    private var firstUser: [Int32] = [0]
    private var lengths: [UInt32] = []

    init(_ groups: [[LiteralScanner.Literal]]) {
        var numbers: [LiteralScanner.Literal: Int] = [:]
        var literals: [LiteralScanner.Literal] = []
        var waiting: [[(group: UInt32, literal: UInt32)]] = []
        for (group, own) in groups.enumerated() {
            for (index, literal) in own.enumerated() where !literal.bytes.isEmpty {
                let number = numbers[literal] ?? literals.count
                if number == literals.count {
                    numbers[literal] = number
                    literals.append(literal)
                    waiting.append([])
                }
                waiting[number].append((UInt32(group), UInt32(index)))
            }
        }
        for list in waiting {
            users += list
            firstUser.append(Int32(users.count))
        }
        lengths = literals.map { UInt32($0.bytes.count) }
        build(literals[...])
    }

    private mutating func build(_ literals: ArraySlice<LiteralScanner.Literal>) {
        guard !literals.isEmpty else { return }
        do throws(LiteralScanner.BuildError) {
            scanners.append((literals.startIndex, try LiteralScanner(Array(literals))))
        } catch {
            // Too many for one table. A single literal always fits.
            let middle = (literals.startIndex + literals.endIndex) / 2
            build(literals[..<middle])
            build(literals[middle...])
        }
    }

    func hits(in text: Text, _ groups: Int) -> [[LiteralHit]] {
        var hits = [[LiteralHit]](repeating: [], count: groups)
        text.withBytes { bytes in
            hits.withUnsafeMutableBufferPointer { hits in
                for (first, scanner) in scanners { scan(bytes, first, scanner, into: hits) }
            }
        }
        return hits
    }

    private func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ scanner: LiteralScanner,
        into hits: UnsafeMutableBufferPointer<[LiteralHit]>
    ) {
        users.withUnsafeBufferPointer { users in
            firstUser.withUnsafeBufferPointer { firstUser in
                lengths.withUnsafeBufferPointer { lengths in
                    scanner.scan(bytes) { literal, end in
                        let number = first + literal
                        let start = UInt32(truncatingIfNeeded: end) - lengths[number]
                        for at in Int(firstUser[number])..<Int(firstUser[number + 1]) {
                            hits[Int(users[at].group)].append(LiteralHit(literal: users[at].literal, start: start))
                        }
                    }
                }
            }
        }
    }
}
