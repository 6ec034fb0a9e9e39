#!/usr/bin/env python3
"""Writes news-style sentences with their trees, in CoNLL-U: sentences of our own (CC0), made from the patterns of a file.

    news.py news.trees --count 3000 > news.conllu      # sentences made from SENTENCE, with the seed of --seed
    news.py dev.trees > dev.conllu                     # every line as it stands

A tree is written head and dependents in the order of the text; brackets make a phrase:

    nsubj=COUNTRY sign.d obj=(a treaty/N nmod=(with COUNTRY)) obl=(on DAY) .

`word/TAG` is a word; `lemma.f` a form of a verb (b base, p present, z third person, d past, g -ing, n -en). A relation is
put before `=`; without one a word has its tag's (`a` is a det, `with` a case). The head of a phrase is the word or bracket
that has no relation, or that with a `*`. `tmod` is `obl:unmarked`. LRB and RRB are brackets of the text.

A line `NAME = phrase` is one way to write NAME (`NAME 3 = …` thrice as likely); `@` in it is the verb form of whoever uses
NAME.f. `NAME/TAG: a, b c, d` is a list of words, all but a name's last word compounds; `NAME: visit, meet` a list of verbs.
`x?` is left out of every second sentence or so. `to|for` is one of both.
"""
import random, re, sys

TAGS = {"N": "NOUN", "P": "PROPN", "A": "ADJ", "R": "ADV", "V": "VERB", "X": "AUX", "D": "DET", "I": "ADP", "M": "NUM",
        "C": "CCONJ", "S": "SCONJ", "T": "PART", "O": "PRON", "Y": "SYM", "U": "PUNCT"}
USUAL = {"A": "amod", "R": "advmod", "X": "aux", "D": "det", "I": "case", "M": "nummod", "C": "cc", "S": "mark", "T": "mark",
         "U": "punct"}
# The letter behind a tag says another relation.
OTHER = {"c": "compound", "f": "flat", "n": "nmod", "d": "advmod", "s": "nmod:poss", "x": "fixed"}
# First words of names and terms that are adjectives.
ADJECTIVES = {"United", "New", "Saudi", "foreign", "prime", "central", "human", "medical", "nuclear"}
FORMS = {"b": "VB", "p": "VBP", "z": "VBZ", "d": "VBD", "g": "VBG", "n": "VBN"}
CLOSED = {}
for tag, group in (
        ("D", "the a an this these those some any all no both each every another"),
        ("I", "of in on at by for from with between against over into about during to near through under towards amid "
              "despite before after across within via among as behind beyond since until without"),
        ("C", "and or but"), ("S", "that if whether because while although"), ("T", "not"),
        ("Os", "its their his her our my"), ("M", "one two three four five six seven eight nine ten dozen"),
        ("U", ", . : ; \" ' - -- – — ! ? LRB RRB")):
    for word in group.split():
        CLOSED[word] = tag
# Auxiliaries and their forms.
AUXILIARIES = {"is": "VBZ", "am": "VBP", "are": "VBP", "was": "VBD", "were": "VBD", "be": "VB", "been": "VBN", "being": "VBG", "has": "VBZ",
               "have": "VBP", "had": "VBD", "having": "VBG", "does": "VBZ", "do": "VBP", "did": "VBD",
               **dict.fromkeys("will would may might can could should must shall".split(), "MD")}
IRREGULAR = {row.split()[0]: row.split()[1:] for row in """
meet met met|send sent sent|hold held held|give gave given|take took taken|retake retook retaken|make made made|win won won|say said said
tell told told|break broke broken|lose lost lost|leave left left|hit hit hit|cut cut cut|put put put|set set set|sell sold sold
buy bought bought|build built built|seek sought sought|begin began begun|shoot shot shot|strike struck struck
fly flew flown|withdraw withdrew withdrawn|lead led led|pay paid paid|find found found|speak spoke spoken|write wrote written
see saw seen|bring brought brought|rise rose risen|fall fell fallen|grow grew grown|come came come|go went gone|get got got
keep kept kept|show showed shown|know knew known|think thought thought|become became become|fight fought fought
overthrow overthrew overthrown|swear swore sworn|spend spent spent|choose chose chosen|hurt hurt hurt|feel felt felt
stand stood stood|run ran run|drive drove driven|let let let|draw drew drawn|flee fled fled|quit quit quit|shut shut shut
throw threw thrown|lay laid laid|undertake undertook undertaken|mean meant meant|deal dealt dealt|bear bore borne
veto vetoed vetoed|halt halted halted|visit visited visited|bid bid bid|wind wound wound|uphold upheld upheld
""".replace("\n", "|").strip("|").split("|")}
DOUBLED = set("ban plan stop transfer admit permit commit scrap drop slam trap refer deter regret rap cap expel propel nod".split())


