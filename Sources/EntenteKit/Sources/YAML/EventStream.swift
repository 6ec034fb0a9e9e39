internal import CLibYAML

/// One libyaml event, copied into Swift.
struct Event {
    enum Kind {
        case documentStart, documentEnd, streamEnd
        case scalar(String, Node.Style)
        case listStart(Node.Style), mapStart(Node.Style)
        case collectionEnd
        case alias(String)
        case other
    }

    var kind: Kind
    var anchor: String?
    var tag: String?
    var start: Mark
    var end: Mark
}

/// libyaml's parser over one file. Its C struct lives on the heap because the parser keeps pointers
/// into itself. The caller keeps `input` alive for as long as the stream.
struct EventStream: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let source: SourceFile

    /// `input` is the source's bytes after the byte order mark.
    init(_ source: SourceFile, input: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        self.source = source
        // Fails only when memory is exhausted, where Swift traps as well.
        precondition(yaml_parser_initialize(parser) == 1, "out of memory")
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deinitialize(count: 1)
        parser.deallocate()
    }

    /// The next event. Throws the syntax or encoding error at which the reading ends.
    mutating func next() throws(YAMLError) -> Event {
        var raw = yaml_event_t()
        guard yaml_parser_parse(parser, &raw) == 1 else { throw failure() }
        defer { yaml_event_delete(&raw) }
        var event = Event(kind: .other, start: mark(raw.start_mark), end: mark(raw.end_mark))
        switch raw.type {
        case YAML_STREAM_END_EVENT: event.kind = .streamEnd
        case YAML_DOCUMENT_START_EVENT: event.kind = .documentStart
        case YAML_DOCUMENT_END_EVENT: event.kind = .documentEnd
        case YAML_ALIAS_EVENT: event.kind = .alias(text(raw.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT:
            let scalar = raw.data.scalar
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            event.kind = .scalar(String(decoding: bytes, as: UTF8.self), style(scalar.style))
            event.anchor = text(scalar.anchor)
            event.tag = text(scalar.tag)
        case YAML_SEQUENCE_START_EVENT:
            let list = raw.data.sequence_start
            event.kind = .listStart(list.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block)
            event.anchor = text(list.anchor)
            event.tag = text(list.tag)
        case YAML_MAPPING_START_EVENT:
            let map = raw.data.mapping_start
            event.kind = .mapStart(map.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block)
            event.anchor = text(map.anchor)
            event.tag = text(map.tag)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: event.kind = .collectionEnd
        default: break
        }
        return event
    }

    /// libyaml counts lines at U+0085, U+2028 and U+2029 too, which editors do not: so only its
    /// index (in code points) is used.
    private func mark(_ raw: yaml_mark_t) -> Mark {
        source.mark(atByte: source.byte(ofScalar: raw.index))
    }

    private func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    private func style(_ raw: yaml_scalar_style_t) -> Node.Style {
        switch raw {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }

    private func failure() -> YAMLError {
        let raw = parser.pointee
        let problem = raw.problem.map { String(cString: $0) } ?? "not YAML"
        if raw.error == YAML_READER_ERROR {
            // Reader errors carry no mark, only a byte offset.
            let place = source.mark(atByte: source.prefixLength + raw.problem_offset)
            return .controlCharacter(at: place, in: source)
        }
        let context = raw.context.map { String(cString: $0) }
        return SyntaxProblem(
            problem: problem, context: context, mark: mark(raw.problem_mark),
            contextMark: context == nil ? nil : mark(raw.context_mark), source: source
        ).error
    }
}
