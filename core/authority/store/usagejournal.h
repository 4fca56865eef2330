// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/store.h"

namespace octroi::authority {

/// Counted groups in few bytes, for the table usage_journal: writing them down so is a small part of what adding
/// them to the minutes, hours and days costs.
QByteArray encodeDeltas(const std::vector<const UsageDelta *> &deltas);
/// Appends what was encoded; false when the bytes are none of it.
bool decodeDeltas(const QByteArray &bytes, QList<UsageDelta> &out);

} // namespace octroi::authority
