internal import CPCRE2
internal import Synchronization

/// A compiled regular expression over UTF-8 bytes.
///
/// Immutable and safe to share between tasks; matching state lives in a
/// ``Matcher``. Compiled with `PCRE2_UTF` and JIT-compiled where the platform
/// allows. Newlines are `\n` whatever the library was built with, and `\C`
/// (a single byte) is refused, because it could split a scalar.
public final class Pattern: Sendable {
    /// The expression as written.
    public let source: String
    /// The options it was compiled with.
    public let options: Options
    /// Number of capturing groups, not counting the whole match.
    public let groupCount: Int
    /// The named groups in order of their numbers.
    public let names: [GroupName]
    /// Whether there is machine code; without it matching is about four times slower. It is generated when the pattern
    /// is first used: that takes longer than compiling, and of many patterns few meet their literals in a short text.
    public var hasJIT: Bool {
        switch machineCode.load(ordering: .acquiring) {
        case 1: true
        case 2: false
        default: generate()
        }
    }

    /// 0: not yet generated; 1: there is machine code; 2: there is none.
    private let machineCode = Atomic<UInt8>(0)
    /// Held by whoever generates machine code; nobody matches with a pattern before that is done.
    private static let generation = Mutex<Void>(())
    /// Lower bound, in scalars, of the length of any match.
    public let minLength: Int
    /// The longest look behind the start of a match, in scalars.
    public let maxLookbehind: Int

    /// The compiled code; PCRE2 never writes to it after compilation, so sharing is safe.
    nonisolated(unsafe) let code: OpaquePointer

    /// Compiles `source`.
    ///
    /// - Throws: ``PatternError`` with the byte offset at which PCRE2 gave up.
    public init(_ source: String, options: Options = []) throws(PatternError) {
        self.source = source
        self.options = options
        let code = try compile(source, options.pcre2)
        self.code = code
        groupCount = Int(code.info(PCRE2_INFO_CAPTURECOUNT))
        minLength = Int(code.info(PCRE2_INFO_MINLENGTH))
        maxLookbehind = Int(code.info(PCRE2_INFO_MAXLOOKBEHIND))
        names = code.groupNames()
    }

    deinit { pcre2_code_free_8(code) }

    private func generate() -> Bool {
        Self.generation.withLock { _ in
            let known = machineCode.load(ordering: .acquiring)
            guard known == 0 else { return known == 1 }
            // Success alone does not mean there is machine code: `(*NO_JIT)` succeeds without.
            let compiled = pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE)) == 0
            var size = 0
            pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_JITSIZE), &size)
            let hasCode = compiled && size > 0
            machineCode.store(hasCode ? 1 : 2, ordering: .releasing)
            return hasCode
        }
    }

    /// The number of the group called `name`; the lowest if several share the name.
    ///
    /// - Complexity: O(number of named groups).
    public func groupNumber(named name: String) -> Int? {
        names.first { $0.name == name }?.number
    }
}

extension Pattern {
    /// A named group and its number, counted from 1.
    public struct GroupName: Sendable, Hashable {
        /// The name as written in the pattern.
        public let name: String
        /// The group's number, from 1.
        public let number: Int
    }

    /// How a pattern is compiled.
    public struct Options: OptionSet, Sendable, Hashable {
        public let rawValue: UInt32
        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// Letters match regardless of case (Unicode simple folding: `k` also matches U+212A).
        public static let caseless = Options(rawValue: 1)
        /// `^` and `$` also match at line breaks.
        public static let multiline = Options(rawValue: 2)
        /// `.` also matches `\n`.
        public static let dotAll = Options(rawValue: 4)
        /// White space and `#` comments in the pattern are ignored.
        public static let extended = Options(rawValue: 8)
        /// A match must begin exactly where the search begins.
        public static let anchored = Options(rawValue: 16)
        /// `\d`, `\w`, `\s`, `\b` and POSIX classes follow Unicode properties instead of ASCII.
        /// Off by default: it disables PCRE2's fast start scan for `\d` (10–20 times slower).
        public static let unicode = Options(rawValue: 32)

        var pcre2: UInt32 {
            var flags = UInt32(PCRE2_UTF) | UInt32(PCRE2_NEVER_BACKSLASH_C) | UInt32(PCRE2_USE_OFFSET_LIMIT)
            if contains(.caseless) { flags |= UInt32(PCRE2_CASELESS) }
            if contains(.multiline) { flags |= UInt32(PCRE2_MULTILINE) }
            if contains(.dotAll) { flags |= UInt32(PCRE2_DOTALL) }
            if contains(.extended) { flags |= UInt32(PCRE2_EXTENDED) }
            if contains(.anchored) { flags |= UInt32(PCRE2_ANCHORED) }
            if contains(.unicode) { flags |= UInt32(PCRE2_UCP) }
            return flags
        }
    }
}

/// Compiles, with the newline convention pinned so that a pattern means the same on every machine.
private func compile(_ source: String, _ flags: UInt32) throws(PatternError) -> OpaquePointer {
    let context = pcre2_compile_context_create_8(nil)
    defer { pcre2_compile_context_free_8(context) }
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
    var error: Int32 = 0
    var offset = 0
    var copy = source
    let code = copy.withUTF8 { bytes in
        // An empty string may have no base address, which PCRE2 refuses.
        var none: UInt8 = 0
        return withUnsafePointer(to: &none) { fallback in
            pcre2_compile_8(bytes.baseAddress ?? fallback, bytes.count, flags, &error, &offset, context)
        }
    }
    guard let code else { throw PatternError(code: error, offset: offset) }
    return code
}

extension OpaquePointer {
    /// One 32-bit field of a compiled pattern.
    fileprivate func info(_ field: Int32) -> UInt32 {
        var value: UInt32 = 0
        pcre2_pattern_info_8(self, UInt32(field), &value)
        return value
    }

    /// Reads the name table: entries of a two-byte number, the name, and a NUL.
    fileprivate func groupNames() -> [Pattern.GroupName] {
        let count = Int(info(PCRE2_INFO_NAMECOUNT)), size = Int(info(PCRE2_INFO_NAMEENTRYSIZE))
        var table: UnsafePointer<UInt8>?
        pcre2_pattern_info_8(self, UInt32(PCRE2_INFO_NAMETABLE), &table)
        guard count > 0, let table else { return [] }
        return (0..<count).map { index in
            let entry = table + index * size
            return Pattern.GroupName(
                name: String(cString: entry + 2), number: Int(entry[0]) << 8 | Int(entry[1]))
        }.sorted { $0.number < $1.number }
    }
}
