public import JSON

/// A module that contributes components: a folder of built-ins, or a library loaded from outside.
public protocol Plugin {
    /// Its name in messages.
    static var name: String { get }
    static var stages: [any Stage.Type] { get }
    static var readers: [any Reader.Type] { get }
    static var exporters: [any Exporter.Type] { get }
    static var trainers: [any Trainer.Type] { get }
    static var evaluators: [any Evaluator.Type] { get }
    /// JSON Schemas of file formats that its stages read, by name: `rules` is what `entente schema --rules` prints.
    static var fileSchemas: [String: JSONObject] { get }
}

extension Plugin {
    public static var stages: [any Stage.Type] { [] }
    public static var readers: [any Reader.Type] { [] }
    public static var exporters: [any Exporter.Type] { [] }
    public static var trainers: [any Trainer.Type] { [] }
    public static var evaluators: [any Evaluator.Type] { [] }
    public static var fileSchemas: [String: JSONObject] { [:] }
}

/// Where a loaded plugin hands over what it contributes.
///
/// A plugin library exports two C functions:
/// ```swift
/// import CEntenteABI
/// import EntenteKit
///
/// @_cdecl("entente_plugin_info")
/// public func pluginInfo() -> UnsafePointer<EntentePluginInfo> { entente_plugin_info_make() }
///
/// @_cdecl("entente_plugin_register") public func register(_ host: UnsafeMutableRawPointer) {
///     PluginHost.from(host).register(MyPlugin.self)
/// }
/// ```
public final class PluginHost {
    /// What was registered, in order.
    public private(set) var plugins: [any Plugin.Type] = []

    /// An empty host.
    public init() {}

    /// Takes a plugin's contributions.
    public func register(_ plugin: any Plugin.Type) { plugins.append(plugin) }

    /// The host behind the pointer that `entente_plugin_register` receives.
    public static func from(_ pointer: UnsafeMutableRawPointer) -> PluginHost {
        Unmanaged<PluginHost>.fromOpaque(pointer).takeUnretainedValue()
    }
}
