// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace octroi {

/// Asks for the memory there, which is read soon: it comes while something else is done. A hint; nothing is
/// read, and nothing happens where the compiler knows no such hint.
inline void prefetch(const void *address)
{
#if defined(__GNUC__)
    __builtin_prefetch(address);
#else
    static_cast<void>(address);
#endif
}

} // namespace octroi
