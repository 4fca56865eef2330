// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"
#include "widgets/sheet.h"

namespace octroi::shell {

/// Asked when the window is closed while changes are being applied.
class CloseQuestion : public widgets::Sheet
{
    Q_OBJECT
public:
    explicit CloseQuestion(change::Spine &spine, QWidget *parent = nullptr);

Q_SIGNALS:
    void closeConfirmed(); ///< the rest was cancelled and what was under way has ended, or it goes on at the
                           ///< next start
};

} // namespace octroi::shell
