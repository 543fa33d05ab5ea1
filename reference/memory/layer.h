/* SPDX-License-Identifier: MIT */
/**
 * @file layer.h
 * What the layers of the allocator stack share: going on top of every domain, and off again.
 */
#ifndef OURO_MEMORY_LAYER_H
#define OURO_MEMORY_LAYER_H

#include "ouro/memory.h"

/** One layer: its functions, and what it covers in each domain. Owned by the layer's file. */
typedef struct OuMemLayer {
    const char *name;                     /**< for messages */
    OuMemAllocator functions;             /**< the layer's own; `context` is set by the push */
    int active;                           /**< 1 while the layer is in force */
    OuMemAllocator below[OU_MEM_DOMAINS]; /**< what each domain used before */
} OuMemLayer;

/**
 * Puts a layer on top of every domain. Its functions get the covered OuMemAllocator of their
 * domain as context.
 *
 * @param layer  a layer that is not active; must live until it is popped
 */
void ou_mem_push_layer(OuMemLayer *layer);

/**
 * Takes a layer off every domain; stops the program if it is not on top.
 *
 * @param layer  an active layer
 */
void ou_mem_pop_layer(OuMemLayer *layer);

#endif
