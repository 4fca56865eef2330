// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <Qt>

// What a model tells the delegates beside Qt's own roles. Free of Qt Widgets, so that models may include it.
namespace octroi::widgets {

enum Role {
    ToneRole = Qt::UserRole + 100, ///< int(theme::Tone) of the chip or of the text
    ChipTextRole,                  ///< QString; empty or unset: plain text instead of a chip
    ChipDotRole,                   ///< bool, default true; false: an urgency chip, hung out 8 px
    SparkRole,                     ///< QList<qint32>
    IconNameRole,                  ///< QString, name in resources/icons
    SquareRole,                    ///< int, index of the series colour of the 8 px square before the text
    MutedRole,                     ///< bool: zero, never, nothing
    StrongRole,                    ///< bool: weight 500 in primary text (names)
    MonoRole,                      ///< bool
    CopyRole,                      ///< QString that the copy icon and Ctrl+C put on the clipboard
    SecondLineRole,                ///< QString
    ExactRole,                     ///< QString: the exact date or number, shown as tooltip
    SortRole,                      ///< what to sort by
    IdRole,                        ///< QString: the object's id
    ChangedRole,                   ///< bool: the row changed while it was looked at
    SharesRole,                    ///< QVariantList of count, int(theme::Tone), count, …: the parts of a bar
    SectionRole,                   ///< QString: the name of the section that begins with this row
    SectionCountRole               ///< QString: how many rows it has
};

} // namespace octroi::widgets
