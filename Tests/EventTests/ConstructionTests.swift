import Testing

/// Where source and target stand, in sentences of many shapes.
struct ConstructionTests {
    @Test(arguments: [
        // Passives, with and without an agent; participles; relative clauses.
        ("⟦Chile|CHL⟧ was attacked by ⟦Peru|PER⟧.", ["ASSAULT PER CHL done"]),
        ("The rebels, who are backed by ⟦Peru|PER⟧, left.", []),
        ("It was the army of ⟦Peru|PER⟧ that invaded ⟦Chile|CHL⟧.", ["ASSAULT PER CHL done"]),
        // Coordination gives each its relation.
        ("⟦Peru|PER⟧ thanked ⟦France|FRA⟧, ⟦Germany|DEU⟧ and ⟦Romania|ROU⟧.", ["SUPPORT PER FRA done", "SUPPORT PER DEU done", "SUPPORT PER ROU done"]),
        ("⟦France|FRA⟧ and ⟦Germany|DEU⟧ condemned ⟦Peru|PER⟧.", ["ACCUSE FRA PER done", "ACCUSE DEU PER done"]),
        // Those who do it with each other.
        ("⟦Peru|PER⟧ and ⟦Chile|CHL⟧ signed an agreement.", ["AGREE PER CHL done"]),
        ("The talks between ⟦Peru|PER⟧ and ⟦Chile|CHL⟧ ended.", ["CONSULT PER CHL done"]),
        // Nouns: whose act it is, and against whom.
        ("The ⟦Peruvian|PER⟧ invasion of ⟦Chile|CHL⟧ began.", ["ASSAULT PER CHL done"]),
        ("⟦Peru|PER⟧ expressed support for ⟦Chile|CHL⟧.", ["SUPPORT PER CHL done"]),
        ("⟦Bolivia|BOL⟧ condemned ⟦Peru|PER⟧'s aggression.", ["ACCUSE BOL PER done"]),
        ("⟦Bolivia|BOL⟧ does not recognise the annexation of ⟦Chile|CHL⟧ by ⟦Peru|PER⟧.", ["REJECT BOL PER done", "COERCE PER CHL done"]),
        // A verb whose own preposition is by is no passive.
        ("⟦Bolivia|BOL⟧ stood by ⟦Chile|CHL⟧.", ["SUPPORT BOL CHL done"]),
        // Whoever is accused of an act is not said to have done it.
        ("⟦Peru|PER⟧ accused ⟦Chile|CHL⟧ of arming ⟦Bolivia|BOL⟧.", ["ACCUSE PER CHL done"]),
        // Of support from somebody the other is the source.
        ("⟦Peru|PER⟧ has always had strong support from ⟦Chile|CHL⟧.", ["SUPPORT CHL PER done"]),
        // A reply is to whom the sentence before has act.
        ("⟦Peru|PER⟧ accused ⟦Chile|CHL⟧ of spying. ⟦Chile|CHL⟧ denied the charge.", ["ACCUSE PER CHL done", "REJECT CHL PER done"]),
        // Those between whom somebody offers to mediate.
        ("⟦Peru|PER⟧ offered to mediate between ⟦Chad|TCD⟧ and ⟦Mali|MLI⟧.", ["AGREE PER TCD done", "AGREE PER MLI done"]),
        ("The talks that have resumed between ⟦Peru|PER⟧ and ⟦Chile|CHL⟧ are a good sign.", ["CONSULT PER CHL done"]),
        // Nothing between a state and itself.
        ("⟦Peru|PER⟧ praised ⟦Peruvian|PER⟧ soldiers.", []),
    ])
    func finds(_ text: String, _ relations: [String]) throws {
        let found = try Flagship.shared.found(text)
        #expect(Set(found) == Set(relations), "\(text): \(found)")
    }
}
