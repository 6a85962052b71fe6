# qingdan: see README.md. Variants are build folders, not ifdefs:
#   make BUILD=build/asan SANITIZE=address,undefined
SHELL   := /bin/bash
VERSION := 0.1.0
CC      ?= cc
BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=

PACKAGES_BUILD := build-essential pkg-config gettext opencc libyaml-dev libpcre2-dev \
                  libjansson-dev libcsv-dev libmd-dev
PACKAGES_TEST  := libcmocka-dev opencc
PACKAGES_LINT  := clang-format clang-tidy gawk
PACKAGES_SAN   := clang libclang-rt-14-dev

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
            -Wmissing-prototypes -Wwrite-strings -Wformat=2 -Wvla -Wundef -Wcast-qual
CFLAGS   ?= -O2 -g
HARDEN   := -fPIE -fstack-protector-strong -D_FORTIFY_SOURCE=2
LIBS     := -lyaml -lpcre2-16 -ljansson -lcsv -lmd
override CPPFLAGS += -D_POSIX_C_SOURCE=200809L -DVERSION='"$(VERSION)"' \
                     -DDATA_FOLDER='"$(PREFIX)/share/qingdan"' \
                     -DLOCALE_FOLDER='"$(PREFIX)/share/locale"' -Isrc -I$(BUILD)/gen
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
MESSAGES := $(BUILD)/locale/zh_CN/LC_MESSAGES/qingdan.mo

.PHONY: all demo test accept lint format asan bench install clean packages
all: $(PROGRAM) $(MESSAGES)

$(PROGRAM): $(BUILD)/obj/main.o $(LIBRARY)
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

$(LIBRARY): $(filter-out $(BUILD)/obj/main.o,$(OBJECTS))
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(HARDEN) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# The one-character table from Traditional to Simplified, generated with OpenCC.
$(BUILD)/gen/t2s.inc: src/read/t2s.sh
	@mkdir -p $(@D)
	bash src/read/t2s.sh > $@.new
	@mv $@.new $@
$(BUILD)/obj/read/fold.o: $(BUILD)/gen/t2s.inc

$(MESSAGES): src/po/zh_CN.po
	@mkdir -p $(@D)
	msgfmt --check-format -o $@ $<

-include $(OBJECTS:.o=.d)

clean:
	rm -rf build
