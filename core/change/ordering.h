// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/change.h"

namespace octroi::change {

/// A scope that is made or deleted, and what has it or asks for it: the one has to be there, or gone, before the other.
/// Such changes are planned as a whole and made one after the other, and none after one that failed.
bool standOnEachOther(const QList<Change> &changes);

} // namespace octroi::change
