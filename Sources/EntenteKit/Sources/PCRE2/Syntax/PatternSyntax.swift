/// Reads a pattern's source for what every match must contain.
///
/// A pipeline scans a document once for the literals of all its patterns and
/// runs a pattern only where one occurs. The reader is conservative: whatever
/// it does not fully understand (recursion, conditions, verbs, `\K`, `\G`)
/// yields no literals, so that such a pattern always runs.
public enum PatternSyntax {
    /// A byte string that a match may have to contain.
    public struct Literal: Sendable, Hashable {
        /// UTF-8; ASCII letters are lower case when ``isCaseless``.
        public let bytes: [UInt8]
        /// Whether ASCII letters stand for both cases. Other letters' cases,
        /// and the two scalars that fold to `k` and `s`, are literals of their own.
        public let isCaseless: Bool

        /// Makes a literal; the caller lower-cases caseless bytes.
        public init(bytes: [UInt8], isCaseless: Bool) {
            self.bytes = bytes
            self.isCaseless = isCaseless
        }
    }

    /// What is known about every match of a pattern.
    public struct Requirements: Sendable, Hashable {
        /// Every match contains at least one of these; nil when nothing is known.
        public var literals: [Literal]?
        /// One of the required occurrences begins at most this many bytes after
        /// the match does; nil when unbounded or when there are no literals.
        public var maxBefore: Int?
        /// Longest possible match in bytes; nil when unbounded or unknown.
        public var maxLength: Int?
        /// Where a match may begin, given the text before an occurrence of one of the literals; nil without literals.
        public var approach: Approach?

        static let unknown = Requirements(literals: nil, maxBefore: nil, maxLength: nil, approach: nil)
    }

    /// The requirements of `source` as compiled with `options`.
    ///
    /// Every match that starts at byte `s` has an occurrence of a literal that
    /// starts in `s...s + maxBefore`. So running the pattern with `from:` at
    /// `maxBefore` bytes before an occurrence (moved back to a scalar boundary)
    /// and `startLimit:` at the occurrence finds all that a full run finds.
    ///
    /// ``Approach`` gives nearer bounds from the text itself, also where `maxBefore` is unbounded.
    ///
    /// - Parameters:
    ///   - minimumLength: sets with a literal of fewer bytes are not returned.
    ///   - maximumCount: sets with more literals are not returned.
    /// - Complexity: O(pattern) with bounded expansion of small classes and options.
    public static func requirements(
        of source: String, options: Pattern.Options = [], minimumLength: Int = 2, maximumCount: Int = 1024
    ) -> Requirements {
        // An anchored pattern depends on where the search starts, so it has no window.
        guard !options.contains(.anchored) else { return .unknown }
        var parser = SyntaxParser(source, options)
        guard let node = try? parser.parse() else { return .unknown }
        let analysis = LiteralAnalysis(minimumLength: max(1, minimumLength), maximumCount: maximumCount)
        let facts = analysis.facts(of: node)
        let chosen = analysis.candidate(of: facts)
        return Requirements(
            literals: chosen?.literals.map { Literal(bytes: $0.bytes, isCaseless: $0.caseless) },
            maxBefore: chosen?.before, maxLength: facts.maxLength, approach: chosen.map { Approach($0.lead) })
    }
}
