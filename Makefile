# qingdan: see README.md. Variants are build folders, not ifdefs:
#   make BUILD=build/asan SANITIZE=address,undefined
SHELL   := /bin/bash
VERSION := 0.1.0
CC      ?= cc
BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=

PACKAGES_BUILD := build-essential pkg-config gettext opencc libyaml-dev libpcre2-dev \
                  libjansson-dev libcsv-dev libmd-dev libxxhash-dev libxml2-dev \
                  libuchardet-dev libmd4c-dev libzip-dev
PACKAGES_TEST  := libcmocka-dev opencc zip unzip poppler-utils
PACKAGES_LINT  := git binutils clang-format clang-tidy gawk
PACKAGES_BENCH := ripgrep
PACKAGES_SAN   := clang libclang-rt-14-dev

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
            -Wmissing-prototypes -Wwrite-strings -Wformat=2 -Wvla -Wundef -Wcast-qual \
            -Werror=implicit-function-declaration
CFLAGS   ?= -O2 -g
HARDEN   := -fPIE -fstack-protector-strong -D_FORTIFY_SOURCE=2
LIBS     := -lyaml -lpcre2-16 -ljansson -lcsv -lmd
LIBS_READ := -lxml2 -luchardet -lmd4c -lzip
override CPPFLAGS += -D_XOPEN_SOURCE=700 -DVERSION='"$(VERSION)"' \
                     -DDATA_FOLDER='"$(PREFIX)/share/qingdan"' \
                     -DLOCALE_FOLDER='"$(PREFIX)/share/locale"' \
                     -DLIBEXEC_FOLDER='"$(PREFIX)/libexec/qingdan"' \
                     -Isrc -I$(BUILD)/gen -isystem /usr/include/libxml2
FLAGS    := -std=c11 $(WARNINGS) $(if $(WERROR),-Werror)
ifdef SANITIZE
CC       := clang
FLAGS    += -fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer
LDFLAGS  += -fsanitize=$(SANITIZE)
HARDEN   := -fPIE
endif
LDFLAGS  += -pie -Wl,-z,relro,-z,now

SOURCES := $(wildcard src/*.c src/*/*.c)
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/obj/%.o)
LIBRARY := $(BUILD)/libqingdan.a
PROGRAM := $(BUILD)/qingdan
# Reads what is not plain text; foreign libraries are linked here only.
READER  := $(BUILD)/qingdan-read
MAINS   := $(BUILD)/obj/main.o $(BUILD)/obj/qingdan_read.o
MESSAGES := $(BUILD)/locale/zh_CN/LC_MESSAGES/qingdan.mo

.PHONY: all demo test accept lint format asan bench install clean packages
all: $(PROGRAM) $(READER) $(MESSAGES)

$(PROGRAM): $(BUILD)/obj/main.o $(LIBRARY)
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

$(READER): $(BUILD)/obj/qingdan_read.o $(LIBRARY)
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS_READ)

$(LIBRARY): $(filter-out $(MAINS),$(OBJECTS))
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/obj/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(HARDEN) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# The one-character table from Traditional to Simplified, generated with OpenCC.
$(BUILD)/gen/t2s.inc: src/read/t2s.sh
	@mkdir -p $(@D)
	bash src/read/t2s.sh > $@.new
	@mv $@.new $@
$(BUILD)/obj/read/fold.o: $(BUILD)/gen/t2s.inc

# Style and script of the HTML pages, part of the program.
$(BUILD)/gen/html.%.inc: src/render/html.% src/render/embed.sh
	@mkdir -p $(@D)
	bash src/render/embed.sh $< > $@.new
	@mv $@.new $@
$(BUILD)/obj/render/html_page.o: $(BUILD)/gen/html.css.inc $(BUILD)/gen/html.js.inc

$(MESSAGES): src/po/zh_CN.po
	@mkdir -p $(@D)
	msgfmt --check-format -o $@ $<

-include $(OBJECTS:.o=.d)

# --- set-up: what a fresh machine lacks is installed, with root or sudo ---
INSTALL = bash .ci/packages

$(BUILD)/.packages-%: Makefile .ci/packages
	@mkdir -p $(@D)
	@$(INSTALL) $(PACKAGES_$*)
	@touch $@

demo: $(BUILD)/.packages-BUILD
	@$(MAKE) --no-print-directory all
	@tests/demo.sh $(PROGRAM)

# --- tests ---
UNIT_SOURCES := $(wildcard tests/unit/*/*.c)
UNITS        := $(UNIT_SOURCES:tests/unit/%.c=$(BUILD)/unit/%)

$(BUILD)/unit/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(HARDEN) $(CPPFLAGS) -Itests/unit $(CFLAGS) $(LDFLAGS) -o $@ $< \
	    $(LIBRARY) $(LIBS) $(LIBS_READ) -lcmocka

# Damages reports for tests/damage.
$(BUILD)/damage/make: $(wildcard tests/damage/*.c tests/damage/*.h)
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(HARDEN) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.c,$^)

.PHONY: units
units: $(UNITS) $(BUILD)/damage/make

test: $(BUILD)/.packages-BUILD $(BUILD)/.packages-TEST
	@$(MAKE) --no-print-directory all units
	@BUILD=$(BUILD) bash tests/run.sh

# What the group `browser` needs beside chromium and node; without it the group is skipped.
.PHONY: browser-packages
browser-packages:
	npm install --no-fund --no-audit --prefix build/npm playwright-core axe-core

# Rewrites expected files from what the program does now; read the difference before you
# commit it.
accept: all
	@BUILD=$(BUILD) ACCEPT=1 bash tests/run.sh golden errors

asan: $(BUILD)/.packages-SAN
	@$(MAKE) --no-print-directory BUILD=build/asan SANITIZE=address,undefined CFLAGS="-O1 -g" test

lint: $(BUILD)/.packages-LINT
	@bash tests/lint/run.sh

format:
	clang-format -i $(shell git ls-files 'src/*.c' 'src/*.h' 'tests/*.c' 'tests/*.h')

bench: $(BUILD)/.packages-BUILD $(BUILD)/.packages-BENCH
	@$(MAKE) --no-print-directory all
	@bash tests/bench/run.sh $(PROGRAM)

install: all
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/qingdan
	install -D -m 755 $(READER) $(DESTDIR)$(PREFIX)/libexec/qingdan/qingdan-read
	install -D -m 644 $(MESSAGES) $(DESTDIR)$(PREFIX)/share/locale/zh_CN/LC_MESSAGES/qingdan.mo
	set -e; for pack in rules/*/; do \
	    install -d $(DESTDIR)$(PREFIX)/share/qingdan/$$pack; \
	    install -m 644 $$pack*.yaml $(DESTDIR)$(PREFIX)/share/qingdan/$$pack; \
	done

clean:
	rm -rf build
