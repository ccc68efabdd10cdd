# The targets are what CI runs too; `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: $(shell sed -n 's/^\([a-z-]*\):.*\#\# .*/\1/p' $(firstword $(MAKEFILE_LIST)))

# Tools are built here, at a version of our choice, and nowhere else.
TOOLS       := .cache/bin
GOLANGCI    := $(TOOLS)/golangci-lint-v2.15.0
KUBESCORE   := $(TOOLS)/kube-score-v1.20.0
GOVULNCHECK := $(TOOLS)/govulncheck-v1.9.0

# A static binary runs in an image without a C library. It is built where the
# compiler can link one; --no-warnings hides that the C library would rather not.
try    = $(shell printf 'int main(){}' | $${CXX:-g++} -static $(1) -x c++ - -o /dev/null 2>/dev/null && echo '-static $(1)')
# On arm64 the C library's own small tables overflow beside the engine's: dynamic there.
STATIC = $(if $(filter arm64,$(shell go env GOARCH)),,$(or $(call try,-Wl$(comma)--no-warnings),$(call try,)))
LINK   = $(if $(filter linux,$(shell go env GOOS)),-tags netgo$(comma)osusergo -ldflags '-s -w$(if $(STATIC), -linkmode external -extldflags "$(STATIC)")')
comma := ,

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 18

