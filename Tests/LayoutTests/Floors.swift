/// Who may import whom. The floors are those of `Package.swift`; an import goes to a lower floor, never sideways.
enum Floors {
    /// Modules of built-in stages: one floor above the SDK, and named by the catalogue alone.
    static let plugins: Set = ["Reading", "Cleaning", "Segmentation", "Parsing", "Extraction", "Resolution", "Relations", "Exporting"]

    private static let numbers: [String: Int] = {
        let floors: [[String]] = [
            ["CPCRE2", "CLibYAML", "CGumbo", "CEntenteABI", "CByteBlocks"],
            ["UTF8Bytes", "JSON", "YAML", "PCRE2", "Literals", "Learning"],
            ["EntenteKit"],
            ["EntenteTesting", "EntentePipelines"] + plugins,
            ["EntenteRunner"],
            ["EntenteStandard"],
            ["EntenteCLI"],
            ["entente"],
        ]
        return Dictionary(uniqueKeysWithValues: floors.enumerated().flatMap { number, names in names.map { ($0, number) } })
    }()

    /// Modules from outside, and who may use them. Foundation is not among them: loading it would double the time that
    /// `entente` takes to start.
    private static let outside: [String: Set<String>?] = [
        "Glibc": nil, "Musl": nil, "Darwin": nil, "Synchronization": nil, "Dispatch": nil,
        "ArgumentParser": ["EntenteCLI"], "Logging": ["EntenteRunner", "EntenteCLI"],
    ]

    /// What is wrong with one import; `nil` if it goes downwards.
    static func problem(importing imported: String, into module: String) -> String? {
        if let users = outside[imported] {
            return users.map { $0.contains(module) } ?? true ? nil : "\(module) may not import \(imported)"
        }
        guard let own = numbers[module] else { return "the module \(module) has no floor" }
        guard let other = numbers[imported] else { return "\(module) imports \(imported), which has no floor" }
        if plugins.contains(imported), module != "EntenteStandard" {
            return "\(module) imports the plugin \(imported), which EntenteStandard alone may"
        }
        if imported == "EntenteTesting" { return "\(module) imports EntenteTesting, which is for tests" }
        return other < own ? nil : "\(module) imports \(imported), which is not below it"
    }
}

/// Reads what a Swift file imports.
enum ImportLines {
    private static let access: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor"]

    /// The imported modules, in order.
    static func modules(in text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            var words = line.split { $0 == " " || $0 == "\t" }[...]
            while let word = words.first, access.contains(word) || word.hasPrefix("@") { words = words.dropFirst() }
            guard words.first == "import" else { return nil }
            words = words.dropFirst()
            if let kind = words.first, kinds.contains(kind) { words = words.dropFirst() }
            return words.first.map { String($0.prefix { $0 != "." && $0 != ";" }) }
        }
    }

    /// The module of a source file by its path from the root; `nil` for a file that is in none.
    static func module(ofPath path: String) -> String? {
        let parts = path.split(separator: "/").map(String.init)
        switch (parts.first, parts.count) {
        case ("Plugins", 3...): return parts[1]
        case ("Sources", 5...) where parts[1] == "EntenteKit" && parts[2] == "Sources": return parts[3]
        case ("Sources", 3...) where parts[1] != "EntenteKit": return parts[1]
        default: return nil
        }
    }

    /// What is wrong with a file's imports.
    static func problems(path: String, text: String) -> [String] {
        guard let module = module(ofPath: path) else { return [] }
        return modules(in: text).compactMap { Floors.problem(importing: $0, into: module) }.map { "\(path): \($0)" }
    }
}
