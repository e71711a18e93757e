# make          build/mentord, the program
# make unit     the unit tests, under ASan and UBSan
# See HACKING.md for the other targets.  Adding a file edits nothing here.
CC      ?= gcc
ifeq ($(origin CC),default)
CC      := gcc
endif
STD      = -std=gnu17 -D_GNU_SOURCE -DMENTORD_VERSION=\"0.1.0\"
WARN     = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wvla -Wundef -Werror
HARD     = -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fPIE -fno-strict-aliasing
HARDLD   = -pie -Wl,-z,relro,-z,now,-z,noexecstack
SAN      = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
LIBS     = -lcurl -lmicrohttpd -lsqlite3 -lsodium -lxlsxwriter -lutf8proc -linih -lz -lpthread -lm

# B is the tree of one kind of build: build/ for the product, build/san/ for the tests.
B       ?= build
FLAGS   ?= $(HARD)
LDFLAGS ?= $(HARDLD)
INC      = -Isrc -I. -I$(B)
# The solvers, and the rules asked of every pair, are loops over numbers: one step more is worth a tenth of their time.
$(B)/solve/%.o $(B)/rules/%.o: FLAGS := $(subst -O2,-O3,$(FLAGS))

SRC      = $(filter-out %_test.c,$(wildcard src/*/*.c))
TESTS    = $(wildcard src/*/*_test.c)
HTML     = $(wildcard src/*/*.html)
OBJ      = $(SRC:src/%.c=$(B)/%.o) $(HTML:src/%.html=$(B)/%_html.o) $(B)/schema.o $(B)/assets.o
LIB      = $(filter-out $(B)/app/main.o,$(OBJ))
GEN_H    = $(HTML:src/%.html=$(B)/%_html.h)

$(B)/mentord: $(OBJ)
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(B)/unit: $(TESTS:src/%.c=$(B)/%.o) $(B)/test/unit.o $(B)/test/scratch.o $(B)/test/place.o $(B)/test/small_made.o $(B)/test/graph_made.o $(B)/test/people_made.o $(B)/test/round_field.o $(LIB)
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

HTML2C   = $(wildcard tools/html2c*.c) src/base/memory.c src/base/text.c
build/html2c: $(HTML2C) tools/html2c.h src/base/base.h
	@mkdir -p $(@D)
	$(CC) $(STD) -O1 -g $(WARN) -Isrc -I. -o $@ $(HTML2C)

$(B)/%_html.h: src/%.html build/html2c
	@mkdir -p $(@D)
	build/html2c --header $< > $@.new && mv $@.new $@
$(B)/%_html.c: src/%.html build/html2c
	@mkdir -p $(@D)
	build/html2c $< > $@.new && mv $@.new $@
$(B)/%_html.o: $(B)/%_html.c | $(GEN_H)
	$(CC) $(STD) $(WARN) $(FLAGS) $(INC) -MMD -MP -c -o $@ $<
$(B)/schema.c: tools/schema2c $(wildcard schema/0*.sql)
	@mkdir -p $(@D)
	tools/schema2c $(wildcard schema/0*.sql) > $@
# Everything in assets/ is part of the program.
build/embed: tools/embed.c src/base/memory.c src/base/text.c
	@mkdir -p $(@D)
	$(CC) $(STD) -O1 -g $(WARN) -Isrc -I. -o $@ $^ -lz
$(B)/assets.c: build/embed $(wildcard assets/*)
	@mkdir -p $(@D)
	build/embed $(sort $(wildcard assets/*)) > $@.new && mv $@.new $@
$(B)/assets.o: $(B)/assets.c
	$(CC) $(STD) $(WARN) $(FLAGS) $(INC) -MMD -MP -c -o $@ $<
$(B)/schema.o: $(B)/schema.c
	$(CC) $(STD) $(WARN) $(FLAGS) $(INC) -MMD -MP -c -o $@ $<
$(B)/%.o: src/%.c | $(GEN_H)
	@mkdir -p $(@D)
	$(CC) $(STD) $(WARN) $(FLAGS) $(INC) -MMD -MP -c -o $@ $<
$(B)/test/%.o: test/%.c | $(GEN_H)
	@mkdir -p $(@D)
	$(CC) $(STD) $(WARN) $(FLAGS) $(INC) -MMD -MP -c -o $@ $<

# Programs of test/ that drive the real parts in process.
HARNESS  = $(B)/test/browser.o $(B)/test/place.o $(B)/test/objects.o $(B)/test/scratch.o $(B)/test/wire.o
$(B)/journey $(B)/matrix $(B)/scarce $(B)/sweep $(B)/wired $(B)/crowd $(B)/lines $(B)/canary: $(B)/%: $(B)/test/%.o $(HARNESS) $(LIB)
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
$(B)/disk $(B)/powercut $(B)/timing: $(B)/test/served.o
$(B)/rush $(B)/sqlcheck $(B)/framing $(B)/kill $(B)/mail $(B)/flood $(B)/disk $(B)/powercut $(B)/timing: $(B)/%: $(B)/test/%.o $(HARNESS) $(LIB)
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# Tests run in the sanitized tree; ./check runs them all.
san = +$(MAKE) --no-print-directory B=build/san FLAGS="$(SAN)" LDFLAGS=
unit:
	$(san) build/san/unit
	build/san/unit
IN_SAN   = mentord rush mail unit journey matrix scarce sweep wired crowd lines canary sqlcheck framing template_probe
tests: build/kill build/bench_lemon
	$(san) $(IN_SAN:%=build/san/%)
# At the same instant, a thousand times each; ./check does two hundred.
rush: tests
	build/san/rush 1000
# Data races: the same tests under ThreadSanitizer.
races:
	+$(MAKE) --no-print-directory B=build/tsan FLAGS="-O1 -g -fsanitize=thread" LDFLAGS=-fsanitize=thread $(RACES:%=build/tsan/%)
	for t in unit matrix sweep wired crowd "journey test/journeys/*.txt"; do echo "$$t"; TSAN_OPTIONS=halt_on_error=0 build/tsan/$$t || exit 1; done
RACES    = unit matrix sweep wired crowd journey
fuzzers: build/fuzz/csv build/fuzz/html2c build/fuzz/form build/fuzz/gate
	+$(MAKE) --no-print-directory CC=clang B=build/fuzz/tree FLAGS="$(FUZZING)" $(DEEP:%=build/fuzz/%) build/fuzz/import
FUZZING  = -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -Wno-unknown-attributes
# Those that need more than a file or two share a tree of their own.
DEEP     = sheet rules verify zone job dsn graph
$(DEEP:%=build/fuzz/%): build/fuzz/%: $(B)/test/fuzz_%.o $(B)/parts.a
	clang -fsanitize=fuzzer,address,undefined -o $@ $^ $(LIBS)
# All parts; a program that is linked with it takes those it names.
$(B)/parts.a: $(LIB)
	@rm -f $@
	ar rcs $@ $^
# ... and one that needs them all.
build/fuzz/import: $(B)/test/fuzz_import.o $(LIB)
	clang -fsanitize=fuzzer,address,undefined -o $@ $^ $(LIBS)
# Hostile text in every hole of every template.
PROBES   = $(HTML:src/%.html=$(B)/%_probe.o)
$(B)/%_probe.c: src/%.html build/html2c
	@mkdir -p $(@D)
	build/html2c --probe $< > $@.new && mv $@.new $@
$(B)/%_probe.o: $(B)/%_probe.c
	$(CC) $(STD) $(WARN) $(FLAGS) $(INC) -MMD -MP -c -o $@ $<
$(B)/template_probe: $(B)/test/template_probe.o $(PROBES) $(filter $(B)/base/%.o $(B)/web/html.o,$(LIB))
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ -lgumbo $(LIBS)
template_probe:
	$(san) build/san/template_probe
	build/san/template_probe
# Every page with made-up people, as files in build/pages.
$(B)/render_pages: $(B)/test/render_pages.o $(B)/match/sheet_view.o $(filter $(B)/base/% $(B)/db/% $(B)/web/% $(B)/look/% %_html.o $(B)/schema.o $(B)/assets.o,$(LIB))
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
pages:
	$(san) build/san/render_pages
	@mkdir -p build/pages/assets
	build/san/render_pages build/pages
# Everything in a real browser; without JavaScript every page and state, too, where ./check takes the ways and journeys alone.
browser: $(B)/mentord
	FULL=1 sh test/browser.sh $<
# Pictures of every page, for docs/screens; needs what test/browser.sh needs, and pngquant.
screens: build/mentord
	node test/browser/screens.mjs docs/screens
	pngquant --force --ext .png --skip-if-larger --speed 1 64 docs/screens/*.png || true
html2c_test: build/html2c
	test/html2c.sh

fuzz_html2c: build/fuzz/html2c
build/fuzz/html2c: test/fuzz_html2c.c $(HTML2C)
	@mkdir -p $(@D)
	clang $(STD) -O1 -g -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -DHTML2C_NO_MAIN -Isrc -I. -o $@ $< $(HTML2C)
# The fuzzer for sheets: build/fuzz/csv -max_total_time=60 test/data/csv
fuzz_csv: build/fuzz/csv
build/fuzz/csv: test/fuzz_csv.c $(wildcard src/base/*.[ch])
	@mkdir -p $(@D)
	clang $(STD) -O1 -g -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -Isrc -o $@ $< \
		src/base/csv.c src/base/csv_text.c src/base/text.c src/base/memory.c src/base/unicode.c -lutf8proc
# Forms, and what may come before them.
FUZZ     = clang $(STD) -O1 -g -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -Isrc -o
build/fuzz/form: test/fuzz_form.c $(wildcard src/web/*.[ch])
	@mkdir -p $(@D)
	$(FUZZ) $@ $< src/web/form.c src/web/html.c src/base/text.c src/base/memory.c src/base/unicode.c src/base/date.c -lutf8proc
build/fuzz/gate: test/fuzz_gate.c src/web/gate.c src/web/web.h
	@mkdir -p $(@D)
	$(FUZZ) $@ $< src/web/gate.c src/base/text.c src/base/memory.c
# The command line, real sheets against independent solvers, and figures beside them.
oracle: $(B)/bench_lemon
cli oracle: $(B)/mentord
	test/$@.sh
# The disk full (needs strace), the power cut, and what the time of a refusal tells.
disk timing: %: $(B)/mentord $(B)/%
	$(B)/$@ $(B)/mentord
$(B)/powerlog.so: test/powerlog.c
	$(CC) $(STD) $(WARN) -Wno-missing-prototypes -O1 -shared -fPIC -o $@ $<
powercut: $(B)/mentord $(B)/powercut $(B)/powerlog.so
	$(B)/powercut $(B)/mentord $(CURDIR)/$(B)/powerlog.so 200
# Letters under kills of the server and of the mail server; and one run through a real MTA (MTA=install gets Debian's exim).
$(B)/sink: test/sink.c
	@mkdir -p $(@D)
	$(CC) $(STD) $(WARN) -O2 -o $@ $< -lpthread
LETTERS  = 100000
KILLS    = 100
flood: $(B)/mentord $(B)/flood $(B)/sink
	$(B)/flood $(B)/mentord $(B)/sink $(LETTERS) $(KILLS)
mta: $(B)/mentord
	sh test/mta.sh $<
bench: $(B)/mentord
	sh test/bench.sh $<
bench_lists: $(B)/mentord
	python3 test/bench_lists.py $< 10000
bench_match: $(B)/mentord $(B)/bench_round
	test/bench_match.py $<
	$(B)/bench_round
# A round of 500 with 500, from rows to a proposal that is stored, explained and proved.
$(B)/bench_round: $(B)/test/bench_round.o $(HARNESS) $(LIB)
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
# Stable matchings beside the largest there are (needs python3-scipy).
$(B)/bench_stable $(B)/bench_group $(B)/bench_peer $(B)/bench_flow: $(B)/bench_%: $(B)/test/bench_%.o $(LIB)
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
bench_stable: $(B)/bench_stable
	test/bench_stable.py $<
# Groups: how long, how good.
bench_group: $(B)/bench_group
	$<
# Beside LEMON (needs liblemon-dev): the same answers, and how long they take.
$(B)/lemon: test/lemon.cpp
	@mkdir -p $(@D)
	g++ -O3 -w -o $@ $<
bench_peer: $(B)/bench_peer $(B)/lemon
	for x in "2000 32000 1000" "10000 160000 1000" "10000 160000 5" "10000 160000 1000 everyone" "50000 800000 1000"; do $(B)/bench_peer $$x | $(B)/lemon || exit 1; done
bench_flow: $(B)/bench_flow $(B)/lemon
	for x in "1000 8000 1000" "5000 40000 1000" "5000 40000 3" "20000 160000 1000"; do $(B)/bench_flow $$x | $(B)/lemon || exit 1; done
# A floor, leximin by bands, and changes afterwards, beside the plain b-matching.
$(B)/bench_goals $(B)/bench_whatif: $(B)/bench_%: $(B)/test/bench_%.o $(B)/test/graph_made.o $(filter $(B)/solve/% $(B)/base/%,$(LIB))
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
bench_goals bench_whatif: bench_%: $(B)/bench_%
	$<
# The engine beside LEMON (needs liblemon-dev), 10,000 people; LARGE=--large: 100,000, too, by hand: half an hour and more.
$(B)/bench_lemon: $(B)/test/bench_lemon.o $(B)/test/graph_made.o $(filter $(B)/solve/% $(B)/base/%,$(LIB))
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
$(B)/bench_lemon_rival: test/bench_lemon_rival.cpp
	@mkdir -p $(@D)
	g++ -O3 -march=x86-64-v3 -w -o $@ $<
bench-match: $(B)/mentord $(B)/bench_lemon $(B)/bench_lemon_rival
	test/bench_lemon.py $^ $(LARGE)
	test/bench_lemon.py $^ $(LARGE) --inside
# The best matching over all pairs beside one plain pass over them: 100,000 with 33,333; needs ten minutes.
$(B)/bench_allpairs: $(B)/test/bench_allpairs.o $(B)/test/crowd_made.o $(filter $(B)/solve/% $(B)/base/%,$(LIB))
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
bench_allpairs: $(B)/bench_allpairs
	$(B)/bench_allpairs
clean:
	rm -rf build
.PHONY: unit tests races flood mta disk powercut timing screens bench bench_lists rush browser fuzzers cli oracle bench_match bench_stable bench_group bench_peer bench_flow bench_goals bench_whatif bench_allpairs bench-match pages fuzz_csv fuzz_html2c template_probe html2c_test clean
.SECONDARY:
-include $(shell find $(B) -name '*.d' 2>/dev/null)
