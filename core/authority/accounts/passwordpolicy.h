// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QString>

namespace octroi::authority {

inline constexpr int kShortestPassword = 12, kLongestPassword = 256; ///< in Unicode code points

/// NIST SP 800-63B section 5.1.1.2: long enough, not one that is tried first, nothing about the account in it;
/// no rules of which characters, no expiry.
/// Error: Invalid; reasons password_short, password_long, password_common, password_account.
Result<void> checkPassword(const QString &password, const QString &accountName);

} // namespace octroi::authority
