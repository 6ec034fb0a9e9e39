/// Files by path, folder or pattern, as `--input` understands them.
public enum InputFiles {
    /// The files that a path, folder or pattern names, in a fixed order; sidecars are left out.
    ///
    /// - Throws: ``RunError`` if it names nothing.
    public static func list(_ pattern: String) throws(RunError) -> [String] { try FilePatterns.files(pattern) }
}
