// swift-tools-version: 6.1
// Targets stand floor by floor; a target imports downwards only (Tests/LayoutTests proves it).
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Floors 0 to 2: the nested SDK package, one dynamic library.
let kit = Target.Dependency.product(name: "EntenteKit", package: "EntenteKit")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

/// A module of built-in stages. `Plugins/` holds ordinary targets here, not SwiftPM build-tool plugins.
func plugin(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: [kit] + dependencies, path: "Plugins/\(name)", swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies + [kit], path: "Tests/\(name)", exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "entente",
    products: [
        .executable(name: "entente", targets: ["entente"]),
    ],
    dependencies: [
        .package(path: "Sources/EntenteKit"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    ],
    targets: [
        // Floor 3: YAML to a checked plan.
        .target(name: "EntentePipelines", dependencies: [kit], swiftSettings: settings),

        // Floor 4: running a plan over a corpus.
        .target(name: "EntenteRunner", dependencies: ["EntentePipelines", kit, logging], swiftSettings: settings),

        // C libraries of a single plugin; those of the SDK stand in its package.
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),

        // Built-in stages, in the order text meets them. They see the SDK and nothing else of ours.
        plugin("Reading", ["CGumbo"]), plugin("Cleaning"), plugin("Segmentation"), plugin("Parsing"),
        plugin("Extraction"), plugin("Resolution"), plugin("Relations"), plugin("Exporting"),

        // Floor 5: the catalogue of built-ins.
        .target(
            name: "EntenteStandard",
            dependencies: ["Reading", "Cleaning", "Segmentation", "Parsing", "Extraction", "Resolution", "Relations", "Exporting", kit],
            swiftSettings: settings),

        // Floor 6: commands as a library, and the executable.
        .target(
            name: "EntenteCLI",
            dependencies: ["EntenteStandard", "EntenteRunner", "EntentePipelines", kit, arguments, logging],
            swiftSettings: settings),
        .executableTarget(name: "entente", dependencies: ["EntenteCLI"], swiftSettings: settings),

        // One test target a module.
        tests("UTF8BytesTests", []), tests("JSONTests", []), tests("YAMLTests", []), tests("PCRE2Tests", []),
        tests("LiteralsTests", []), tests("LearningTests", []),
        tests("EntenteKitTests", []), tests("EntentePipelinesTests", ["EntentePipelines", "EntenteStandard"]),
        tests("EntenteRunnerTests", ["EntenteRunner", "EntentePipelines", "Reading", "Exporting"]),
        tests("ExportingTests", ["Exporting"]), tests("EntenteCLITests", ["entente"], exclude: ["Broken"]),
        tests("EntenteTestingTests", []), tests("EntenteStandardTests", ["EntenteStandard"]),
        tests("ReadingTests", ["Reading"]), tests("SegmentationTests", ["Segmentation"]), tests("CleaningTests", ["Cleaning"]),
        tests("ParsingTests", ["Parsing"]),
        tests("ExtractionTests", ["Extraction"]), tests("ResolutionTests", ["Resolution"]), tests("RelationsTests", ["Relations"]),
        tests("EventTests", ["Relations", "Parsing", "Segmentation"]),
        tests("GoldenTests", ["EntenteStandard", "EntenteRunner", "EntentePipelines"]), tests("ReadmeTests", ["entente"]),
        tests("LayoutTests", []), tests("PluginLoadingTests", ["EntenteRunner", "EntentePipelines", "EntenteStandard", "entente"]),
    ],
    swiftLanguageModes: [.v6]
)
