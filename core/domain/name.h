// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QString>

namespace octroi::domain {

inline constexpr int kMaxNameLength = 200; ///< in Unicode code points

/// A name as people give it: trimmed and NFC. Any Unicode, but not empty, not longer than
/// kMaxNameLength, and without control or bidirectional-override characters, because names end
/// up in tables, logs and mails. Error: Invalid with reason name_empty, name_too_long, name_control.
Result<QString> checkName(const QString &text, const QString &field = QStringLiteral("name"));

/// Two names are the same when this is: case-folded, NFKC, inner spaces single.
QString nameKey(const QString &name);

} // namespace octroi::domain
