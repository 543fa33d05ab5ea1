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

# Compilations at a time: one per processor.
jobs := $(shell nproc 2>/dev/null || echo 2)
# For a make below this one, unless make was started with a number of jobs, which it hands on.
side_by_side = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(jobs))
NEED := grader/tools/need
tool_packages := gcc libc6-dev libjansson-dev libexpat1-dev
front_packages := libtommath-dev libedit-dev
# What reads archives that were handed in; one's own work needs none of it.
unpack_packages := libarchive-dev
build_packages := $(tool_packages) $(front_packages) $(unpack_packages)
grade_packages := $(tool_packages) bubblewrap valgrind libc6-dbg $(if $(GENERATED),python3)
labs_packages := $(tool_packages) universal-ctags
docs_packages := doxygen doxygen-awesome-css graphviz libxml2-utils
# CPython's own tests are there where its version is.
cpython_packages := python3 $(if $(wildcard /usr/bin/python3.11),libpython3.11-testsuite)
mutants_packages := python3-clang
test_packages := $(build_packages) $(grade_packages) $(docs_packages) universal-ctags libcmocka-dev clang libclang-rt-dev patch python3-jsonschema entr gdb $(mutants_packages) $(cpython_packages)

# ---- build profiles of the reference ---------------------------------------------------------

warnings := -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wpedantic
flags_student := -O1 -g -fno-omit-frame-pointer -fno-optimize-sibling-calls
flags_release := -O2 -flto=auto -DNDEBUG
flags_asan := -O1 -g -fno-omit-frame-pointer -fno-optimize-sibling-calls \
              -fsanitize=address,undefined -fno-sanitize-recover=undefined
flags_paranoid := -O1 -g -fno-omit-frame-pointer -DOURO_PARANOID
flags_coverage := -O0 --coverage -DOURO_COVERAGE -DNDEBUG -Wno-format-truncation
profiles := student release asan paranoid coverage

