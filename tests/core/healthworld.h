// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/columnscan.h"

#include <QRandomGenerator>

namespace octroi::test::healthworld {

using namespace octroi::health;
using inventory::KeyTable;

inline const QDateTime kNow(QDate(2026, 6, 15), QTime(12, 0), Qt::UTC);

inline QString s(const char *text)
{
    return QString::fromLatin1(text);
}

inline QDateTime sometime(QRandomGenerator &random)
{
    if (random.bounded(4) == 0)
        return {};
    if (random.bounded(5) == 0) // exactly on an edge that rules ask for
        return kNow.addDays(QList<int>{-365, -90, -30, 0, 30}.at(int(random.bounded(5))));
    return kNow.addMSecs(qint64((random.bounded(900.0) - 700.0) * 86'400'000));
}

inline domain::ApiKey randomKey(QRandomGenerator &random, int number)
{
    domain::ApiKey k;
    k.id = s("k%1").arg(number, 9, 10, QLatin1Char('0'));
    k.applicationId = s("a%1").arg(random.bounded(7));
    k.name = s("key-%1").arg(number);
    k.environment = random.bounded(2) ? domain::Environment::Live : domain::Environment::Test;
    k.prefix = s("oct");
    k.last4 = s("abcd");
    for (const char *scope : {"orders:read", "orders:*", "stock:read", "admin:keys", "admin:*"}) {
        if (random.bounded(4) == 0)
            k.scopes << s(scope);
    }
    if (random.bounded(3) == 0)
        k.restrictions.addresses = QStringList{s("10.0.0.0/8")};
    if (random.bounded(4) == 0)
        k.restrictions.referrers = QStringList{s("*.example.org")};
    k.planId = random.bounded(2) ? s("p1") : QString();
    k.createdAt = sometime(random);
    k.expiresAt = sometime(random);
    k.lastUsedAt = sometime(random);
    if (random.bounded(5) == 0)
        k.suspendedAt = kNow.addDays(-1);
    if (random.bounded(6) == 0)
        k.revokedAt = kNow.addDays(-1);
    if (random.bounded(6) == 0) {
        k.successorId = s("k999999999");
        k.retiresAt = sometime(random);
    }
    return k;
}

struct World
{
    std::shared_ptr<KeyTable> table = std::make_shared<KeyTable>();
    std::shared_ptr<inventory::Owners> owners = std::make_shared<inventory::Owners>();
    QList<domain::ApiKey> keys;
    QSet<QString> closedApplications{s("a2"), s("a5")};

    void fill(int count)
    {
        QRandomGenerator random(1234);
        for (int i = 0; i < count; ++i) {
            keys << randomKey(random, i);
            table->put(keys.last());
        }
        for (std::size_t code = 0; code < table->applications.size(); ++code) {
            const QString id = table->applications.text(quint32(code));
            owners->byApplication.push_back({closedApplications.contains(id) ? s("closed") : s("open"), {}, {}, {}});
        }
    }
    ScanInput input(const Policy &policy) const
    {
        ScanInput in;
        in.table = table;
        in.owners = owners;
        in.policy = policy;
        in.closedPartners = {s("closed")};
        in.sensitiveScopes = {"admin:keys"};
        in.now = kNow.toMSecsSinceEpoch();
        return in;
    }
    Report scan(const ScanInput &in) const
    {
        Report report;
        report.policy = in.policy;
        report.at = kNow;
        report.table = table;
        report.owners = owners;
        report.directory = std::make_shared<Directory>();
        for (const Rule rule : allRules())
            report.finding(rule).rule = rule;
        ColumnScan scan(in);
        const std::atomic_bool cancelled = false;
        const bool whole = scan.run(report, cancelled);
        report.countWorst();
        return whole ? report : Report();
    }
    QSet<QString> found(const Report &report, Rule rule) const
    {
        QSet<QString> out;
        for (const quint32 row : report.finding(rule).keys)
            out.insert(table->idOf(row));
        return out;
    }
};

} // namespace octroi::test::healthworld