def inflect(lemma, form):
    """The form of a verb; capitals stay."""
    word = lemma.lower()
    doubled = word + word[-1] if word in DOUBLED else word
    if form == "z":
        out = word[:-1] + "ies" if re.search("[^aeiou]y$", word) else word + ("es" if re.search("(s|x|z|ch|sh|o)$", word) else "s")
    elif form == "g":
        out = (word[:-1] if re.search("[^eoy]e$", word) else doubled) + "ing"
    elif form in "dn":
        if word in IRREGULAR:
            out = IRREGULAR[word]["dn".index(form)]
        else:
            out = word[:-1] + "ied" if re.search("[^aeiou]y$", word) else word + "d" if word.endswith("e") else doubled + "ed"
    else:
        out = word
    return out.upper() if lemma.isupper() else out.capitalize() if lemma[0].isupper() else out


class Word:
    def __init__(self, form, tag, fine, relation):
        self.form, self.tag, self.fine, self.relation, self.head = form, tag, fine, relation, None


def parse(text):
    """Nested lists of items `(is head, relation, item, is optional)`."""
    stack = [[]]
    for piece in re.findall(r"[^\s()]*\(|\)\??|[^\s()]+", text):
        if piece.endswith("("):
            stack.append([piece[:-1]])
        elif piece.startswith(")"):
            inner = stack.pop()
            prefix, inner = inner[0], inner[1:]
            stack[-1].append((prefix.startswith("*"), prefix.strip("*").rstrip("="), inner, piece.endswith("?")))
        else:
            head = piece.startswith("*")
            relation, _, atom = piece[head:].rpartition("=")
            optional = atom.endswith("?") and len(atom) > 1
            stack[-1].append((head, relation, atom[:-1] if optional else atom, optional))
    if len(stack) != 1:
        raise ValueError(f"brackets do not match: {text}")
    return stack[0]


class Patterns:
    def __init__(self, lines):
        self.rules, self.lists, self.plain, self.used = {}, {}, [], set()
        for line in lines:
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            rule = re.match(r"([A-Z][A-Z_0-9]*)(?: (\d+))? = (.*)", line)
            words = re.match(r"([A-Z][A-Z_0-9]*)(?:/([A-Z]))?: (.*)", line)
            if rule:
                self.rules.setdefault(rule[1], []).append((int(rule[2] or 1), parse(rule[3])))
            elif words:
                self.lists.setdefault(words[1], []).extend((words[2], entry.strip()) for entry in words[3].split(","))
            else:
                self.plain.append(parse(line))

    def unused(self):
        """Names of patterns and lists from which nothing was made."""
        ways = {(name, number) for name, ways in self.rules.items() for number in range(len(ways))}
        return sorted(map(str, (ways | set(self.lists)) - self.used))

    def write(self, phrase, form, words, random):
        """Appends the words of a phrase, and returns that of its head."""
        made = []
        for is_head, relation, item, optional in phrase:
            if optional and random.random() < 0.5:
                continue
            word = self.item(item, form, words, random)
            made.append((is_head, relation or word.relation, bool(relation), word))
        if len(made) == 1:
            made[0][3].relation = made[0][1]
            return made[0][3]
        heads = [m for m in made if m[0]] or [m for m in made if not m[1]]
        if len(heads) != 1:
            raise ValueError(f"{len(heads)} heads in {phrase}: {[m[3].form for m in heads]}")
        head = heads[0][3]
        for is_head, relation, _, word in made:
            if word is not head:
                word.relation, word.head = relation, head
        head.relation = ""
        return head

    def item(self, item, form, words, random):
        if isinstance(item, list):
            return self.write(item, form, words, random)
        if "|" in item:
            # The tag or form behind the last holds for all.
            ways, end = re.fullmatch(r"(.*?)(/\w+|\.[a-z]|@|)", item).groups()
            item = random.choice(ways.split("|")) + end
        item = item.replace("@", "." + form if form else "")
        name, _, own = item.partition(".")
        if name in self.rules:
            ways = self.rules[name]
            number = random.choices(range(len(ways)), [weight for weight, _ in ways])[0]
            self.used.add((name, number))
            return self.write(ways[number][1], own, words, random)
        if name in self.lists:
            tag, entry = random.choice(self.lists[name])
            self.used.add(name)
            return self.verb(entry, own, words) if tag is None else self.name(entry, tag, words)
        if re.fullmatch(r"[A-Z]{2,}[A-Z_0-9]*", item) and item.lower() not in CLOSED and item not in CLOSED:
            raise ValueError(f"nothing is called {item}")
        return self.terminal(item, words)

    @staticmethod
    def add(words, *fields):
        words.append(Word(*fields))
        return words[-1]

    def verb(self, lemma, form, words):
        parts = lemma.split()
        verb = self.add(words, inflect(parts[0], form), "VERB", FORMS[form], "")
        for particle in parts[1:]:
            self.add(words, particle, "ADP", "RP", "compound:prt").head = verb
        return verb

    def name(self, entry, tag, words):
        parts = entry.split()
        made = [self.add(words, part.lstrip("_"), TAGS[tag], "", "compound") for part in parts]
        for word in made[:-1]:
            if word.form in ADJECTIVES:
                word.tag, word.relation = "ADJ", "amod"
            word.head = made[-1]
        made[-1].relation = USUAL.get(tag, "")
        return made[-1]

    def terminal(self, item, words):
        verb = re.fullmatch(r"([A-Za-z-]+)\.([bpzdgn])", item)
        if verb:
            return self.add(words, inflect(verb[1], verb[2]), "VERB", FORMS[verb[2]], "")
        form, slash, tag = item.rpartition("/")
        if not slash or not form:
            form, tag = item, CLOSED.get(item.lower(), CLOSED.get(item, ""))
            if item.lower() in AUXILIARIES:
                return self.add(words, item, "AUX", AUXILIARIES[item.lower()], "aux")
            if item.lower() in ("'s", "’s", "'"):
                return self.add(words, item, "PART", "POS", "case")
            if not tag:
                raise ValueError(f"{item} has no tag")
        # A bare hyphen joins words, as in "two-day"; `-/U` stands free.
        fine = "HYPH" if item == "-" else ""
        relation = OTHER[tag[1]] if len(tag) > 1 else USUAL.get(tag[0], "")
        if form.lower() == "not":
            relation = "advmod"
        return self.add(words, {"LRB": "(", "RRB": ")"}.get(form, form.replace("_", " ")), TAGS[tag[0]], fine, relation)


