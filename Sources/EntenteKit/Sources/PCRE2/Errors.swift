internal import CPCRE2

/// Why a pattern does not compile.
public struct PatternError: Error, Sendable, Hashable, CustomStringConvertible {
    /// PCRE2's compile error number (101 and up).
    public let code: Int32
    /// PCRE2's own words.
    public let message: String
    /// Where in the pattern, in UTF-8 bytes from its start.
    public let offset: Int

    init(code: Int32, offset: Int) {
        self.code = code
        self.offset = offset
        message = libraryMessage(code)
    }

    public var description: String { "\(message) (at byte \(offset) of the pattern)" }
}

/// Why matching gave up on a text: never "no match", which is not an error.
public struct MatchError: Error, Sendable, Hashable, CustomStringConvertible {
    /// PCRE2's match error number, negative.
    public let code: Int32

    /// Wraps a number returned by PCRE2.
    public init(code: Int32) { self.code = code }

    /// What kind of failure ``code`` stands for.
    public var meaning: Meaning {
        switch code {
        case PCRE2_ERROR_MATCHLIMIT: .matchLimit
        case PCRE2_ERROR_DEPTHLIMIT: .depthLimit
        case PCRE2_ERROR_HEAPLIMIT: .heapLimit
        case PCRE2_ERROR_JIT_STACKLIMIT: .jitStack
        case PCRE2_ERROR_NOMEMORY: .memory
        case PCRE2_ERROR_RECURSELOOP: .recursionLoop
        default: .other
        }
    }

    /// The failures a pipeline can expect.
    public enum Meaning: String, Sendable, Hashable {
        /// Too much backtracking (-47).
        case matchLimit
        /// Backtracking nested too deeply (-53).
        case depthLimit
        /// Too much memory for backtracking (-63).
        case heapLimit
        /// The machine-code matcher ran out of its stack (-46).
        case jitStack
        /// The system gave no memory (-48).
        case memory
        /// The pattern recursed into itself without consuming text (-52).
        case recursionLoop
        /// Anything else; see the message of ``MatchError/description``.
        case other
    }

    public var description: String {
        switch meaning {
        case .matchLimit: "gave up after too much backtracking (match limit); make the pattern less ambiguous"
        case .depthLimit: "gave up: backtracking nested too deeply (depth limit)"
        case .heapLimit: "gave up: backtracking needed too much memory (heap limit)"
        case .jitStack: "gave up: the matcher's stack is full; make the repeated part shorter or possessive"
        case .memory: "gave up: no memory left for matching"
        case .recursionLoop: "gave up: the pattern recurses without consuming text"
        case .other: "gave up: \(libraryMessage(code))"
        }
    }
}

/// PCRE2's text for an error number.
private func libraryMessage(_ code: Int32) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
        let length = pcre2_get_error_message_8(code, buffer.baseAddress, buffer.count)
        guard length >= 0 else { return "PCRE2 error \(code)" }
        return String(decoding: buffer[..<Int(length)], as: UTF8.self)
    }
}
