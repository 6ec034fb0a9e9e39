import Testing

/// How real an act is, in sentences of many shapes: with the shipped frames, table and parser.
struct StatusTests {
    @Test(arguments: [
        ("⟦Peru|PER⟧ condemned ⟦Chile|CHL⟧.", "ACCUSE PER CHL done"),
        ("⟦Peru|PER⟧ has condemned ⟦Chile|CHL⟧.", "ACCUSE PER CHL done"),
        ("⟦Chile|CHL⟧ was condemned by ⟦Peru|PER⟧.", "ACCUSE PER CHL done"),
        ("⟦Peru|PER⟧ attacked ⟦Chile|CHL⟧ on Monday.", "ASSAULT PER CHL done"),
        ("The minister said that ⟦Peru|PER⟧ had signed a treaty with ⟦Chile|CHL⟧.", "AGREE PER CHL done"),
        ("You will be aware that ⟦Peru|PER⟧ has invaded ⟦Chile|CHL⟧.", "ASSAULT PER CHL done"),
        ("⟦Peru|PER⟧ managed to sign a treaty with ⟦Chile|CHL⟧.", "AGREE PER CHL done"),
        ("⟦Peru|PER⟧ visited ⟦Chile|CHL⟧ and praised ⟦Bolivia|BOL⟧.", "SUPPORT PER BOL done"),
        ("⟦Peru|PER⟧ held talks with ⟦Chile|CHL⟧ in May.", "CONSULT PER CHL done"),
        ("⟦We|PER⟧ would like to thank ⟦Chile|CHL⟧ for its help.", "SUPPORT PER CHL done"),
        ("⟦We|PER⟧ wish to congratulate ⟦Chile|CHL⟧.", "SUPPORT PER CHL done"),
        ("⟦Peru|PER⟧ is visiting ⟦Chile|CHL⟧ this week.", "CONSULT PER CHL ongoing"),
        ("⟦Peru|PER⟧ is bombing ⟦Chile|CHL⟧.", "ASSAULT PER CHL ongoing"),
        ("⟦Peru|PER⟧ continues to bomb ⟦Chile|CHL⟧.", "ASSAULT PER CHL ongoing"),
        ("⟦Peru|PER⟧ has been bombing ⟦Chile|CHL⟧ for weeks.", "ASSAULT PER CHL ongoing"),
        ("⟦Peru|PER⟧ is negotiating with ⟦Chile|CHL⟧.", "CONSULT PER CHL ongoing"),
        ("⟦Peru|PER⟧ will visit ⟦Chile|CHL⟧ next week.", "CONSULT PER CHL planned"),
        ("⟦Peru|PER⟧ plans to visit ⟦Chile|CHL⟧.", "CONSULT PER CHL planned"),
        ("⟦Peru|PER⟧ is to visit ⟦Chile|CHL⟧.", "CONSULT PER CHL planned"),
        ("⟦Peru|PER⟧ is going to visit ⟦Chile|CHL⟧.", "CONSULT PER CHL planned"),
        ("⟦Peru|PER⟧ is expected to visit ⟦Chile|CHL⟧.", "CONSULT PER CHL planned"),
        ("⟦Peru|PER⟧ is due to meet ⟦Chile|CHL⟧.", "CONSULT PER CHL planned"),
        ("The general announced that ⟦Peru|PER⟧ will invade ⟦Chile|CHL⟧.", "ASSAULT PER CHL planned"),
        ("The minister said ⟦Peru|PER⟧ would sign an agreement with ⟦Chile|CHL⟧.", "AGREE PER CHL planned"),
        ("⟦Peru|PER⟧ will hold talks with ⟦Chile|CHL⟧.", "CONSULT PER CHL planned"),
        ("⟦Peru|PER⟧ decided to attack ⟦Chile|CHL⟧.", "ASSAULT PER CHL planned"),
        ("⟦Peru|PER⟧ hopes to visit ⟦Chile|CHL⟧.", "CONSULT PER CHL hoped"),
        ("⟦Peru|PER⟧ wants to meet ⟦Chile|CHL⟧.", "CONSULT PER CHL hoped"),
        ("⟦Peru|PER⟧ should meet ⟦Chile|CHL⟧.", "CONSULT PER CHL hoped"),
        ("⟦Peru|PER⟧ may visit ⟦Chile|CHL⟧.", "CONSULT PER CHL conditional"),
        ("⟦Peru|PER⟧ might attack ⟦Chile|CHL⟧.", "ASSAULT PER CHL conditional"),
        ("⟦Peru|PER⟧ could sign a treaty with ⟦Chile|CHL⟧.", "AGREE PER CHL conditional"),
        ("⟦Peru|PER⟧ is considering an attack on ⟦Chile|CHL⟧.", "ASSAULT PER CHL conditional"),
        ("If ⟦Peru|PER⟧ attacks ⟦Chile|CHL⟧, many will die.", "ASSAULT PER CHL conditional"),
        ("Has ⟦Peru|PER⟧ attacked ⟦Chile|CHL⟧?", "ASSAULT PER CHL conditional"),
        ("⟦Peru|PER⟧ did not visit ⟦Chile|CHL⟧.", "CONSULT PER CHL denied"),
        ("⟦Peru|PER⟧ has not signed a treaty with ⟦Chile|CHL⟧.", "AGREE PER CHL denied"),
        ("⟦Peru|PER⟧ never attacked ⟦Chile|CHL⟧.", "ASSAULT PER CHL denied"),
        ("⟦Peru|PER⟧ denied that ⟦Peruvian|PER⟧ troops had attacked ⟦Chile|CHL⟧.", "ASSAULT PER CHL denied"),
        ("⟦Peru|PER⟧ will not visit ⟦Chile|CHL⟧.", "CONSULT PER CHL denied"),
        ("⟦Peru|PER⟧ cancelled a visit to ⟦Chile|CHL⟧.", "CONSULT PER CHL denied"),
        ("⟦Peru|PER⟧ failed to sign a treaty with ⟦Chile|CHL⟧.", "AGREE PER CHL denied"),
        ("⟦Peru|PER⟧ refused to meet ⟦Chile|CHL⟧.", "REJECT PER CHL done"),
        ("⟦Peru|PER⟧ agreed to help ⟦Chile|CHL⟧.", "AGREE PER CHL done"),
        ("⟦Peru|PER⟧ promised to support ⟦Chile|CHL⟧.", "AGREE PER CHL done"),
        ("⟦Peru|PER⟧ threatened to attack ⟦Chile|CHL⟧.", "THREATEN PER CHL done"),
        ("⟦Peru|PER⟧ called on ⟦Chile|CHL⟧ to withdraw its troops.", "REQUEST PER CHL done"),
        ("⟦Peru|PER⟧ demanded that ⟦Chile|CHL⟧ leave.", "REQUEST PER CHL done"),
        ("⟦Peru|PER⟧ does not recognise the ⟦Chilean|CHL⟧ annexation.", "REJECT PER CHL done"),
    ])
    func says(_ text: String, _ relation: String) throws {
        let found = try Flagship.shared.found(text)
        #expect(found.contains(relation), "\(text): \(found)")
    }

