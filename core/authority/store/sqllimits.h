// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QStringList>
#include <optional>

namespace octroi::authority {

/// A column of RoleLimits: a JSON list, "" for no limit.
std::optional<QStringList> limitFromText(const QString &text);
QString limitText(const std::optional<QStringList> &limit);

} // namespace octroi::authority
