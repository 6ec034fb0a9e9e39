import Foundation
import Testing

/// From a disagreement of rule and model to an example of the rule and a training sentence, through the commands alone.
struct ReviewTests {
    private let folder: Folder

    init() throws {
        var lessons = ""
        for (index, name) in ["Serbia", "Kenya", "Oman", "Chile", "Ghana", "Norway", "Peru", "Japan"].enumerated() {
            let other = ["Spain", "Italy", "France", "Cuba"][index % 4]
            lessons += "CONSULT\tOn Monday [\(name)|source] met [\(other)|target] again.\nACCUSE\tOn Monday [\(name)|source] accused [\(other)|target] again.\n"
                + "AID\tOn Monday [\(name)|source] gave grain to [\(other)|target] again.\n"
        }
        folder = try Folder([
            "lessons.tsv": lessons,
            "names.tsv": "id\tname\tlabel\nSRB\tSerbia\tCOUNTRY\nCHN\tChina\tCOUNTRY\nOMN\tOman\tCOUNTRY\nTCD\tChad\tCOUNTRY\n",
            "meet.yaml": """
                # Who receives a guest meets him.
                entente-relations: 1
                name: meet
                rules:
                  - name: received   # a comment that stays
                    label: CONSULT
                    trigger: '(?:received|accused)'
                    arguments:
                      source: {labels: [COUNTRY], where: before, linked: true}
                      target: {labels: [COUNTRY], where: after, linked: true}
                    match:
                      # the first one
                      - '⟦Oman|COUNTRY OMN⟧ received an envoy of ⟦Chad|COUNTRY TCD⟧.'

                """,
            "words.yaml": """
                entente-tokens: 1
                name: words
                rules:
                  - {name: gave, relation: CONSULT, trigger: verb, find: 'source=@COUNTRY verb=<lower:gave> ..2 target=@COUNTRY', match: '⟦Peru|source @COUNTRY⟧ gave to ⟦Cuba|target @COUNTRY⟧'}

                """,
            "p.yaml": """
                entente: 1
                read: {text: {paths: [in.txt]}}
                stages:
                  - segment.sentences
                  - segment.tokens
                  - extract.gazetteer: {lists: [names.tsv]}
                  - extract.tokens: {files: [words.yaml]}
                  - relate.rules: {files: [meet.yaml]}
                  - relate.classify: {model: m.model, candidates: generated, rules: win, min_score: 0.3}
                export:
                  - review: {path: review.tsv}
                  - review: {path: review.jsonl}

                """,
            "in.txt": "On Monday Serbia accused China again. On Monday Oman gave grain to Chad again; it's 'fine' | so.\n",
        ])
    }

    private func run(_ arguments: String...) throws -> Outcome { try entente(arguments, in: folder.path) }

    /// Trains, runs, and returns the review's lines.
    private func review() throws -> [String] {
        let trained = try run("train", "relations", "--data", "lessons.tsv", "--model", "m.model", "--set", "bits=14", "--set", "minimum_count=1")
        #expect(trained.code == 0, "\(trained.errors)")
        let outcome = try run("run", "p.yaml", "--quiet")
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try folder.text("review.tsv").split(separator: "\n").map(String.init)
    }

    private func write(verdicts: [String], on lines: [String]) throws {
        let judged = [lines[0]] + zip(verdicts, lines.dropFirst()).map { $0 + $1 }
        try folder.write(Array((judged.joined(separator: "\n") + "\n").utf8), to: "review.tsv")
    }

    @Test func aDisagreementIsOneLine() throws {
        let lines = try review()
        #expect(lines.count == 3 && lines[0].hasPrefix("verdict\tdocument\tbyte\ttext\t"))
        #expect(lines[1].hasPrefix("\tin.txt\t0\tOn Monday [Serbia|source] accused [China|target] again.\tCONSULT\t1\tACCUSE\t"))
        #expect(lines[2].contains("On Monday [Oman|source] gave grain to [Chad|target] again; it's 'fine' / so."))
        let objects = try folder.text("review.jsonl").split(separator: "\n")
        #expect(objects.count == 2 && objects[0].hasPrefix("{\"verdict\":\"\",\"document\":\"in.txt\",\"byte\":\"0\""))
    }

