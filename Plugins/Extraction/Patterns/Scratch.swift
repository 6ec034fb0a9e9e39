#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif
internal import PCRE2

/// Memory that a thread keeps between documents: matchers with their stacks, and lists that have grown.
///
/// A stage is shared by all tasks and processes a document without suspending, so what belongs to the thread belongs to
/// the document at hand.
final class Scratch {
    private var matchers: [UInt32: Matcher] = [:]
    /// Where the literals of each rule occur; all empty between documents.
    var occurrences: [[UInt32]] = []

    /// The matcher with a budget of steps.
    func matcher(steps: UInt32) -> Matcher {
        if let matcher = matchers[steps] { return matcher }
        let matcher = Matcher(limits: .init(steps: steps))
        matchers[steps] = matcher
        return matcher
    }

    /// This thread's memory.
    static var current: Scratch {
        if let pointer = pthread_getspecific(key) { return Unmanaged<Scratch>.fromOpaque(pointer).takeUnretainedValue() }
        let scratch = Scratch()
        pthread_setspecific(key, Unmanaged.passRetained(scratch).toOpaque())
        return scratch
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        let status = pthread_key_create(&key) { pointer in
            #if canImport(Darwin)
                Unmanaged<Scratch>.fromOpaque(pointer).release()
            #else
                if let pointer { Unmanaged<Scratch>.fromOpaque(pointer).release() }
            #endif
        }
        precondition(status == 0, "no thread-local storage left")
        return key
    }()
}
