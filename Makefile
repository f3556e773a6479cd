# Ambiti Lombardia. On a machine with Go, Node, make and git, each target does all the set-up that it needs.
#
#   make site       builds the site into public/
#   make serve      builds it, shows it on http://localhost:1313/ and follows what is edited
#   make serve-nginx shows it on http://127.0.0.1:8080/ behind nginx, as hosting/nginx.conf sets it up
#   make check      checks the sources only
#   make test       runs every test; of other people's programs, those whose proof no longer holds
#   make conformita tries the site's files with other people's programs, and records it in data/conformita/
#   make lighthouse judges each kind of page as a phone sees it
#   make bench      measures growth, compares speed and size with other tools; some want ../shared/istat

# What npm installs: for the site, for its tests (tests/package.json), for the measurements (bench/package.json).
NPM := node_modules/.package-lock.json
BASE_URL ?=

.PHONY: site serve serve-nginx check test test-go test-pages test-built lighthouse bench conformita programs clean

# The command, built once for the site and for all tests that call it.
AMBITI := tests/out/ambiti

site: $(NPM)
	@echo "Compiling the generator, which takes minutes the first time, and building the site"
	@go build -o $(AMBITI) ./generator
	@$(AMBITI) build --compress $(if $(BASE_URL),--base-url $(BASE_URL))

serve: $(NPM)
	go run ./generator serve

serve-nginx: site programs tests/$(NPM)
	node tests/nginx.mjs

check:
	go run ./generator check

test: test-go test-pages

# Memory is cheaper than time here: garbage is collected when it is four times what is kept, or near the limit.
test-go: $(NPM)
	test -z "$$(gofmt -l generator geo bench)" || { gofmt -d generator geo bench; exit 1; }
	@echo "Compiling and running the Go tests"
	@GOGC=400 GOMEMLIMIT=1800MiB go test -vet=all -timeout 30m ./...

# The pages as readers get them: valid HTML, and real Chromium at the widths of a phone, a tablet and a desktop.
test-pages: site programs tests/$(NPM)
	AMBITI=$(AMBITI) node --test --test-concurrency 2 --test-reporter spec tests/*.test.mjs

# Of the pages that are there, what needs no browser: for machines that publish by themselves (hosting/).
test-built: tests/$(NPM)
	node --test --test-reporter spec tests/html.test.mjs

# What other people's programs find in the files, written down with the digest of the files: /conformita/ shows it.
PROOFS = $(shell grep -l "from './proofs.mjs'" tests/*.test.mjs)
conformita: site programs tests/$(NPM)
	RECORD_PROOFS=1 node --test --test-concurrency 1 --test-reporter spec $(PROOFS)
	go run ./generator build --compress $(if $(BASE_URL),--base-url $(BASE_URL))

lighthouse: tests/$(NPM) bench/$(NPM) site programs
	node bench/lighthouse.mjs

# A benchmark that misses a target does not keep the others from running; make fails at the end.
BENCHMARKS := go,run,./bench,growth go,run,./bench,hugo node,bench/serving.mjs node,bench/editing.mjs go,run,./bench/geometry node,bench/position.mjs
bench: tests/$(NPM) bench/$(NPM) site programs
	@failed=; for b in $(BENCHMARKS); do c=$$(echo $$b | tr , ' '); echo "$$c"; $$c || failed="$$failed«$$c» "; done; \
	test -z "$$failed" || { echo "missed or not run to the end: $$failed"; exit 1; }

# npm ci in the root also cuts the fonts (package.json, postinstall).
$(NPM): package.json package-lock.json assets/fonts/subset.mjs assets/scss/_fonts.scss
tests/$(NPM): tests/package.json tests/package-lock.json
bench/$(NPM): bench/package.json bench/package-lock.json
$(NPM) tests/$(NPM) bench/$(NPM):
	@echo "Installing the npm packages of $(or $(patsubst %/$(NPM),%,$(filter-out $(NPM),$@)),the site)"
	@cd $(@:$(NPM)=.) && npm ci --no-fund --no-audit
	@touch $@

# The programs of others that the tests use, from Debian's packages: a browser, and readers of what the site gives away.
PROGRAMS := chromium:chromium ogr2ogr:gdal-bin soffice:libreoffice-calc-nogui unzip:unzip /usr/sbin/nginx:nginx-light caddy:caddy wrk:wrk \
	Rscript:r-base-core /usr/lib/python3/dist-packages/pandas:python3-pandas \
	/usr/lib/nginx/modules/ngx_http_brotli_static_module.so:libnginx-mod-http-brotli-static

programs:
	@missing=; for p in $(PROGRAMS); do command -v $${p%%:*} >/dev/null || test -e $${p%%:*} || missing="$$missing $${p#*:}"; done; \
	test -z "$$missing" || { echo "Installing from Debian:$$missing"; \
		as=$$(test "$$(id -u)" = 0 || echo sudo); \
		$$as apt-get update && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing; }

clean:
	rm -rf public node_modules tests/node_modules
