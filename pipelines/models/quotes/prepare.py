#!/usr/bin/env python3
"""Attributions as document JSONL for `entente train quotes`: prepare.py POLNEAR > FILE.jsonl

POLNEAR is one part (train) of the Political News Attribution Relations Corpus as its makers distribute it: `text/*.txt` and
brat standoff in `attributions/`, in code points. Where several people annotated an article, the first is taken. An
attribution becomes a relation SAID for each part of its content, all with one cue. Parts that only a line end divides
are one.
"""
import glob, json, os, re, sys


def to_bytes(text):
    """Code point offset -> UTF-8 byte offset."""
    table, n = [0], 0
    for c in text:
        n += len(c.encode())
        table.append(n)
    return table


def annotations(path, text):
    """Spans by id (kind, ranges in code points), and the links between them."""
    spans, links = {}, []
    for line in open(path, encoding="utf8"):
        p = line.rstrip("\n").split("\t")
        if p[0].startswith("T") and len(p) > 1:
            kind, rest = p[1].split(" ", 1)
            parts = [tuple(min(int(x), len(text)) for x in part.split()) for part in rest.split(";")]
            spans[p[0]] = (kind, joined(sorted(parts), text))
        elif p[0].startswith(("E", "R")) and len(p) > 1:
            links.append([a.split(":")[1] for a in p[1].split() if ":" in a])
    return spans, links


def joined(parts, text):
    out = []
    for s, e in parts:
        if out and not text[out[-1][1]:s].strip() and "\n" not in text[out[-1][1]:s]:
            out[-1] = (out[-1][0], e)
        elif e > s:
            out.append((s, e))
    return out


def document(name, text, spans, links):
    table = to_bytes(text)
    mentions, relations = [], []

    def mention(span, label):
        mentions.append({"id": f"m{len(mentions) + 1}", "start": table[span[0]], "end": table[span[1]], "label": label, "by": "gold"})
        return mentions[-1]["id"]

    for link in links:
        parts = {kind: [r for t in link if t in spans and spans[t][0] == kind for r in spans[t][1]] for kind in ("Source", "Cue", "Content")}
        if not parts["Content"] or not parts["Cue"]:
            continue
        roles = {"cue": mention(parts["Cue"][0], "CUE")}
        if parts["Source"]:
            roles["source"] = mention(parts["Source"][0], "SOURCE")
        for content in parts["Content"]:
            relations.append({"label": "SAID", "arguments": {**roles, "content": mention(content, "CONTENT")}, "by": "gold"})
    for number, relation in enumerate(relations, 1):
        relation["id"] = f"r{number}"
    return {"id": name, "text": text, "meta": {"language": "en"}, "mentions": mentions, "relations": relations}


def main():
    base = sys.argv[1]
    for path in sorted(glob.glob(f"{base}/text/*.txt")):
        name = os.path.basename(path)[:-4]
        found = sorted(glob.glob(f"{base}/attributions/{glob.escape(name)}_*.ann")) or sorted(glob.glob(f"{base}/attributions/{glob.escape(name)}.ann"))
        if found:
            text = open(path, encoding="utf8", newline="").read()
            print(json.dumps(document(name, text, *annotations(found[0], text)), ensure_ascii=False))


main()
