# SPDX-License-Identifier: MIT
"""Making a program smaller that still shows what it shows."""


def shrink(units, shows):
    """Leaves units out, larger groups first, for as long as `shows` says yes to what is left."""
    size = max(1, len(units) // 2)
    while size:
        at = 0
        while at < len(units):
            fewer = units[:at] + units[at + size :]
            if shows(fewer):
                units = fewer
            else:
                at += size
        size //= 2
    return units
