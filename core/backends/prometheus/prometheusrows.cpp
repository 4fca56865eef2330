// SPDX-License-Identifier: GPL-3.0-or-later
// From labels to what was asked for, and back.
#include "backends/prometheus/prometheussource.h"

#include <cmath>

namespace octroi::backends {

using Role = MappedMetric::Role;

namespace {

const QString kLe = QStringLiteral("le");

/// In double quotes; PromQL takes Go's escapes ("Querying basics", string literals).
QString quoted(QString value)
{
    value.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\"")).replace(u'\n', QStringLiteral("\\n"));
    return u'"' + value + u'"';
}

/// One of several, as a regular expression of RE2.
QString oneOf(const QStringList &values)
{
    QStringList parts;
    for (const QString &value : values) {
        QString part;
        for (const QChar c : value) {
            if (c.unicode() < 128 && !c.isLetterOrNumber() && c != u'_')
                part += u'\\';
            part += c;
        }
        parts << part;
    }
    return quoted(parts.join(u'|'));
}

QString domain::UsageRow::*fieldOf(const QString &dimension)
{
    static const QHash<QString, QString domain::UsageRow::*> fields{{QStringLiteral("partner"), &domain::UsageRow::partnerId},
                                                                    {QStringLiteral("application"), &domain::UsageRow::applicationId},
                                                                    {QStringLiteral("key"), &domain::UsageRow::keyId},
                                                                    {QStringLiteral("client"), &domain::UsageRow::clientId},
                                                                    {QStringLiteral("api"), &domain::UsageRow::apiId},
                                                                    {QStringLiteral("endpoint"), &domain::UsageRow::endpoint},
                                                                    {QStringLiteral("environment"), &domain::UsageRow::environment}};
    return fields.value(dimension, nullptr);
}

/// The dimensions that a request is narrowed to, with their values.
QList<std::pair<QString, QString>> filtersOf(const UsageRequest &request)
{
    QList<std::pair<QString, QString>> all{{QStringLiteral("key"), request.keyId},
                                           {QStringLiteral("client"), request.clientId},
                                           {QStringLiteral("application"), request.applicationId},
                                           {QStringLiteral("partner"), request.partnerId},
                                           {QStringLiteral("api"), request.apiId},
                                           {QStringLiteral("endpoint"), request.endpoint},
                                           {QStringLiteral("scope"), request.scope},
                                           {QStringLiteral("environment"), request.environment},
                                           {QStringLiteral("tag"), request.tag},
                                           {QStringLiteral("refusal"), request.refusal},
                                           {QStringLiteral("status_class"), request.statusClass}};
    all.removeIf([](const std::pair<QString, QString> &one) { return one.second.isEmpty(); });
    return all;
}

bool isRefusal(const QString &status)
{
    return status == QLatin1String("401") || status == QLatin1String("403") || status == QLatin1String("429");
}

} // namespace

QString PrometheusSource::matchersFor(const MappedMetric &metric, const UsageRequest &request) const
{
    QStringList all;
    if (!metric.only.isEmpty())
        all << metric.only;
    if (!m_realm.isEmpty() && metric.labels.contains(QStringLiteral("realm")))
        all << metric.labels.value(QStringLiteral("realm")) + u'=' + quoted(m_realm);
    for (const auto &[dimension, value] : filtersOf(request)) {
        const QString label = metric.labels.value(dimension), method = metric.labels.value(QStringLiteral("method"));
        if (dimension == QLatin1String("status_class")) {
            all << metric.status + QStringLiteral("=~\"") + value.left(1) + QStringLiteral("[0-9][0-9]\"");
        } else if (dimension == QLatin1String("key")) {
            all << label + QStringLiteral("=~") + oneOf(value.split(u',', Qt::SkipEmptyParts));
        } else if (dimension == QLatin1String("endpoint") && !method.isEmpty() && value.contains(u' ')) {
            all << method + u'=' + quoted(value.section(u' ', 0, 0)) << label + u'=' + quoted(value.section(u' ', 1));
        } else {
            all << label + u'=' + quoted(value);
        }
    }
    return all.join(u',');
}

PrometheusSource::Wanted PrometheusSource::wanted(Role role, const UsageRequest &request, const QStringList &dimensions) const
{
    QStringList needed = dimensions;
    for (const auto &[dimension, value] : filtersOf(request)) {
        if (!needed.contains(dimension))
            needed << dimension;
    }
    Wanted wanted;
    wanted.metric = m_mapping.find(role, needed);
    if (!wanted.metric) {
        for (const QString &one : std::as_const(needed)) {
            if (wanted.name.isEmpty() && !m_mapping.find(role, {one}))
                wanted.name = one;
        }
        if (wanted.name.isEmpty() && !needed.isEmpty())
            wanted.name = needed.last(); // each by itself, but not together
        return wanted;
    }
    const MappedMetric &metric = *wanted.metric;
    wanted.name = role == Role::Latency ? metric.metric + QStringLiteral("_bucket") : metric.metric;
    wanted.matchers = matchersFor(metric, request);
    for (const QString &dimension : dimensions) {
        if (metric.labels.contains(dimension))
            wanted.labels << metric.labels.value(dimension);
        if (dimension == QLatin1String("endpoint") && metric.labels.contains(QStringLiteral("method")))
            wanted.labels << metric.labels.value(QStringLiteral("method"));
    }
    const QStringList own = role == Role::Requests ? QStringList{metric.status, metric.error, metric.refusedLabel}
                            : role == Role::Bytes  ? QStringList{metric.direction}
                                                   : QStringList{kLe};
    for (const QString &label : own) {
        if (!label.isEmpty() && !wanted.labels.contains(label))
            wanted.labels << label;
    }
    return wanted;
}

