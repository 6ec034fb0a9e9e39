internal import EntenteKit

/// Gives all mentions of one name in a document one entity.
struct EntityLinker {
    func link(_ document: inout Document) {}
}
