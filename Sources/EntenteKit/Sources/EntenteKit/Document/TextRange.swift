/// A half-open range `[start, end)` of **UTF-8 byte offsets** into a document's text.
///
/// Both ends lie on scalar boundaries. Eight bytes, trivially copied: layers keep whole columns of them.
@frozen
public struct TextRange: Hashable, Sendable, Comparable {
    /// The first byte.
    public var start: UInt32
    /// The byte after the last one.
    public var end: UInt32

    /// A range from two byte offsets; `start <= end` is the caller's promise (checked in debug builds).
    @inlinable
    public init(_ start: UInt32, _ end: UInt32) {
        assert(start <= end)
        self.start = start
        self.end = end
    }

    /// A range from two byte offsets below 4 GiB.
    @inlinable
    public init(_ start: Int, _ end: Int) { self.init(UInt32(start), UInt32(end)) }

    /// Length in bytes.
    @inlinable public var count: Int { Int(end) - Int(start) }
    /// Whether the range holds no byte.
    @inlinable public var isEmpty: Bool { start == end }

    /// Whether both ranges share at least one byte.
    @inlinable
    public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }

    /// Whether `other` lies wholly inside.
    @inlinable
    public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }

    /// Whether the byte offset lies inside.
    @inlinable
    public func contains(_ offset: UInt32) -> Bool { start <= offset && offset < end }

    /// Text order: by start, a longer range before a shorter one.
    @inlinable
    public static func < (a: TextRange, b: TextRange) -> Bool {
        a.start != b.start ? a.start < b.start : a.end > b.end
    }
}

extension RandomAccessCollection where Element == TextRange, Index == Int {
    /// The index of the first range that ends after `offset`, in a sorted, disjoint column; `endIndex` if there is
    /// none. O(log n).
    public func firstIndex(endingAfter offset: UInt32) -> Int {
        var low = startIndex, high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if self[middle].end > offset { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The indices of the ranges that lie wholly inside `range`, in a sorted, disjoint column. O(log n + answer).
    public func indices(inside range: TextRange) -> Range<Int> {
        var low = startIndex, high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if self[middle].start >= range.start { high = middle } else { low = middle + 1 }
        }
        var last = low
        while last < endIndex, self[last].end <= range.end { last += 1 }
        return low..<last
    }
}
