internal import CEntenteABI
public import EntenteKit
internal import Glibc

/// Opens plugin libraries: checks their ABI before any of their Swift code runs, then takes what they contribute.
public enum PluginLoader {
    private typealias Info = @convention(c) () -> EntentePluginInfo
    private typealias Register = @convention(c) (UnsafeMutableRawPointer) -> Void

    /// Loads a library and adds its components to a catalogue.
    ///
    /// - Throws: ``Diagnostics`` that say why it was refused. A refused library stays mapped (Swift code cannot be
    ///   unloaded safely), but none of its code has run.
    public static func load(_ path: String, into catalogue: inout Catalogue) throws(Diagnostics) {
        // A bare name would make dlopen search the system's folders.
        let file = path.contains("/") ? path : "./" + path
        guard let library = dlopen(file, RTLD_NOW | RTLD_LOCAL) else {
            throw Diagnostics("cannot load the plugin \(path): \(String(cString: dlerror()))", hint: "build it with swift build -c release")
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

    private static func checkABI(of library: UnsafeMutableRawPointer, _ path: String) throws(Diagnostics) {
        guard let symbol = dlsym(library, "entente_plugin_info") else {
            throw Diagnostics(
                "\(path) is no entente plugin: it lacks the function entente_plugin_info", hint: "CONTRIBUTING.md shows the lines to add")
        }
        let theirs = unsafeBitCast(symbol, to: Info.self)()
        let ours = entente_plugin_info_make()
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
