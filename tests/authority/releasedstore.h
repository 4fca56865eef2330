// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/audit/chain.h"
#include "authority/store/store.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace octroi::test {

/// The dumps of what released versions wrote, tests/authority/migrations/NNNN_sqlite.sql by their version.
inline QMap<int, QByteArray> releasedDumps()
{
    QMap<int, QByteArray> out;
    const QDir dumps(qEnvironmentVariable("OCTROI_SOURCE_DIR") + QStringLiteral("/tests/authority/migrations"));
    for (const QString &name : dumps.entryList({QStringLiteral("*_sqlite.sql")}, QDir::Files)) {
        QFile dump(dumps.filePath(name));
        if (dump.open(QIODevice::ReadOnly))
            out.insert(name.left(4).toInt(), dump.readAll());
    }
    return out;
}

/// The rows of a dump, as PostgreSQL reads them.
inline QByteArray postgresRows(const QByteArray &dump)
{
    QByteArray out("SET session_replication_role = replica;"); // in the order of the dump, not of the references
    for (QByteArray line : dump.split('\n')) {
        if (!line.startsWith("INSERT INTO "))
            continue;
        for (qsizetype at = line.indexOf(",X'"); at >= 0; at = line.indexOf(",X'", at + 1))
            line.replace(at, 3, ",'\\x");
        out += line;
    }
    return out + "SET session_replication_role = DEFAULT;";
}

/// All that the dumps hold is there, whatever versions the store went through.
inline void verifyReleased(authority::Store &store)
{
    QVERIFY(store.verify().ok());
    QCOMPARE(store.partners()->first().name, QStringLiteral("Alpina Käserei"));
    QCOMPARE(store.partners()->first().tags, QStringList{QStringLiteral("gold")});
    QCOMPARE(store.applications()->first().partnerId, store.partners()->first().id);
    QCOMPARE(store.apis()->first().endpoints.first().path, QStringLiteral("/{id}"));
    QCOMPARE(store.plans()->first().rate, 5.5);
    const auto key = store.key(QStringLiteral("6Ir5XMxDTY"));
    QVERIFY(key.ok());
    QCOMPARE(key->key.scopes, QStringList{QStringLiteral("orders:read")});
    QCOMPARE(key->digest.toHex().left(8), QByteArray("8bd994a6"));
    QCOMPARE(key->key.planId, store.plans()->first().id);
    const auto chain = authority::verifyChain(*store.entriesAfter(0, 1000));
    QVERIFY2(chain.whole(), qPrintable(chain.why()));
    QCOMPARE(chain.lastSeq(), 7);
    authority::UsageQuery all;
    all.to = 2'000'000'000;
    const auto usage = store.query(all);
    QVERIFY(usage.ok() && !usage->isEmpty());
    QCOMPARE(usage->first().totals.requests, 3);
}

} // namespace octroi::test
