// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/verifier/endpoints.h"

#include <QTest>

using namespace octroi;
using namespace octroi::authority;

class TestEndpoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesWhatServersReadDifferently_data()
    {
        QTest::addColumn<QByteArray>("uri");
        for (const char *uri : {"", "orders", "//orders", "/a//b", "/a/../b", "/a/./b", "/a/%2e%2e/b", "/a/%2E/b", "/a%2Fb", "/a%5Cb", "/a\\b",
                                "/a;x=1", "/a%3Bx", "/a%252e", "/a%00b", "/a%", "/a%2", "/a%zz", "/a#b", "http://h/a", "/a\tb", "/a/.."})
            QTest::newRow(*uri ? uri : "empty") << QByteArray(uri);
    }
    void refusesWhatServersReadDifferently()
    {
        QFETCH(QByteArray, uri);
        NormalPath path;
        QVERIFY(!path.assign({uri.constData(), std::size_t(uri.size())}));
    }
    void decodesAndIgnoresTheQuery()
    {
        NormalPath path;
        QVERIFY(path.assign("/%61dmin/caf%C3%A9/?x=/../%2F"));
        QCOMPARE(path.count(), 2);
        QCOMPARE(path.segment(0), std::string_view("admin"));
        QCOMPARE(path.segment(1), std::string_view("caf\xC3\xA9"));
        QVERIFY(path.assign("/"));
        QCOMPARE(path.count(), 0);
    }
    void matches_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("uri");
        QTest::addColumn<QString>("expected");
        QTest::newRow("variable") << QByteArray("GET") << QByteArray("/orders/v1/orders/7") << QStringLiteral("GET /orders/{id}");
        QTest::newRow("literal first") << QByteArray("GET") << QByteArray("/orders/v1/orders/open") << QStringLiteral("GET /orders/open");
        QTest::newRow("method behind literal") << QByteArray("DELETE") << QByteArray("/orders/v1/orders/open") << QStringLiteral("DELETE /orders/{id}");
        QTest::newRow("trailing slash") << QByteArray("GET") << QByteArray("/orders/v1/orders/open/") << QStringLiteral("GET /orders/open");
        QTest::newRow("any method") << QByteArray("PURGE") << QByteArray("/files/a") << QStringLiteral("* /{name}");
        QTest::newRow("rest") << QByteArray("GET") << QByteArray("/files/a/b/c") << QStringLiteral("GET /**");
        QTest::newRow("wrong method") << QByteArray("PUT") << QByteArray("/orders/v1/orders/7") << QStringLiteral("other");
        QTest::newRow("case matters") << QByteArray("GET") << QByteArray("/Orders/v1/orders/7") << QStringLiteral("other");
        QTest::newRow("base path is whole segments") << QByteArray("GET") << QByteArray("/orders/v12/orders/7") << QStringLiteral("other");
    }
    void matches()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, uri);
        QFETCH(QString, expected);
        domain::Api orders{QStringLiteral("a"), QStringLiteral("Orders"), QStringLiteral("/orders/v1"), {}, {}, 1};
        orders.endpoints = {{QStringLiteral("GET"), QStringLiteral("/orders/{id}"), {}},
                            {QStringLiteral("DELETE"), QStringLiteral("/orders/{id}"), {}},
                            {QStringLiteral("GET"), QStringLiteral("/orders/open"), {}}};
        domain::Api files{QStringLiteral("b"), QStringLiteral("Files"), QStringLiteral("/files"), {}, {}, 1};
        files.endpoints = {{QStringLiteral("*"), QStringLiteral("/{name}"), {}}, {QStringLiteral("GET"), QStringLiteral("/**"), {}}};
        EndpointNames names;
        const EndpointTable table({orders, files}, names);
        NormalPath path;
        QVERIFY(path.assign(uri.toStdString()));
        const auto *found = table.match(method.toStdString(), path);
        QCOMPARE(names.name(found ? found->number : 0).endpoint, expected);
    }
};

QTEST_GUILESS_MAIN(TestEndpoints)
#include "tst_endpoints.moc"
