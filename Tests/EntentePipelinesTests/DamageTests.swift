import EntenteKit
import EntentePipelines
import Foundation
import Testing
import YAML

/// Pipelines with bytes changed at random: they are read, or refused with findings; nothing crashes or hangs.
struct DamageTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
        + "/EntenteCLITests/Broken"
    private static let originals: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { $0.hasSuffix(".yaml") && $0 != "alias-bomb.yaml" }.sorted()

    @Test(.timeLimit(.minutes(2)), arguments: originals)
    func damagedPipelinesAreReadOrExplained(_ name: String) throws {
        var dice = SystemRandomNumberGenerator()
        let original = Array(try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name)")))
        let alphabet = Array(":-{}[],&*!|>'\"#%@`~$ \t\n\r\u{0}az09é".utf8)
        for _ in 0..<60 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...6, using: &dice) {
                let at = Int.random(in: 0...bytes.count, using: &dice)
                switch Int.random(in: 0..<3, using: &dice) {
                case 0 where at < bytes.count: bytes[at] = UInt8.random(in: 0...255, using: &dice)
                case 1 where at < bytes.count: bytes.remove(at: at)
                default: bytes.insert(alphabet.randomElement(using: &dice)!, at: at)
                }
            }
            let source = SourceFile(path: "\(Self.folder)/\(name)", bytes: bytes)
            let found = findings { () throws(Diagnostics) in try PipelineLoader.load(source) }
            for finding in found { #expect(!finding.rendered().isEmpty) }
        }
    }
}