run: LINK = # the quickest build will do
run: bin/lumenore-mcp ## serve at http://localhost:8080/mcp: your .env, or the bundled sample
	@if [ -z "$$PLATFORM$$LUMENORE_CLIENT_ID$$LUMENORE_CLIENT_ID_FILE$$LUMENORE_SECRET$$LUMENORE_SECRET_FILE$$LUMENORE_API_KEY$$LUMENORE_API_KEY_FILE" ] && \
	! grep -Eqs '^[[:space:]]*(export[[:space:]]+)?(PLATFORM|LUMENORE_(CLIENT_ID|SECRET|API_KEY)(_FILE)?)[[:space:]]*=[[:space:]]*["'\'']?[^"'\''#[:space:]]' .env; \
	then export PLATFORM=embedded; fi; exec bin/lumenore-mcp

sandbox: LINK = # the quickest build will do
sandbox: bin/lumenore-sandbox ## serve Lumenore's wire API at http://127.0.0.1:8090; ARGS="--help" lists its switches
	@exec bin/lumenore-sandbox $(ARGS)

build: bin/lumenore-mcp bin/lumenore-sandbox ## build bin/lumenore-mcp and bin/lumenore-sandbox

.PHONY: bin/lumenore-mcp bin/lumenore-sandbox
bin/lumenore-mcp bin/lumenore-sandbox:
	go build -trimpath $(LINK) -o $@ ./cmd/$(@F)

# Ten minutes a package, Go's own limit, would be near where the machine is busy or slow.
# The race detector leaves simulations too few series to hold a rate to, and the tools too
# few questions to be held to one another (race_test.go
# of domain/analysis and domain/engine): a second run, without it, has all of them.
test: ## run all tests with the race detector, in random order, and the simulations at full size
	go test -race -shuffle=on -timeout=30m ./...
	go test -shuffle=on -timeout=30m ./domain/analysis ./domain/engine

rolling: ## restart three replicas ten times under load, which must lose no call; five minutes
	ROLLING_ROUNDS=10 go test -count=1 -v ./app/rolling

# In bytes: an image of it, certificate authorities included, stays under 23 MB.
SLIM_BUDGET := 22500000
.PHONY: bin/lumenore-mcp-nocgo
bin/lumenore-mcp-nocgo:
	CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o $@ ./cmd/lumenore-mcp

slim: bin/lumenore-mcp-nocgo ## build without the embedded platform, and fail where that outgrows an image of 23 MB
	@size=$$(wc -c < $<); echo "$< has $$size bytes; $(SLIM_BUDGET) are allowed"; [ "$$size" -le $(SLIM_BUDGET) ]

bench: bin/lumenore-mcp bin/lumenore-mcp-nocgo ## measure speed and memory beside a bare reverse proxy, in four minutes; ARGS="--help" lists switches
	go build -trimpath -o bin/lumenore-bench ./cmd/lumenore-bench
	@bin/lumenore-bench $(ARGS) bin/lumenore-mcp bin/lumenore-mcp-nocgo

bench-engine: ## measure the embedded platform beside the SQL that it runs, over 10 million rows, in minutes
	go build -trimpath -o bin/lumenore-bench-engine ./cmd/lumenore-bench-engine
	@bin/lumenore-bench-engine

smoke: LINK = # the quickest build will do
smoke: bin/lumenore-mcp ## ask the running service through the clients that people use: Inspector, TypeScript, Python, Go
	@smoke/run.sh

conformance: LINK = # the quickest build will do
conformance: bin/lumenore-mcp ## run the protocol's official conformance suite; needs npm, a minute
	@adapters/mcp/conformance/run.sh

# Series come from packages of public data; Python and npm are needed here alone.
FORECAST := .cache/forecast
bench-forecast: export PYTHONDONTWRITEBYTECODE = 1
bench-forecast: ## measure forecasts on public series beside statsforecast: an hour at first, then a minute
	python3 -m venv $(FORECAST)/env && $(FORECAST)/env/bin/pip install -q -r app/bench/forecast/requirements.txt
	[ -d $(FORECAST)/package ] || (cd $(FORECAST) && tar xzf $$(npm pack --silent vega-datasets@3.2.1))
	go build -trimpath -o bin/lumenore-bench ./cmd/lumenore-bench
	$(FORECAST)/env/bin/python app/bench/forecast/series.py $(FORECAST)/package/data > $(FORECAST)/windows.jsonl
	bin/lumenore-bench forecast < $(FORECAST)/windows.jsonl > $(FORECAST)/ours.jsonl
	$(FORECAST)/env/bin/python app/bench/forecast/reference.py $(FORECAST)/reference.jsonl < $(FORECAST)/windows.jsonl
	@$(FORECAST)/env/bin/python app/bench/forecast/table.py $(FORECAST)/windows.jsonl $(FORECAST)/ours.jsonl $(FORECAST)/reference.jsonl

lint: $(GOLANGCI) ## check format, some twenty linters, and the layers
	$(GOLANGCI) run ./...
	go test ./app/layers

# It ends with 3 where it has found something, and with 1 where the database can't be reached.
vulnerabilities: $(GOVULNCHECK) ## look for known vulnerabilities in what the code calls, where their database can be reached
	@$(GOVULNCHECK) ./... || { status=$$?; [ $$status != 3 ] && echo "vulnerabilities were not looked for" >&2; }

IMAGE   ?= lumenore-mcp
# The first that works: docker without its daemon builds nothing.
BUILDER ?= $(firstword $(foreach b,docker podman buildah,$(shell $(b) info >/dev/null 2>&1 && command -v $(b))))
image: bin/lumenore-mcp ## build the container image from bin/lumenore-mcp, with docker, podman or buildah
	rm -rf bin/image && deployments/docker/image-root bin/lumenore-mcp bin/image
	$(BUILDER) build $(if $(filter docker,$(notdir $(BUILDER))),,--format docker) --target prebuilt \
	  --build-arg VERSION=$$(git describe --tags --always --dirty) --build-arg REVISION=$$(git rev-parse HEAD) -t $(IMAGE) .

# It reads files beside its module, which Go's cache of test results does not know;
# vet would read all of Kubernetes.
manifests-check: $(KUBESCORE) ## build, decode and score the Helm chart and the kustomize overlays
	cd deployments/check && KUBE_SCORE=$(abspath $(KUBESCORE)) go test -vet=off -count=1 ./...

generate: ## write again what is generated: the table of settings, the page of tools, the sample
	go generate ./...

fmt: $(GOLANGCI) ## format the source
	$(GOLANGCI) fmt ./...

clean: ## remove what was built
	rm -rf bin .cache

$(GOLANGCI):
	GOBIN=$(abspath $(TOOLS)) go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
	mv $(TOOLS)/golangci-lint $@

$(GOVULNCHECK):
	GOBIN=$(abspath $(TOOLS)) go install golang.org/x/vuln/cmd/govulncheck@v1.9.0
	mv $(TOOLS)/govulncheck $@

$(KUBESCORE):
	GOBIN=$(abspath $(TOOLS)) go install github.com/zegl/kube-score/cmd/kube-score@v1.20.0
	mv $(TOOLS)/kube-score $@
