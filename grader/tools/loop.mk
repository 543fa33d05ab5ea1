# SPDX-License-Identifier: MIT
# The learner's loop: hints, what is next, how far you are, watching, gdb, a look at the machine.
#
# Both Makefiles include this: the repository's and the students'. Each says before it what a tool
# needs to grade: grading_targets, and the packages for it in need-grade.

LOOP := grader/tools
PYTHON := python3 -B
export TASK LEVEL TEST GDBFLAGS ALL

define loop_help =
echo "  make next               the next thing to do, over all labs"
echo "  make hint LAB=1 TASK=4  a hint of a task; once more: the next one; LEVEL=2: that one"
echo "  make progress           how far each lab is"
echo "  make watch LAB=1        checks at each save, until every test passes"
echo "  make gdb LAB=1 TEST=4.2 one test in gdb, stopped where it fails"
echo "  make ledger LAB=2 TEST=2.3   who took and who released each reference, line by line"
echo "  make explain LAB=3 TEST=3.2  the first thing that your file does in another way than the reference"
echo "  make doctor             is this machine fit, and is everything in its place?"
endef

which_lab = [ -n "$$LAB" ] || { echo "Which lab? Type for example: make $@ LAB=1$(1)"; exit 2; }

.PHONY: hint
hint: | need-loop
	@$(call which_lab, TASK=2)
	@$(PYTHON) $(LOOP)/hint.py "$$LAB" "$$TASK" "$$LEVEL"

.PHONY: next
next: | need-grade need-loop
	@$(MAKE) --silent $(grading_targets)
	@$(PYTHON) $(LOOP)/next.py

.PHONY: progress
progress: | need-loop
	@$(PYTHON) $(LOOP)/progress.py

.PHONY: watch
watch: | need-grade need-watch
	@$(call which_lab)
	@$(MAKE) --silent $(grading_targets)
	@$(PYTHON) $(LOOP)/watch.py "$$LAB"

.PHONY: gdb
gdb: | need-grade need-gdb
	@$(call which_lab, TEST=4.2)
	@[ -n "$$TEST" ] || { echo "Which test? Type for example: make gdb LAB=$$LAB TEST=1.1"; exit 2; }
	@$(MAKE) --silent $(grading_targets)
	@$(PYTHON) $(LOOP)/debug.py "$$LAB" "$$TEST" "$$GDBFLAGS"

# The recorder, which is linked with a test to see what becomes of each reference.
trace_objects := $(patsubst grader/trace/%.c,$(B)/trace/%.o,$(sort $(wildcard grader/trace/*.c)))
$(B)/trace/%.o: grader/trace/%.c $(wildcard grader/trace/*.h)
	@mkdir -p $(@D)
	@$(CC) -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -O1 -g -fno-omit-frame-pointer \
	    -Ireference/include -Ilabs/probe -MMD -MP -c $< -o $@
$(B)/trace/objects.list: $(trace_objects)
	@printf '%s\n' $^ > $@
# The functions that the recorder stands before.
$(B)/trace/wrapped.list: $(trace_objects)
	@nm --defined-only $^ | sed -n 's/.* T __wrap_//p' | LC_ALL=C sort > $@
-include $(trace_objects:.o=.d)
explain_targets := $(B)/ouro-explain $(B)/trace/objects.list $(B)/trace/wrapped.list

.PHONY: ledger explain
ledger explain: | need-grade need-loop
	@$(call which_lab, TEST=2.3)
	@[ -n "$$TEST" ] || { echo "Which test? Type for example: make $@ LAB=$$LAB TEST=1.1"; exit 2; }
	@$(MAKE) --silent $(grading_targets) $(explain_targets)
	@$(PYTHON) $(LOOP)/$@.py "$$LAB" "$$TEST"

.PHONY: doctor
doctor:
	@$(LOOP)/doctor || [ $$? -eq 1 ]

.PHONY: need-loop need-watch need-gdb
need-loop:
	@$(NEED) python3
need-watch:
	@$(NEED) python3 entr
need-gdb:
	@$(NEED) python3 gdb
