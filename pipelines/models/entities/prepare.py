#!/usr/bin/env python3
"""Labelled texts as document JSONL for `entente train tagger`: prepare.py DATA TRAINING > FILE.jsonl

DATA is a folder with CrossNER politics, WNUT17 and re3d as their makers distribute them; TRAINING holds our own
sentences, one a line, with marks: `[Kazakhstan|PLACE] signed.`; invented.py makes more. Labels become PERSON, ORGANISATION,
PLACE, EVENT, OTHER.
"""
import glob, json, pathlib, random, re, sys

from invented import Inventor

POLITICS = {"politician": "PERSON", "person": "PERSON", "politicalparty": "ORGANISATION", "organisation": "ORGANISATION",
            "country": "PLACE", "location": "PLACE", "election": "EVENT", "event": "EVENT", "misc": "OTHER"}
WNUT = {"person": "PERSON", "location": "PLACE", "corporation": "ORGANISATION", "group": "ORGANISATION",
        "creative-work": "OTHER", "product": "OTHER"}
RE3D = {"Person": "PERSON", "Organisation": "ORGANISATION", "Location": "PLACE"}
RE3D_SOURCES = ["CENTCOM", "UK_Government", "US_State_Department", "Wikipedia"]


HINTS = pathlib.Path(__file__).resolve().parent.parent.parent / "gazetteers" / "hints"


class Renamer:
    """Copies of a text with other names in it: what stands round a name must tell what it is, not the name alone."""

    def __init__(self):
        self.random = random.Random(1)
        self.first, self.family, self.towns = (self.read(n) for n in ("first-names", "family-names", "towns"))

    @staticmethod
    def read(name):
        lines = (HINTS / f"{name}.tsv").read_text(encoding="utf8").splitlines()
        return [line.split("\t")[0] for line in lines if not line.startswith("#")][1:]

    def made_up(self, names):
        """A name that no list has: the front of one and the back of another."""
        a, b = self.random.choice(names), self.random.choice(names)
        return a[:max(3, len(a) // 2)] + b[len(b) // 2:].lower()

    def pick(self, names):
        return self.random.choice(names) if self.random.random() < 0.4 else self.made_up(names)

    def name(self, old, label):
        words = old.split()
        if label == "PLACE" and len(words) == 1 and old[1:].islower():
            return self.random.choice(self.towns)
        if label == "ORGANISATION" and old.isupper() and 2 <= len(old) <= 6:
            return "".join(self.random.choice("ABCDEFGHIJKLMNOPRSTUVWZ") for _ in old)
        if label == "ORGANISATION" and len(words) == 1 and old[1:].islower():
            return self.made_up(self.towns if self.random.random() < 0.5 else self.family)
        if label == "PERSON" and len(words) == 1 and old[1:].islower():
            return self.pick(self.family)
        if label == "PERSON" and len(words) in (2, 3) and words[0][1:].islower():
            return " ".join([self.pick(self.first), *words[1:-1], self.pick(self.family)])
        return old

    def copy(self, text, spans):
        out, moved, at = "", [], 0
        for s, e, label in sorted(spans):
            if s < at:
                return text, spans
            out += text[at:s]
            new = self.name(text[s:e], label)
            moved.append((len(out), len(out) + len(new), label))
            out, at = out + new, e
        return out + text[at:], moved


RENAMER = Renamer()
COPIES, COPY_WEIGHT = 2, 0.3
INVENTED, INVENTED_WEIGHT = 6000, 0.3


def with_copies(name, text, spans, weight):
    document(name, text, spans, weight)
    for number in range(COPIES):
        other, moved = RENAMER.copy(text, spans)
        if other != text:
            document(f"{name}-copy{number}", other, moved, weight * COPY_WEIGHT, group=name)


def document(name, text, spans, weight, group=None):
    table, n = [0], 0
    for c in text:
        n += len(c.encode())
        table.append(n)
    mentions = [{"id": f"m{i + 1}", "start": table[s], "end": table[e], "label": label, "text": text[s:e], "by": "gold"}
                for i, (s, e, label) in enumerate(sorted(spans))]
    print(json.dumps({"id": name, "text": text, "meta": {"language": "en", "weight": weight, **({"copy_of": group} if group else {})}, "mentions": mentions}, ensure_ascii=False))


def conll(path, labels, weight, wanted=lambda words: True):
    for number, block in enumerate(open(path, encoding="utf8").read().split("\n\n")):
        text, spans, current = "", [], None
        for line in block.split("\n"):
            if not line.strip():
                continue
            word, tag = line.rsplit(None, 1) if len(line.split()) > 1 else ("", "O")
            start = len(text) + (1 if text else 0)
            text += (" " if text else "") + word
            if tag.startswith("I-") and current:
                current[1] = len(text)
                continue
            current = None
            if tag != "O" and tag[2:] in labels:
                current = [start, len(text), labels[tag[2:]]]
                spans.append(current)
        if text and wanted(text):
            write = with_copies if weight == 1 else document
            write(f"{pathlib.Path(path).stem}-{number}", text, spans, weight)


def re3d(folder, weight):
    entities = {}
    for line in open(f"{folder}/entities.jsonl", encoding="utf8"):
        e = json.loads(line)
        if e["type"] in RE3D and e.get("confidence", 1) > 0:
            entities.setdefault(e["documentId"], []).append(e)
    for line in open(f"{folder}/documents.jsonl", encoding="utf8"):
        d = json.loads(line)
        spans, end = [], 0
        for e in sorted(entities.get(d["_id"], []), key=lambda e: (e["begin"], -e["end"])):
            s, value = e["begin"], d["text"][e["begin"]:e["end"]]
            # Articles, titles and common nouns are no part of a name by our lights.
            m = re.match(r"(?:(?:the|The|a|A)\s+)?(.*?)(?:'s|’s)?$", value, re.S)
            a, z = s + m.start(1), s + m.end(1)
            if a >= end and d["text"][a:a + 1].isupper():
                spans.append((a, z, RE3D[e["type"]]))
                end = z
        document(f"re3d-{d['_id']}", d["text"], spans, weight)


def marked(path, weight):
    for number, line in enumerate(open(path, encoding="utf8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        text, spans, at = "", [], 0
        for m in re.finditer(r"\[([^\[\]|]+)\|([A-Z]+)\]", line):
            text += line[at:m.start()]
            spans.append((len(text), len(text) + len(m.group(1)), m.group(2)))
            text += m.group(1)
            at = m.end()
        with_copies(f"{pathlib.Path(path).stem}-{number}", text + line[at:], spans, weight)


def main():
    data, training = sys.argv[1:3]
    conll(f"{data}/entities/crossner_politics/train.txt", POLITICS, 1)
    # Half of the tweets say nothing of names, and nearly all say it in a way that news does not.
    conll(f"{data}/entities/wnut17/train/wnut17train.conll", WNUT, 0.1, wanted=lambda text: "@" not in text and "http" not in text)
    for source in RE3D_SOURCES:
        re3d(f"{data}/entities_relations/re3d/{source}", 0.2)
    for path in sorted(glob.glob(f"{training}/*.tsv")):
        marked(path, 1)
    inventor = Inventor(seed=1)
    for number in range(INVENTED):
        # As copies they are learnt from, and not validated on: what a grammar made is easy.
        document(f"invented-{number}", *inventor.sentence(), INVENTED_WEIGHT, group=f"invented-{number}")


main()
