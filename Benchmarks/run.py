#!/usr/bin/env python3
"""Times entente beside a bare C program that does the same work: make bench, or

    Benchmarks/run.py --perf FOLDER [--runs N] [--small MB] [--large MB]

FOLDER holds the corpus cutter (corpus.py), the C floor (bare.c), the patterns (patterns20.tsv, patterns200.tsv)
and the names (names5000.txt). A figure is user CPU seconds per 100 MB of text on one core, taken as the slope between two corpus
sizes so that start-up falls out; the two programs run in turn, and the ratio is what counts. Needs gcc and Debian's
libvectorscan-dev (the C program links it), and an entente built with: swift build -c release.
"""
import argparse, collections, json, os, resource, statistics, subprocess, sys, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SEGMENT = "  - segment.sentences\n  - segment.tokens\n"
PATTERNS = "  - extract.patterns: {files: [patterns20.yaml]}\n"
TREES = SEGMENT + f"  - parse.dependencies: {{model: {ROOT}/pipelines/models/syntax/english.model}}\n"
MANY_PATTERNS = "  - extract.patterns: {files: [patterns200.yaml]}\n"
NAMES = "  - extract.gazetteer: {lists: [names5000.txt], label: NAME}\n"
TASKS = {
    "T1": ("t1", "sentences + tokens", SEGMENT),
    "T2": ("t2", "20 patterns, named groups", PATTERNS),
    "T3": ("t2", "200 patterns, most of them rare", MANY_PATTERNS),
    "T4": ("t4", "5,000 names", NAMES),
    "T5": ("t5", "JSONL → all of it, pairs → JSONL", SEGMENT + PATTERNS + NAMES + "  - relate.candidates: {labels: []}\n"),
    "trees": (None, "sentences, tokens and trees", TREES),
    "classify": (None, "label the pairs of T5 by the shipped model", "  - relate.classify: {model: %s/pipelines/models/plover/plover.model, candidates: given}\n" % ROOT),
    "flagship": (None, "pipelines/bilateral.yaml, JSONL → JSONL", ""),
    "start": (None, "200 patterns and 5,000 names, ready", MANY_PATTERNS + NAMES),
}
FLAGSHIP = f"{ROOT}/pipelines/bilateral.yaml"
# Sizes in MB for tasks that parse every sentence.
WHOLE = (1, 3)
# The C program's own literal scan (Vectorscan) before its patterns, where it has one.
SCANNING = {"T2": "t2l", "T3": "t2l", "T5": "t5l"}


