// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "usage/series.h"
#include "widgets/charts/seriessource.h"

#include <QCoreApplication>

namespace octroi::pages {

/// What is said about consumption on more than one page.
class ConsumptionWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::pages::ConsumptionWords)
public:
    static QString refusal(const QString &name); ///< "scope_missing": "Scope missing"
    static QString gap(const usage::Gap &gap);
    static QList<charts::Unit> byteRates();
    static QList<charts::Unit> requestRates();
    static QString signedPercent(double change, bool &large); ///< "+7%", "new"; "" when not a number
    static QList<charts::GapMark> marks(const QList<usage::Gap> &gaps, bool feedOnly);
};

} // namespace octroi::pages
