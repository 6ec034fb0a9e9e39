#!/usr/bin/env python3
"""Turns PLV (one JSON object a line, <s>source</s> and <t>target</t> marked) into document JSONL for training.

    prepare.py PLV.jsonl > plv.jsonl

A hand-labelled news sentence counts as much as several of our own, which were written to show their label.
"""
import json
import re
import sys

WEIGHT = 10


def unmark(marked):
    """The sentence without marks, and {tag: (start, end)} of the first mark of each kind, in UTF-8 bytes."""
    text, spans, opened, last = b"", {}, {}, 0
    raw = marked.encode()
    for tag in re.finditer(rb"<(/?)([st])>", raw):
        text += raw[last:tag.start()]
        last = tag.end()
        name = tag.group(2).decode()
        if tag.group(1):
            spans.setdefault(name, (opened.get(name, len(text)), len(text)))
        else:
            opened[name] = len(text)
    return text + raw[last:], spans


def document(row, number):
    text, spans = unmark(row["marked_sentence"])
    mentions, arguments = [], {}
    for tag, role in (("s", "source"), ("t", "target")):
        if tag in spans:
            start, end = spans[tag]
            mentions.append({"id": role, "start": start, "end": end, "label": "ACTOR",
                             "text": text[start:end].decode(), "by": "gold"})
            arguments[role] = role
    return {"id": f"plv-{number}", "text": text.decode(), "meta": {"language": "en", "weight": WEIGHT},
            "mentions": mentions,
            "relations": [{"id": "r", "label": row["gold_root"], "arguments": arguments, "by": "gold"}]}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                print(json.dumps(document(json.loads(line), number), ensure_ascii=False))


if __name__ == "__main__":
    main()
