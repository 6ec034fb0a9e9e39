#!/usr/bin/env python3
"""Classes of words that mean alike: kinds.py english.vectors TEXT… > kinds.tsv

english.vectors are the shipped word vectors (see ../vectors); TEXT are files, gzipped or not, whose words are looked up in
them, for the vectors know words by their hashes alone: the UN General Debate speeches (words seen twice or more), the
gazetteers, the tagger's training texts, UD English EWT train. Words that have a vector of their own are put into 1,000 classes by
spherical k-means, their centres into 250, and those into 50. Needs numpy; the same files give the same classes, up to the last
bit of another machine's linear algebra: kinds.tsv is kept, the tagger is trained on it.
"""
import collections, gzip, os, re, struct, sys, unicodedata

import numpy as np

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from hashing import feature_hash

FINE, MIDDLE, COARSE, STEPS, SEED = 1000, 250, 50, 25, 1
WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


def vectors(path):
    """The row of each hash, and the rows; WordVectorsFile.swift has the format."""
    data = open(path, "rb").read()
    _, dimensions, count, pairs = struct.unpack("<4I", data[8:24])
    at = 24
    for _ in range(2 * pairs):
        at += 4 + struct.unpack("<I", data[at:at + 4])[0]
    hashes = np.frombuffer(data, "<u8", count, at)
    scales = np.frombuffer(data, "<f4", count, at + 8 * count)
    numbers = np.frombuffer(data, "i1", count * dimensions, at + 12 * count).reshape(count, dimensions)
    return {int(h): row for row, h in enumerate(hashes)}, numbers * scales[:, None]


def plain(word):
    """Without marks over letters, as the vectors' words are."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")


def words(paths):
    found = collections.Counter()
    for path in paths:
        with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf8") as lines:
            for line in lines:
                found.update(WORD.findall(line.lower()))
    return sorted(found)


def kmeans(points, weights, count, random):
    """Spherical k-means from a random choice of points: centres and the class of each point."""
    centres = points[random.choice(len(points), count, replace=False)].copy()
    for _ in range(STEPS):
        nearest = np.concatenate([(part @ centres.T).argmax(1) for part in np.array_split(points, 1 + len(points) // 4096)])
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, points * weights[:, None])
        full = np.bincount(nearest, minlength=count) > 0
        centres[full] = sums[full] / (np.linalg.norm(sums[full], axis=1, keepdims=True) + 1e-9)
    return centres, nearest


def main():
    row, matrix = vectors(sys.argv[1])
    known = [(word, row[h]) for word in words(sys.argv[2:]) if (h := feature_hash(plain(word).encode())) in row]
    used = sorted({place for _, place in known})
    points = matrix[used]
    points = (points / np.linalg.norm(points, axis=1, keepdims=True)).astype("f4")
    random = np.random.default_rng(SEED)
    centres, fine = kmeans(points, np.ones(len(points), "f4"), FINE, random)
    sizes = np.bincount(fine, minlength=FINE).astype("f4")
    centres, middle = kmeans(centres, sizes, MIDDLE, random)
    _, coarse = kmeans(centres, np.bincount(middle, sizes, MIDDLE).astype("f4"), COARSE, random)
    class_of = dict(zip(used, fine))
    members = collections.defaultdict(list)
    for word, place in known:
        members[class_of[place]].append(word)
    print("# Classes of words that mean alike: coarse, middle and fine number, words in lower case. Made by kinds.py from")
    print("# english.vectors (input embeddings of all-MiniLM-L6-v2; Apache-2.0).")
    for label in sorted(members, key=lambda k: (coarse[middle[k]], middle[k], k)):
        print(coarse[middle[label]] + 1, middle[label] + 1, label + 1, " ".join(members[label]), sep="\t")


main()
