// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/prometheus/countersums.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <cmath>

namespace octroi::backends {

namespace {

constexpr qsizetype kMostWarnings = 5;

Error garbage(const char *what)
{
    return Error{ErrorCode::Protocol, {}, QString::fromLatin1(what), {}, QStringLiteral("prometheus_garbage")};
}

bool isWord(const QString &value)
{
    return value == QLatin1String("NaN") || value == QLatin1String("+Inf") || value == QLatin1String("-Inf");
}

} // namespace

CounterSums::CounterSums(QStringList labels, double from, double step, int steps, double shift)
    : m_labels(std::move(labels))
    , m_from(from)
    , m_step(step)
    , m_shift(shift)
    , m_steps(steps)
{
}

Result<std::vector<CounterSums::Series>> CounterSums::read(const QByteArray &body)
{
    const QJsonObject answer = QJsonDocument::fromJson(body).object();
    const QJsonObject data = answer.value(QLatin1String("data")).toObject();
    if (answer.value(QLatin1String("status")) != QLatin1String("success") || data.value(QLatin1String("resultType")) != QLatin1String("matrix"))
        return garbage("the answer is no result of a range query");
    const QJsonArray warnings = answer.value(QLatin1String("warnings")).toArray();
    for (const QJsonValue warning : warnings) {
        const QString text = warning.toString().left(200);
        if (m_warnings.size() < kMostWarnings && !text.isEmpty() && !m_warnings.contains(text))
            m_warnings << text;
    }
    const QJsonArray result = data.value(QLatin1String("result")).toArray();
    std::vector<Series> all;
    all.reserve(std::size_t(result.size()));
    for (const QJsonValue one : result) {
        const QJsonObject metric = one.toObject().value(QLatin1String("metric")).toObject();
        const QJsonArray values = one.toObject().value(QLatin1String("values")).toArray();
        Series series;
        for (const QString &label : m_labels)
            series.names << metric.value(label).toString();
        series.instance = metric.value(QLatin1String("job")).toString() + u'\n' + metric.value(QLatin1String("instance")).toString();
        series.points.reserve(std::size_t(values.size()));
        int before = -1;
        for (const QJsonValue value : values) {
            const QJsonArray pair = value.toArray();
            const double at = (pair.at(0).toDouble(-1) - m_shift - m_from) / m_step;
            const int edge = int(std::lround(std::clamp(at, -1.0, m_steps + 1.0)));
            bool isNumber = false;
            const double number = pair.at(1).toString().toDouble(&isNumber);
            if (pair.size() != 2 || (!isNumber && !isWord(pair.at(1).toString())) || edge <= before)
                return garbage("the answer holds a sample that is none");
            before = edge;
            if (!isNumber || !std::isfinite(number) || number < 0)
                ++m_leftOut;
            else if (edge >= 0 && edge <= m_steps)
                series.points.push_back({edge, number});
        }
        all.push_back(std::move(series));
    }
    return all;
}

std::vector<double> &CounterSums::row(const QStringList &names)
{
    std::vector<double> &increases = m_sums[names];
    increases.resize(std::size_t(m_steps));
    return increases;
}

Result<void> CounterSums::addCounters(const QByteArray &body)
{
    const Result<std::vector<Series>> all = read(body);
    if (!all)
        return all.error();
    QHash<QString, QSet<int>> seen; // edges at which an instance was there
    for (const Series &series : *all) {
        QSet<int> &edges = seen[series.instance];
        for (const Point &point : series.points)
            edges.insert(point.edge);
    }
    for (const Series &series : *all) {
        if (series.points.empty())
            continue;
        std::vector<double> &increases = row(series.names);
        const Point &first = series.points.front();
        if (first.edge > 0 && seen.value(series.instance).contains(first.edge - 1))
            increases[std::size_t(first.edge - 1)] += first.value;
        for (std::size_t i = 1; i < series.points.size(); ++i) {
            const Point &from = series.points[i - 1], &to = series.points[i];
            const bool anew = to.value < from.value;
            m_resets += int(anew);
            const double increase = anew ? to.value : to.value - from.value;
            const int missing = to.edge - from.edge;
            // In whole calls: what is rounded in each interval must not lose any.
            double given = 0;
            for (int edge = from.edge; edge < to.edge; ++edge) {
                const double upToHere = edge + 1 == to.edge ? increase : std::floor(increase * (edge + 1 - from.edge) / missing);
                increases[std::size_t(edge)] += upToHere - given;
                given = upToHere;
            }
        }
    }
    return {};
}

Result<void> CounterSums::addIncreases(const QByteArray &body)
{
    const Result<std::vector<Series>> all = read(body);
    if (!all)
        return all.error();
    for (const Series &series : *all) {
        std::vector<double> &increases = row(series.names);
        for (const Point &point : series.points) {
            if (point.edge > 0)
                increases[std::size_t(point.edge - 1)] += point.value;
        }
    }
    return {};
}

double quantileOf(const std::map<double, double> &cumulative, double q)
{
    const double all = cumulative.empty() ? 0 : cumulative.rbegin()->second;
    if (!(all > 0))
        return -1;
    const double rank = q * all;
    double below = 0, bound = 0;
    for (const auto &[upper, count] : cumulative) {
        if (count < rank) {
            below = count;
            bound = upper;
            continue;
        }
        if (!std::isfinite(upper))
            return bound;
        return count > below ? bound + (upper - bound) * (rank - below) / (count - below) : upper;
    }
    return bound;
}

} // namespace octroi::backends
