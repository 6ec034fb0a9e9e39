#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

extension Matcher {
    /// This thread's matcher with a budget of steps, kept for as long as the thread lives.
    ///
    /// For stages: they are shared by all tasks and process a document without suspending, so what belongs to the
    /// thread belongs to the document at hand. Do not keep it beyond that, nor use it inside `body` of a match.
    ///
    /// - Complexity: O(1); a matcher is made for each budget and thread once.
    public static func current(steps: UInt32 = Limits().steps) -> Matcher {
        let owner = ThreadMatchers.current
        if let matcher = owner.matchers[steps] { return matcher }
        let matcher = Matcher(limits: .init(steps: steps))
        owner.matchers[steps] = matcher
        return matcher
    }
}

/// The matchers of a thread, with their stacks.
private final class ThreadMatchers {
    var matchers: [UInt32: Matcher] = [:]

    static var current: ThreadMatchers {
        if let pointer = pthread_getspecific(key) {
            return Unmanaged<ThreadMatchers>.fromOpaque(pointer).takeUnretainedValue()
        }
        let owner = ThreadMatchers()
        pthread_setspecific(key, Unmanaged.passRetained(owner).toOpaque())
        return owner
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        let status = pthread_key_create(&key) { pointer in
            #if canImport(Darwin)
                Unmanaged<ThreadMatchers>.fromOpaque(pointer).release()
            #else
                if let pointer { Unmanaged<ThreadMatchers>.fromOpaque(pointer).release() }
            #endif
        }
        precondition(status == 0, "no thread-local storage left")
        return key
    }()
}
