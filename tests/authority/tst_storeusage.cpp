// SPDX-License-Identifier: GPL-3.0-or-later
#include "storesuite.h"
#include "usage/histogram.h"

#include <QJsonArray>
#include <cmath>

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;

namespace {

QByteArray histogramOf(std::initializer_list<double> values)
{
    usage::Histogram h;
    for (const double v : values)
        h.add(v);
    return h.toBytes();
}

} // namespace

/// What every implementation of Store has to do: usage and quotas.
class TestStoreUsage : public StoreSuite
{
    Q_OBJECT
    using StoreSuite::StoreSuite;

    qint64 requests(UsageQuery q)
    {
        qint64 sum = 0;
        const auto rows = m_store->query(q);
        if (!rows)
            return -1;
        for (const auto &row : *rows)
            sum += row.totals.requests;
        return sum;
    }

private Q_SLOTS:
    void usageAddsUpInEveryTable()
    {
        putDirectory();
        QVERIFY(m_store->putKey(sampleKey(QStringLiteral("k1"), QStringLiteral("a1"))).ok());
        QVERIFY(m_store->putKey(sampleKey(QStringLiteral("k2"), QStringLiteral("a2"))).ok());
        const qint64 day = 20'600 * 86'400LL;
        for (int round = 0; round < 3; ++round) {
            QList<UsageDelta> deltas;
            for (qint64 s = day; s < day + 2 * 86'400; s += 1800) {
                deltas << delta(s + round, QStringLiteral("k1"), 3)
                       << delta(s + round, QStringLiteral("k1"), 1, 1, QStringLiteral("revoked"))
                       << delta(s + 7, QStringLiteral("k2"), 2)
                       << delta(s + 8, QString(), 1, 1, QStringLiteral("unknown_key"));
            }
            QVERIFY(m_store->add(deltas).ok());
        }
        const qint64 total = 3 * 96 * 7;
        UsageQuery q;
        q.from = day;
        q.to = day + 2 * 86'400;
        for (const QStringList &by :
             {QStringList{}, QStringList{QStringLiteral("minute")}, QStringList{QStringLiteral("hour")},
              QStringList{QStringLiteral("day")}, QStringList{QStringLiteral("key"), QStringLiteral("hour")},
              QStringList{QStringLiteral("api"), QStringLiteral("endpoint"), QStringLiteral("refusal")},
              QStringList{QStringLiteral("partner")},
              QStringList{QStringLiteral("application"), QStringLiteral("day")}}) {
            q.groupBy = by;
            QCOMPARE(requests(q), total);
        }
        q.groupBy = QStringList{QStringLiteral("partner")};
        const auto rows = m_store->query(q);
        QCOMPARE(rows->size(), 3);
        for (const auto &row : *rows) {
            const qint64 expected = row.partnerId == QLatin1String("p1")   ? 4
                                    : row.partnerId == QLatin1String("p2") ? 2
                                                                           : 1;
            QCOMPARE(row.totals.requests, 3 * 96 * expected);
            QCOMPARE(row.totals.bytesOut, 100 * row.totals.requests);
            QVERIFY(!row.at.isValid());
        }
        q.groupBy = QStringList{QStringLiteral("hour")};
        QCOMPARE(m_store->query(q)->size(), 48);
        QCOMPARE(m_store->query(q)->first().at, QDateTime::fromSecsSinceEpoch(day, Qt::UTC));
        // Not aligned: from the middle of an hour to the middle of another.
        q.groupBy.clear();
        q.from = day + 1800;
        q.to = day + 86'400 + 1;
        QCOMPARE(requests(q), 3 * 7 * 48);
        q.keyId = QStringLiteral("k2");
        QCOMPARE(requests(q), 3 * 2 * 48);
        q.keyId.clear();
        q.partnerId = QStringLiteral("p1");
        QCOMPARE(requests(q), 3 * 4 * 48);
        q.apiId = QStringLiteral("other");
        QCOMPARE(requests(q), 0);
        QVERIFY(m_store->query(q)->isEmpty());
        authority::CallsQuery calls;
        calls.from = day + 100;
        calls.to = day + 86'400 + 1;
        qint64 ofKey = 0, ofAll = 0;
        for (const qint64 unit : {3600, 86'400}) {
            calls.unit = unit;
            calls.keyIds = QStringList{QStringLiteral("k1"), QStringLiteral("none")};
            calls.apiIds.clear();
            ofKey = ofAll = 0;
            QVERIFY(m_store
                        ->eachCalls(calls,
                                    [&](const authority::CallsRow &row) {
                                        QCOMPARE(row.keyId, QByteArrayView("k1"));
                                        QCOMPARE(row.at % unit, 0);
                                        ofKey += row.calls;
                                    })
                        .ok());
            calls.keyIds.clear();
            QVERIFY(
                m_store->eachCalls(calls, [&](const authority::CallsRow &row) { ofAll += row.calls; }).ok());
            const qint64 halves = unit == 3600 ? 50 : 96; // an hour holds two, and both ends are whole units
            QCOMPARE(ofKey, 3 * 3 * halves);
            QCOMPARE(ofAll, 3 * 5 * halves);
            calls.apiIds = QStringList{QStringLiteral("elsewhere")};
            QVERIFY(m_store->eachCalls(calls, [&](const authority::CallsRow &) { ofAll = -1; }).ok());
            QCOMPARE(ofAll, 3 * 5 * halves);
        }
        calls.unit = 60;
        QCOMPARE(m_store->eachCalls(calls, [](const authority::CallsRow &) {}).error().reason,
                 QStringLiteral("unit_unknown"));
        QHash<QByteArray, qint64> allowed;
        qint64 sent = 0;
        const auto add = [&](std::string_view key, qint64 requests, qint64 bytes) {
            allowed[QByteArray(key.data(), qsizetype(key.size()))] += requests;
            sent += bytes;
        };
        QVERIFY(m_store->eachConsumed(day + 86'400, day + 2 * 86'400, add).ok());
        QCOMPARE(allowed.size(), 2);
        QCOMPARE(allowed.value("k1"), 3 * 3 * 48);
        QVERIFY(m_store->eachConsumed(day, day + 86'400, add).ok()); // two parts are the whole
        UsageQuery both;
        both.from = day;
        both.to = day + 2 * 86'400;
        both.groupBy = QStringList{QStringLiteral("key")};
        const auto byKey = m_store->query(both);
        QCOMPARE(byKey->size(), allowed.size() + 1); // calls without a key are nobody's
        for (const auto &row : *byKey) {
            if (row.keyId.isEmpty())
                continue;
            QCOMPARE(allowed.value(row.keyId.toLatin1()), row.totals.requests - row.totals.refused);
            sent -= row.totals.bytesOut;
        }
        QCOMPARE(sent, 0);
        q.groupBy = QStringList{QStringLiteral("colour")};
        QCOMPARE(m_store->query(q).error().reason, QStringLiteral("group_unknown"));
    }

    void usageByEveryDimension()
    {
        putDirectory();
        QVERIFY(m_store->putKey(sampleKey(QStringLiteral("k1"), QStringLiteral("a1"))).ok());
        const qint64 day = 20'600 * 86'400LL;
        auto a = delta(day + 22 * 3600, QStringLiteral("k1"), 4); // the next day in Paris
        a.scopes = QStringLiteral("orders:read orders:list");
        a.clientId = QStringLiteral("c1");
        a.sizes = histogramOf({1, 2, 2, 4});
        auto b = delta(day + 3600, QStringLiteral("k1"), 3, 3, QStringLiteral("scope_missing"));
        b.scopes = QStringLiteral("orders:write");
        b.classes = {0, 0, 3, 0};
        QVERIFY(m_store->add({a, b}).ok());
        UsageQuery q;
        q.from = day;
        q.to = day + 2 * 86'400;
        const auto ask = [&](const char *group) {
            q.groupBy = QString::fromLatin1(group).split(QLatin1Char(','), Qt::SkipEmptyParts);
            const auto rows = m_store->query(q);
            if (!rows)
                qWarning("%s", qPrintable(rows.error().toString()));
            return rows ? *rows : QList<domain::UsageRow>();
        };
        const auto scopes = ask("scope");
        QCOMPARE(scopes.size(), 3);
        QCOMPARE(scopes[0].scope, QStringLiteral("orders:list"));
        QCOMPARE(scopes[0].totals.requests, 4);
        QCOMPARE(scopes[2].scope, QStringLiteral("orders:write"));
        QCOMPARE(scopes[2].totals.refused, 3);
        QCOMPARE(ask("client").size(), 2);
        QCOMPARE(ask("client")[1].clientId, QStringLiteral("c1"));
        QCOMPARE(ask("environment")[0].environment, QStringLiteral("test"));
        const auto tags = ask("tag");
        QCOMPARE(tags.size(), 2); // each of the partner's
        QCOMPARE(tags[0].totals.requests, 7);
        const auto classes = ask("status_class");
        QCOMPARE(classes.size(), 2);
        QCOMPARE(classes[1].statusClass, QStringLiteral("4xx"));
        QCOMPARE(classes[1].totals.requests, 3);
        const auto all = ask("");
        QCOMPARE(all.size(), 1);
        QVERIFY(std::abs(all[0].totals.size50 - 2000) < 2000 * usage::Histogram::kRelativeError + 1);
        QCOMPARE(ask("day").size(), 1);
        q.timeZone = QStringLiteral("Europe/Paris");
        const auto days = ask("day");
        QCOMPARE(days.size(), 2);
        QCOMPARE(days[0].at.toSecsSinceEpoch(), day - 2 * 3600); // 20600 is 2026-05-27: summer time
        QCOMPARE(days[1].totals.requests, 4);
        QCOMPARE(ask("month").size(), 1);
        QCOMPARE(ask("month")[0].totals.requests, 7);
        q.scope = QStringLiteral("orders:write");
        QCOMPARE(ask("")[0].totals.requests, 3);
        q.scope.clear();
        q.statusClass = QStringLiteral("2xx");
        QCOMPARE(ask("")[0].totals.requests, 4);
        q.statusClass.clear();
        q.tag = QStringLiteral("nobody has it");
        QVERIFY(ask("").isEmpty());
        q.tag.clear();
        q.allowedOnly = true;
        QCOMPARE(ask("")[0].totals.requests, 4);
        q.allowedOnly = false;
        q.refusal = QStringLiteral("scope_missing");
        QCOMPARE(ask("key,client,application,partner,api,endpoint,scope,refusal,environment,tag,hour").size(), 2);
        q.timeZone = QStringLiteral("Europe/Atlantis");
        QCOMPARE(m_store->query(q).error().reason, QStringLiteral("time_zone_unknown"));
    }

    void precisionIsStated()
    {
        putDirectory();
        const qint64 day = 20'600 * 86'400LL;
        for (int hour = 0; hour < 72; ++hour)
            QVERIFY(m_store->add({delta(day + hour * 3600, QStringLiteral("k1"), 1)}).ok());
        UsageQuery q;
        q.from = day + 90;
        q.to = day + 30 * 3600;
        QCOMPARE(*m_store->usagePrecision(q), 60);
        QVERIFY(m_store->dropBefore(day + 86'400, 0, 0).ok());
        QCOMPARE(*m_store->usagePrecision(q), 3600); // begins within an hour of which the minutes are gone
        q.from = day + 3600;
        QCOMPARE(*m_store->usagePrecision(q), 60);
        QVERIFY(m_store->dropBefore(day + 2 * 86'400, day + 2 * 86'400, 0).ok());
        QCOMPARE(*m_store->usagePrecision(q), 86'400);
        q.from = day;
        q.to = day + 2 * 86'400;
        QCOMPARE(*m_store->usagePrecision(q), 60);
        q.groupBy = QStringList{QStringLiteral("day")};
        q.timeZone = QStringLiteral("Europe/Paris");
        QCOMPARE(*m_store->usagePrecision(q), 86'400); // only days of UTC are left
        QVERIFY(m_store->dropBefore(day + 2 * 86'400, day + 2 * 86'400, day + 86'400).ok());
        q.timeZone = QStringLiteral("UTC");
        QCOMPARE(m_store->query(q)->size(), 1);
    }

    void feedAndBatches()
    {
        const qint64 hour = 20'600 * 86'400LL;
        QVERIFY(m_store->addFeed(hour + 10, {5, 1, 0, 0, 2, 0}).ok());
        QVERIFY(m_store->addFeed(hour + 3599, {1, 0, 3, 1, 0, 7}).ok());
        QVERIFY(m_store->addFeed(hour + 3600, {100, 0, 0, 0, 0, 0}).ok());
        QCOMPARE(*m_store->feed(hour + 1800, hour + 3600), (UsageFeed{6, 1, 3, 1, 2, 7}));
        QCOMPARE(*m_store->feed(hour - 7200, hour), UsageFeed{});
        QVERIFY(!*m_store->knowsBatch(QStringLiteral("proxy"), QStringLiteral("1")));
        QVERIFY(m_store->rememberBatch(QStringLiteral("proxy"), QStringLiteral("1"), hour).ok());
        reopen();
        QVERIFY(*m_store->knowsBatch(QStringLiteral("proxy"), QStringLiteral("1")));
        QVERIFY(!*m_store->knowsBatch(QStringLiteral("other"), QStringLiteral("1")));
        QVERIFY(m_store->dropBefore(hour + 3600, 0, 0).ok());
        QVERIFY(!*m_store->knowsBatch(QStringLiteral("proxy"), QStringLiteral("1")));
    }

    void percentilesMerge()
    {
        const qint64 day = 20'600 * 86'400LL;
        auto a = delta(day, QStringLiteral("k1"), 4);
        a.histogram = histogramOf({1, 2, 3, 4});
        auto b = delta(day + 7200, QStringLiteral("k1"), 96);
        usage::Histogram h;
        h.add(100, 96);
        b.histogram = h.toBytes();
        auto c = delta(day, QStringLiteral("k2"), 1);
        c.measured = 0;
        QVERIFY(m_store->add({a, b}).ok());
        QVERIFY(m_store->add({c}).ok());
        UsageQuery q;
        q.from = day;
        q.to = day + 86'400;
        q.groupBy = QStringList{QStringLiteral("key")};
        const auto rows = m_store->query(q);
        QCOMPARE(rows->size(), 2);
        QVERIFY(std::abs((*rows)[0].totals.p50 - 100) <= 2);
        QCOMPARE((*rows)[1].totals.p95, -1.0);
        q.to = day + 60;
        QVERIFY(std::abs(m_store->query(q)->first().totals.p99 - 3) <=
                0.1); // rank 0.99 * 3 lies below the largest
        auto broken = delta(day, QStringLiteral("k1"), 1);
        broken.histogram = QByteArray("\x05", 1);
        QCOMPARE(m_store->add({delta(day, QStringLiteral("k9"), 1), broken}).error().reason,
                 QStringLiteral("histogram_syntax"));
        QCOMPARE(m_store->query(q)->size(), 2); // none of the batch
    }

    void aBatchIsAddedOnce()
    {
        const QList<UsageDelta> deltas{delta(1'780'000'000, QStringLiteral("k1"), 5)};
        for (int i = 0; i < 3; ++i)
            QVERIFY(m_store->add(deltas, QStringLiteral("batch1")).ok());
        QVERIFY(m_store->add(deltas, QStringLiteral("batch2")).ok());
        QVERIFY(m_store->add(deltas).ok());
        UsageQuery q;
        q.to = 1'790'000'000;
        QCOMPARE(requests(q), 15);
    }

    void quotasAreLeased()
    {
        using Unit = QuotaClaim::Unit;
        const auto claim = [&](qint64 spent, qint64 wanted, Unit unit = Unit::Day, qint64 period = 20'600) {
            const auto grants =
                m_store->claimQuotas({{QStringLiteral("k1"), unit, period, 100, spent, wanted}});
            return grants ? grants->first() : QuotaGrant{-1, -1};
        };
        QCOMPARE(claim(0, 20).given, 20);
        QCOMPARE(claim(0, 20).leased, 40);
        QCOMPARE(claim(10, 60).given, 25); // half of what is left
        QCOMPARE(claim(-5, 0).leased, 70);
        QCOMPARE(claim(40, 10).given, 0); // spent without a lease: over the limit, and no more
        QCOMPARE(claim(0, 10).leased, 110);
        QCOMPARE(claim(0, 10, Unit::Month).leased, 10);
        QCOMPARE(claim(0, 10, Unit::Day, 20'601).leased, 10);
        const auto both = m_store->claimQuotas({{QStringLiteral("k1"), Unit::Day, 20'601, 100, 0, 1},
                                                {QStringLiteral("k2"), Unit::Day, 20'601, 100, 3, 1}});
        QCOMPARE(both->size(), 2);
        QCOMPARE((*both)[0].leased, 11);
        QCOMPARE((*both)[1].leased, 4);
        reopen();
        QHash<QString, qint64> leases;
        const auto read = [&] {
            leases.clear();
            return m_store->eachLease(20'601, 20'600, [&](const QString &id, Unit unit, qint64 leased) {
                leases.insert(id + (unit == Unit::Day ? u'd' : u'm'), leased);
            });
        };
        QVERIFY(read().ok());
        QCOMPARE(leases,
                 (QHash<QString, qint64>{
                     {QStringLiteral("k1d"), 11}, {QStringLiteral("k2d"), 4}, {QStringLiteral("k1m"), 10}}));
        QVERIFY(m_store->dropLeases(20'602, 0).ok());
        QVERIFY(read().ok());
        QCOMPARE(leases.keys(), QStringList{QStringLiteral("k1m")});
    }

    void droppedMinutesStandInHours()
    {
        const qint64 day = 20'600 * 86'400LL;
        QList<UsageDelta> deltas;
        for (qint64 s = day; s < day + 2 * 86'400; s += 600)
            deltas << delta(s, QStringLiteral("k1"), 1);
        QVERIFY(m_store->add(deltas).ok());
        QVERIFY(m_store->dropBefore(day + 86'400 + 5000, day + 86'400 + 10, 0).ok());
        UsageQuery q;
        q.from = day;
        q.to = day + 2 * 86'400;
        for (const char *unit : {"minute", "hour", "day"}) {
            q.groupBy = QStringList{QString::fromLatin1(unit)};
            QCOMPARE(requests(q), 288);
        }
        q.groupBy = QStringList{QStringLiteral("minute")};
        QCOMPARE(m_store->query(q)->size(), 1 + 1 + 23 * 6); // a day, an hour, minutes
        q.groupBy.clear();
        QCOMPARE(requests(q), 288);
    }
};

int main(int argc, char **argv)
{
    return runOverBoth<TestStoreUsage>(argc, argv);
}
#include "tst_storeusage.moc"
