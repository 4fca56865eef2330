// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/runitem.h"

namespace octroi::change {

/// What takes an item of a run back once it is done; nothing: it cannot be.
void setInverse(RunRecord &run, RunItem &item, const std::optional<Change> &inverse);

} // namespace octroi::change
