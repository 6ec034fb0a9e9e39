/// One mistake in a YAML file, with its place and, where the mistake is a common one, a way out.
public struct YAMLError: Error, Sendable {
    /// The kinds of mistakes.
    public enum Code: String, Sendable, CaseIterable {
        /// Not YAML.
        case syntax
        /// Not UTF-8, or a control character.
        case encoding
        /// A key that its map has already; `other` is the first one.
        case duplicateKey
        /// A key that is not text.
        case key
        /// A `<<` whose value is neither a map nor a list of maps.
        case merge
        /// Nested deeper than `YAMLLimits.depth`.
        case depth
        /// More bytes than `YAMLLimits.bytes`.
        case size
        /// More values than `YAMLLimits.nodes`.
        case nodes
        /// An alias without an anchor, within its own anchor, or one that expands beyond the limits.
        case alias
        /// A tag such as `!python/object`; only text, lists and maps are read.
        case tag
        /// A second document.
        case multipleDocuments
    }

    /// The kind of mistake.
    public var code: Code
    /// What is wrong, as a sentence without a final stop.
    public var message: String
    /// What to do about it, if a usual cause was recognised.
    public var hint: String?
    /// Where it is.
    public var mark: Mark
    /// A second place worth showing: the first duplicate, the bracket that was opened.
    public var other: Mark?
    /// The file, for caret lines.
    public var source: SourceFile

    /// Makes an error from its parts.
    public init(
        code: Code, message: String, hint: String? = nil, mark: Mark, other: Mark? = nil, source: SourceFile
    ) {
        self.code = code
        self.message = message
        self.hint = hint
        self.mark = mark
        self.other = other
        self.source = source
    }
}

extension YAMLError: CustomStringConvertible {
    /// `path:line:column: message (hint)`.
    public var description: String {
        "\(source.path):\(mark.line):\(mark.column): \(message)" + (hint.map { " (\($0))" } ?? "")
    }
}

/// All mistakes found in one reading, in the order of the file.
public struct YAMLErrors: Error, Sendable, CustomStringConvertible {
    /// At least one. Duplicate keys are all reported at once; a syntax error ends the reading.
    public var errors: [YAMLError]

    /// Wraps errors; there must be at least one.
    public init(errors: [YAMLError]) {
        self.errors = errors
    }

    /// The errors, one a line.
    public var description: String {
        errors.map(\.description).joined(separator: "\n")
    }
}

/// Bounds on what a definition may cost to read.
public struct YAMLLimits: Sendable {
    /// Largest file, in bytes.
    public var bytes: Int
    /// Deepest nesting of lists and maps; consumers may therefore recurse.
    public var depth: Int
    /// Most values, each alias counted as often as it is used.
    public var nodes: Int

    /// Makes limits; the defaults suit definitions written by hand.
    public init(bytes: Int = 1 << 20, depth: Int = 64, nodes: Int = 200_000) {
        self.bytes = bytes
        self.depth = depth
        self.nodes = nodes
    }

    /// 1 MiB, 64 levels, 200,000 values.
    public static var `default`: YAMLLimits { YAMLLimits() }
}
