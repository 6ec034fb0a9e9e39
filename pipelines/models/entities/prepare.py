#!/usr/bin/env python3
"""Labelled texts as document JSONL for `entente train tagger`: prepare.py DATA TRAINING > FILE.jsonl

DATA is a folder with CrossNER politics, WNUT17 and re3d as their makers distribute them; TRAINING holds our own
sentences, one a line, with marks: `[Kazakhstan|PLACE] signed.` Labels become PERSON, ORGANISATION, PLACE, EVENT, OTHER.
"""
import glob, json, pathlib, re, sys

POLITICS = {"politician": "PERSON", "person": "PERSON", "politicalparty": "ORGANISATION", "organisation": "ORGANISATION",
            "country": "PLACE", "location": "PLACE", "election": "EVENT", "event": "EVENT", "misc": "OTHER"}
WNUT = {"person": "PERSON", "location": "PLACE", "corporation": "ORGANISATION", "group": "ORGANISATION",
        "creative-work": "OTHER", "product": "OTHER"}
RE3D = {"Person": "PERSON", "Organisation": "ORGANISATION", "Location": "PLACE"}
RE3D_SOURCES = ["CENTCOM", "UK_Government", "US_State_Department", "Wikipedia"]


def document(name, text, spans, weight):
    table, n = [0], 0
    for c in text:
        n += len(c.encode())
        table.append(n)
    mentions = [{"id": f"m{i + 1}", "start": table[s], "end": table[e], "label": label, "text": text[s:e], "by": "gold"}
                for i, (s, e, label) in enumerate(sorted(spans))]
    print(json.dumps({"id": name, "text": text, "meta": {"language": "en", "weight": weight}, "mentions": mentions}, ensure_ascii=False))


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
            document(f"{pathlib.Path(path).stem}-{number}", text, spans, weight)


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
        document(f"{pathlib.Path(path).stem}-{number}", text + line[at:], spans, weight)


def main():
    data, training = sys.argv[1:3]
    conll(f"{data}/entities/crossner_politics/train.txt", POLITICS, 1)
    # Half of the tweets say nothing of names, and nearly all say it in a way that news does not.
    conll(f"{data}/entities/wnut17/train/wnut17train.conll", WNUT, 0.1, wanted=lambda text: "@" not in text and "http" not in text)
    for source in RE3D_SOURCES:
        re3d(f"{data}/entities_relations/re3d/{source}", 0.5)
    for path in sorted(glob.glob(f"{training}/*.tsv")):
        marked(path, 1)


main()
