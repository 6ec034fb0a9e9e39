internal import UTF8Bytes

/// What stands around a place where a sentence may end unannounced: three chunks on both sides, how long the sentence
/// is already, and how the line goes on.
struct BoundaryContext {
    /// Grows with every change of the features: a model fits one version only.
    static let version = 1

    /// The place.
    let offset: Int
    /// Behind the place, nearest first.
    private var next1 = BoundaryChunk(), next2 = BoundaryChunk(), next3 = BoundaryChunk()
    /// Before the place, nearest first.
    private var back1 = BoundaryChunk(), back2 = BoundaryChunk(), back3 = BoundaryChunk()
    /// Chunks since the sentence started.
    private var length = 0
    /// How many chunks in a row before the place do not start small, at most 5.
    private var proudBefore = 0
    /// Whether none since the start of the sentence does.
    private var isAllProud = false
    /// The same behind the place.
    private var proudAfter = 0
    /// Chunks up to the next full stop.
    private var distance = 0
    /// Whether the block ends before one.
    private var isOpenEnded = false

    /// In chunks; what is farther away tells nothing more.
    private static let farthest = 22

    /// The context of `offset` in a sentence that starts at `start`, in a section of `floor..<end`.
    init(_ bytes: Bytes, _ offset: Int, start: Int, floor: Int, end: Int) {
        self.offset = offset
        lookBack(bytes, offset, start, floor)
        lookAhead(bytes, offset, end)
    }

    private mutating func lookBack(_ bytes: Bytes, _ offset: Int, _ start: Int, _ floor: Int) {
        var at = offset
        var count = 0
        isAllProud = true
        var isProud = true
        while count < BoundaryContext.farthest {
            let stop = BoundaryContext.gapStart(bytes, at, floor)
            guard stop > floor, stop > start || count < 3 else { break }
            at = BoundaryContext.chunkStart(bytes, stop, floor)
            count += 1
            switch count {
            case 1: back1 = BoundaryChunk(bytes, at, stop)
            case 2: back2 = BoundaryChunk(bytes, at, stop)
            case 3: back3 = BoundaryChunk(bytes, at, stop)
            default: break
            }
            guard stop > start else { continue }
            length += 1
            isProud = isProud && BoundaryChunk.isProud(bytes, at)
            if !isProud { isAllProud = false } else if proudBefore < 5 { proudBefore += 1 }
        }
    }

    private mutating func lookAhead(_ bytes: Bytes, _ offset: Int, _ end: Int) {
        var at = offset
        var isProud = true, isFinished = false
        var count = 0
        while at < end, count < BoundaryContext.farthest, !isFinished || count < 3 {
            var stop = at
            while stop < end, bytes.base[stop] > 0x20 { stop += 1 }
            count += 1
            switch count {
            case 1: next1 = BoundaryChunk(bytes, at, stop)
            case 2: next2 = BoundaryChunk(bytes, at, stop)
            case 3: next3 = BoundaryChunk(bytes, at, stop)
            default: break
            }
            isProud = isProud && BoundaryChunk.isProud(bytes, at)
            if isProud, proudAfter < 5 { proudAfter += 1 }
            if !isFinished {
                let last = bytes.base[stop - 1]
                isFinished = last == 0x2E || last == 0x21 || last == 0x3F
                if !isFinished { distance += 1 }
            }
            at = BoundaryContext.gapEnd(bytes, stop, end)
        }
        isOpenEnded = !isFinished
    }

    /// The end of the chunk before the blanks before an offset; `floor` where the block starts.
    private static func gapStart(_ bytes: Bytes, _ offset: Int, _ floor: Int) -> Int {
        var at = offset, breaks = 0
        while at > floor, bytes.base[at - 1] <= 0x20 {
            at -= 1
            if bytes.base[at] == 0x0A { breaks += 1 }
        }
        return breaks > 1 ? floor : at
    }

    private static func chunkStart(_ bytes: Bytes, _ stop: Int, _ floor: Int) -> Int {
        let floor = max(floor, stop - 4 * BoundaryChunk.longest)
        var at = stop
        while at > floor, bytes.base[at - 1] > 0x20 { at -= 1 }
        return at
    }

    /// The start of the next chunk; `end` where the block ends.
    private static func gapEnd(_ bytes: Bytes, _ offset: Int, _ end: Int) -> Int {
        var at = offset, breaks = 0
        while at < end, bytes.base[at] <= 0x20 {
            if bytes.base[at] == 0x0A { breaks += 1 }
            at += 1
        }
        return breaks > 1 ? end : at
    }
}

extension BoundaryContext {
    /// Calls `body` with a hash for each feature.
    @inline(__always)
    func forEachFeature(_ body: (UInt64) -> Void) {
        let edges = UInt64(back1.last) << 8 | UInt64(next1.first)
        let first = UInt64(next1.first)
        let long = BoundaryContext.bucket(length), far = BoundaryContext.bucket(distance)
        let open: UInt64 = isOpenEnded ? 1 : 0, proud: UInt64 = isAllProud ? 1 : 0
        let before = UInt64(proudBefore), after = UInt64(proudAfter)
        func add(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0, _ d: UInt64 = 0) {
            body(BoundaryHash.feature(template, a, b, c, d))
        }
        // Words and shapes, alone and together.
        add(1, back1.word); add(2, next1.word); add(3, next2.word); add(4, back2.word)
        add(5, back1.shape); add(6, next1.shape); add(7, back2.shape); add(8, next2.shape)
        add(9, back3.shape); add(10, next3.shape)
        add(11, back1.shape, next1.shape)
        add(12, back2.shape, back1.shape, next1.shape)
        add(13, back1.shape, next1.shape, next2.shape)
        add(14, back2.shape, back1.shape, next1.shape, next2.shape)
        add(15, edges); add(16, UInt64(back1.last), next1.word); add(17, back1.word, first)
        add(18, back1.shape, next1.word); add(19, back1.word, next1.word)
        add(20, back2.shape, back1.shape, next1.word)
        add(21, back1.shape, next1.word, next2.head)
        add(22, next1.word, next2.word); add(23, back2.word, back1.word)
        add(24, back1.tail, first); add(25, next1.word, next2.head); add(26, edges, next2.head, back2.head)
        // Where in the sentence, and what the line looks like.
        add(27, long, edges); add(28, far, open, edges); add(29, long, far, edges, open)
        add(30, before, proud, edges); add(31, after, edges); add(32, before, after, proud, edges)
        add(33, long, next1.word); add(34, after, next1.word); add(35, long, proud, back1.shape, next1.shape)
    }

    private static func bucket(_ count: Int) -> UInt64 {
        switch count {
        case ..<4: UInt64(max(0, count))
        case ..<6: 4
        case ..<9: 5
        case ..<14: 6
        case ..<22: 7
        default: 8
        }
    }
}
