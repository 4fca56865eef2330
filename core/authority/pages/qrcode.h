// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace octroi::authority {

/// A QR code as an SVG element of one path, dark on light in both themes, with its quiet zone; empty when the
/// text is too long. `label` is what a screen reader says of it.
QString qrSvg(const QString &text, const QString &label);

} // namespace octroi::authority
