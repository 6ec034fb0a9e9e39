// swift-tools-version: 6.1
// The SDK: everything an author of stages builds against, as ONE dynamic library, so that the host and every
// loaded plugin share the same types, casts and globals.
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "EntenteKit",
    products: [
        .library(
            name: "EntenteKit", type: .dynamic,
            targets: ["EntenteKit", "EntenteTesting", "CEntenteABI", "CByteBlocks", "UTF8Bytes", "JSON", "YAML", "PCRE2", "Literals", "Learning"]),
    ],
    targets: [
        // Floor 0: C.
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(name: "CEntenteABI"),
        .target(name: "CByteBlocks"),

        // Floor 1: what several plugins need.
        .target(name: "UTF8Bytes", dependencies: ["CByteBlocks"], swiftSettings: settings),
        .target(name: "JSON", dependencies: ["CByteBlocks"], swiftSettings: settings),
        .target(name: "YAML", dependencies: ["CLibYAML"], swiftSettings: settings),
        .target(name: "PCRE2", dependencies: ["CPCRE2"], swiftSettings: settings),
        .target(name: "Literals", swiftSettings: settings),
        .target(name: "Learning", swiftSettings: settings),

        // Floor 2: documents, stages, settings, diagnostics; and the conformance suite.
        .target(name: "EntenteKit", dependencies: ["JSON", "YAML", "Literals", "CEntenteABI"], swiftSettings: settings),
        .target(name: "EntenteTesting", dependencies: ["EntenteKit", "JSON", "YAML"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
