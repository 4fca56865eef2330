// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/usage/usagepicture.h"
#include "report/dashboardfile.h"

#include <QCoreApplication>

namespace octroi::pages {

/// The charts of a dashboard in words, and between a file and what the usage page works with.
class DashboardWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::pages::DashboardWords)
public:
    static QString chart(const QString &chart);           ///< "Requests"
    static QString range(const report::DashboardChart &chart); ///< "last 24 hours"
    static QString comparison(const QString &comparison); ///< "Nothing"
    static QString titleOf(const report::DashboardChart &chart); ///< its own, or whose calls it shows
    static QString error(const Error &error);             ///< of a file that cannot be read, as a sentence
    static QString resolution(const UsagePicture &picture); ///< "1 min resolution"

    static Subject subjectOf(const report::DashboardChart &chart);
    static void setSubject(report::DashboardChart &chart, const Subject &subject);
    static UsageWish wishOf(const report::DashboardChart &chart);
};

} // namespace octroi::pages
