/* SPDX-License-Identifier: MIT */
/**
 * @file opcode.h
 * The instructions of the virtual machine.
 *
 * An instruction is one 32-bit word: the operation in the low 8 bits, its argument in the other
 * 24. Jump arguments are absolute instruction numbers. The operations follow CPython 3.11's, so
 * that what a program can see of them (how long a reference is held, what is moved, what is
 * copied) is the same; there are no inline caches.
 */
#ifndef OURO_PYTHON_OPCODE_H
#define OURO_PYTHON_OPCODE_H

#include <stdint.h>

/** One instruction. CPython: _Py_CODEUNIT (Include/cpython/code.h). */
typedef uint32_t OuInstr;

/** The largest argument of an instruction. */
#define OU_OPARG_MAX 0xFFFFFF

/** The operation of an instruction. */
#define OU_OPCODE(instr) ((instr)&0xFF)
/** The argument of an instruction. */
#define OU_OPARG(instr) ((int)((instr) >> 8))
/** An instruction from its two parts. */
#define OU_INSTR(opcode, oparg) ((OuInstr)(opcode) | (OuInstr)(oparg) << 8)

/**
 * Every operation, by name, with its stack effect when the argument does not matter (99: it does).
 * The order is of no importance; the numbers are nobody's business outside one process.
 */
#define OU_OPCODES(X)           \
    X(NOP, 0)                   \
    X(RESUME, 0)                \
    X(POP_TOP, -1)              \
    X(PUSH_NULL, 1)             \
    X(COPY, 1)                  \
    X(SWAP, 0)                  \
    X(LOAD_CONST, 1)            \
    X(LOAD_FAST, 1)             \
    X(STORE_FAST, -1)           \
    X(DELETE_FAST, 0)           \
    X(LOAD_NAME, 1)             \
    X(STORE_NAME, -1)           \
    X(DELETE_NAME, 0)           \
    X(LOAD_GLOBAL, 1)           \
    X(STORE_GLOBAL, -1)         \
    X(DELETE_GLOBAL, 0)         \
    X(LOAD_DEREF, 1)            \
    X(STORE_DEREF, -1)          \
    X(DELETE_DEREF, 0)          \
    X(LOAD_CLASSDEREF, 1)       \
    X(LOAD_CLOSURE, 1)          \
    X(MAKE_CELL, 0)             \
    X(COPY_FREE_VARS, 0)        \
    X(LOAD_BUILD_CLASS, 1)      \
    X(LOAD_ASSERTION_ERROR, 1)  \
    X(UNARY_POSITIVE, 0)        \
    X(UNARY_NEGATIVE, 0)        \
    X(UNARY_NOT, 0)             \
    X(UNARY_INVERT, 0)          \
    X(BINARY_OP, -1)            \
    X(COMPARE_OP, -1)           \
    X(IS_OP, -1)                \
    X(CONTAINS_OP, -1)          \
    X(BINARY_SUBSCR, -1)        \
    X(STORE_SUBSCR, -3)         \
    X(DELETE_SUBSCR, -2)        \
    X(BUILD_SLICE, 99)          \
    X(LOAD_ATTR, 0)             \
    X(STORE_ATTR, -2)           \
    X(DELETE_ATTR, -1)          \
    X(LOAD_METHOD, 1)           \
    X(KW_NAMES, 0)              \
    X(CALL, 99)                 \
    X(CALL_FUNCTION_EX, 99)     \
    X(BUILD_TUPLE, 99)          \
    X(BUILD_LIST, 99)           \
    X(BUILD_SET, 99)            \
    X(BUILD_MAP, 99)            \
    X(BUILD_CONST_KEY_MAP, 99)  \
    X(BUILD_STRING, 99)         \
    X(LIST_APPEND, -1)          \
    X(SET_ADD, -1)              \
    X(MAP_ADD, -2)              \
    X(LIST_EXTEND, -1)          \
    X(SET_UPDATE, -1)           \
    X(DICT_UPDATE, -1)          \
    X(DICT_MERGE, -1)           \
    X(LIST_TO_TUPLE, 0)         \
    X(UNPACK_SEQUENCE, 99)      \
    X(UNPACK_EX, 99)            \
    X(FORMAT_VALUE, 99)         \
    X(JUMP, 0)                  \
    X(JUMP_BACKWARD, 0)         \
    X(POP_JUMP_IF_FALSE, -1)    \
    X(POP_JUMP_IF_TRUE, -1)     \
    X(POP_JUMP_IF_NONE, -1)     \
    X(POP_JUMP_IF_NOT_NONE, -1) \
    X(JUMP_IF_FALSE_OR_POP, 99) \
    X(JUMP_IF_TRUE_OR_POP, 99)  \
    X(GET_ITER, 0)              \
    X(FOR_ITER, 99)             \
    X(RETURN_VALUE, -1)         \
    X(RETURN_GENERATOR, 1)      \
    X(YIELD_VALUE, 0)           \
    X(GET_YIELD_FROM_ITER, 0)   \
    X(SEND, 99)                 \
    X(SETUP_ANNOTATIONS, 0)     \
    X(RAISE_VARARGS, 99)        \
    X(RERAISE, -1)              \
    X(PUSH_EXC_INFO, 1)         \
    X(POP_EXCEPT, -1)           \
    X(CHECK_EXC_MATCH, 0)       \
    X(BEFORE_WITH, 1)           \
    X(WITH_EXCEPT_START, 1)     \
    X(IMPORT_NAME, -1)          \
    X(IMPORT_FROM, 1)           \
    X(IMPORT_STAR, -1)          \
    X(MAKE_FUNCTION, 99)        \
    X(PRINT_EXPR, -1)

