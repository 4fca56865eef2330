// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCoreApplication>

namespace octroi::pages {

/// What consumption can be split by, and what is said of parts without a name.
class SplitWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::pages::SplitWords)
public:
    static QStringList dimensions(); ///< "partner", "application", …; as /v1/usage names them
    static QString name(const QString &dimension); ///< "Partner"
    static QString others() { return tr("others"); }
    static QString unknown() { return tr("without a name"); }
    static QString allowed() { return tr("allowed"); }
};

} // namespace octroi::pages
