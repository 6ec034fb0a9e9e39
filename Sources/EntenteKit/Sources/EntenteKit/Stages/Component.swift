/// What stages, readers, exporters and trainers have in common: a description, options, and a life that begins with
/// checked options.
public protocol Component: Sendable {
    associatedtype Settings: StageSettings = NoSettings
    /// Name, summary, layers, examples.
    static var descriptor: Descriptor { get }
    /// Reads files, compiles patterns: everything that can go wrong with a definition goes wrong here, in `check`.
    ///
    /// - Throws: ``Diagnostics``, best with every finding at once.
    init(settings: Settings) throws(Diagnostics)
}
