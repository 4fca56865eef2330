// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

class QWidget;

namespace octroi::dialogs {

/// A mark and a sentence, for what stands beside a form. The sentence is rich text.
QWidget *summaryLine(const QString &icon, const QString &text, theme::Color color = theme::Color::TextPrimary);

} // namespace octroi::dialogs
