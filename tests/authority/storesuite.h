// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/store.h"
#include "crypto/rowcipher.h"
#include "sample.h"
#include "support/datafolder.h"
#include "support/postgresserver.h"

#include <QCoreApplication>
#include <QTest>
#include <cstdio>
#include <functional>

namespace octroi::test {

using StoreFactory = std::function<Result<std::unique_ptr<authority::Store>>(const QString &folder)>;

inline authority::UsageDelta delta(qint64 second, const QString &key, qint64 requests, qint64 refused = 0,
                                   const QString &refusal = {})
{
    authority::UsageDelta d;
    d.second = second;
    d.keyId = key;
    d.apiId = QStringLiteral("api1");
    d.endpoint = QStringLiteral("GET /orders/{id}");
    d.refusal = refusal;
    d.requests = requests;
    d.refused = refused;
    d.bytesIn = 10 * requests;
    d.bytesOut = 100 * requests;
    d.measured = requests;
    d.classes = {requests, 0, 0, 0};
    return d;
}

/// An empty store for each function of a suite; the factory says which implementation it is.
class StoreSuite : public QObject
{
    Q_OBJECT
public:
    StoreSuite(const char *name, StoreFactory factory) : m_factory(std::move(factory)) { setObjectName(QString::fromLatin1(name)); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<DataFolder>();
        reopen();
    }
    void cleanup() { m_store.reset(); }

protected:
    void reopen()
    {
        m_store.reset();
        auto store = m_factory(m_folder->path());
        QVERIFY2(store.ok(), qPrintable(store ? QString() : store.error().toString()));
        m_store = std::move(*store);
    }
    void putDirectory()
    {
        QVERIFY(m_store->putPartner(samplePartner(QStringLiteral("p1"))).ok());
        QVERIFY(m_store->putPartner(samplePartner(QStringLiteral("p2"))).ok());
        QVERIFY(m_store->putApplication(sampleApplication(QStringLiteral("a1"), QStringLiteral("p1"))).ok());
        QVERIFY(m_store->putApplication(sampleApplication(QStringLiteral("a2"), QStringLiteral("p2"))).ok());
    }

    std::unique_ptr<DataFolder> m_folder;
    std::unique_ptr<authority::Store> m_store;
    const StoreFactory m_factory;
};

/// Runs a suite over SQLite and over PostgreSQL.
template<typename Suite>
int runOverBoth(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const auto cipher = std::make_shared<const crypto::RowCipher>(Secret(QByteArray(32, 'k')));
    const auto sealed = [cipher](Result<std::unique_ptr<authority::Store>> store) {
        const auto done = store ? (*store)->sealSecrets(cipher) : Result<int>(0);
        return done ? std::move(store) : Result<std::unique_ptr<authority::Store>>(done.error());
    };
    std::puts("SQLite");
    Suite sqlite("SQLite", [&](const QString &folder) { return sealed(authority::openSqliteStore(folder)); });
    if (const int failed = QTest::qExec(&sqlite, argc, argv); failed != 0)
        return failed;
    std::puts("PostgreSQL");
    std::fflush(stdout);
    PostgresServer server;             // ends the program as skipped where there is none
    QHash<QString, QString> databases; // a database stands for a folder
    Suite postgres("PostgreSQL", [&](const QString &folder) {
        QString &url = databases[folder];
        if (url.isEmpty())
            url = server.createDatabase();
        return sealed(authority::openPostgresStore(url));
    });
    return QTest::qExec(&postgres, argc, argv);
}

} // namespace octroi::test