def glued(words):
    """By word, whether no blank stands behind it."""
    out = [False] * len(words)
    for i in range(len(words) - 1):
        here, there = words[i].form, words[i + 1].form
        out[i] = there in ",.:;!?)%" or words[i + 1].fine == "POS" or here in "($"
    quotes = [i for i, word in enumerate(words) if word.form == '"']
    for opening, closing in zip(quotes[::2], quotes[1::2]):
        out[opening] = True
        out[closing - 1] = True
    for i, word in enumerate(words[1:-1], 1):
        if word.form == "-" and word.fine == "HYPH":
            out[i - 1] = out[i] = True
    return out


def style(words, how):
    """The words of a headline as one of the ways to print it."""
    for word in words:
        if how == "upper":
            word.form = word.form.upper() if word.form not in ("'s", "’s") else "'S"
        elif how == "title" and word.tag not in ("ADP", "DET", "CCONJ", "PART", "SCONJ"):
            word.form = word.form[0].upper() + word.form[1:]


def conllu(words, name):
    number = {id(word): i + 1 for i, word in enumerate(words)}
    spaces = glued(words)
    lines = [f"# sent_id = {name}"]
    for i, word in enumerate(words):
        if i + 1 < len(words) and words[i + 1].fine == "POS":
            space = "SpaceAfter=No" if spaces[i + 1] else "_"
            lines.append(f"{i + 1}-{i + 2}\t{word.form}{words[i + 1].form}" + "\t_" * 7 + f"\t{space}")
        relation = {"tmod": "obl:unmarked", "": "root"}.get(word.relation, word.relation) if word.head else "root"
        lines.append("\t".join([
            str(i + 1), word.form, word.form.lower(), word.tag, word.fine or "_", "_", str(number[id(word.head)] if word.head else 0),
            relation, "_", "SpaceAfter=No" if spaces[i] else "_"]))
    return "\n".join(lines) + "\n"


def tidy(words):
    """Leaves out a comma before another mark, as where an apposition ends its clause, and writes "an" where it must."""
    kept = [word for word, after in zip(words, words[1:] + [None])
            if word.form != "," or after is not None and after.form not in (",", ".", ":", ";", "?")]
    for word, after in zip(kept, kept[1:]):
        if word.form.lower() in ("a", "an"):
            first = after.form if after.form[:2].isupper() else after.form.lower()
            sounds = re.match("[aeio]|8|11$|u(?!n[i ]|k|s|ga)|[AEFHILMNORSX][A-Z.]", first)
            word.form = word.form[0] + ("n" if sounds else "")
    return kept


def capitalise(words):
    first = next(word for word in words if word.tag != "PUNCT")
    first.form = first.form[0].upper() + first.form[1:]


def main():
    path, options = sys.argv[1], dict(zip(sys.argv[2::2], sys.argv[3::2]))
    patterns = Patterns(open(path, encoding="utf8"))
    chance = random.Random(int(options.get("--seed", 1)))
    print("# newdoc id = " + path.split("/")[-1])
    if "--count" not in options:
        for place, phrase in enumerate(patterns.plain):
            words = []
            patterns.write(phrase, "", words, chance)
            words = tidy(words)
            capitalise(words)
            print(conllu(words, place + 1))
        return
    seen, place = set(), 0
    while place < int(options["--count"]):
        words, kind = [], chance.choices(["SENTENCE", "HEADLINE"], [3, 1])[0]
        patterns.write([(True, "", kind, False)], "", words, chance)
        words = tidy(words)
        capitalise(words)
        if kind == "HEADLINE":
            style(words, chance.choices(["plain", "title", "upper"], [4, 3, 3])[0])
        text = " ".join(word.form for word in words)
        if text in seen or len(words) > 45:
            continue
        seen.add(text)
        place += 1
        if place % 20 == 0:
            print(f"# newdoc id = {path.split('/')[-1]}-{place // 20}")
        print("# newpar\n" + conllu(words, place))
    if patterns.unused():
        print("nothing was made from", ", ".join(patterns.unused()), file=sys.stderr)


if __name__ == "__main__":
    main()
