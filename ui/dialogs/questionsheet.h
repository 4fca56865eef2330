// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/sheet.h"

namespace octroi::dialogs {

/// One question before something that cannot be undone. The texts are the caller's, translated.
class QuestionSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    QuestionSheet(const QString &title, const QString &text, const QString &action, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(); ///< the sheet is closed already
};

} // namespace octroi::dialogs