def cpu(command, out=subprocess.DEVNULL):
    """User CPU seconds of a command, and what it said on standard error."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()}")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, done.stderr.decode()


def prepare(perf, work, sizes):
    """Corpora, the C program, rules and pipelines in the work folder."""
    os.makedirs(work, exist_ok=True)
    for size in sizes:
        if not os.path.exists(f"{work}/c{size}.jsonl"):
            subprocess.run([sys.executable, f"{perf}/corpus.py", f"{work}/c{size}.jsonl", str(size)], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["gcc", "-O2", "-w", f"{perf}/bare.c", "-o", f"{work}/bare", "-lpcre2-8", "-lhs"], check=True)
    for name in ("patterns20", "patterns200"):
        write_rules(f"{perf}/{name}.tsv", name, f"{work}/{name}.yaml")
    with open(f"{work}/names5000.txt", "w", encoding="utf8") as out:
        out.write(open(f"{perf}/names5000.txt", encoding="utf8").read())
    for task, (_, _, stages) in TASKS.items():
        if not stages:
            continue
        with open(f"{work}/{task}.yaml", "w") as out:
            # T5 writes document JSONL to standard output; the others count nothing but their own work.
            given = "input: [sentences, tokens, mentions, relations]\n" if task == "classify" else ""
            out.write(f"entente: 1\nname: {task}\n{given}stages:\n{stages}export: [{{csv: {{path: /dev/null}}}}]\n")


def write_rules(table, name, path):
    """A table of patterns as a rule file."""
    with open(path, "w", encoding="utf8") as out:
        out.write(f"entente-rules: 1\nname: {name}\noverlap: all\nrules:\n")
        for line in open(table, encoding="utf8"):
            rule, pattern = line.rstrip("\n").split("\t")[:2]
            quoted = "'" + pattern.replace("'", "''") + "'"
            out.write(f"  - {{name: {rule}, label: {rule}, pattern: {quoted}}}\n")


def commands(task, binary, perf, work, size):
    """The commands for a task: entente's, the C program's, and that with a literal scan where there is one."""
    ours = [binary, "run", f"{work}/{task}.yaml", "--input", f"{work}/c{size}.jsonl", "--jobs", "1", "--quiet"]
    if task == "T5":
        ours += ["--output", "-"]
    patterns = "-" if task in ("T1", "T4") else f"{perf}/patterns{200 if task == 'T3' else 20}.tsv"
    modes = [TASKS[task][0]] + ([SCANNING[task]] if task in SCANNING else [])
    return [ours] + [[f"{work}/bare", mode, f"{work}/c{size}.jsonl", patterns, f"{perf}/names5000.txt"] for mode in modes]


def counts(task, binary, work, size):
    """What entente found, counted from its own document JSONL."""
    found, groups, totals = collections.Counter(), 0, collections.Counter()
    command = [binary, "run", f"{work}/{task}.yaml", "--input", f"{work}/c{size}.jsonl", "--quiet", "--output", "-"]
    run = subprocess.Popen(command, stdout=subprocess.PIPE)
    for line in run.stdout:
        document = json.loads(line)
        totals["sentences"] += len(document.get("sentences", []))
        totals["tokens"] += len(document.get("tokens", []))
        totals["pairs"] += len(document.get("relations", []))
        for mention in document.get("mentions", []):
            name = mention["by"].startswith("extract.gazetteer")
            totals["names" if name else "hits"] += 1
            found[mention["label"]] += 1
            if not name:
                totals["group bytes"] += sum(len(v.encode()) for v in mention["attributes"].values())
    if run.wait():
        sys.exit(f"{task} failed")
    return totals


def bare_counts(said):
    """What the C program says it found, under our names."""
    keys = {"sents": "sentences", "toks": "tokens", "hits": "hits", "gsum": "group bytes", "names": "names", "pairs": "pairs"}
    return {keys[k]: v for k, v in json.loads(said.splitlines()[0]).items() if k in keys and v}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--perf", default=os.path.join(ROOT, "..", "shared", "perf"))
    parser.add_argument("--bin", default=os.path.join(ROOT, ".build", "release", "entente"))
    parser.add_argument("--work", default=os.path.join(ROOT, ".build", "bench"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--small", type=int, default=10)
    parser.add_argument("--large", type=int, default=50)
    parser.add_argument("--tasks", default=",".join(TASKS))
    args = parser.parse_args()
    if not os.path.exists(f"{args.perf}/bare.c"):
        print(f"skipped: there is no benchmark corpus at {args.perf}; name its folder with --perf")
        return
    prepare(args.perf, args.work, (*WHOLE, args.small, args.large))
    print(f"user CPU s per 100 MB, slope between {args.small} and {args.large} MB, median of {args.runs} rounds")
    print(f"{'':6}{'ratio':>6}{'to scan':>8}{'entente':>9}{'bare C':>8}{'scan':>6}  work; counts on {args.small} MB: entente / bare")
    for task in args.tasks.split(","):
        if task == "start":
            print_start(args)
        elif task in ("trees", "flagship"):
            print_whole(task, args)
        elif task == "classify":
            print_classify(args)
        else:
            print_task(task, args)


def print_task(task, args):
    """One line of the table."""
    slopes = collections.defaultdict(list)
    for _ in range(args.runs):
        for index in range(2 + (task in SCANNING)):
            times = [cpu(commands(task, args.bin, args.perf, args.work, size)[index])[0] for size in (args.small, args.large)]
            slopes[index].append((times[1] - times[0]) / (args.large - args.small) * 100)
    figures = [max(statistics.median(slopes[index]), 1e-9) for index in sorted(slopes)]
    ours, bare, scan = figures + [None] * (3 - len(figures))
    theirs = bare_counts(cpu(commands(task, args.bin, args.perf, args.work, args.small)[1])[1])
    mine = counts(task, args.bin, args.work, args.small)
    pairs = ", ".join(f"{name} {mine[name]} / {value}" for name, value in theirs.items() if mine[name])
    to_scan, scan = (f"{ours / scan:.2f}", f"{scan:.2f}") if scan else ("", "")
    print(f"{task:6}{ours / bare:6.2f}{to_scan:>8}{ours:9.2f}{bare:8.2f}{scan:>6}  {TASKS[task][1]}; {pairs}", flush=True)


def print_whole(task, args):
    """A slow task on a small corpus of its own: seconds per 100 MB, and words a second; no C program does the same."""
    def command(size):
        pipeline = FLAGSHIP if task == "flagship" else f"{args.work}/{task}.yaml"
        return [args.bin, "run", pipeline, "--input", f"{args.work}/c{size}.jsonl", "--jobs", "1", "--quiet", "--output", "-"]

    words = [counts("T1", args.bin, args.work, size)["tokens"] for size in WHOLE]
    slopes = [cpu(command(WHOLE[1]))[0] - cpu(command(WHOLE[0]))[0] for _ in range(max(1, args.runs // 2))]
    seconds = max(statistics.median(slopes), 1e-9)
    print(
        f"{task:20}{seconds / (WHOLE[1] - WHOLE[0]) * 100:9.2f}  {TASKS[task][1]}; {(words[1] - words[0]) / seconds:,.0f} words a second",
        flush=True)


def print_classify(args):
    """Sentences and pairs a second of CPU: reading candidates and labelling them, less reading them. Every candidate is labelled:
    none is left out beforehand. Sentences of one pair cost what a sentence costs; in those of 12 to 30 pairs, pairs count."""
    everything, idle = f"{args.work}/candidates.jsonl", f"{args.work}/idle.yaml"
    subprocess.run([args.bin, "run", f"{args.work}/T5.yaml", "--input", f"{args.work}/c{args.small}.jsonl", "--output", everything, "--quiet"], check=True)
    with open(idle, "w") as out:
        out.write("entente: 1\nname: idle\nstages: []\nexport: [{csv: {path: /dev/null}}]\n")
    write_linear(f"{ROOT}/pipelines/models/plover/plover.model", f"{args.work}/linear.model")
    whole = open(f"{args.work}/classify.yaml").read()
    with open(f"{args.work}/linear.yaml", "w") as out:
        out.write(whole.replace(f"{ROOT}/pipelines/models/plover/plover.model", "linear.model"))
    for what, sizes, most in (("one pair", (1, 10 ** 9), 1), ("12 to 30 pairs", (12, 30), 30)):
        given = f"{args.work}/candidates{most}.jsonl"
        sentences, pairs = write_candidates(everything, given, sizes, most)
        command = lambda pipeline: cpu([args.bin, "run", pipeline, "--input", given, "--jobs", "1", "--quiet"])[0]
        for model in ("classify", "linear"):
            times = [command(f"{args.work}/{model}.yaml") - command(idle) for _ in range(args.runs)]
            seconds = max(statistics.median(times), 1e-9)
            name = "linear model and network" if model == "classify" else "linear model alone"
            print(
                f"classify {'':11}{seconds:9.2f}  seconds for {sentences} sentences of {what}, {name}: "
                f"{sentences / seconds:,.0f} sentences, {pairs / seconds:,.0f} pairs a second", flush=True)


def write_candidates(source, target, sizes, most):
    """The documents with the candidates of sentences that have so many; at most `most` of each. How many sentences and pairs."""
    sentences = pairs = 0
    with open(target, "w", encoding="utf8") as out:
        for line in open(source, encoding="utf8"):
            document, groups = json.loads(line), collections.defaultdict(list)
            for relation in document.get("relations", []):
                groups[relation["sentence"]].append(relation)
            kept = [group[:most] for group in groups.values() if sizes[0] <= len(group) <= sizes[1]]
            sentences += len(kept)
            pairs += sum(map(len, kept))
            document["relations"] = [relation for group in kept for relation in group]
            out.write(json.dumps(document, ensure_ascii=False) + "\n")
    return sentences, pairs


def write_linear(archive, path):
    """The part `linear` of a relation model that is an archive; see ModelArchive.swift."""
    data, at = open(archive, "rb").read(), 16
    number = lambda: int.from_bytes(data[at:at + 4], "little")
    for _ in range(int.from_bytes(data[12:16], "little")):
        name, at = data[at + 4:at + 4 + number()], at + 4 + number()
        part, at = data[at + 4:at + 4 + number()], at + 4 + number()
        if name == b"linear":
            with open(path, "wb") as out:
                out.write(part)


def print_start(args):
    """Seconds from the command to its end on a text of a few bytes: reading rules and names, compiling, linking."""
    with open(f"{args.work}/empty.jsonl", "w") as out:
        out.write('{"id": "a", "text": "A day."}\n')
    times = []
    for _ in range(max(args.runs, 5)):
        begin = time.perf_counter()
        cpu([args.bin, "run", f"{args.work}/start.yaml", "--input", f"{args.work}/empty.jsonl", "--jobs", "1", "--quiet"])
        times.append(time.perf_counter() - begin)
    print(f"start {'':14}{statistics.median(times):9.3f}  seconds of wall clock; {TASKS['start'][1]}", flush=True)


if __name__ == "__main__":
    main()
