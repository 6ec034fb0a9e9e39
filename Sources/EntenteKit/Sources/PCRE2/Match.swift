/// One match, as a view onto the matcher's offsets.
///
/// Valid only inside the closure it is passed to; it cannot be copied out.
/// All offsets are UTF-8 bytes from the start of the text.
@frozen
public struct Match: ~Copyable {
    @usableFromInline let offsets: UnsafePointer<Int>
    /// Number of capturing groups of the pattern; ``group(_:)`` accepts `0...groupCount`.
    public let groupCount: Int

    @inlinable
    init(offsets: UnsafePointer<Int>, groupCount: Int) {
        self.offsets = offsets
        self.groupCount = groupCount
    }

    /// First byte of the whole match.
    @inlinable public var start: UInt32 { UInt32(truncatingIfNeeded: offsets[0]) }
    /// The byte after the whole match; equal to ``start`` for an empty match.
    @inlinable public var end: UInt32 { UInt32(truncatingIfNeeded: offsets[1]) }
    /// The whole match.
    @inlinable public var range: (start: UInt32, end: UInt32) { (start, end) }

    /// Where group `number` matched, or nil when it took no part in the match.
    ///
    /// - Precondition: `0...groupCount` contains `number`; 0 is the whole match.
    /// - Complexity: O(1), no allocation.
    @inlinable
    public func group(_ number: Int) -> (start: UInt32, end: UInt32)? {
        precondition(number >= 0 && number <= groupCount, "no such group")
        let start = offsets[2 * number]
        // PCRE2_UNSET is all ones, which is -1 here.
        guard start >= 0 else { return nil }
        return (UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: offsets[2 * number + 1]))
    }
}
