// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/usageanswer.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace octroi::authority {

namespace {

/// What a call has none of is a group too: the empty name.
QStringList orNone(QStringList names)
{
    names.removeDuplicates();
    return names.isEmpty() ? QStringList{QString()} : names;
}

QStringList tagsOf(const QString &json)
{
    QStringList out;
    for (const QJsonValue &tag : QJsonDocument::fromJson(json.toUtf8()).array())
        out << tag.toString();
    return orNone(out);
}

void addTo(UsageGroupSum &into, const UsageGroupSum &sum)
{
    domain::UsageTotals &t = into.totals;
    t.requests += sum.totals.requests;
    t.refused += sum.totals.refused;
    t.bytesIn += sum.totals.bytesIn;
    t.bytesOut += sum.totals.bytesOut;
    t.measured += sum.totals.measured;
    for (std::size_t c = 0; c < t.classes.size(); ++c)
        t.classes[c] += sum.totals.classes[c];
    into.latency.merge(sum.latency);
    into.sizes.merge(sum.sizes);
}

} // namespace

UsageAnswer::UsageAnswer(const UsageQuery &query, const UsageGrouping &grouping)
    : m_query(query), m_grouping(grouping), m_zone(query.timeZone.toLatin1())
{
}

qint64 UsageAnswer::bucketOf(qint64 ts, qint64 unit)
{
    if (!m_grouping.byDay && !m_grouping.byMonth)
        return ts;
    const auto known = m_buckets.constFind(ts);
    if (known != m_buckets.constEnd())
        return *known;
    // A row that lies across midnight, as a day of UTC does, belongs where its middle is.
    QDate day = QDateTime::fromSecsSinceEpoch(ts + unit / 2, m_zone).date();
    if (m_grouping.byMonth)
        day = QDate(day.year(), day.month(), 1);
    const qint64 start = day.startOfDay(m_zone).toSecsSinceEpoch();
    m_buckets.insert(ts, start);
    return start;
}

void UsageAnswer::addClasses(const Key &key, const UsageGroupSum &sum)
{
    if (!m_grouping.statusClass && m_query.statusClass.isEmpty()) {
        addTo(m_groups[key], sum);
        return;
    }
    static const std::array<QString, 4> names{QStringLiteral("2xx"), QStringLiteral("3xx"), QStringLiteral("4xx"), QStringLiteral("5xx")};
    for (std::size_t c = 0; c < names.size(); ++c) {
        if (sum.totals.classes[c] == 0 || (!m_query.statusClass.isEmpty() && m_query.statusClass != names[c]))
            continue;
        // Access logs are counted by class; bytes and times are not.
        UsageGroupSum one;
        one.totals.requests = one.totals.measured = one.totals.classes[c] = sum.totals.classes[c];
        Key named = key;
        if (m_grouping.statusClass)
            std::get<11>(named) = names[c];
        addTo(m_groups[named], one);
    }
}

void UsageAnswer::add(const Statement &row, qint64 unit, const UsageGroupSum &sum)
{
    const QStringList scopes = orNone(row.text(kScopesColumn).split(QLatin1Char(' '), Qt::SkipEmptyParts));
    const QStringList tags = tagsOf(row.text(kTagsColumn));
    if ((!m_query.scope.isEmpty() && !scopes.contains(m_query.scope)) || (!m_query.tag.isEmpty() && !tags.contains(m_query.tag)))
        return;
    const auto wanted = [](bool grouped, const QStringList &names) { return grouped ? names : QStringList{QString()}; };
    const qint64 bucket = m_grouping.byTime() ? bucketOf(row.integer(kBucket), qMax(unit, m_grouping.unit)) : 0;
    for (const QString &scope : wanted(m_grouping.scope, scopes)) {
        for (const QString &tag : wanted(m_grouping.tag, tags)) {
            addClasses({bucket, row.text(kKeyColumn), row.text(kClientColumn), row.text(kApplicationColumn), row.text(kPartnerColumn),
                        row.text(kApiColumn), row.text(kEndpointColumn), scope, row.text(kRefusalColumn), row.text(kEnvironmentColumn), tag, {}},
                       sum);
        }
    }
}

QList<domain::UsageRow> UsageAnswer::rows() const
{
    QList<domain::UsageRow> out;
    for (const auto &[key, sum] : m_groups) {
        if (out.size() >= m_query.limit)
            break;
        domain::UsageRow row;
        if (m_grouping.byTime())
            row.at = QDateTime::fromSecsSinceEpoch(std::get<0>(key), Qt::UTC);
        std::tie(std::ignore, row.keyId, row.clientId, row.applicationId, row.partnerId, row.apiId, row.endpoint, row.scope, row.refusal,
                 row.environment, row.tag, row.statusClass) = key;
        row.totals = sum.totals;
        row.totals.p50 = sum.latency.quantile(0.50);
        row.totals.p95 = sum.latency.quantile(0.95);
        row.totals.p99 = sum.latency.quantile(0.99);
        const auto size = [&sum = sum](double q) {
            const double kilobytes = sum.sizes.quantile(q);
            return kilobytes < 0 ? -1 : kilobytes * 1000;
        };
        row.totals.size50 = size(0.50);
        row.totals.size95 = size(0.95);
        row.totals.size99 = size(0.99);
        out << row;
    }
    return out;
}

QList<DistributionPart> UsageAnswer::distributions() const
{
    QList<DistributionPart> out;
    for (const auto &[key, sum] : m_groups)
        out << DistributionPart{std::get<4>(key), std::get<5>(key), {sum.latency, sum.sizes}};
    return out;
}

} // namespace octroi::authority
