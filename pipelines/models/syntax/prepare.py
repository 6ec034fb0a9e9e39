#!/usr/bin/env python3
"""Turns CoNLL-U files into document JSONL with sentences, tokens and syntax, for `entente train parser`.

    prepare.py en_ewt-ud-train.conllu --dev en_ewt-ud-dev.conllu > trees.jsonl
    entente train parser --data trees.jsonl --model english.model --set 'licence=CC BY-SA 4.0, as its data'

UD English EWT is at https://github.com/UniversalDependencies/UD_English-EWT (CC BY-SA 4.0). Files of our own sentences,
as news/news.py writes them, may stand beside it.

Paragraphs (`# newpar`) are parted by a blank line; within one, sentences by a blank unless SpaceAfter=No. Sentences with
contractions (don't, Serbia's) come a second time, in documents called surface/…, with these as one word each, since
`segment.tokens` cuts them only if asked to. Files behind `--dev` are there to measure on (`meta.part`), without copies.
"""
import json, sys

FORMS = {"VB": "base", "VBP": "present", "VBZ": "present", "VBD": "past", "VBG": "ing", "VBN": "ed", "MD": "modal"}
# Nouns that, without a preposition, say when: the treebank calls them and all other bare nouns `unmarked`.
TIMES = set("""today tonight tomorrow yesterday second minute hour day night morning afternoon evening week weekend month
    quarter season spring summer autumn fall winter year decade century time moment while instant monday tuesday wednesday
    thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march april may june july
    august september october november december jan feb mar apr jun jul aug sep sept oct nov dec am pm a.m. p.m.""".split())
KNOWN = {"obl:agent", "nmod:poss", "acl:relcl", "compound:prt", "nsubj:pass", "csubj:pass", "aux:pass"}


def relation(row):
    """The relation with the subtypes that the layer has."""
    name = row[7]
    if name in KNOWN:
        return name
    if name == "obl:unmarked" and (row[2].lower().rstrip(".") in TIMES or row[1].isdigit() and len(row[1]) == 4):
        return "obl:tmod"
    return name.split(":")[0]


def words(lines):
    """Words of a sentence: number, text, head, relation, part of speech, form, space behind; and its contractions."""
    rows, joined = [], {}
    for line in lines:
        if not line or line.startswith("#"):
            continue
        row = line.split("\t")
        space = "" if "SpaceAfter=No" in row[9].split("|") else " "
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            joined[first] = (last, row[1], space)
        elif "." not in row[0]:
            form = FORMS.get(row[4], "") if row[3] in ("VERB", "AUX") else ""
            rows.append([int(row[0]), row[1], int(row[6]), relation(row), row[3], form, space])
    return rows, joined


def surface(rows, joined):
    """The words with each contraction as one: it stands where its first part with a head outside stands."""
    owner = {row[0]: row[0] for row in rows}
    parts = {}
    for first, (last, text, space) in joined.items():
        members = rows[first - 1:last]
        outside = [row for row in members if not first <= row[2] <= last] or members
        parts[first] = [outside[0][0], text] + outside[0][2:6] + [space]
        for row in members:
            owner[row[0]] = outside[0][0]
    owner[0] = 0
    out, skip = [], 0
    for row in rows:
        if row[0] <= skip:
            continue
        if row[0] in parts:
            skip = joined[row[0]][0]
            row = parts[row[0]]
        out.append(row[:2] + [owner[row[2]]] + row[3:])
    return out


def spell(rows, joined):
    """The words as they are written: the parts of a contraction are pieces of its text."""
    rows = [row[:] for row in rows]
    for first, (last, text, space) in joined.items():
        members = rows[first - 1:last]
        if "".join(row[1] for row in members) != text:
            # Parts that are not spelt as written ("gonna" for "going to" with another form): cut by their lengths.
            rest = text
            for row in members[:-1]:
                row[1], rest = rest[:len(row[1])], rest[len(row[1]):]
            members[-1][1] = rest
            if not rest:
                return None
        for row in members[:-1]:
            row[6] = ""
        members[-1][6] = space
    return rows


class Document:
    def __init__(self):
        self.text, self.sentences, self.tokens, self.syntax = "", [], [], []

    def add(self, rows, paragraph):
        if paragraph and self.text:
            self.text = self.text.rstrip() + "\n\n"
        base, start = len(self.tokens), len(self.text.encode())
        place = {row[0]: base + i for i, row in enumerate(rows)}
        for number, text, head, name, part, form, space in rows:
            # A blank inside a token would be no token of ours; the treebank has a few numbers such as "1 000".
            begin = len(self.text.encode())
            self.text += text + space
            self.tokens.append([begin, begin + len(text.encode())])
            self.syntax.append([place[head] if head else -1, name, part, form])
        self.sentences.append([start, self.tokens[-1][1]])

    def line(self, name, **meta):
        meta = {"language": "en", **meta}
        return json.dumps(
            {"id": name, "text": self.text.rstrip(), "meta": meta, "sentences": self.sentences, "tokens": self.tokens,
             "syntax": self.syntax}, ensure_ascii=False)


def main(path, part):
    plain, whole, name = Document(), Document(), ""
    for block in open(path, encoding="utf8").read().split("\n\n") + ["# newdoc id = "]:
        lines = block.split("\n")
        for line in lines:
            if line.startswith("# newdoc id = "):
                if plain.sentences:
                    print(plain.line(name, **part))
                if whole.sentences and not part:
                    print(whole.line("surface/" + name, copy_of=name))
                plain, whole, name = Document(), Document(), line[14:]
        rows, joined = words(lines)
        if not rows:
            continue
        paragraph = any(line.startswith("# newpar") for line in lines)
        spelt = spell(rows, joined)
        if spelt:
            plain.add(spelt, paragraph)
        if joined:
            whole.add(surface(rows, joined), paragraph)


part = {}
for argument in sys.argv[1:]:
    if argument == "--dev":
        part = {"part": "dev"}
    else:
        main(argument, part)
