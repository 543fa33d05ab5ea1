/* SPDX-License-Identifier: MIT */
/**
 * @file opcode.c
 * What each operation does to the depth of the stack, and its name.
 */
#include "opcode.h"

#include "ouro/base.h"

/**
 * @def OU_OPCODE_EFFECT
 * A line of the table of stack effects.
 */

/**
 * By how much each instruction changes the depth of the stack; 99 when its argument
 * decides.
 */
static const signed char fixed_effects[OU_OPCODE_COUNT] = {
#define OU_OPCODE_EFFECT(name, effect) [OP_##name] = (effect),
    OU_OPCODES(OU_OPCODE_EFFECT)
#undef OU_OPCODE_EFFECT
};

/**
 * @def OU_OPCODE_NAME
 * A line of the table of names.
 */

/** The names of the instructions, for the listing. */
static const char *const names[OU_OPCODE_COUNT] = {
#define OU_OPCODE_NAME(name, effect) [OP_##name] = #name,
    OU_OPCODES(OU_OPCODE_NAME)
#undef OU_OPCODE_NAME
};

const char *ou_opcode_name(int opcode)
{
    return names[opcode];
}

int ou_stack_effect(int opcode, int oparg, int jump)
{
    if (fixed_effects[opcode] != 99) {
        return fixed_effects[opcode];
    }
    switch (opcode) {
    case OP_BUILD_SLICE:
        return oparg == 3 ? -2 : -1;
    case OP_CALL:
        return -1 - oparg;
    case OP_CALL_FUNCTION_EX:
        return -2 - ((oparg & 1) != 0);
    case OP_BUILD_TUPLE:
    case OP_BUILD_LIST:
    case OP_BUILD_SET:
    case OP_BUILD_STRING:
        return 1 - oparg;
    case OP_BUILD_MAP:
        return 1 - 2 * oparg;
    case OP_BUILD_CONST_KEY_MAP:
        return -oparg;
    case OP_UNPACK_SEQUENCE:
        return oparg - 1;
    case OP_UNPACK_EX:
        return (oparg & 0xFF) + (oparg >> 8);
    case OP_FORMAT_VALUE:
        return (oparg & 4) ? -1 : 0;
    case OP_JUMP_IF_FALSE_OR_POP:
    case OP_JUMP_IF_TRUE_OR_POP:
        return jump ? 0 : -1;
    case OP_FOR_ITER:
        return jump ? -1 : 1;
    case OP_SEND:
        return jump ? -1 : 0;
    case OP_RAISE_VARARGS:
        return -oparg;
    case OP_MAKE_FUNCTION:
        return -(((oparg & 1) != 0) + ((oparg & 2) != 0) + ((oparg & 4) != 0) + ((oparg & 8) != 0));
    default:
        OU_FATAL("an operation without a stack effect");
    }
}
