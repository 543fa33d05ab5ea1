/* SPDX-License-Identifier: MIT */
/**
 * @file sandbox.h
 * May this work be graded on this machine? The decision that comes before the box is used.
 */
#ifndef OURO_GRADER_SANDBOX_H
#define OURO_GRADER_SANDBOX_H

#include <stdbool.h>

/** Whether a sandbox may be missing. */
typedef enum SandboxWish {
    SANDBOX_NEEDED,     /**< it may be missing for one's own work only */
    SANDBOX_NOT_WANTED, /**< --no-sandbox: process limits only, whatever works here */
} SandboxWish;

/**
 * Makes the box ready, as box_open() does, or stops the program with STATUS_FAULT.
 *
 * Where bubblewrap does not work, work in labs/ and in solutions/ is run with process limits only.
 * Anybody else's is not run at all, unless that was spelled out.
 *
 * @param wish        what was asked for
 * @param submission  the folder or archive that is to be graded
 */
void sandbox_open(SandboxWish wish, const char *submission);

/**
 * Says on standard output whether bubblewrap works here, and if not, why and what to do.
 *
 * @return STATUS_FULL_MARKS when it works, STATUS_FAULT when it does not
 */
int sandbox_tell(void);

/**
 * What was asked for outside of the command line.
 *
 * @return SANDBOX_NOT_WANTED when the environment has OURO_NO_SANDBOX, not empty
 */
SandboxWish sandbox_wish(void);

#endif
