// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <functional>

namespace octroi::inventory {

/// Runs `work` once for each of 0 … pieces - 1, on all cores that are free now, and returns when all have
/// ended. This thread may be one of the pool itself, so it never waits for a thread that has not begun: many
/// at once would wait for ever.
void inPieces(size_t pieces, const std::function<void(size_t)> &work);

} // namespace octroi::inventory
