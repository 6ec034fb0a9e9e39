/// Reads YAML into a tree of nodes with marks.
public enum YAMLReader {
    /// Reads the one document of a file; nil if the file holds nothing but blanks and comments.
    ///
    /// Time and memory are linear in the file, and bounded by `limits` however its aliases expand.
    /// The result is at most `limits.depth` deep, so that consumers may recurse.
    public static func parse(
        _ source: SourceFile, limits: YAMLLimits = .default
    ) throws(YAMLErrors) -> Node? {
        do throws(YAMLError) {
            try checkBytes(of: source, limits: limits)
        } catch {
            throw YAMLErrors(errors: [error])
        }
        // libyaml asserts a non-null input.
        guard source.bytes.count > source.prefixLength else { return nil }
        return try source.bytes.withUnsafeBufferPointer { (bytes) throws(YAMLErrors) -> Node? in
            let input = UnsafeBufferPointer(rebasing: bytes[source.prefixLength...])
            var composer = Composer(source: source, limits: limits, input: input)
            var node: Node?
            do throws(YAMLError) {
                node = try composer.document()
            } catch {
                throw YAMLErrors(errors: composer.errors(endingWith: error))
            }
            if !composer.errors.isEmpty { throw YAMLErrors(errors: composer.errors(endingWith: nil)) }
            return node
        }
    }

    /// Size and encoding, checked before libyaml sees a byte.
    private static func checkBytes(of source: SourceFile, limits: YAMLLimits) throws(YAMLError) {
        let bytes = source.bytes
        let top = Mark(line: 1, column: 1, offset: 0)
        if bytes.count > limits.bytes {
            throw YAMLError(
                code: .size, message: "this file has \(bytes.count) bytes; at most \(limits.bytes) are read",
                hint: "keep long lists in a file of their own and name that file here",
                mark: top, source: source)
        }
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
            throw YAMLError(
                code: .encoding, message: "this file is UTF-16", hint: "save it as UTF-8",
                mark: top, source: source)
        }
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw YAMLError(
                code: .encoding, message: "this byte is not UTF-8", hint: "save the file as UTF-8",
                mark: source.mark(atByte: error.byteOffsets.lowerBound), source: source)
        }
    }
}

extension YAMLError {
    /// A character that YAML does not allow, at `mark`.
    static func controlCharacter(at mark: Mark, in source: SourceFile) -> YAMLError {
        let tail = source.bytes[min(mark.offset, source.bytes.count)...].prefix(4)
        let scalar = String(decoding: tail, as: UTF8.self).unicodeScalars.first?.value ?? 0
        let code = String(scalar, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
        return YAMLError(
            code: .encoding, message: "the control character \(name) cannot stand in YAML",
            hint: "delete it, or write it as an escape in double quotes", mark: mark, source: source)
    }
}