    @Test func verdictsBecomeExamplesAndSentences() throws {
        let before = try folder.text("meet.yaml")
        try write(verdicts: ["rule", "rule"], on: review())
        let accepted = try run("review", "accept", "review.tsv", "--rules", "meet.yaml", "words.yaml", "--training", "new.tsv")
        #expect(accepted.code == 0, "\(accepted.errors)")
        #expect(accepted.errors.contains("2 examples to match, 0 to reject, 2 training sentences"))
        let new = "      - {text: 'On Monday ⟦Serbia|COUNTRY SRB⟧ accused ⟦China|COUNTRY CHN⟧ again.', finds: 'source=Serbia target=China'}\n"
        #expect(try folder.text("meet.yaml") == before.replacingOccurrences(of: "      - '⟦Oman", with: new + "      - '⟦Oman"))
        #expect(try folder.text("words.yaml").contains("match: ['On Monday ⟦Oman|source @COUNTRY entity=OMN⟧ gave grain to"))
        let tested = try run("test", "p.yaml")
        #expect(tested.code == 0 && tested.output == "4 passed, 0 failed\n", "\(tested.output)\(tested.errors)")
        #expect(try folder.text("new.tsv").hasPrefix("CONSULT\tOn Monday [Serbia|source] accused [China|target] again.\nCONSULT\t"))
        let trained = try run("train", "relations", "--data", "lessons.tsv", "new.tsv", "--model", "n.model", "--set", "folds=0")
        #expect(trained.code == 0 && trained.errors.contains("26 examples"), "\(trained.errors)")
        // The same lines again add nothing.
        let again = try run("review", "accept", "review.tsv", "--rules", "meet.yaml", "words.yaml", "--training", "new.tsv")
        #expect(again.errors.contains("0 examples to match, 0 to reject, 0 training sentences"))
    }

    @Test func aRuleThatIsWrongGetsAnExampleThatFails() throws {
        try write(verdicts: ["model", "NONE"], on: review())
        let accepted = try run("review", "accept", "review.tsv", "--rules", "words.yaml", "meet.yaml", "--training", "new.tsv")
        #expect(accepted.code == 0 && accepted.errors.contains("0 examples to match, 2 to reject"), "\(accepted.errors)")
        #expect(try folder.text("new.tsv").hasPrefix("ACCUSE\tOn Monday [Serbia|source] accused [China|target] again.\nNONE\tOn Monday [Oman|source]"))
        #expect(try folder.text("words.yaml").contains("reject: ['On Monday ⟦Oman|@COUNTRY entity=OMN⟧ gave"))
        let tested = try run("test", "p.yaml")
        #expect(tested.code == 1 && tested.output.contains("2 passed, 2 failed"), "\(tested.output)")
        // Mended, it passes.
        let mended = try folder.text("meet.yaml").replacingOccurrences(of: "received|accused", with: "received")
        try folder.write(Array(mended.utf8), to: "meet.yaml")
        #expect(try run("test", "p.yaml").output.contains("3 passed, 1 failed"))
    }

    @Test func jsonLinesWorkTheSame() throws {
        _ = try review()
        let judged = try folder.text("review.jsonl").replacingOccurrences(of: "{\"verdict\":\"\"", with: "{\"verdict\":\"rule\"")
        try folder.write(Array(judged.utf8), to: "review.jsonl")
        let accepted = try run("review", "accept", "review.jsonl", "--training", "new.tsv")
        #expect(accepted.code == 0 && accepted.errors.contains("2 training sentences"))
    }

    @Test func mistakesAreToldAndNothingIsWritten() throws {
        let lines = try review()
        let before = try folder.text("meet.yaml")
        try write(verdicts: ["rule", "two words"], on: lines)
        let odd = try run("review", "accept", "review.tsv", "--rules", "meet.yaml", "--training", "new.tsv")
        #expect(odd.code == 3 && odd.errors.contains("review.tsv:3: \"two words\" is no verdict"))
        #expect(try folder.text("meet.yaml") == before && !folder.files.contains("new.tsv"))
        let noReview = try run("review", "accept", "lessons.tsv", "--training", "new.tsv")
        #expect(noReview.code == 3 && noReview.errors.contains("there is no column verdict"))
        let noRules = try run("review", "accept", "review.tsv", "--rules", "p.yaml")
        #expect(noRules.code == 3)
        #expect(try run("review", "accept", "review.tsv").code == 2)
    }
}
