/* SPDX-License-Identifier: MIT */
/**
 * @file weakrefobject.h
 * What programs can do with weak references: put into the types of core/ before they are readied.
 */
#ifndef OURO_TYPES_WEAKREFOBJECT_H
#define OURO_TYPES_WEAKREFOBJECT_H

/** Fills in the behaviour of refs, and how callbacks are called. */
void ou_weakrefobject_init(void);

/** Fills in the behaviour of proxies. */
void ou_weakproxy_init(void);

#endif
