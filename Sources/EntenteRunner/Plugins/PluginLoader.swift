internal import CEntenteABI
public import EntenteKit
internal import Glibc

/// Opens plugin libraries: checks their ABI before any of their Swift code runs, then takes what they contribute.
public enum PluginLoader {
    private typealias Info = @convention(c) () -> UnsafePointer<EntentePluginInfo>
    private typealias Register = @convention(c) (UnsafeMutableRawPointer) -> Void

    /// Loads a library and adds its components to a catalogue.
    ///
    /// - Throws: ``Diagnostics`` that say why it was refused. A refused library stays mapped (Swift code cannot be
    ///   unloaded safely), but none of its Swift code has run. A C library's initialisers run when it is opened, and
    ///   nothing can hold them back: hence `--allow-plugins`.
    public static func load(_ path: String, into catalogue: inout Catalogue) throws(Diagnostics) {
        // A bare name would make dlopen search the system's folders.
        let file = path.contains("/") ? path : "./" + path
        guard let library = dlopen(file, RTLD_NOW | RTLD_LOCAL) else {
            throw refusal(of: path, String(cString: dlerror()))
        }
        try checkABI(of: library, path)
        guard let symbol = dlsym(library, "entente_plugin_register") else {
            throw Diagnostics("the plugin \(path) lacks the function entente_plugin_register", hint: "CONTRIBUTING.md shows the lines to add")
        }
        let host = PluginHost()
        withExtendedLifetime(host) {
            unsafeBitCast(symbol, to: Register.self)(Unmanaged.passUnretained(host).toOpaque())
        }
        if host.plugins.isEmpty { throw Diagnostics("the plugin \(path) registers nothing") }
        for plugin in host.plugins { try catalogue.add(plugin, origin: path) }
    }

    /// A library that calls functions which this SDK lacks cannot even be opened, and so cannot be asked for its number.
    private static func refusal(of path: String, _ reason: String) -> Diagnostics {
        let isOtherSDK = reason.contains("undefined symbol")
        return Diagnostics(
            "cannot load the plugin \(path): \(reason)",
            hint: isOtherSDK
                ? "it is built for another SDK: rebuild it against this entente's Sources/EntenteKit"
                : "a plugin is a library that swift build -c release made of a product of type .dynamic")
    }

    private static func checkABI(of library: UnsafeMutableRawPointer, _ path: String) throws(Diagnostics) {
        guard let symbol = dlsym(library, "entente_plugin_info") else {
            throw Diagnostics(
                "\(path) is no entente plugin: it lacks the function entente_plugin_info", hint: "CONTRIBUTING.md shows the lines to add")
        }
        let theirs = unsafeBitCast(symbol, to: Info.self)().pointee
        let ours = entente_plugin_info_make().pointee
        if theirs.sdk_abi != ours.sdk_abi || theirs.struct_size < ours.struct_size {
            throw Diagnostics(
                "the plugin \(path) is built for SDK ABI \(theirs.sdk_abi), this entente has \(ours.sdk_abi)",
                hint: "rebuild the plugin against this entente's Sources/EntenteKit")
        }
        let (built, running) = (String(cString: theirs.compiler), String(cString: ours.compiler))
        if built != running {
            throw Diagnostics(
                "the plugin \(path) is built by another compiler: \(built); this entente by \(running)",
                hint: "rebuild the plugin with the same Swift toolchain")
        }
    }
}
