// SPDX-License-Identifier: GPL-3.0-or-later
#include "controlled.h"
#include "support/skip.h"

using namespace octroi;
using test::Controlled;
using test::words;

// APIs from OpenAPI documents, who has a scope, and clients in bulk: octroictl against a real octroid.
class TestCatalogueCommand : public QObject
{
    Q_OBJECT
    Controlled m_server;
    QByteArray m_secret;

    static QString s(const char *text) { return QString::fromLatin1(text); }
    static QJsonObject row(const QJsonArray &rows, const char *member, const QString &value)
    {
        for (const QJsonValue one : rows) {
            if (one.toObject().value(QLatin1String(member)).toString() == value)
                return one.toObject();
        }
        return {};
    }
    static QByteArray document(const char *more = "")
    {
        return QByteArray("openapi: 3.0.3\ninfo: {title: Orders, version: '1'}\nservers: [{url: 'https://api.example/orders'}]\n"
                          "paths:\n  /{id}:\n    get:\n      security: [{login: ['orders:read']}]\n") +
               more +
               "components:\n  securitySchemes:\n    login:\n      type: oauth2\n      flows:\n        clientCredentials:\n"
               "          tokenUrl: https://id.example\n          scopes: {'orders:read': Read orders}\n";
    }
    QJsonObject clientOf(const QString &id) { return m_server.ctl({s("client"), s("show"), id}).object(); }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(Controlled::program("octroid")))
            test::skipProgram(QStringLiteral("octroid is not built"));
        qputenv("OCTROICTL_RUNS", m_server.file("runs").toUtf8());
        QVERIFY(m_server.start());
        QCOMPARE(m_server.ctl(words("partner create --name Kestrel")).code, 0);
        QCOMPARE(m_server.ctl(words("app create --partner Kestrel --name Returns")).code, 0);
    }
    void cleanupTestCase() { QVERIFY(m_server.stop()); }

    void anApiFromADocument()
    {
        const QString file = m_server.write("orders.yaml", document());
        const qint64 before = m_server.lastAuditEntry();
        auto a = m_server.ctl({s("api"), s("import"), file, s("--dry-run")});
        QVERIFY2(a.code == 0, a.err.constData());
        QVERIFY(a.object().value(s("is_new")).toBool());
        QCOMPARE(a.object().value(s("changes")).toInt(), 2);
        QCOMPARE(m_server.lastAuditEntry(), before); // nothing was changed
        a = m_server.ctl({s("api"), s("import"), file});
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(m_server.ctl(words("scope show orders:read")).object().value(s("description")).toString(), s("Read orders"));
        const auto api = m_server.ctl(words("api show Orders")).object();
        QCOMPARE(api.value(s("base_path")).toString(), s("/orders"));
        QCOMPARE(api.value(s("endpoints")).toArray().size(), 1);
        a = m_server.ctl({s("api"), s("import"), file});
        QCOMPARE(a.object().value(s("changes")).toInt(), 0); // all is so already
        // One more endpoint; then it is gone again, unless it is to stay.
        const QByteArray more = document("    delete:\n      security: [{login: ['orders:delete']}]\n");
        a = m_server.ctl(words("api import -"), more);
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(row(a.object().value(s("endpoints")).toArray(), "method", s("DELETE")).value(s("mark")).toString(), s("new"));
        a = m_server.ctl({s("api"), s("import"), file, s("--keep-gone")});
        QCOMPARE(a.object().value(s("changes")).toInt(), 0);
        a = m_server.plain({s("api"), s("import"), file, s("--dry-run")});
        QVERIFY2(a.out.contains("1 gone"), a.out.constData());
    }

    void aBadDocumentIsRefusedWithItsPlace()
    {
        const qint64 before = m_server.lastAuditEntry();
        for (const auto &[text, place] : {std::pair("openapi: 3.0.0\ninfo: {title: A}\npaths:\n  a:\n    get: {}\n", "line 5"),
                                          std::pair("{\"openapi\": \"3.0.0\",\n", "line"), std::pair("swagger: '2.0'\n", "Swagger"),
                                          std::pair("", "#")}) {
            const auto a = m_server.plain(words("api import -"), text);
            QVERIFY2(a.code == 2 || a.code == 1, a.err.constData());
            QVERIFY2(a.err.contains(place), a.err.constData());
        }
        QCOMPARE(m_server.plain(words("api import /nowhere.yaml")).code, 4);
        QCOMPARE(m_server.lastAuditEntry(), before);
    }

    void whoHasAScope()
    {
        const auto issued = m_server.ctl(words("key issue --app Kestrel/Returns --name nightly --scope orders:read"));
        m_secret = issued.object().value(s("key")).toString().toLatin1();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_server.ctl(words("check /orders/7"), m_secret).code, 0);
        QTRY_COMPARE_WITH_TIMEOUT(m_server.ctl(words("scope who orders:read --days 7")).object().value(s("calls")).toInt(), 3, 30'000);
        const QJsonObject who = m_server.ctl(words("scope who orders:read --days 7")).object();
        QCOMPARE(who.value(s("refused_without")).toInt(), 3);
        QCOMPARE(who.value(s("partners")).toInt(), 1);
        const QJsonObject holder = who.value(s("holders")).toArray().first().toObject();
        QCOMPARE(holder.value(s("name")).toString(), s("nightly"));
        QCOMPARE(holder.value(s("endpoints")).toArray().first().toObject().value(s("endpoint")).toString(), s("GET /{id}"));
        const auto plain = m_server.plain(words("scope who orders:read"));
        QVERIFY2(plain.out.contains("without it 3 calls would have been refused"), plain.out.constData());
        QCOMPARE(m_server.plain(words("scope who orders:none")).code, 4);
    }

    void aScopeIsRenamedAndMerged()
    {
        const qint64 before = m_server.lastAuditEntry();
        auto a = m_server.ctl(words("scope rename orders:read shop:read --dry-run"));
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(a.object().value(s("refused")).toInt(), 0); // the key has the other one by then
        const QJsonArray calls = a.object().value(s("calls")).toArray();
        QCOMPARE(calls.size(), 1);
        QVERIFY(calls.first().toObject().value(s("touches")).toInt() > 1);
        QVERIFY(calls.first().toObject().value(s("undoable")).toBool());
        QCOMPARE(m_server.lastAuditEntry(), before);
        a = m_server.ctl(words("scope rename orders:read shop:read"));
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(m_server.ctl(words("check /orders/7"), m_secret).code, 0);
        QCOMPARE(m_server.ctl(words("scope show orders:read")).code, 4);
        QCOMPARE(m_server.ctl(words("scope show shop:read")).object().value(s("description")).toString(), s("Read orders"));
        QCOMPARE(m_server.ctl(words("scope merge shop:read shop:none")).code, 1);
        QCOMPARE(m_server.ctl(words("scope rename shop:read orders:delete")).code, 7);
        QCOMPARE(m_server.ctl(words("scope create --name orders:see")).code, 0);
        a = m_server.ctl(words("scope merge shop:read orders:see --dry-run"));
        QVERIFY(a.object().value(s("calls")).toArray().first().toObject().value(s("undoable")).toBool());
        a = m_server.ctl(words("scope merge shop:read orders:see"));
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(a.object().value(s("changes")).toInt(), 1);
        QVERIFY(a.object().value(s("touched")).toInt() > 1);
        QVERIFY(a.object().value(s("undoable")).toBool()); // by a later process: tst_undocommand
        QVERIFY(a.object().value(s("why_not_undoable")).toString().isEmpty());
        QCOMPARE(m_server.ctl(words("check /orders/7"), m_secret).code, 0);
        QCOMPARE(m_server.ctl(words("scope rename orders:see orders:read")).code, 0);
    }

    void clientsInBulk()
    {
        QStringList ids;
        for (const char *name : {"one", "two", "three"})
            ids << m_server.ctl({s("client"), s("create"), s("--app"), s("Kestrel/Returns"), s("--name"), s(name), s("--grant"),
                                 s("client_credentials"), s("--scope"), s("orders:read")})
                       .object()
                       .value(s("id"))
                       .toString();
        QVERIFY(!ids.contains(QString()));
        const qint64 before = m_server.lastAuditEntry();
        auto a = m_server.ctl(words("client bulk suspend --filter name:o --dry-run"));
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(a.object().value(s("calls")).toArray().size(), 2);
        QCOMPARE(m_server.lastAuditEntry(), before);
        a = m_server.ctl(words("client bulk suspend --filter name:o"));
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(clientOf(ids.at(0)).value(s("status")).toString(), s("suspended"));
        QCOMPARE(clientOf(ids.at(1)).value(s("status")).toString(), s("suspended"));
        QCOMPARE(clientOf(ids.at(2)).value(s("status")).toString(), s("active"));
        a = m_server.ctl({s("client"), s("bulk"), s("resume"), s("--client"), ids.at(0), s("--client"), ids.at(1)});
        QCOMPARE(a.code, 0);
        a = m_server.ctl({s("client"), s("bulk"), s("update"), s("--filter"), s("scope:orders:read"), s("--add-scope"), s("orders:delete"),
                          s("--contact"), s("ops@kestrel.example")});
        QVERIFY2(a.code == 0, a.err.constData());
        for (const QString &id : std::as_const(ids)) {
            QCOMPARE(clientOf(id).value(s("scopes")).toArray().size(), 2);
            QCOMPARE(clientOf(id).value(s("contacts")).toArray().first().toString(), s("ops@kestrel.example"));
        }
        // It is a run, which is taken back.
        const QString run = m_server.ctl(words("run list")).array().first().toObject().value(s("id")).toString();
        a = m_server.ctl({s("run"), s("undo"), run});
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(clientOf(ids.at(0)).value(s("scopes")).toArray().size(), 1);
        QVERIFY(clientOf(ids.at(0)).value(s("contacts")).toArray().isEmpty());
        a = m_server.ctl({s("client"), s("bulk"), s("revoke"), s("--client"), ids.at(2)});
        QCOMPARE(a.code, 0);
        QCOMPARE(clientOf(ids.at(2)).value(s("status")).toString(), s("revoked"));
        // What cannot be done is said, and the rest is done.
        a = m_server.plain({s("client"), s("bulk"), s("update"), s("--client"), ids.at(2), s("--client"), ids.at(0), s("--contact"), s("a@b.example")});
        QCOMPARE(a.code, 1);
        QVERIFY2(a.err.contains("left out"), a.err.constData());
        QCOMPARE(clientOf(ids.at(0)).value(s("contacts")).toArray().size(), 1);
        QVERIFY(m_server.plain(words("client bulk suspend")).code != 0);
        QVERIFY(m_server.plain(words("client bulk suspend --filter (")).code != 0);
    }
};

QTEST_GUILESS_MAIN(TestCatalogueCommand)
#include "tst_cataloguecommand.moc"
