// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/backend.h"

#include <QSet>

namespace octroi::backends {

namespace {

constexpr qint64 kDay = 86'400;

QDateTime wholeDay(const QDateTime &time, qint64 more)
{
    return QDateTime::fromSecsSinceEpoch((time.toSecsSinceEpoch() + more) / kDay * kDay, Qt::UTC);
}

quint32 numberOf(const QString &name, QStringList &names, QHash<QString, quint32> &numbers)
{
    const auto known = numbers.constFind(name);
    if (known != numbers.constEnd())
        return *known;
    names << name;
    return *numbers.insert(name, quint32(names.size() - 1));
}

Calls grouped(QList<domain::UsageRow> rows, const CallsRequest &request)
{
    const QSet<QString> keys(request.keyIds.begin(), request.keyIds.end());
    const QSet<QString> clients(request.clientIds.begin(), request.clientIds.end());
    const QSet<QString> apis(request.apiIds.begin(), request.apiIds.end());
    const bool all = keys.isEmpty() && clients.isEmpty() && apis.isEmpty();
    const auto place = [](const domain::UsageRow &r) {
        return std::tie(r.keyId, r.clientId, r.apiId, r.endpoint, r.at);
    };
    std::sort(rows.begin(), rows.end(), [&](const auto &a, const auto &b) { return place(a) < place(b); });
    Calls out;
    QHash<QString, quint32> numbers[4];
    for (const domain::UsageRow &row : std::as_const(rows)) {
        const qint64 calls = row.totals.requests - row.totals.refused;
        if (calls <= 0 ||
            !(all || keys.contains(row.keyId) || clients.contains(row.clientId) || apis.contains(row.apiId)))
            continue;
        Calls::Group group{
            numberOf(row.keyId, out.keys, numbers[0]), numberOf(row.clientId, out.clients, numbers[1]),
            numberOf(row.apiId, out.apis, numbers[2]), numberOf(row.endpoint, out.endpoints, numbers[3])};
        const auto same = [&group](const Calls::Group &g) {
            return g.key == group.key && g.client == group.client && g.api == group.api &&
                   g.endpoint == group.endpoint;
        };
        if (out.groups.empty() || !same(out.groups.back())) {
            group.first = quint32(out.cells.size());
            out.groups.push_back(group);
        }
        out.cells.push_back({row.at.toSecsSinceEpoch(), calls, row.totals.bytesOut});
        ++out.groups.back().count;
    }
    return out;
}

} // namespace

Task<Calls> UsageBackend::calls(CallsRequest request)
{
    UsageRequest question;
    question.from = request.byDay ? wholeDay(request.from, 0) : request.from;
    question.to = request.byDay ? wholeDay(request.to, kDay - 1) : request.to;
    question.groupBy = {QStringLiteral("key"), QStringLiteral("client"), QStringLiteral("api"),
                        QStringLiteral("endpoint"),
                        request.byDay ? QStringLiteral("day") : QStringLiteral("hour")};
    question.refusal = QStringLiteral("none");
    const Result<QList<domain::UsageRow>> rows = co_await usage(question);
    if (!rows)
        co_return rows.error();
    Calls out = grouped(*rows, request);
    out.from = question.from;
    out.to = question.to;
    out.unitSeconds = request.byDay ? kDay : 3600;
    co_return out;
}

} // namespace octroi::backends
