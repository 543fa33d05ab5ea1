/* SPDX-License-Identifier: MIT */
/**
 * @file layer.c
 * Putting a layer on top of the three allocator stacks, and taking it off.
 */
#include "layer.h"

void ou_mem_push_layer(OuMemLayer *layer)
{
    if (layer->active) {
        ou_complain("the %s layer of the allocator stack is already on", layer->name);
        OU_FATAL("take a layer off before putting it on again");
    }
    for (int domain = 0; domain < OU_MEM_DOMAINS; domain++) {
        OuMem_GetAllocator((OuMemDomain)domain, &layer->below[domain]);
        OuMemAllocator top = layer->functions;
        top.context = &layer->below[domain];
        OuMem_SetAllocator((OuMemDomain)domain, &top);
    }
    layer->active = 1;
}

void ou_mem_pop_layer(OuMemLayer *layer)
{
    for (int domain = 0; domain < OU_MEM_DOMAINS; domain++) {
        OuMemAllocator top;
        OuMem_GetAllocator((OuMemDomain)domain, &top);
        if (!layer->active || top.context != &layer->below[domain]) {
            ou_complain("the %s layer of the allocator stack is not on top", layer->name);
            OU_FATAL("take layers off in the reverse order of putting them on");
        }
        OuMem_SetAllocator((OuMemDomain)domain, &layer->below[domain]);
    }
    layer->active = 0;
}