    /// What is not so never comes out as done or going on.
    @Test(arguments: [
        ("⟦Peru|PER⟧ did not specify military cooperation with ⟦Chile|CHL⟧.", "COOPERATE"),
        ("⟦Peru|PER⟧ and ⟦Chile|CHL⟧ have not signed the treaty.", "AGREE"),
        ("⟦Peru|PER⟧ has not yet signed any agreement with ⟦Chile|CHL⟧.", "AGREE"),
        ("⟦Peru|PER⟧ may visit ⟦Chile|CHL⟧.", "CONSULT"),
        ("⟦Peru|PER⟧ refused to meet ⟦Chile|CHL⟧.", "CONSULT"),
        ("⟦Peru|PER⟧ declined to hold talks with ⟦Chile|CHL⟧.", "CONSULT"),
        ("⟦Peru|PER⟧ ruled out talks with ⟦Chile|CHL⟧.", "CONSULT"),
        ("⟦Peru|PER⟧ called for the withdrawal of ⟦Chilean|CHL⟧ troops from ⟦Bolivia|BOL⟧.", "RETREAT"),
        ("⟦Peru|PER⟧ urged ⟦Chile|CHL⟧ to attack ⟦Bolivia|BOL⟧.", "ASSAULT"),
        ("⟦Peru|PER⟧ could neither confirm nor deny that ⟦Chile|CHL⟧ will help ⟦Bolivia|BOL⟧.", "AID"),
        ("No agreement between ⟦Peru|PER⟧ and ⟦Chile|CHL⟧ was signed.", "AGREE"),
        ("⟦Peru|PER⟧ left without a meeting with ⟦Chile|CHL⟧.", "CONSULT"),
        ("⟦Peru|PER⟧ postponed a visit to ⟦Chile|CHL⟧.", "CONSULT"),
        ("⟦Peru|PER⟧ is ready to attack ⟦Chile|CHL⟧.", "ASSAULT"),
        ("Unless ⟦Peru|PER⟧ helps ⟦Chile|CHL⟧, it will starve.", "AID"),
        ("⟦Peru|PER⟧ threatened to invade ⟦Chile|CHL⟧.", "ASSAULT"),
        ("⟦Peru|PER⟧ does not recognise ⟦Chile|CHL⟧.", "SUPPORT"),
        ("⟦Peru|PER⟧ asked ⟦Chile|CHL⟧ for a loan.", "AID"),
        ("⟦Peru|PER⟧ has yet to sign the agreement with ⟦Chile|CHL⟧.", "AGREE"),
        ("Neither ⟦Peru|PER⟧ nor ⟦Bolivia|BOL⟧ attacked ⟦Chile|CHL⟧.", "ASSAULT"),
        ("⟦Peru|PER⟧ stopped short of condemning ⟦Chile|CHL⟧.", "ACCUSE"),
        ("Were ⟦Peru|PER⟧ to drop its tariff on ⟦Chilean|CHL⟧ copper, others would be pleased.", "SANCTION"),
        ("If ⟦Peru|PER⟧ were to drop its tariff on ⟦Chilean|CHL⟧ copper, others would be pleased.", "SANCTION"),
        ("⟦Peru|PER⟧ accused ⟦Chile|CHL⟧ of arming ⟦Bolivia|BOL⟧.", "AID"),
        ("⟦Peru|PER⟧ intends to host a meeting, and to send aid to ⟦Chile|CHL⟧.", "AID"),
    ])
    func neverDone(_ text: String, _ label: String) throws {
        let found = try Flagship.shared.found(text)
        #expect(!found.contains { $0.hasPrefix(label) && ($0.hasSuffix("done") || $0.hasSuffix("ongoing")) }, "\(text): \(found)")
    }
}