reference_sources := $(sort $(wildcard reference/base/*.c reference/memory/*.c reference/core/*.c \
                                       reference/core/validate/*.c))
front_sources := $(sort $(wildcard reference/types/*.c reference/python/*.c reference/bin/*.c))
library_modules := $(sort $(wildcard reference/python/lib/*.py))

# The modules written in Python, as C arrays: one line of numbers per 16 bytes.
$(B)/gen/frozen.c: $(library_modules) Makefile
	@mkdir -p $(@D)
	@{ echo '#include "../../reference/python/import.h"'; \
	   for module in $(library_modules); do \
	       name=$$(basename $$module .py); \
	       echo "static const unsigned char source_$${name//./_}[] = {"; \
	       od -An -v -tu1 $$module | sed 's/  */,/g; s/^,//; s/$$/,/'; \
	       echo '0};'; \
	   done; \
	   echo 'const OuFrozen ou_frozen_modules[] = {'; \
	   for module in $(library_modules); do \
	       name=$$(basename $$module .py); \
	       echo "{\"$$name\", source_$${name//./_}, sizeof source_$${name//./_} - 1},"; \
	   done; \
	   echo '{0}};'; } > $@

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

# The front end, which no lab replaces, and the program made of both.
front_$(1) := $$(front_sources:reference/%.c=$(B)/$(1)/%.o) $(B)/$(1)/gen/frozen.o
$(B)/$(1)/gen/frozen.o: $(B)/gen/frozen.c
	@mkdir -p $$(@D)
	@$$(CC) $$(warnings) $$(flags_$(1)) -Ireference/include -c $$< -o $$@
$(B)/$(1)/front.list: $$(front_$(1))
	@for source in $$(front_sources); do \
	    object=$$$${source#reference/}; echo "$$$$source $(B)/$(1)/$$$${object%.c}.o"; done > $$@
	@echo "reference/python/lib $(B)/$(1)/gen/frozen.o" >> $$@
$(B)/$(1)/ouro: $$(objects_$(1)) $$(front_$(1)) $(B)/$(1)/front.list
	@$$(CC) $$(flags_$(1)) $$(filter %.o,$$^) -ltommath -ledit -lm -o $$@
-include $$(front_$(1):.o=.d)
endef
$(foreach profile,$(profiles),$(eval $(call profile_rules,$(profile))))

# Moved into place, so that a program that runs is not written over.
$(B)/ouro: $(B)/student/ouro
	@cp $< $@.new && mv $@.new $@

.PHONY: reference front
reference: $(foreach profile,student asan paranoid,$(B)/$(profile)/objects.list)
front: $(foreach profile,student asan,$(B)/$(profile)/front.list)

# A lab with Python programs is graded with the front end; the others do without it, and quickly.
lab_number := $(firstword $(subst -, ,$(patsubst lab%,%,$(LAB))))
graded_labs := $(or $(if $(lab_number),$(wildcard labs/lab$(lab_number)-*/lab.json)),$(wildcard labs/lab*/lab.json))
front_if_wanted := $(if $(GENERATED)$(shell grep -l '"programs"' $(graded_labs) /dev/null),front)

# ---- the grader, the staging tool, the prover ---------------------------------------------------

common_sources := $(sort $(wildcard grader/src/common/*.c))
grade_sources := $(sort $(wildcard grader/src/*.c)) $(common_sources)
explain_sources := $(sort $(wildcard grader/src/explain/*.c)) $(filter-out %/main.c,$(grade_sources))
stage_sources := $(sort $(wildcard grader/src/stage/*.c)) $(common_sources)
prove_sources := $(sort $(wildcard grader/src/prove/*.c)) $(common_sources)
tool_object = $(1:grader/src/%.c=$(B)/grader/%.o)

$(B)/grader/%.o: grader/src/%.c Makefile
	@mkdir -p $(@D)
	@$(CC) $(warnings) -O1 -g -Igrader/src -MMD -MP -c $< -o $@

define tool_rule
$(B)/ouro-$(1): $$(call tool_object,$$($(1)_sources))
	@$$(CC) $$^ -ljansson -lexpat -o $$@
-include $$(patsubst %.o,%.d,$$(call tool_object,$$($(1)_sources)))
endef
$(foreach tool,grade explain stage prove,$(eval $(call tool_rule,$(tool))))

unpack_sources := $(sort $(wildcard grader/src/unpack/*.c)) grader/src/common/util.c
$(B)/ouro-unpack: $(call tool_object,$(unpack_sources))
	@$(CC) $^ -larchive -o $@
-include $(patsubst %.o,%.d,$(call tool_object,$(unpack_sources)))
unpack_if_wanted := $(if $(SUBMISSION),$(B)/ouro-unpack)

# ---- what a person types -------------------------------------------------------------------------

.PHONY: help
help:
	@echo "Ouroboros: how CPython manages memory, written by you, in C."
	@echo
	@echo "  make grade              every lab you have, a line each, and what to do next"
	@echo "  make grade LAB=1        one lab in full: marks, the first failure explained"
	@echo "  make check LAB=1        the quick look while you edit: the plain lane only"
	@echo "      ONLY=2.3            one test; ONLY=2 is a whole task, ONLY=1.1,2.3 is a list"
	@echo "      CARRY=1             with your earlier labs linked in: whose fault is a failure?"
	@echo "      SUBMISSION=WHERE    somebody else's files, in a folder or an archive, or solutions"
	@echo "      GENERATED=20        random programs too; SEED=word, or SECRET_FILE=file STUDENT=name"
	@echo "      HIDDEN=show         the lab's hidden tests too; HIDDEN=never, HIDDEN=after=2026-12-01"
	@echo "      NO_SANDBOX=1        also where bubblewrap does not work; make doctor says whether it does"
	@$(loop_help)
	@echo "  make mine [LAB=3]       build/my-ouro: Python on your own files, of all labs or up to the third"
	@echo "  make reset LAB=1        a lab's file as it was handed out; yours is kept as a backup"
	@echo
	@echo "  make build              ouro, the grader and the reference library, in build/"
	@echo "  make test               every test of this repository"
	@echo "  make prove [LAB=1]      proof that the grader gives the marks it should"
	@echo "  make mutants [LAB=1]    small changes to the model answers: which test notices each?"
	@echo "  make prove-all          both of these for every lab, and the long runs; hours"
	@echo "  make labs               write the stubs and model answers from the reference"
	@echo "  make handout            pack what students get: build/ouroboros-handout.tar.gz"
	@echo "  make docs               the documentation of the reference, in build/docs/html"
	@echo "  make nomem [MOST=400]   every program with each of its allocations failing once; long"
	@echo "  make oracle [N=1000]    random programs under ouro and python3; a difference is shrunk"
	@echo "  make fuzz [SECONDS=60]  any bytes as a program, under libFuzzer"
	@echo "  make valgrind           every program under Valgrind; several minutes"
	@echo "  make cpython            CPython's own tests, method by method, under ouro; writes the page about it"
	@echo "  make bench              the speed of the reference, as ratios to python3"
	@echo "  make clean              remove build/"
	@echo
	@echo "Start with labs/README.md."

.PHONY: build
build: | need-build
	@$(MAKE) --silent $(side_by_side) $(B)/ouro-grade $(B)/ouro-unpack $(B)/ouro reference front
	@echo "Built: $(B)/ouro, $(B)/ouro-grade, and the reference in $(B)/student, $(B)/asan and $(B)/paranoid."

# 1 only says "not full marks yet", which the report has said better; other statuses are errors.
# The words a person gives reach the shell through the environment, so any file name will do.
export LAB SUBMISSION ONLY FORMAT LANES JOBS HIDDEN GENERATED SEED SECRET_FILE STUDENT
ifneq ($(strip $(NO_SANDBOX)),)
export OURO_NO_SANDBOX := 1
endif
# What `make next` and `make progress` go by. A look at some tests, or at somebody else's work, is not kept.
keep = $(if $(strip $(ONLY)$(CARRY)$(SUBMISSION)$(LANES)$(HIDDEN)$(GENERATED)),,--keep $(B)/records/$(1))
generated_options = $(if $(GENERATED),--generated "$$GENERATED" $(if $(SEED),--seed "$$SEED") \
        $(if $(SECRET_FILE),--secret-file "$$SECRET_FILE") $(if $(STUDENT),--student "$$STUDENT"))
grade = status=0; $(B)/ouro-grade $(if $(SUBMISSION),--submission "$$SUBMISSION") \
        $(if $(ONLY),--only "$$ONLY") $(if $(CARRY),--carry) $(if $(HIDDEN),--hidden "$$HIDDEN") $(generated_options) $(if $(FORMAT),--format "$$FORMAT") $(1) || status=$$?; \
        [ $$status -le 1 ] || exit $$status

.PHONY: grade
grade: | need-grade
	@$(MAKE) --silent $(side_by_side) $(B)/ouro-grade reference $(front_if_wanted) $(unpack_if_wanted)
	@$(call grade,$(call keep,grade) $(if $(LANES),--lanes "$$LANES") $(if $(LAB),"$$LAB",--all))

.PHONY: check
check: | need-grade
	@[ -n "$(LAB)" ] || { echo "Which lab? Type for example: make check LAB=1"; exit 2; }
	@$(MAKE) --silent $(side_by_side) $(B)/ouro-grade reference $(front_if_wanted) $(unpack_if_wanted)
	@$(call grade,$(call keep,check) --lanes plain "$$LAB")

# What the tools of the learner's loop need built, to grade any lab.
grading_targets := $(B)/ouro-grade reference front
include grader/tools/loop.mk

.PHONY: mine
mine: | need-build need-grade
	@$(MAKE) --silent $(side_by_side) $(B)/ouro-grade reference front $(unpack_if_wanted)
	@$(B)/ouro-grade --mine $(B)/my-ouro $(if $(SUBMISSION),--submission "$$SUBMISSION") $(if $(LAB),"$$LAB")

# Which wrong answer fails which hidden test: grader/hidden/LAB/fails.txt. Minutes per lab.
.PHONY: hidden-catches
hidden-catches: | need-test
	@$(MAKE) --silent $(side_by_side) $(B)/ouro-grade reference front
	@python3 grader/tests/hidden_catches.py -w $(if $(LAB),"$$LAB")

.PHONY: handout
handout: | need-build need-labs
	@$(MAKE) --silent $(B)/ouro-stage reference front
	@grader/handout/pack.sh $(B)/ouroboros-handout.tar.gz
	@echo "What students get: $(B)/ouroboros-handout.tar.gz"

.PHONY: labs
labs: | need-labs
	@$(MAKE) --silent $(B)/ouro-stage
	@$(B)/ouro-stage labs

.PHONY: reset
reset: | need-labs
	@[ -n "$(LAB)" ] || { echo "Which lab? Type for example: make reset LAB=1"; exit 2; }
	@$(MAKE) --silent $(B)/ouro-stage
	@$(B)/ouro-stage reset "$$LAB" $(if $(YES),--yes)

.PHONY: prove
prove: | need-test
	@$(MAKE) --silent $(side_by_side) $(B)/ouro-grade $(B)/ouro-stage $(B)/ouro-prove reference $(front_if_wanted)
	@. grader/tests/sandbox.sh; $(B)/ouro-prove $(if $(LAB),"$$LAB")

# Small wrong answers by rule, and the tests that kill them. The bindings of libclang are Debian's, so Debian's Python it is.
MUTANTS := /usr/bin/python3 -B grader/mutants/mutants.py
.PHONY: mutants mutants-page prove-all
mutants: | need-test
	@$(MAKE) --silent $(side_by_side) $(B)/ouro-grade reference front
	@. grader/tests/sandbox.sh; $(MUTANTS) run $(if $(JOBS),-j "$$JOBS") $(if $(LAB),"$$LAB")

mutants-page:
	@$(MUTANTS) page docs/pages/mutants.md

# Everything that proves the grader, and what takes too long for make test.
prove-all: | need-test
	@$(MAKE) --silent prove LAB=
	@$(MAKE) --silent mutants LAB=
	@$(MUTANTS) check docs/pages/mutants.md
	@$(MAKE) --silent valgrind
	@$(MAKE) --silent $(B)/tests/nomem
	@cd reference/tests/programs && $(abspath $(B))/tests/nomem -bs $$(grep -v '^#' ../nomem/programs.txt)
	@$(MAKE) --silent oracle N=10000

# Doxygen over an old site leaves what is gone, so the old site goes first.
.PHONY: docs
docs: | need-docs
	@rm -rf $(B)/docs $(B)/gen/docs
	@mkdir -p $(B)/gen/docs
	@docs/map.sh > $(B)/gen/docs/cpython-map.md
	@doxygen docs/Doxyfile || { cat $(B)/docs-warnings.txt; exit 1; }
	@find $(B)/docs/html -name '*.html' -exec sed -i '2s/<html xmlns="[^"]*">/<html lang="en">/' {} +
	@echo "The site is in $(B)/docs/html: open index.html in a browser."

.PHONY: clean
clean:
	@rm -rf $(B)

.PHONY: need-build need-cpython need-docs need-grade need-labs need-test
need-build:
	@$(NEED) $(build_packages)
need-cpython:
	@$(NEED) $(build_packages) $(cpython_packages)
need-docs:
	@$(NEED) $(docs_packages)
need-grade:
	@$(NEED) $(grade_packages) $(if $(SUBMISSION),$(unpack_packages)) $(if $(front_if_wanted),$(front_packages))
need-labs:
	@$(NEED) $(labs_packages)
need-test:
	@$(NEED) $(test_packages)

# ---- tests -----------------------------------------------------------------------------------------

runtime_units := $(sort $(wildcard reference/tests/unit/test_*.c))
planted := $(sort $(wildcard reference/tests/planted/*.c))
grader_units := $(sort $(wildcard grader/tests/test_*.c))

unit_shared := $(addprefix reference/tests/unit/,child.c child.h node.c node.h unit.h)
define unit_rules
$(B)/tests/$(1)/%: reference/tests/unit/%.c $(unit_shared) $(B)/$(1)/objects.list
	@mkdir -p $$(@D)
	@$$(CC) $$(warnings) $$(flags_$(1)) -Ireference/include $$(filter %.c,$$^) $$(objects_$(1)) -lcmocka -o $$@
$(B)/tests/$(1)/planted/%: reference/tests/planted/%.c $(B)/$(1)/objects.list
	@mkdir -p $$(@D)
	@$$(CC) $$(warnings) $$(flags_$(1)) -Ireference/include $$< $$(objects_$(1)) -lcmocka -o $$@
endef
$(foreach profile,student asan paranoid,$(eval $(call unit_rules,$(profile))))

# A unit test of a tool is linked with every file of the tools except those with a main().
tool_parts := $(filter-out %/main.c,$(sort $(grade_sources) $(explain_sources) $(unpack_sources) $(stage_sources) $(prove_sources)))
$(B)/tests/grader/%: grader/tests/%.c $(call tool_object,$(tool_parts))
	@mkdir -p $(@D)
	@$(CC) $(warnings) -O1 -g -Igrader/src $^ -lcmocka -ljansson -lexpat -o $@

# Every allocation fails once: the whole front end, with main() of its own.
define nomem_rule
$(B)/tests/$(1): reference/tests/nomem/nomem.c $(B)/$(2)/ouro
	@mkdir -p $$(@D)
	@$$(CC) $$(warnings) $$(flags_$(2)) -Ireference/include $$< $$(objects_$(2)) \
	    $$(filter-out %/bin/ouro.o,$$(front_$(2))) -Wl,--wrap=OuErr_NoMemory \
	    -ltommath -ledit -lm -o $$@
endef
$(eval $(call nomem_rule,nomem,student))
$(eval $(call nomem_rule,nomem-coverage,coverage))

# ouro without tracing, for reference/tests/untraced.sh.
$(B)/tests/untraced: reference/tests/untraced/no_tracemalloc.c $(B)/student/ouro
	@mkdir -p $(@D)
	@$(CC) $(warnings) $(flags_student) -Ireference/include $< \
	    $(filter-out %/core/tracemalloc.o,$(objects_student)) $(front_student) -ltommath -ledit -lm -o $@

test_programs := $(B)/tests/nomem $(B)/tests/untraced $(foreach profile,student asan paranoid,$(runtime_units:reference/tests/unit/%.c=$(B)/tests/$(profile)/%)) \
    $(foreach profile,student asan,$(planted:reference/tests/planted/%.c=$(B)/tests/$(profile)/planted/%)) \
    $(grader_units:grader/tests/%.c=$(B)/tests/grader/%)

.PHONY: test-programs
test-programs: $(test_programs)

.PHONY: test
test: | need-test
	@$(MAKE) --silent $(side_by_side) test-programs reference $(B)/ouro $(B)/asan/ouro $(B)/paranoid/ouro \
	    $(B)/ouro-grade $(B)/ouro-unpack $(B)/ouro-stage $(B)/ouro-prove $(explain_targets) $(B)/fuzz/fuzz
	@grader/tests/all.sh

# Every program, every allocation: hours; days for the chains of a million. MOST=1000 lets
# at most about so many fail per program, evenly spread.
.PHONY: nomem
nomem: | need-test
	@$(MAKE) --silent $(side_by_side) $(B)/tests/nomem
	@cd reference/tests/programs && $(abspath $(B))/tests/nomem -b $(if $(MOST),-k $(MOST)) */*.py

# Any bytes as a program, under libFuzzer. SECONDS=60 by default; what it finds is in build/fuzz.
fuzz_flags := $(warnings) -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined \
              -fno-sanitize-recover=undefined
fuzz_objects := $(patsubst reference/%.c,$(B)/fuzz/%.o,$(reference_sources) $(filter-out %/bin/ouro.c,$(front_sources)))
$(B)/fuzz/%.o: reference/%.c Makefile
	@mkdir -p $(@D)
	@clang $(fuzz_flags) -Ireference/include -MMD -MP -c $< -o $@
$(B)/fuzz/fuzz: reference/tests/fuzz/fuzz.c $(fuzz_objects) $(B)/gen/frozen.c
	@clang $(fuzz_flags) -fsanitize=fuzzer -Ireference/include $(filter %.c,$^) $(fuzz_objects) -ltommath -ledit -lm -o $@
-include $(fuzz_objects:.o=.d)

.PHONY: fuzz
fuzz: | need-test
	@$(MAKE) --silent $(side_by_side) $(B)/fuzz/fuzz
	@reference/tests/fuzz/run.sh $(B)/fuzz/fuzz $(or $(SECONDS),60)

# Random programs under ouro and python3. SEED=5 begins there, COVERAGE=yes shows what they reach.
.PHONY: oracle
oracle: | need-test
	@$(MAKE) --silent $(side_by_side) $(B)/release/ouro $(if $(COVERAGE),$(B)/coverage/ouro $(B)/tests/nomem-coverage)
	@python3 reference/tests/oracle/oracle.py -t -n $(or $(N),1000) -s $(or $(SEED),1) $(B)/release/ouro /usr/bin/python3
	@$(if $(COVERAGE),reference/tests/oracle/coverage.sh $(B)/coverage $(B)/tests/nomem-coverage $(or $(N),1000) $(or $(SEED),1))

# Every program under Valgrind: no error, nothing lost. Some minutes; `make test` runs a few of them.
.PHONY: valgrind
valgrind: | need-test
	@$(MAKE) --silent $(side_by_side) $(B)/student/ouro
	@reference/tests/valgrind.sh $(B)/student/ouro

# CPython's own tests; the page is part of the documentation, and make test compares it.
.PHONY: cpython
cpython: | need-cpython
	@$(MAKE) --silent $(side_by_side) $(B)/ouro
	@python3 reference/tests/cpython/methods.py -r docs/pages/cpython-tests.md $(B)/ouro /usr/bin/python3 | grep -v '^ok' || true
	@sed -n 's/\*\*//g; /count\./p' docs/pages/cpython-tests.md

# Ratios to the machine's python3, interleaved. Absolute times are noise; ROUNDS=9 makes it quieter.
.PHONY: bench
bench: | need-test
	@$(MAKE) --silent $(side_by_side) $(B)/release/ouro
	@reference/tests/bench/run.sh $(B)/release/ouro /usr/bin/python3 $(or $(ROUNDS),5)
