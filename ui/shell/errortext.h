// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/error.h"

#include <QString>

namespace octroi::shell {

/// A failure as one translated sentence: what happened, to which object, what to do.
QString errorText(const Error &error);
/// The lines behind it, English, for copying.
QString errorDetails(const Error &error);

} // namespace octroi::shell
