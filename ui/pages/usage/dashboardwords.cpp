// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/dashboardwords.h"

#include <QLocale>

namespace octroi::pages {

using report::DashboardChart;

QString DashboardWords::chart(const QString &chart)
{
    const QStringList names{tr("Requests"), tr("Bandwidth"),           tr("Latency"),         tr("Calls in flight"),  tr("Refused and failed"),
                            tr("Distribution of latency"), tr("Distribution of size"), tr("Hours of the week"), tr("Calendar of expiries")};
    return names.value(DashboardChart::charts().indexOf(chart));
}

QString DashboardWords::range(const DashboardChart &chart)
{
    const QStringList names{tr("Live"), tr("last hour"), tr("last 24 hours"), tr("last 7 days"), tr("last 30 days")};
    const auto at = DashboardChart::ranges().indexOf(chart.range);
    if (at < names.size())
        return names.value(at);
    if (chart.range == QLatin1String("length"))
        return chart.seconds % 86'400 == 0 ? tr("last %n day(s)", nullptr, int(chart.seconds / 86'400)) : tr("last %n hour(s)", nullptr, int(chart.seconds / 3'600));
    const QLocale locale;
    return tr("%1 to %2", "dates").arg(locale.toString(chart.from.toLocalTime(), QLocale::ShortFormat), locale.toString(chart.to.toLocalTime(), QLocale::ShortFormat));
}

QString DashboardWords::comparison(const QString &comparison)
{
    const QStringList names{tr("Nothing"), tr("The same days last week"), tr("The time before")};
    return names.value(DashboardChart::comparisons().indexOf(comparison));
}

QString DashboardWords::titleOf(const DashboardChart &chart)
{
    if (!chart.title.isEmpty())
        return chart.title;
    if (chart.chart == QLatin1String("expiries"))
        return tr("Expiries");
    return chart.subject == QLatin1String("all") ? tr("All calls") : chart.subjectName;
}

QString DashboardWords::resolution(const UsagePicture &picture)
{
    if (picture.live)
        return tr("1 s resolution");
    if (picture.step <= 60)
        return tr("1 min resolution");
    return picture.step <= 3'600 ? tr("1 h resolution") : tr("1 day resolution");
}

QString DashboardWords::error(const Error &error)
{
    const QString &reason = error.reason;
    if (reason == QLatin1String("newer_version"))
        return tr("It was written by a newer version of Octroi (format %1; this one reads %2). Update Octroi to open it.")
            .arg(error.context)
            .arg(report::Dashboard::kVersion);
    if (reason == QLatin1String("not_json") || reason == QLatin1String("not_a_dashboard"))
        return tr("It is not a dashboard of Octroi.");
    if (error.code == ErrorCode::TooLarge)
        return tr("It is too large for a dashboard.");
    if (reason == QLatin1String("too_many"))
        return tr("It has more than %Ln chart(s).", nullptr, int(report::Dashboard::kMostCharts));
    if (reason == QLatin1String("unknown_word"))
        return tr("“%1” at %2 is not known to this version.").arg(error.context, error.field);
    if (reason == QLatin1String("out_of_range"))
        return tr("The value at %1 is out of range.").arg(error.field);
    return reason == QLatin1String("too_long") ? tr("The text at %1 is too long.").arg(error.field) : tr("%1 is missing or cannot be read.").arg(error.field);
}

Subject DashboardWords::subjectOf(const DashboardChart &chart)
{
    const auto kind = DashboardChart::subjects().indexOf(chart.subject);
    if (kind <= 0)
        return {};
    return {Subject::Kind(kind), chart.subjectId, chart.subjectName};
}

void DashboardWords::setSubject(DashboardChart &chart, const Subject &subject)
{
    chart.subject = DashboardChart::subjects().value(int(subject.kind));
    chart.subjectId = subject.id;
    chart.subjectName = subject.name;
}

UsageWish DashboardWords::wishOf(const DashboardChart &chart)
{
    UsageWish wish;
    const auto range = DashboardChart::ranges().indexOf(chart.range);
    wish.range = UsageRange(std::min<int>(int(range), int(UsageRange::Other)));
    wish.length = double(chart.seconds);
    wish.fixed = {double(chart.from.isValid() ? chart.from.toSecsSinceEpoch() : 0), double(chart.to.isValid() ? chart.to.toSecsSinceEpoch() : 0)};
    wish.comparison = Comparison(DashboardChart::comparisons().indexOf(chart.compare));
    wish.split = chart.split;
    wish.stacked = chart.stacked;
    wish.zone = chart.timeZone.toLatin1();
    return wish;
}

} // namespace octroi::pages
