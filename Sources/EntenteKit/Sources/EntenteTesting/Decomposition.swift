/// Canonical decomposition of the letters that European texts are full of: enough to disturb an example.
///
/// The standard library keeps its normaliser to itself, and Foundation's would make every `entente` start slower.
/// So here stand the letters of Latin-1, Latin Extended-A, Cyrillic and a few of Greek (UnicodeData.txt, field 5).
enum Decomposition {
    /// A scalar's decomposition, or `nil` if it has none here.
    static func of(_ scalar: Unicode.Scalar) -> String? { table[scalar] }

    /// A text decomposed.
    static func apply(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let parts = table[scalar] { out.append(contentsOf: parts.unicodeScalars) } else { out.append(scalar) }
        }
        return String(out)
    }

    /// Combining mark, base letters, and the letters that are base and mark, in the same order.
    private static let rows: [(mark: Unicode.Scalar, bases: String, composed: String)] = [
        ("\u{300}", "AEIOUaeiouNnЕИеи", "ÀÈÌÒÙàèìòùǸǹЀЍѐѝ"),
        ("\u{301}", "AEIOUYaeiouyCcLlNnRrSsZzГКгкαειου", "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźЃЌѓќάέίόύ"),
        ("\u{302}", "AEIOUaeiouCcGgHhJjSsWwYy", "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ"),
        ("\u{303}", "ANOanoIiUu", "ÃÑÕãñõĨĩŨũ"),
        ("\u{304}", "AaEeIiOoUuИи", "ĀāĒēĪīŌōŪūӢӣ"),
        ("\u{306}", "AaEeGgIiOoUuИиУу", "ĂăĔĕĞğĬĭŎŏŬŭЙйЎў"),
        ("\u{307}", "CcEeGgIZz", "ĊċĖėĠġİŻż"),
        ("\u{308}", "AEIOUaeiouyYЕеІі", "ÄËÏÖÜäëïöüÿŸЁёЇї"),
        ("\u{30A}", "AaUu", "ÅåŮů"),
        ("\u{30B}", "OoUu", "ŐőŰű"),
        ("\u{30C}", "CcDdEeNnRrSsTtZz", "ČčĎďĚěŇňŘřŠšŤťŽž"),
        ("\u{327}", "CcGKkLlNnRrSsTt", "ÇçĢĶķĻļŅņŖŗŞşŢţ"),
        ("\u{328}", "AaEeIiUu", "ĄąĘęĮįŲų"),
    ]

    private static let table: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [:]
        for row in rows {
            for (base, composed) in zip(row.bases.unicodeScalars, row.composed.unicodeScalars) {
                var parts = String.UnicodeScalarView()
                parts.append(base)
                parts.append(row.mark)
                table[composed] = String(parts)
            }
        }
        return table
    }()
}
