// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace octroi::pages {

/// Whose consumption is shown.
struct Subject
{
    enum class Kind { All, Partner, Application, Key };
    Kind kind = Kind::All;
    QString id;
    QString name;

    bool isAll() const { return kind == Kind::All; }
    bool operator==(const Subject &) const = default;
};

} // namespace octroi::pages
