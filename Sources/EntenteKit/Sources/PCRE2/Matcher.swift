internal import CPCRE2

/// Runs patterns over texts and owns all memory that matching needs.
///
/// One matcher serves any number of patterns, one after the other; make one
/// a task or a batch. It is not `Sendable`. The 16 MB JIT stack is reserved
/// address space and grows only when a pattern needs it.
public final class Matcher {
    /// Bounds on the work spent on one match attempt; exceeding one is a ``MatchError``.
    public struct Limits: Sendable, Hashable {
        /// Backtracking steps (PCRE2 counts roughly one a choice point).
        public var steps: UInt32
        /// Nesting of backtracking; without JIT only.
        public var depth: UInt32
        /// Heap for backtracking, in KiB; without JIT only.
        public var heapKiB: UInt32

        /// One million steps answer a hostile pattern within milliseconds.
        public init(steps: UInt32 = 1_000_000, depth: UInt32 = 250_000, heapKiB: UInt32 = 64 << 10) {
            self.steps = steps
            self.depth = depth
            self.heapKiB = heapKiB
        }
    }

    /// The limits in force.
    public let limits: Limits
    private let context: OpaquePointer
    private let stack: OpaquePointer?
    private var data: OpaquePointer
    private var capacity: Int
    private var startLimit = Int.max
    /// The offset pairs of the last match; moves when a pattern with more groups comes along.
    @usableFromInline private(set) var offsets: UnsafePointer<Int>

    /// Makes a matcher; traps only when the system gives no memory.
    public init(limits: Limits = Limits()) {
        self.limits = limits
        capacity = 16
        guard let context = pcre2_match_context_create_8(nil),
            let data = pcre2_match_data_create_8(UInt32(capacity), nil)
        else { preconditionFailure("no memory for a matcher") }
        self.context = context
        self.data = data
        offsets = Matcher.offsets(of: data)
        stack = pcre2_jit_stack_create_8(64 << 10, 16 << 20, nil)
        pcre2_jit_stack_assign_8(context, nil, stack.map(UnsafeMutableRawPointer.init))
        pcre2_set_match_limit_8(context, limits.steps)
        pcre2_set_depth_limit_8(context, limits.depth)
        pcre2_set_heap_limit_8(context, limits.heapKiB)
    }

    deinit {
        pcre2_match_data_free_8(data)
        pcre2_match_context_free_8(context)
        pcre2_jit_stack_free_8(stack)
    }

    private static func offsets(of data: OpaquePointer) -> UnsafePointer<Int> {
        // size_t and Int share a layout; PCRE2_UNSET becomes -1.
        UnsafeRawPointer(pcre2_get_ovector_pointer_8(data)).assumingMemoryBound(to: Int.self)
    }

    /// Readies the matcher for one pattern and one bound on match starts.
    @usableFromInline
    func prepare(_ pattern: Pattern, startLimit: Int) {
        if pattern.groupCount >= capacity { grow(pattern.groupCount + 1) }
        if startLimit != self.startLimit {
            self.startLimit = startLimit
            pcre2_set_offset_limit_8(context, startLimit == Int.max ? Int(bitPattern: UInt.max) : startLimit)
        }
    }

    private func grow(_ needed: Int) {
        capacity = max(needed, 2 * capacity)
        guard let larger = pcre2_match_data_create_8(UInt32(capacity), nil) else {
            preconditionFailure("no memory for a matcher")
        }
        pcre2_match_data_free_8(data)
        data = larger
        offsets = Matcher.offsets(of: larger)
    }

    /// One search; true when ``offsets`` hold a match.
    ///
    /// `notEmptyAtStart` rejects an empty match at `start` itself.
    @usableFromInline
    func search(
        _ pattern: Pattern, _ text: UnsafePointer<UInt8>, _ length: Int, _ start: Int, notEmptyAtStart: Bool
    ) throws(MatchError) -> Bool {
        let options = notEmptyAtStart ? UInt32(PCRE2_NOTEMPTY_ATSTART) : 0
        // pcre2_jit_match skips the argument checks that cost as much as a short match.
        let result =
            pattern.hasJIT
            ? pcre2_jit_match_8(pattern.code, text, length, start, options, data, context)
            : pcre2_match_8(
                pattern.code, text, length, start, options | UInt32(PCRE2_NO_UTF_CHECK), data, context)
        if result >= 0 { return true }
        if result == PCRE2_ERROR_NOMATCH { return false }
        throw MatchError(code: result)
    }
}
