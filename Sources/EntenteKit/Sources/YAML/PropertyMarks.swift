extension SourceFile {
    /// The first mark after `count` anchors and tags that begin at `start`, at most `end`.
    func mark(afterProperties count: Int, from start: Mark, to end: Mark) -> Mark {
        var i = start.offset
        for _ in 0..<count {
            guard i < bytes.count, bytes[i] == UInt8(ascii: "&") || bytes[i] == UInt8(ascii: "!") else { break }
            while i < bytes.count, !bytes[i].isBlankOrBreak, !bytes[i].isFlowIndicator { i += 1 }
            i = skippingBlanksAndComments(from: i)
        }
        // A value that is left out ends where its properties end.
        return i >= end.offset ? end : mark(atByte: i)
    }

    private func skippingBlanksAndComments(from start: Int) -> Int {
        var i = start
        while i < bytes.count {
            if bytes[i].isBlankOrBreak {
                i += 1
            } else if bytes[i] == UInt8(ascii: "#") {
                while i < bytes.count, !bytes[i].isLineBreak { i += 1 }
            } else {
                break
            }
        }
        return i
    }
}

extension UInt8 {
    var isBlank: Bool { self == 0x20 || self == 0x09 }
    var isLineBreak: Bool { self == 0x0A || self == 0x0D }
    var isBlankOrBreak: Bool { isBlank || isLineBreak }
    /// `,` `[` `]` `{` `}`
    var isFlowIndicator: Bool {
        self == 0x2C || self == 0x5B || self == 0x5D || self == 0x7B || self == 0x7D
    }
}
