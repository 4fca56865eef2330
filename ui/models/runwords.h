// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/run.h"

#include <QCoreApplication>

namespace octroi::models {

/// Runs in words, for the status bar and the sheets.
class RunWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::models::RunWords)
public:
    /// "Suspend 3,000 keys".
    static QString title(const QString &kind, qint64 count);
    /// "Suspending keys: 1,200 of 3,000, 3 failed".
    static QString progress(const change::Run &run);
    /// "520 a second, 12 s left"; "" when it is not known.
    static QString speed(const change::Run &run);
    /// "2,998 of 3,000 done, 2 failed."
    static QString outcome(const change::Run &run);
    static QString state(change::RunItemState state); ///< "done"
    static QString duration(qint64 seconds);          ///< "12 s", "4 min", "2 h"
};

} // namespace octroi::models
