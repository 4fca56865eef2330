// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDateTime>
#include <QVariant>
#include <Qt>

namespace octroi::models {

/// What of an object a row stands for: "partner", "application", "key", "scope", "group", "api", "endpoint".
inline constexpr int kKindRole = Qt::UserRole + 200;
/// The object's id (a scope's name).
inline constexpr int kIdRole = Qt::UserRole + 201;

// Roles that the delegates of ui/widgets paint by; ui/pages checks that the numbers are the same.
inline constexpr int kToneRole = Qt::UserRole + 1;   ///< int of Tone: a chip
inline constexpr int kSeriesRole = Qt::UserRole + 2; ///< QList<qint32>: a sparkline
inline constexpr int kIconRole = Qt::UserRole + 3;   ///< QString, name of an icon
inline constexpr int kCopyRole = Qt::UserRole + 4;   ///< QString: what the copy button copies
inline constexpr int kMutedRole = Qt::UserRole + 5;  ///< bool

/// As theme::Tone.
enum class Tone { Neutral, Ok, Warning, Danger, Info, Accent };

/// Tone of an end that comes near: danger within 2 days, warning within 7; else null.
QVariant expiryTone(const QDateTime &end, const QDateTime &now);

} // namespace octroi::models
