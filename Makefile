# One line a target; `make test` is what CI runs.
SHARED ?= ../shared
FUZZTIME ?= 5s
OUT ?= release

.PHONY: build test lint golden fuzz bench bench-corpus score model names release
build:
	CGO_ENABLED=0 go build -trimpath -o bin/glane ./cmd/glane

test: lint
	go test ./...
	go test -race -short ./cmd/... ./pkg/extract ./pkg/input ./pkg/langid
	.ci/fuzz $(FUZZTIME)

lint:
	@test -z "$$(gofmt -l cmd pkg)" || { echo "not formatted: $$(gofmt -l cmd pkg)" >&2; exit 1; }
	go vet ./...
	go tool staticcheck ./...

golden:
	go test ./pkg/glane -update

fuzz:
	.ci/fuzz 60s

bench:
	go test -run '^$$' -bench . -benchmem ./...

# speed and memory on a folder of 100 MB
bench-corpus: build
	.ci/bench-corpus $(SHARED)

score: build
	.ci/score $(SHARED)

# the name lists, then the model, from the corpora: about twenty minutes
names:
	go run ./pkg/gazetteer/frnames/build $(SHARED)/corpora pkg/gazetteer/frnames/names.table

model: names build
	pkg/ner/frmodel/train/train.sh bin/glane $(SHARED) pkg/ner/frmodel/fr.model

# six static binaries, checksums, manual pages, a bill of materials
release:
	.ci/release $(OUT)
