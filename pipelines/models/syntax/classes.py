#!/usr/bin/env python3
"""Sorts words into classes by what stands beside them in a large text, for `entente train parser --set classes=…`.

    classes.py speeches.jsonl.gz > classes.tsv

Each line of the input is an object with `text`. The speeches are those of the UN General Debate Corpus (Jankin, Baturo and
Dasandi; doi.org/10.7910/DVN/0TJX8Y, CC0). Needs numpy; the same text gives the same classes.

A word is described by its left and right neighbours among the most frequent words, as positive pointwise mutual
information, brought to a hundred dimensions (after Schuetze, EACL 1995); k-means then makes fine classes, and classes of
those. A parser that has seen few of a subject's words in trees so knows what kind of words the others are.
"""
import collections, gzip, json, re, sys
import numpy as np

NEIGHBOURS, WORDS, LEAST, DIMENSIONS, FINE, COARSE = 1000, 24000, 25, 100, 320, 48
WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*|[^\w\s]")
FOLD = str.maketrans({**{chr(c): "-" for c in range(0x2010, 0x2016)}, **{chr(c): "'" for c in range(0x2018, 0x201C)},
                      **{chr(c): '"' for c in range(0x201C, 0x2020)}, **{str(d): "0" for d in range(10)},
                      **{chr(c): chr(c + 32) for c in range(65, 91)}})


def sentences(path):
    for line in gzip.open(path, "rt", encoding="utf8") if path.endswith(".gz") else open(path, encoding="utf8"):
        yield WORD.findall(json.loads(line)["text"].translate(FOLD))


def describe(paths):
    counts = collections.Counter()
    for path in paths:
        for words in sentences(path):
            counts.update(words)
    known = [w for w, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if n >= LEAST][:WORDS]
    number = {w: i for i, w in enumerate(known)}
    table = np.zeros(len(known) * 2 * (NEIGHBOURS + 1), dtype=np.float32)
    width = 2 * (NEIGHBOURS + 1)
    for path in paths:
        for words in sentences(path):
            ids = np.array([number.get(w, -1) for w in words], dtype=np.int64)
            near = np.where((ids >= 0) & (ids < NEIGHBOURS), ids, NEIGHBOURS)
            for side, here, there in ((0, ids[1:], near[:-1]), (1, ids[:-1], near[1:])):
                seen = here >= 0
                places, n = np.unique(here[seen] * width + side * (NEIGHBOURS + 1) + there[seen], return_counts=True)
                table[places] += n
    table = table.reshape(len(known), width)
    total = table.sum()
    share = (table.sum(0) / total) ** 0.75
    expected = (table.sum(1, keepdims=True) / total) * (share / share.sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        table = np.maximum(np.log(table / total / expected), 0)
    table[~np.isfinite(table)] = 0
    values, vectors = np.linalg.eigh((table.T @ table).astype(np.float64))
    best = vectors[:, ::-1][:, :DIMENSIONS] * values[::-1][:DIMENSIONS].clip(1e-9) ** -0.25
    points = table @ best.astype(np.float32)
    return known, points / (np.linalg.norm(points, axis=1, keepdims=True) + 1e-9), np.array([counts[w] for w in known])


def classes(points, weights, count, rounds=40):
    """Spherical k-means, begun with words spread over the frequency list."""
    centres = points[np.linspace(0, min(len(points) - 1, count * 8), count).astype(int)].copy()
    for _ in range(rounds):
        own = np.argmax(points @ centres.T, axis=1)
        for k in range(count):
            inside = own == k
            if inside.any():
                centres[k] = (points[inside] * weights[inside, None]).sum(0)
        centres /= np.linalg.norm(centres, axis=1, keepdims=True) + 1e-9
    return own, centres


words, points, counts = describe(sys.argv[1:])
fine, centres = classes(points, np.sqrt(counts), FINE)
sizes = np.bincount(fine, minlength=FINE) + 1.0
coarse, _ = classes(centres, sizes, COARSE)
print("# word, fine class, coarse class; made by classes.py")
for word, k in sorted(zip(words, fine)):
    print(f"{word}\t{k}\t{coarse[k]}")
