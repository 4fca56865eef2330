// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/history.h"

#include <QJsonArray>
#include <algorithm>
#include <limits>

namespace octroi::health {

namespace {

constexpr int kGrowthDays = 28, kLeastGrowthDays = 7;
constexpr qint64 kMostCount = std::numeric_limits<qint32>::max();

DayOfHealth dayOf(const Report &report)
{
    DayOfHealth out;
    out.day = report.at.toUTC().date();
    out.score = report.score();
    out.credentials = report.credentials;
    out.worst = report.worst;
    for (const Rule rule : allRules())
        out.counts[std::size_t(rule)] = report.wasChecked(rule) ? report.finding(rule).count() : -1;
    return out;
}

QJsonObject jsonOf(const DayOfHealth &day)
{
    QJsonObject counts;
    for (const Rule rule : allRules())
        counts.insert(ruleName(rule), day.counts[std::size_t(rule)]);
    QJsonArray worst;
    for (const qint64 count : day.worst)
        worst.append(count);
    return {{QStringLiteral("day"), day.day.toString(Qt::ISODate)},
            {QStringLiteral("score"), day.score},
            {QStringLiteral("credentials"), day.credentials},
            {QStringLiteral("worst"), worst},
            {QStringLiteral("counts"), counts}};
}

std::optional<DayOfHealth> dayFromJson(const QJsonObject &object)
{
    DayOfHealth out;
    out.day = QDate::fromString(object.value(QLatin1String("day")).toString(), Qt::ISODate);
    out.score = object.value(QLatin1String("score")).toInt(-1);
    out.credentials = object.value(QLatin1String("credentials")).toInteger(-1);
    const QJsonArray worst = object.value(QLatin1String("worst")).toArray();
    if (!out.day.isValid() || out.score < 0 || out.score > 100 || out.credentials < 0 || worst.size() != kSeverityCount)
        return std::nullopt;
    for (qsizetype i = 0; i < worst.size(); ++i)
        out.worst[std::size_t(i)] = worst.at(i).toInteger();
    const QJsonObject counts = object.value(QLatin1String("counts")).toObject();
    for (const Rule rule : allRules())
        out.counts[std::size_t(rule)] = counts.value(ruleName(rule)).toInteger(-1);
    return out;
}

} // namespace

void History::add(const Report &report)
{
    const DayOfHealth day = dayOf(report);
    const auto place = std::lower_bound(m_days.begin(), m_days.end(), day.day,
                                        [](const DayOfHealth &d, const QDate &at) { return d.day < at; });
    if (place != m_days.end() && place->day == day.day)
        *place = day;
    else
        m_days.insert(place, day);
    if (m_days.size() > kMostDays)
        m_days.remove(0, m_days.size() - kMostDays);
}

const DayOfHealth *History::at(const QDate &day) const
{
    const auto behind = std::upper_bound(m_days.begin(), m_days.end(), day,
                                         [](const QDate &at, const DayOfHealth &d) { return at < d.day; });
    return behind == m_days.begin() ? nullptr : &*(behind - 1);
}

template <typename Value>
QList<qint32> History::series(int days, Value value) const
{
    QList<qint32> out;
    if (m_days.isEmpty())
        return out;
    const QDate last = m_days.last().day;
    for (QDate day = std::max(last.addDays(1 - days), m_days.first().day); day <= last; day = day.addDays(1)) {
        const qint64 found = value(*at(day));
        out << (found >= 0 ? qint32(std::min(found, kMostCount)) : out.isEmpty() ? 0 : out.last());
    }
    return out;
}

QList<qint32> History::counts(Rule rule, int days) const
{
    return series(days, [rule](const DayOfHealth &d) { return d.counts[std::size_t(rule)]; });
}

QList<qint32> History::scores(int days) const
{
    return series(days, [](const DayOfHealth &d) { return qint64(d.score); });
}

QDate History::since(Rule rule) const
{
    QDate out;
    for (auto day = m_days.crbegin(); day != m_days.crend(); ++day) {
        const qint64 count = day->counts[std::size_t(rule)];
        if (count == 0)
            break;
        if (count > 0)
            out = day->day;
    }
    return out;
}

std::optional<double> History::growthAWeek(Rule rule) const
{
    // A line through the days that were checked, by least squares.
    double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
    for (const DayOfHealth &day : m_days) {
        const qint64 age = day.day.daysTo(m_days.last().day), count = day.counts[std::size_t(rule)];
        if (age >= kGrowthDays || count < 0)
            continue;
        const double x = double(-age), y = double(count);
        n += 1;
        sx += x;
        sy += y;
        sxx += x * x;
        sxy += x * y;
    }
    const double spread = n * sxx - sx * sx;
    if (n < kLeastGrowthDays || spread <= 0)
        return std::nullopt;
    return 7 * (n * sxy - sx * sy) / spread;
}

QJsonArray History::toJson() const
{
    QJsonArray out;
    for (const DayOfHealth &day : m_days)
        out.append(jsonOf(day));
    return out;
}

History History::fromJson(const QJsonArray &array)
{
    History out;
    for (const QJsonValue value : array) {
        const auto day = dayFromJson(value.toObject());
        if (day && (out.m_days.isEmpty() || out.m_days.last().day < day->day))
            out.m_days << *day;
    }
    if (out.m_days.size() > kMostDays)
        out.m_days.remove(0, out.m_days.size() - kMostDays);
    return out;
}

} // namespace octroi::health
