// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDateTime>
#include <QVariant>
#include <Qt>

namespace octroi::models {

// What a model tells the delegates beside Qt's own roles. The numbers are those of widgets/roles.h, which
// models do not include; ui/pages/rolecheck.cpp compares them.
inline constexpr int kToneRole = Qt::UserRole + 100; ///< int of Tone
inline constexpr int kChipTextRole = kToneRole + 1;  ///< QString; unset: plain text
inline constexpr int kChipDotRole = kToneRole + 2;   ///< bool, true when unset
inline constexpr int kSeriesRole = kToneRole + 3;    ///< QList<qint32>: a sparkline
inline constexpr int kIconRole = kToneRole + 4;      ///< QString, name of an icon
inline constexpr int kSquareRole = kToneRole + 5;    ///< int, index of a series colour: a square before the text
inline constexpr int kMutedRole = kToneRole + 6;     ///< bool
inline constexpr int kStrongRole = kToneRole + 7;    ///< bool
inline constexpr int kMonoRole = kToneRole + 8;      ///< bool
inline constexpr int kCopyRole = kToneRole + 9;      ///< QString: what the copy button copies
inline constexpr int kExactRole = kToneRole + 11;    ///< QString: the exact date
inline constexpr int kIdRole = kToneRole + 13;       ///< QString: the object's id (a scope's name)

/// bool: the row changed while it was looked at.
inline constexpr int kChangedRole = kToneRole + 14;
/// QVariantList of count, Tone, count, Tone, …: the parts of a bar.
inline constexpr int kSharesRole = kToneRole + 15;
inline constexpr int kSectionRole = kToneRole + 16; ///< QString: the name of the section that begins here
inline constexpr int kSectionCountRole = kToneRole + 17; ///< QString: how many rows it has

/// What of an object a row stands for: "partner", "application", "key", "scope", "group", "api", "endpoint".
inline constexpr int kKindRole = Qt::UserRole + 200;

/// As theme::Tone.
enum class Tone { Neutral, Ok, Warning, Danger, Info, Accent };

/// Tone of an end that comes near: danger within 2 days, warning within 7; else null.
QVariant expiryTone(const QDateTime &end, const QDateTime &now);

} // namespace octroi::models
