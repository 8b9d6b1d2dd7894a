# Makefile - builds ./vendorcat; everything else it makes is under build/.
PREFIX ?= /usr/local
CFLAGS ?= -O3 -g
FUZZ_SECONDS ?= 600
-include config.mk
MAKEFLAGS += --no-builtin-rules --no-print-directory -j$(shell nproc || echo 1)
.SECONDARY:
.DELETE_ON_ERROR:

ifeq ($(origin CC),default)
CC = gcc
endif
WARN = -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
       -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wwrite-strings \
       -Wformat=2 -Wundef -Wpointer-arith
B := build/$(or $(VARIANT),release)
PKG := sqlite3 libutf8proc
# Loaded when a file asks for them (src/sheet/lazy.h): by these names.
LAZY := libzip libexpat libuchardet
# Asked once, and only after the packages are there.
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell pkg-config --cflags $(PKG)))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $(shell pkg-config --libs $(PKG)))$(PKG_LIBS)
INC = -Isrc -I$(B) -D_XOPEN_SOURCE=700 $(PKG_CFLAGS)
LIBS = $(PKG_LIBS) -lcsv -lm -pthread

SRC := $(sort $(wildcard src/*.c src/*/*.c))
GEN := $(B)/sql_gen.h $(B)/sql_gen.c $(B)/seed_gen.c
OBJ := $(SRC:%.c=$(B)/%.o) $(B)/sql_gen.o $(B)/seed_gen.o
SQL := $(foreach d,schema query view,$(sort $(wildcard sql/$(d)/*.sql)))
SEED := $(sort $(wildcard sql/seed/*.csv))
TEST := $(patsubst tests/unit/%.c,$(B)/%,$(sort $(wildcard tests/unit/test_*.c)))
FUZZ := $(patsubst tests/fuzz/%.c,$(B)/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
REPLAY := $(FUZZ:$(B)/%=$(B)/replay_%)
MAN := $(wildcard docs/*.1 docs/*.5)

all: $(if $(VARIANT),$(B)/,)vendorcat
vendorcat: $(B)/vendorcat
	@cp $< $@.tmp && mv -f $@.tmp $@
$(B)/vendorcat: $(OBJ)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
$(B)/sql_gen.h $(B)/sql_gen.c: sql/embed.awk $(SQL)
	@mkdir -p $(@D)
	@LC_ALL=C awk -v mode=$(subst .,,$(suffix $@)) -f $^ > $@
$(B)/soname.h: Makefile | packages-build
	@mkdir -p $(@D)
	@for l in $(LAZY); do so=$$(objdump -p $$($(CC) -print-file-name=$$l.so) | \
	sed -n 's/.*SONAME *//p'); [ -n "$$so" ] || exit 1; \
	printf '#define SONAME_%s "%s"\n' $$(echo $$l | tr a-z A-Z) $$so; done > $@
$(B)/src/sheet/lazy.o: $(B)/soname.h
$(B)/seed_gen.c: sql/embed_seed.awk $(SEED)
	@mkdir -p $(@D)
	@LC_ALL=C awk -f $^ > $@
COMPILE = @mkdir -p $(@D); echo "$(CC) $@"; \
	$(CC) $(INC) $(CPPFLAGS) $(WARN) $(CFLAGS) -MMD -MP -c -o $@ $<
$(B)/%.o: %.c | packages-build $(B)/sql_gen.h
	$(COMPILE)
$(B)/%_gen.o: $(B)/%_gen.c | packages-build $(B)/sql_gen.h
	$(COMPILE)
$(B)/tests/unit/%.o: tests/unit/%.c | packages-check $(B)/sql_gen.h
	$(COMPILE)
$(B)/lib.a: $(filter-out %/main.o,$(OBJ))
	@rm -f $@ && ar rcs $@ $^
$(TEST): $(B)/%: $(B)/tests/unit/%.o $(B)/lib.a
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) -lcmocka
$(B)/tests/oracle/%.o: tests/oracle/%.c | $(B)/sql_gen.h
	$(COMPILE)
$(B)/show_cells: $(B)/tests/oracle/show_cells.o $(B)/lib.a
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
$(FUZZ): $(B)/%: $(B)/tests/fuzz/%.o $(B)/lib.a
	@$(CC) $(CFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)
$(REPLAY): $(B)/replay_%: $(B)/tests/fuzz/replay.o $(B)/tests/fuzz/%.o $(B)/lib.a
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
-include $(OBJ:.o=.d) $(TEST:$(B)/%=$(B)/tests/unit/%.d) \
	$(FUZZ:$(B)/%=$(B)/tests/fuzz/%.d) $(B)/tests/oracle/show_cells.d

packages-build:
	@.ci/packages.sh build $(filter clang,$(CC))
packages-%: packages-build
	@.ci/packages.sh $*
tests: all $(TEST) $(REPLAY) $(B)/show_cells
check: tests packages-check
	@tests/check.sh $(B)
check-asan:
	@SAMPLE=yes $(MAKE) check VARIANT=asan CFLAGS="-O1 -g -fno-omit-frame-pointer \
	-fsanitize=address,undefined -fno-sanitize-recover=undefined"
check-valgrind: tests packages-check packages-valgrind
	@SAMPLE=yes RUNNER="valgrind -q --error-exitcode=99 --leak-check=full" \
	tests/check.sh $(B)
demo: all
	@tests/demo.sh $(B)
bench: all $(B)/lib.a packages-bench
	@tests/bench/bench.sh $(B)
lint: packages-lint $(B)/sql_gen.h $(B)/soname.h
	@src/layers.sh
	@clang-format --dry-run -Werror src/*/*.[ch] src/*.[ch] tests/*/*.c
	@ls -S $(SRC) | xargs -P $$(nproc) -I{} clang-tidy --quiet {} \
	-- -std=c11 $(INC) 2>/dev/null
	@ls -S tests/unit/*.c | xargs -P $$(nproc) -I{} clang-tidy --quiet \
	--checks='-clang-analyzer-*' {} -- -std=c11 $(INC) 2>/dev/null
	@shellcheck -e SC2317 .ci/run $$(find src tests .ci -name '*.sh')
	@$(if $(MAN),mandoc -T lint -W warning $(MAN))
fuzz: packages-fuzz
	@$(MAKE) fuzz-run VARIANT=fuzz CC=clang CFLAGS="-O1 -g \
	-fsanitize=fuzzer-no-link,address,undefined"
fuzz-run: $(FUZZ)
	@tests/fuzz/fuzz.sh $(B) $(FUZZ_SECONDS)
coverage:
	@$(MAKE) check VARIANT=coverage CFLAGS="-O0 -g --coverage"
	@gcov -n -s . $$(find build/coverage/src -name '*.gcda') | awk -f tests/coverage.awk
install: all
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(B)/vendorcat $(DESTDIR)$(PREFIX)/bin/vendorcat
	set -e; for f in $(MAN); do d=$(DESTDIR)$(PREFIX)/share/man/man$${f##*.}; \
	install -d $$d; install -m 644 $$f $$d; done
clean:
	rm -rf build vendorcat
.PHONY: all tests check check-asan check-valgrind demo bench lint fuzz \
	fuzz-run coverage install clean packages-build
