public import CEntenteABI
public import EntenteKit

/// What this library contributes.
public enum ExamplePlugin: Plugin {
    public static let name = "Example"
    public static var stages: [any Stage.Type] { [ShoutFinder.self] }
}

/// The SDK that this library is built against; `entente` looks at it before it calls anything else.
@_cdecl("entente_plugin_info")
public func pluginInfo() -> UnsafePointer<EntentePluginInfo> { entente_plugin_info_make() }

/// Hands the stages over.
@_cdecl("entente_plugin_register") public func pluginRegister(_ host: UnsafeMutableRawPointer) {
    PluginHost.from(host).register(ExamplePlugin.self)
}
