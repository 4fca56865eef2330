// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QString>
#include <functional>

namespace octroi::shell {

/// A line of the command palette.
struct PaletteEntry
{
    enum class Kind { Heading, Card, Item };
    Kind kind = Kind::Item;
    QString icon, title, detail;
    QString hint; ///< a shortcut, or the reason why it is not possible
    QString chip; ///< Card: a state word
    theme::Tone tone = theme::Tone::Neutral;
    bool enabled = true;
    std::function<void()> run; ///< empty for Heading and Card
};

} // namespace octroi::shell
