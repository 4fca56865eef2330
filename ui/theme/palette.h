// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QRgb>

// The tables behind color(): one row a role, light and dark.
namespace octroi::theme {

int paletteSize();
Color paletteRole(int row);
QRgb paletteColor(Color role, bool dark);
/// The roles as a Qt palette, for everything that does not ask the theme itself.
QPalette qtPalette(bool dark);

} // namespace octroi::theme
