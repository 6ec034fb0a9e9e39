import Foundation
import Testing

/// The stranger's stage through the real command.
@Suite struct PluginCommandTests {
    /// Runs a pipeline that names libraries over one short document.
    private func run(_ libraries: [URL], _ stages: String, allow: Bool = true) throws -> Workshop.Outcome {
        try Workshop.inFolder { folder in
            let plugins = libraries.map(\.path).joined(separator: ", ")
            let pipeline = "entente: 1\nname: loud\nplugins: [\(plugins)]\nstages:\n  - segment.sentences\n  - segment.tokens\n\(stages)"
            try pipeline.write(to: folder.appending(path: "loud.yaml"), atomically: true, encoding: .utf8)
            try #"{"id": "a", "text": "STOP it, EU. He ran."}"#
                .write(to: folder.appending(path: "in.jsonl"), atomically: true, encoding: .utf8)
            let arguments = ["run", "loud.yaml", "--input", "in.jsonl", "--output", "-", "--quiet"]
            return try Workshop.entente(arguments + (allow ? ["--allow-plugins"] : []), in: folder)
        }
    }

    private let shout = "  - example.shout: {minimum_length: 2}\n"

    @Test func runsBesideBuiltIns() throws {
        let outcome = try run([Workshop.example.get()], shout)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains(#""tokens":[[0,4],[5,7],[7,8],[9,11]"#))
        #expect(outcome.output.contains(#""start":9,"end":11,"label":"SHOUT","text":"EU""#))
    }

    @Test func itsSettingsAreChecked() throws {
        let outcome = try run([Workshop.example.get()], "  - example.shout: {minimum_lenght: 0}\n")
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("unknown option \"minimum_lenght\""))
        #expect(outcome.errors.contains("did you mean minimum_length?"))
    }

    @Test func refusedWithoutPermission() throws {
        let outcome = try run([Workshop.example.get()], shout, allow: false)
        #expect(outcome.status == 3)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("loud.yaml:3:11: error: the pipeline wants to load the library"))
        #expect(outcome.errors.contains("if you trust it, give --allow-plugins"))
    }

    @Test func refusedWhenNameIsTaken() throws {
        try Workshop.inFolder { folder in
            let twin = folder.appending(path: "libTwin.so")
            try FileManager.default.copyItem(at: try Workshop.example.get(), to: twin)
            let outcome = try run([Workshop.example.get(), twin], shout)
            #expect(outcome.status == 3)
            let wanted = "the name example.shout is taken: \(try Workshop.example.get().path) has it, and \(twin.path) brings it again"
            #expect(outcome.errors.contains(wanted), "\(outcome.errors)")
        }
    }

    /// What the library says of its SDK is checked before anything else of it is called.
    @Test func refusedWhenBuiltForAnotherSDK() throws {
        let source = """
            #include <stdlib.h>
            #include "entente_abi.h"
            const EntentePluginInfo *entente_plugin_info(void) { return entente_plugin_info_make(); }
            void entente_plugin_register(void *host) { abort(); }
            """
        try Workshop.inFolder { folder in
            let library = try Workshop.library(source, folder, name: "Old", flags: ["-DENTENTE_SDK_ABI=999"])
            let outcome = try run([library], shout)
            #expect(outcome.status == 3)
            #expect(outcome.errors.contains("is built for SDK ABI 999, this entente has "), "\(outcome.errors)")
            #expect(outcome.errors.contains("rebuild the plugin"))
        }
    }

    @Test func refusedWhenBuiltByAnotherCompiler() throws {
        let source = """
            #include <stdlib.h>
            #include "entente_abi.h"
            const EntentePluginInfo *entente_plugin_info(void) {
                static EntentePluginInfo info;
                info = *entente_plugin_info_make();
                info.compiler = "Slow 1.0";
                return &info;
            }
            void entente_plugin_register(void *host) { abort(); }
            """
        try Workshop.inFolder { folder in
            let outcome = try run([try Workshop.library(source, folder, name: "Slow")], shout)
            #expect(outcome.status == 3)
            #expect(outcome.errors.contains("is built by another compiler: Slow 1.0; this entente by "), "\(outcome.errors)")
        }
    }

    @Test func refusedWhenItNeedsWhatThisSDKLacks() throws {
        try Workshop.inFolder { folder in
            let source = "extern int entente_of_tomorrow; int *entente_plugin_info(void) { return &entente_of_tomorrow; }"
            let outcome = try run([try Workshop.library(source, folder, name: "New")], shout)
            #expect(outcome.status == 3)
            #expect(outcome.errors.contains("undefined symbol: entente_of_tomorrow"), "\(outcome.errors)")
            #expect(outcome.errors.contains("it is built for another SDK"))
        }
    }

    @Test func refusedWhenNoPlugin() throws {
        try Workshop.inFolder { folder in
            let library = try Workshop.library("int answer(void) { return 42; }", folder, name: "Answer")
            let outcome = try run([library], shout)
            #expect(outcome.status == 3)
            #expect(outcome.errors.contains("is no entente plugin: it lacks the function entente_plugin_info"), "\(outcome.errors)")
            let text = folder.appending(path: "libText.so")
            try "no library".write(to: text, atomically: true, encoding: .utf8)
            #expect(try run([text], shout).errors.contains("cannot load the plugin"))
        }
    }
}
