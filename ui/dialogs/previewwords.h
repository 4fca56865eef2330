// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/foreseen.h"

#include <QCoreApplication>

namespace octroi::dialogs {

/// What is foreseen, in words.
class PreviewWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::dialogs::PreviewWords)
public:
    /// A count for a sentence with a plural, whose number is no wider than int.
    static int plural(qint64 count);
    static QString name(const change::AffectedCaller &caller);
    /// "From usage by hour, 20 Nov 00:00 until 26 Nov 10:20 (UTC). Calls that are refused today are not counted."
    static QString precision(const change::Foreseen &foreseen);
    /// A sentence for each thing that cannot be told; "" when all can.
    static QString doubts(const change::Foreseen &foreseen);
};

} // namespace octroi::dialogs
