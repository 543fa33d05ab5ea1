# SPDX-License-Identifier: MIT
# The one door to the course. `make` alone, or `make help`, says what there is to do.
#
# Every target that needs a Debian package asks grader/tools/need for it first.

SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:
.DELETE_ON_ERROR:

CC := gcc
B := build

# ---- packages ------------------------------------------------------------------------------

NEED := grader/tools/need
build_packages := gcc libc6-dev libjansson-dev libexpat1-dev
grade_packages := $(build_packages) bubblewrap valgrind libc6-dbg
labs_packages := $(build_packages) universal-ctags
test_packages := $(grade_packages) universal-ctags libcmocka-dev clang patch python3 python3-jsonschema
# `make` asks once per target; a target that runs another one inherits what was found.
need = $(NEED) $(1)

# ---- build profiles of the reference ---------------------------------------------------------

warnings := -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wpedantic
flags_student := -O1 -g -fno-omit-frame-pointer -fno-optimize-sibling-calls
flags_release := -O2 -flto=auto -DNDEBUG
flags_asan := -O1 -g -fno-omit-frame-pointer -fno-optimize-sibling-calls \
              -fsanitize=address,undefined -fno-sanitize-recover=undefined
flags_paranoid := -O1 -g -fno-omit-frame-pointer -DOURO_PARANOID
profiles := student release asan paranoid

reference_sources := $(sort $(wildcard reference/base/*.c reference/memory/*.c reference/core/*.c \
                                       reference/core/validate/*.c))

define profile_rules
objects_$(1) := $$(reference_sources:reference/%.c=$(B)/$(1)/%.o)
$(B)/$(1)/%.o: reference/%.c Makefile
	@mkdir -p $$(@D)
	@$$(CC) $$(warnings) $$(flags_$(1)) -Ireference/include -MMD -MP -c $$< -o $$@
# Which source became which object; the grader leaves out what a student's file replaces.
$(B)/$(1)/objects.list: $$(objects_$(1))
	@for source in $$(reference_sources); do \
	    object=$$$${source#reference/}; echo "$$$$source $(B)/$(1)/$$$${object%.c}.o"; done > $$@
-include $$(objects_$(1):.o=.d)
endef
$(foreach profile,$(profiles),$(eval $(call profile_rules,$(profile))))

.PHONY: reference
reference: $(foreach profile,student asan,$(B)/$(profile)/objects.list)