PrometheusSource::Row &PrometheusSource::rowOf(Rows &rows, const Wanted &wanted, const QStringList &names, const UsageSpan &span, int interval,
                                               const QStringList &dimensions) const
{
    const auto valueOf = [&](const QString &label) { return names.value(wanted.labels.indexOf(label)); };
    domain::UsageRow row;
    row.at = span.rowAt(interval);
    QString id = row.at.isValid() ? QString::number(row.at.toSecsSinceEpoch()) : QString();
    for (const QString &dimension : dimensions) {
        QString value = valueOf(wanted.metric->labels.value(dimension));
        if (dimension == QLatin1String("status_class"))
            value = row.statusClass = valueOf(wanted.metric->status).left(1) + QStringLiteral("xx");
        const QString method = wanted.metric->labels.value(QStringLiteral("method"));
        if (dimension == QLatin1String("endpoint") && !method.isEmpty())
            value = valueOf(method) + u' ' + value;
        if (const auto field = fieldOf(dimension))
            row.*field = value;
        id += u'\x1f' + value;
    }
    Row &found = rows[id];
    if (found.requests == 0 && found.row.at.isNull())
        found.row = row;
    return found;
}

void PrometheusSource::addRequests(Rows &rows, const Wanted &wanted, const Count &count, const QStringList &dimensions) const
{
    const MappedMetric &metric = *wanted.metric;
    for (const auto &one : count.sums.sums()) {
        const QStringList &names = one.first;
        const std::vector<double> &increases = one.second;
        const auto valueOf = [&names, &wanted](const QString &label) { return names.value(wanted.labels.indexOf(label)); };
        const QString status = valueOf(metric.status);
        const int statusClass = status.left(1).toInt() - 2;
        const bool ours = metric.refusedLabel.isEmpty() || valueOf(metric.refusedLabel) == metric.refusedValue;
        const bool refused = metric.error.isEmpty() ? isRefusal(status) && ours : !valueOf(metric.error).isEmpty();
        for (std::size_t i = 0; i < increases.size(); ++i) {
            if (!(increases[i] > 0))
                continue;
            Row &row = rowOf(rows, wanted, names, count.span, int(i), dimensions);
            row.requests += increases[i];
            row.refused += refused ? increases[i] : 0;
            if (statusClass >= 0 && statusClass < 4)
                row.classes[std::size_t(statusClass)] += increases[i];
        }
    }
}

void PrometheusSource::addBytes(Rows &rows, const Wanted &wanted, const Count &count, const QStringList &dimensions) const
{
    const MappedMetric &metric = *wanted.metric;
    const qsizetype at = wanted.labels.indexOf(metric.direction);
    for (const auto &[names, increases] : count.sums.sums()) {
        const bool in = names.value(at) == metric.in, out = names.value(at) == metric.out;
        for (std::size_t i = 0; i < increases.size() && (in || out); ++i) {
            if (!(increases[i] > 0))
                continue;
            Row &row = rowOf(rows, wanted, names, count.span, int(i), dimensions);
            (in ? row.bytesIn : row.bytesOut) += increases[i];
            row.hasBytes = true;
        }
    }
}

void PrometheusSource::addLatency(Rows &rows, const Wanted &wanted, const Count &count, const QStringList &dimensions) const
{
    const qsizetype at = wanted.labels.indexOf(kLe);
    for (const auto &[names, increases] : count.sums.sums()) {
        const QString le = names.value(at);
        bool isNumber = false;
        double bound = le.toDouble(&isNumber);
        if (le == QLatin1String("+Inf"))
            bound = std::numeric_limits<double>::infinity();
        else if (!isNumber)
            continue;
        for (std::size_t i = 0; i < increases.size(); ++i) {
            if (increases[i] > 0)
                rowOf(rows, wanted, names, count.span, int(i), dimensions).buckets[bound] += increases[i];
        }
    }
}

QList<domain::UsageRow> PrometheusSource::finished(const Rows &rows) const
{
    QList<domain::UsageRow> all;
    const MappedMetric *latency = m_mapping.find(Role::Latency, {});
    for (const auto &[id, counted] : rows) {
        domain::UsageRow row = counted.row;
        domain::UsageTotals &t = row.totals;
        t.requests = qRound64(counted.requests);
        t.refused = qRound64(counted.refused);
        t.bytesIn = qRound64(counted.bytesIn);
        t.bytesOut = qRound64(counted.bytesOut);
        for (std::size_t i = 0; i < t.classes.size(); ++i)
            t.classes[i] = qRound64(counted.classes[i]);
        const double measured = counted.buckets.empty() ? 0 : counted.buckets.rbegin()->second;
        t.measured = measured > 0 ? qRound64(measured) : counted.hasBytes ? t.requests : 0;
        const double unit = latency ? latency->milliseconds : 1;
        const auto quantile = [&](double q) {
            const double value = quantileOf(counted.buckets, q);
            return value < 0 ? value : value * unit;
        };
        t.p50 = quantile(0.5);
        t.p95 = quantile(0.95);
        t.p99 = quantile(0.99);
        if (t.requests > 0 || t.bytesIn > 0 || t.bytesOut > 0)
            all.append(row);
    }
    std::stable_sort(all.begin(), all.end(), [](const domain::UsageRow &a, const domain::UsageRow &b) { return a.at < b.at; });
    return all;
}

} // namespace octroi::backends
