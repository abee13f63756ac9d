# Thin over `swift …`; every target installs what it needs first (Scripts/prepare).
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
.PHONY: run build test torture fuzz lint packs golden bench clean

RELEASE := swift build -c release --static-swift-stdlib --product zhaodan
# Decodes photos, beside the program that starts it.
PREVIEW := swift build -c release --static-swift-stdlib --product zhaodan-preview

run: build
	@if [ -t 1 ]; then exec "$$($(RELEASE) --show-bin-path)/zhaodan"; \
	else exec "$$($(RELEASE) --show-bin-path)/zhaodan" demo --headless; fi

# What the build prints goes to standard error, so that `make run | …` carries results only.
build:
	@Scripts/prepare run >&2
	@$(PREVIEW) >&2
	@$(RELEASE) >&2

test:
	@Scripts/prepare test >&2
	swift build --build-tests
	Scripts/run-tests

# Cuts the power, fails the disk, kills the program, then the tests that are usually short, at
# length (docs/durability.md). As root, for half an hour or more; what cannot run here is left out aloud.
torture:
	@Scripts/prepare torture >&2
	@$(RELEASE) >&2
	Scripts/torture "$$($(RELEASE) --show-bin-path)/zhaodan"
	swift build --build-tests
	ZHAODAN_TORTURE=1 ZHAODAN_HISTORIES=10000 ZHAODAN_SOAK=100000 swift test --skip-build \
	  --filter 'CrashTests|HistoryTests|DamageTests'

# Each reader of foreign bytes for FUZZ_SECONDS, 60 unless told.
fuzz:
	@Scripts/prepare run >&2
	Scripts/fuzz

lint:
	@Scripts/prepare run >&2
	swift format lint --strict --recursive Package.swift Sources Tests
	Scripts/check-imports
	@diff <(Scripts/check-imports Tests/Fixtures/ImportCheck) Tests/Fixtures/ImportCheck/expected.txt \
	  || { echo "the import check misses a fault of its fixture"; exit 1; }

# Compiles Resources/Packs, writes Resources/embed.c and docs/content-status.md; a test holds that
# nothing differs.
packs:
	swift run embed-resources Resources docs/content-status.md

# Rewrites the golden screens; fails, so that the difference is read before it is kept.
golden:
	UPDATE_GOLDEN=1 swift test --filter Golden

bench:
	@Scripts/prepare bench >&2
	@$(RELEASE) >&2
	@swift build -c release --static-swift-stdlib --product benchmarks >&2
	@"$$($(RELEASE) --show-bin-path)/benchmarks" --program "$$($(RELEASE) --show-bin-path)/zhaodan"

clean:
	rm -rf .build
