# The words of the README: run, test, bench, models, check. `make` alone builds.

# Every system package the project needs, and the names by which pkg-config knows them.
PACKAGES   := libpcre2-dev libyaml-dev libgumbo-dev pkg-config
LIBRARIES  := libpcre2-8 yaml-0.1 gumbo
# What `make run` reads: your files, or the project's own samples.
ARTICLES   ?= $(wildcard pipelines/samples/*.txt)
# Where the PLOVER sentences for `make models` are (a download of the data set; it does not come with the project).
PLV        ?= ../shared/data/events/plv/train.jsonl
PIPELINES  := $(filter-out %.test.yaml,$(wildcard pipelines/*.yaml))
TRAINING   := pipelines/models/plover/training
ENTENTE    := .build/release/entente

.PHONY: all build run test check bench models deps clean

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
models: build
	@test -f "$(PLV)" || { echo "the PLOVER sentences are not at $(PLV): say PLV=path/to/train.jsonl"; exit 1; }
	mkdir -p .build/training
	python3 pipelines/models/plover/prepare.py $(PLV) > .build/training/plv.jsonl
	$(ENTENTE) train relations --data .build/training/plv.jsonl $(sort $(wildcard $(TRAINING)/*.tsv)) \
	    --set licence="weights Apache-2.0; the PLV sentences are not distributed" \
	    --model pipelines/models/plover/plover.model

deps:
	@command -v swift >/dev/null || { echo "Swift is missing: install swiftly (https://www.swift.org/install/linux), then type: swiftly install latest"; exit 1; }
	@if ! pkg-config --exists $(LIBRARIES) 2>/dev/null; then \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -q && apt-get install -y -q --no-install-recommends $(PACKAGES); \
	  else echo "system libraries are missing: type  sudo apt-get install -y $(PACKAGES)"; exit 1; fi; fi

clean:
	rm -rf .build out
