#!/usr/bin/env python3
"""Makes english.vectors from the input embeddings of a BERT-like model: a row for each part of its WordPiece vocabulary.

    prepare.py MODEL_FOLDER OUT.vectors

MODEL_FOLDER holds model.safetensors and vocab.txt. The embeddings are centred, turned to their 128 principal axes, scaled
to a standard deviation of 0.3 and rounded to eight bits. Needs numpy; the same folder gives the same vectors, up to the
last bit of another machine's linear algebra.
"""
import json
import os
import struct
import sys

import numpy

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from hashing import feature_hash

DIMENSIONS = 128
DEVIATION = 0.3
METADATA = {"licence": "Apache-2.0", "source": "input embeddings of all-MiniLM-L6-v2, 128 principal axes"}


def embeddings(folder):
    """The matrix of input embeddings."""
    with open(f"{folder}/model.safetensors", "rb") as file:
        (size,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(size))
        entry = next(v for k, v in header.items() if k.endswith("embeddings.word_embeddings.weight"))
        start, end = entry["data_offsets"]
        file.seek(8 + size + start)
        return numpy.frombuffer(file.read(end - start), dtype="<f4").reshape(entry["shape"]).astype("f8")


def is_wanted(part):
    """Latin, Cyrillic, digits and punctuation; no control symbols such as [CLS]."""
    if part.startswith("[") and part.endswith("]") and len(part) > 2:
        return False
    return all(ord(c) < 0x250 or 0x400 <= ord(c) < 0x530 or 0x2000 <= ord(c) < 0x2070 for c in part)


def reduced(matrix):
    """Centred, on its principal axes, scaled. An axis points to where its largest number is positive."""
    centred = matrix - matrix.mean(0)
    _, axes = numpy.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1][:, :DIMENSIONS]
    axes = axes * numpy.sign(axes[numpy.abs(axes).argmax(0), numpy.arange(DIMENSIONS)])
    turned = centred @ axes
    return turned * (DEVIATION / turned.std())


def encoded(hashes, rows):
    """The file's bytes; WordVectorsFile.swift has the format."""
    order = sorted(range(len(hashes)), key=lambda i: hashes[i])
    rows = rows[order].astype("f4")
    scales = (numpy.abs(rows).max(1) / 127).astype("f4")
    numbers = numpy.rint(rows / scales[:, None]).clip(-127, 127).astype("i1")
    out = b"ENTVECS\n" + struct.pack("<4I", 1, DIMENSIONS, len(order), len(METADATA))
    for key, value in sorted(METADATA.items()):
        for text in (key.encode(), value.encode()):
            out += struct.pack("<I", len(text)) + text
    out += numpy.array([hashes[i] for i in order], dtype="<u8").tobytes() + scales.tobytes() + numbers.tobytes()
    return out + struct.pack("<Q", feature_hash(out))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder, path = sys.argv[1:]
    matrix = embeddings(folder)
    vocabulary = [line.rstrip("\n") for line in open(f"{folder}/vocab.txt", encoding="utf8")]
    wanted = [i for i, part in enumerate(vocabulary) if is_wanted(part)]
    with open(path, "wb") as file:
        file.write(encoded([feature_hash(vocabulary[i].encode()) for i in wanted], reduced(matrix[wanted])))
    print(f"{len(wanted)} words and parts of words, {DIMENSIONS} dimensions", file=sys.stderr)


if __name__ == "__main__":
    main()
