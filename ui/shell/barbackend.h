// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace octroi::backends {
class Backend;
}

namespace octroi::shell {

/// A backend as the connection bar shows it.
struct BarBackend
{
    QString id;
    backends::Backend *backend = nullptr; ///< may die before the bar
    int colour = 0;                       ///< index into the theme's series colours
    bool editable = false;                ///< a saved connection
};

} // namespace octroi::shell
