// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"

namespace octroi::change {

/// Spine::plan() of very many: between pieces of some milliseconds the event loop has its turn. Few are planned
/// at once, before it returns. An empty plan when the spine went away meanwhile.
QCoro::Task<Plan> planInPieces(const Spine *spine, QList<Change> changes);

} // namespace octroi::change
