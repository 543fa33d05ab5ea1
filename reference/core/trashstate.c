/* SPDX-License-Identifier: MIT */
/**
 * @file trashstate.c
 * The state of the trashcan. It stands apart from core/trashcan.c, so that whatever takes the
 * place of that file shares it, and validators can read it.
 */
#include "ouro/gc.h"

OuTrashcanState ou_trashcan;
