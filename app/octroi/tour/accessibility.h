// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>

class QWidget;

namespace octroi::app {

/// Walks the accessibility tree under a widget and returns the visible controls that have no name, as
/// "role Class objectName". Screen readers have nothing to say for them.
QStringList namelessControls(QWidget *root);

} // namespace octroi::app
