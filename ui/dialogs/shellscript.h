// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "change/spine.h"

#include <QString>

namespace octroi::dialogs {

/// One word of a POSIX shell, quoted where it needs to be.
QString shellWord(const QString &text);
/// The octroictl call that issues the same key, a line an option.
QString issueCommand(const backends::NewKey &key, int days);
/// The calls of a plan as curl lines; the token is taken from the variable OCTROI_TOKEN.
QString curlScript(const change::Plan &plan, const inventory::Inventory &inventory);

} // namespace octroi::dialogs
