#!/usr/bin/env python3
"""Turns CoNLL-U files into document JSONL with sentences, for `entente train boundaries`.

    prepare.py en_ewt-ud-train.conllu > UD_English-EWT-train.jsonl
    entente train boundaries --data UD_English-EWT-train.jsonl --model boundaries.model --set 'licence=CC BY-SA 4.0, as its data'

UD English EWT is at https://github.com/UniversalDependencies/UD_English-EWT (CC BY-SA 4.0).

Paragraphs (`# newpar`) are parted by a blank line; within one, sentences by a blank unless SpaceAfter=No.
"""
import json, sys


def words(lines):
    """Surface words of a sentence, each with the blank behind it."""
    skip = 0
    for line in lines:
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        number = columns[0]
        if "." in number:
            continue
        if "-" in number:
            skip = int(number.split("-")[1])
        elif int(number) <= skip:
            continue
        yield columns[1] + ("" if "SpaceAfter=No" in columns[9].split("|") else " ")


def documents(path):
    text, sentences = "", []
    for block in open(path, encoding="utf8").read().split("\n\n"):
        lines = block.split("\n")
        if not any(line and not line.startswith("#") for line in lines):
            continue
        if any(line.startswith("# newdoc") for line in lines):
            if sentences:
                yield text.rstrip(), sentences
            text, sentences = "", []
        elif text and any(line.startswith("# newpar") for line in lines):
            text = text.rstrip() + "\n\n"
        start = len(text.encode())
        text += "".join(words(lines))
        sentences.append([start, len(text.rstrip().encode())])
    if sentences:
        yield text.rstrip(), sentences


for path in sys.argv[1:]:
    for number, (text, sentences) in enumerate(documents(path)):
        print(json.dumps({"id": f"{number}", "text": text, "meta": {"language": "en"}, "sentences": sentences}, ensure_ascii=False))