/** The operations as numbers. */
enum {
/** A line of the enumeration of instructions. */
#define OU_OPCODE_NUMBER(name, effect) OP_##name,
    OU_OPCODES(OU_OPCODE_NUMBER)
#undef OU_OPCODE_NUMBER
        OU_OPCODE_COUNT, /**< how many there are */
};

/**
 * The argument of BINARY_OP: which operator; OU_NB_INPLACE is added for `x op= y`. CPython: NB_ADD
 * (Include/opcode.h) ...
 */
enum {
    OU_NB_ADD,             /**< `+` */
    OU_NB_AND,             /**< `&` */
    OU_NB_FLOOR_DIVIDE,    /**< `//` */
    OU_NB_LSHIFT,          /**< `<<` */
    OU_NB_MATRIX_MULTIPLY, /**< `@` */
    OU_NB_MULTIPLY,        /**< `*` */
    OU_NB_REMAINDER,       /**< `%` */
    OU_NB_OR,              /**< `|` */
    OU_NB_POWER,           /**< `**` */
    OU_NB_RSHIFT,          /**< `>>` */
    OU_NB_SUBTRACT,        /**< `-` */
    OU_NB_TRUE_DIVIDE,     /**< `/` */
    OU_NB_XOR,             /**< `^` */
    OU_NB_INPLACE,         /**< added for the in-place form */
};

/** What MAKE_FUNCTION finds on the stack below the code object, lowest bit deepest. */
enum {
    OU_MAKE_DEFAULTS = 1,    /**< a tuple of defaults */
    OU_MAKE_KWDEFAULTS = 2,  /**< a dict of defaults of keyword-only parameters */
    OU_MAKE_ANNOTATIONS = 4, /**< a tuple of names and annotations in turn */
    OU_MAKE_CLOSURE = 8,     /**< a tuple of cells */
};

/**
 * What an operation does to the depth of the stack.
 *
 * @param opcode  one of OP_...
 * @param oparg   its argument
 * @param jump    1: when it jumps; 0: when it goes on to the next instruction
 * @return the change, in items
 *
 * CPython: stack_effect (Python/compile.c).
 */
int ou_stack_effect(int opcode, int oparg, int jump);

/** The name of an operation, for dumps. Constant. */
const char *ou_opcode_name(int opcode);

#endif
