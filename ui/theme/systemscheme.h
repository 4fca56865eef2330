// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace octroi::theme {

/// Whether the system shows itself dark. The application's own palette must not be in the way:
/// the caller sets an empty one before it asks.
bool systemIsDark(const QApplication &application);
/// Whether the system asks for no animations. OCTROI_REDUCED_MOTION=1 says so where the system cannot.
bool systemReducesMotion();

} // namespace octroi::theme
