// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

namespace octroi::report {

/// One chart of a dashboard, as it lies in a file: what is shown, of whom, of which time.
struct DashboardChart
{
    static constexpr int kMostColumns = 3;
    static QStringList charts();      ///< "requests", "bandwidth", "latency", "in_flight", "refused", "latency_distribution", …
    static QStringList subjects();    ///< "all", "partner", "application", "key", "api", "endpoint", "scope", "filter"
    static QStringList ranges();      ///< "live", "hour", "day", "week", "month", "length", "fixed"
    static QStringList comparisons(); ///< "none", "week", "before"

    QString chart = QStringLiteral("requests");
    QString title; ///< "": the subject's name
    QString subject = QStringLiteral("all");
    QString subjectId, subjectName; ///< of a filter its text; of an endpoint "api-id GET /path"
    QString range = QStringLiteral("day");
    qint64 seconds = 0; ///< of "length"
    QDateTime from, to; ///< of "fixed"
    QString compare = QStringLiteral("none");
    QString split; ///< "" or what /v1/usage can be grouped by
    bool stacked = true;
    QString timeZone; ///< an IANA name; "": that of the machine
    int columns = 1;  ///< how wide, 1 to kMostColumns

    bool operator==(const DashboardChart &) const = default;
};

struct Dashboard
{
    static constexpr int kVersion = 1;
    static constexpr qsizetype kMostCharts = 40, kMostBytes = 1 << 20, kLongest = 200;
    QString name;
    QList<DashboardChart> charts; ///< in the order in which they stand
    bool operator==(const Dashboard &) const = default;
};

/// {"octroi_dashboard": 1, "name": …, "charts": […]}.
QJsonObject toJson(const Dashboard &dashboard);
QByteArray writeDashboard(const Dashboard &dashboard);
/// Errors: Invalid; `field` says where, "charts[2].range", `reason` what is wrong there: not_json, not_a_dashboard,
/// newer_version (`context` is its number), missing, unknown_word (`context` is the word), too_long, too_many, out_of_range;
/// TooLarge for more than kMostBytes.
Result<Dashboard> dashboardFrom(const QJsonObject &object);
Result<Dashboard> readDashboard(const QByteArray &bytes);

} // namespace octroi::report
