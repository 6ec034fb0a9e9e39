#!/usr/bin/env python3
"""Classes of words that stand beside the same words: classes.py SPEECHES.jsonl.gz > classes.tsv

SPEECHES are the UN General Debate speeches (CC0), document JSONL. Counts of the two words on either side, weighted by
positive pointwise mutual information with smoothed contexts (Levy, Goldberg and Dagan, TACL 2015), are reduced to 100
dimensions and put into 800 classes by k-means; Ward's method joins these into 200 and 40. Needs numpy, scipy and
scikit-learn, whose versions may move a word from one class to another: classes.tsv is kept, the tagger is trained on it.
"""
import array, collections, gzip, json, re, sys

import numpy as np
import scipy.sparse as sparse
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

LEAST, CONTEXTS, DIMENSIONS, FINE, MIDDLE, COARSE, SEED = 12, 4000, 100, 800, 200, 40, 1
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]")


def words(path):
    """The running words as numbers, and the words; figures are all 0, a line break ends a speech."""
    ids, running = {}, array.array("i")
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            document = json.loads(line)
            if document["id"] == "README":
                continue
            for word in WORD.findall(document["text"]):
                word = "0" if word.isdigit() else word.replace("’", "'")
                parts = [word[:-2], "'s"] if word.endswith("'s") else [word]
                running.extend(ids.setdefault(part, len(ids)) for part in parts)
            running.append(ids.setdefault("\n", len(ids)))
    return np.frombuffer(running, dtype=np.int32), list(ids)


def vectors(running, count):
    """The frequent words by falling frequency, and a vector each."""
    frequency = np.bincount(running, minlength=count)
    kept = np.where(frequency >= LEAST)[0]
    kept = kept[np.argsort(-frequency[kept], kind="stable")]
    rank = np.full(count, -1, np.int32)
    rank[kept] = np.arange(len(kept))
    context = np.where((rank >= 0) & (rank < CONTEXTS), rank, CONTEXTS).astype(np.int32)

    def beside(shift):
        word, other = (rank[running][shift:], context[running[:-shift]]) if shift > 0 else (rank[running][:shift], context[running[-shift:]])
        known = word >= 0
        ones = np.ones(known.sum(), np.float32)
        return sparse.coo_matrix((ones, (word[known], other[known])), shape=(len(kept), CONTEXTS + 1)).tocsr()

    counts = sparse.hstack([beside(1), beside(-1), beside(2) * 0.5, beside(-2) * 0.5]).tocsr()
    rows, columns = np.asarray(counts.sum(1)).ravel(), np.asarray(counts.sum(0)).ravel()
    total, counts = rows.sum(), counts.tocoo()
    information = np.log(counts.data * total / (rows[counts.row] * np.power(columns[counts.col], 0.75) * np.power(total, 0.25)))
    positive = information > 0
    matrix = sparse.csr_matrix((information[positive], (counts.row[positive], counts.col[positive])), shape=counts.shape)
    left, values, _ = randomized_svd(matrix, DIMENSIONS, n_iter=4, random_state=SEED)
    left = left * np.sqrt(values)
    return kept, (left / (np.linalg.norm(left, axis=1, keepdims=True) + 1e-9)).astype(np.float32)


def main():
    running, names = words(sys.argv[1])
    kept, points = vectors(running, len(names))
    fine = MiniBatchKMeans(FINE, random_state=SEED, n_init=1, batch_size=4096, max_iter=60).fit(points)
    tree = linkage(fine.cluster_centers_, "ward")
    coarse, middle = fcluster(tree, COARSE, "maxclust"), fcluster(tree, MIDDLE, "maxclust")
    members = collections.defaultdict(list)
    for word, label in zip(kept, fine.labels_):
        if names[word] != "\n":
            members[label].append(names[word])
    print("# Classes of words that stand beside the same words: coarse, middle and fine number, words. Made by classes.py from the")
    print("# United Nations General Debate Corpus (Jankin, Baturo and Dasandi; CC0).")
    for label in sorted(members, key=lambda k: (coarse[k], middle[k], k)):
        print(coarse[label], middle[label], label + 1, " ".join(members[label]), sep="\t")


main()
