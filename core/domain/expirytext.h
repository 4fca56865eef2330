// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QDateTime>

namespace octroi::domain {

/// "90d", "2027-01-31" (to its end, UTC), an RFC 3339 time, or "never", which is a null time.
/// Error: Invalid, reason time_syntax.
Result<QDateTime> expiryFromText(const QString &text, const QDateTime &now);

} // namespace octroi::domain
