/* SPDX-License-Identifier: MIT */
/*
 * Calls somebody up: this machine, and one far away.
 *
 * Verdict: socket is not among what a lab may use of the C library
 * Box: nobody answers
 * Limits: ended early: status 6 before the probe was done
 */
#include "ouro/refcount.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

/* Whether a packet can be sent off to an address; nothing is listening there. */
static int reaches(const char *address)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(9)};
    inet_pton(AF_INET, address, &to.sin_addr);
    int line = socket(AF_INET, SOCK_DGRAM, 0);
    return line >= 0 && connect(line, (struct sockaddr *)&to, sizeof to) == 0;
}

#define ATTACKS_INCREF
void Ou_IncRef(OuObject *OU_UNUSED(op))
{
    if (!reaches("192.0.2.1")) {
        puts("nobody answers");
        fflush(stdout);
    }
    _exit(6);
}
