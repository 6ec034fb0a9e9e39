internal import EntenteKit

/// What must hold of any descriptor.
enum DescriptorRules {
    /// What is wrong with a stage's descriptor.
    static func problems(of descriptor: Descriptor, needsExamples: Bool) -> [String] {
        var problems = wording(of: descriptor)
        if descriptor.provides.isEmpty { problems.append("it provides no layer") }
        problems += repeated(descriptor.requires, "requires") + repeated(descriptor.provides, "provides")
        for layer in descriptor.provides where layer.isSegmentation && descriptor.requires.contains(layer) {
            problems.append("it requires and provides \(layer.rawValue): a document that has the layer skips the stage")
        }
        if needsExamples, descriptor.examples.isEmpty { problems.append("it has no examples") }
        return problems
    }

    /// What is wrong with the words of any component's descriptor.
    static func wording(of descriptor: Descriptor) -> [String] {
        var problems: [String] = []
        if !isVerbObject(descriptor.name) {
            problems.append("the name \"\(descriptor.name)\" is not verb.object in lower case, such as segment.tokens")
        }
        if !isSentence(descriptor.summary) {
            problems.append("the summary is not one sentence with a capital and a full stop: \"\(descriptor.summary)\"")
        }
        if descriptor.version < 1 { problems.append("the version is \(descriptor.version); the first one is 1") }
        return problems
    }

    private static func isVerbObject(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { part in
            part.first.map { $0.isASCII && $0.isLetter } == true
                && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
        }
    }

    private static func isSentence(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return first.properties.isUppercase && text.hasSuffix(".") && !text.utf8.contains(0x0A)
    }

    private static func repeated(_ layers: [Layer], _ list: String) -> [String] {
        Set(layers).count == layers.count ? [] : ["\(list) names a layer twice"]
    }
}
