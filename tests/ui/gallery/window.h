// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace octroi::gallery {

/// Pictures of the window with the palette closed and open, in the theme of the moment.
void grabWindows(const QString &folder, const QString &scheme);

} // namespace octroi::gallery
