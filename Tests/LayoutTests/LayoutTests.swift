import Foundation
import Testing

@Suite struct ImportTests {
    @Test func importsGoDownwards() throws {
        let files = Tree.files(under: ["Sources", "Plugins"], endings: ["swift"])
        #expect(files.count > 100)
        for file in files { #expect(ImportLines.problems(path: file, text: try Tree.text(file)) == []) }
    }

    @Test(arguments: [
        ("Sources/EntentePipelines/A.swift", "import EntenteRunner", "not below it"),
        ("Sources/EntenteRunner/A.swift", "internal import Segmentation", "EntenteStandard alone"),
        ("Plugins/Relations/A.swift", "public import Extraction", "EntenteStandard alone"),
        ("Plugins/Relations/A/B.swift", "import struct EntentePipelines.Plan", "not below it"),
        ("Plugins/Relations/A.swift", "@_spi(Floors) import EntenteRunner", "not below it"),
        ("Plugins/Reading/A.swift", "import ArgumentParser", "may not import"),
        ("Sources/EntenteKit/Sources/JSON/A.swift", "import YAML", "not below it"),
        ("Sources/EntenteKit/Sources/EntenteKit/A/B.swift", "import EntenteTesting", "for tests"),
        ("Sources/EntenteCLI/A.swift", "    import Foundation", "has no floor"),
        ("Sources/Newcomer/A.swift", "import JSON", "has no floor"),
    ])
    func wrongImportIsCaught(_ path: String, _ line: String, _ problem: String) {
        let problems = ImportLines.problems(path: path, text: "// A\n\(line)\nlet x = 1\n")
        #expect(problems.count == 1)
        #expect(problems.first?.contains(problem) == true)
    }

    @Test func commentsAndOtherWordsAreNoImports() {
        #expect(ImportLines.modules(in: "/// import A\nlet important = 1\npublic import JSON // why\n#if canImport(B)") == ["JSON"])
    }
}

@Suite struct MachinePathTests {
    /// Written in parts, so that this file does not find itself.
    private static let folders = ["work", "home", "root", "Users"].map { "/" + $0 + "/" }

    /// Lines that name a folder of somebody's machine.
    private static func machineLines(_ text: String) -> [Substring] {
        text.split(whereSeparator: \.isNewline).filter { line in
            folders.contains { folder in
                line.ranges(of: folder).contains { isRooted(line, $0.lowerBound) }
            }
        }
    }

    /// A path begins here, and is not the middle of a longer one such as a web address.
    private static func isRooted(_ line: Substring, _ at: Substring.Index) -> Bool {
        guard at > line.startIndex else { return true }
        return " \t\"'`(=:[,<>".contains(line[line.index(before: at)])
    }

    @Test func noFileNamesAMachinesFolders() throws {
        let endings: Set = ["swift", "md", "yaml", "yml", "h", "c", "sh", "py", "json"]
        let files = Tree.files(under: ["Sources", "Plugins", "Tests", "pipelines", "integrations"], endings: endings)
            + ["Makefile", "Package.swift", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
        for file in files {
            guard let text = try? Tree.text(file) else { continue }
            #expect(Self.machineLines(text) == [], "\(file)")
        }
    }

    @Test func machineFoldersAreCaught() {
        let (home, work) = (Self.folders[1], Self.folders[0])
        #expect(Self.machineLines("cd \(home)ann\nsee https://example.org\(work)x\nok").count == 1)
    }
}
