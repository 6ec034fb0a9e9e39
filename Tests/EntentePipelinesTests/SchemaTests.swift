import EntenteKit
import EntentePipelines
import EntenteStandard
import JSON
import Testing

struct SchemaTests {
    private let schema = JSONValue.object(PipelineSchema.pipeline(StandardCatalogue.make()))

    @Test func everyComponentIsThere() {
        let catalogue = StandardCatalogue.make()
        let text = schema.description
        for name in catalogue.stages.map(\.descriptor.name) + catalogue.readers.map(\.descriptor.name)
            + catalogue.exporters.map(\.descriptor.name)
        {
            #expect(text.contains("\"\(name)\""))
        }
    }

    @Test func unknownKeysAreRefused() {
        #expect(schema["additionalProperties"] == .bool(false))
        #expect(schema["required"] == ["entente"])
        let keys = ["entente", "name", "description", "include", "vars", "plugins", "limits", "read", "input", "stages", "export"]
        for key in keys { #expect(schema["properties"]?[key] != nil, "\(key)") }
        #expect(schema["properties"]?.object?.count == keys.count)
    }
}
