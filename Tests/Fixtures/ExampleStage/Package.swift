// swift-tools-version: 6.1
// A stage in a package of its own: it knows Entente's SDK and nothing else of Entente.
import PackageDescription

let kit = Target.Dependency.product(name: "EntenteKit", package: "EntenteKit")

let package = Package(
    name: "ExampleStage",
    products: [
        .library(name: "ExampleStage", type: .dynamic, targets: ["ExampleStage"]),
    ],
    dependencies: [
        // In your package: where you keep Entente's source, of the version that will load the library.
        .package(path: "../../../Sources/EntenteKit"),
    ],
    targets: [
        .target(name: "ExampleStage", dependencies: [kit]),
        .testTarget(name: "ExampleStageTests", dependencies: ["ExampleStage", kit]),
    ],
    swiftLanguageModes: [.v6]
)
