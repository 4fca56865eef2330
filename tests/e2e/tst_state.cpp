// SPDX-License-Identifier: GPL-3.0-or-later
#include "controlled.h"
#include "support/skip.h"

using namespace octroi;
using test::Controlled;
using test::words;

// State as code: the real octroictl against the real octroid.
class TestState : public QObject
{
    Q_OBJECT

    Controlled m_demo, m_empty;

    QByteArray exported(const Controlled &server) const
    {
        const auto answer = server.plain(words("export"));
        return answer.code == 0 ? answer.out : "failed: " + answer.err;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(Controlled::program("octroid")))
            test::skipProgram(QStringLiteral("octroid is not built"));
        QVERIFY(m_demo.start({QStringLiteral("--demo"), QStringLiteral("7")}));
        QVERIFY(m_empty.start());
        // What the demo organisation does not have.
        auto a = m_demo.ctl(words("partner create --name Kestrel --tag no --contact api@kestrel.example"));
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(m_demo.ctl(words("app create --partner Kestrel --name web/shop")).code, 0);
        QCOMPARE(m_demo.ctl(words("plan create --name Half --rate 0.5")).code, 0);
        a = m_demo.ctl({QStringLiteral("client"), QStringLiteral("create"), QStringLiteral("--app"),
                        QStringLiteral("Kestrel/web/shop"), QStringLiteral("--name"),
                        QStringLiteral("worker: nightly"), QStringLiteral("--grant"),
                        QStringLiteral("client_credentials"), QStringLiteral("--plan"),
                        QStringLiteral("Half"), QStringLiteral("--expires"), QStringLiteral("2099-01-31")});
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(m_demo
                     .ctl({QStringLiteral("client"), QStringLiteral("suspend"),
                           a.object()[QLatin1String("id")].toString()})
                     .code,
                 0);
        QCOMPARE(
            m_demo
                .ctl({QStringLiteral("client"), QStringLiteral("create"), QStringLiteral("--app"),
                      QStringLiteral("Kestrel/web/shop"), QStringLiteral("--name"), QStringLiteral("phone"),
                      QStringLiteral("--kind"), QStringLiteral("native"), QStringLiteral("--auth"),
                      QStringLiteral("none"), QStringLiteral("--grant"), QStringLiteral("authorization_code"),
                      QStringLiteral("--redirect-uri"), QStringLiteral("http://127.0.0.1/back")})
                .code,
            0);
        a = m_demo.ctl({QStringLiteral("client"), QStringLiteral("create"), QStringLiteral("--app"),
                        QStringLiteral("Kestrel/web/shop"), QStringLiteral("--name"), QStringLiteral("gone"),
                        QStringLiteral("--grant"), QStringLiteral("client_credentials")});
        QCOMPARE(m_demo
                     .ctl({QStringLiteral("client"), QStringLiteral("revoke"),
                           a.object()[QLatin1String("id")].toString()})
                     .code,
                 0);
        QCOMPARE(m_demo.ctl(words("partner create --name Wren")).code, 0);
        QCOMPARE(m_demo.ctl(words("app create --partner Wren --name Old")).code, 0);
        QCOMPARE(m_demo.ctl(words("partner close Wren")).code, 0);
    }
    void cleanupTestCase()
    {
        QVERIFY(m_demo.stop());
        QVERIFY(m_empty.stop());
    }

    void anExportDiffersInNothing()
    {
        const QByteArray text = exported(m_demo);
        QVERIFY2(text.startsWith("octroi: 1\n"), text.constData());
        QVERIFY(text.contains("status: closed") && text.contains("\"worker: nightly\"") &&
                text.contains("suspended: true"));
        QVERIFY(!text.contains("gone") && !text.contains("secret"));
        QCOMPARE(exported(m_demo), text);
        const QString file = m_demo.write("state.yaml", text);
        const qint64 before = m_demo.lastAuditEntry();
        auto a = m_demo.ctl({QStringLiteral("plan"), file, QStringLiteral("--prune")});
        QVERIFY2(a.code == 0, (a.out + a.err).constData());
        QCOMPARE(a.object()[QLatin1String("differences")].toArray().size(), 0);
        for (int i = 0; i < 2; ++i) {
            a = m_demo.ctl(
                {QStringLiteral("apply"), file, QStringLiteral("--yes"), QStringLiteral("--prune")});
            QVERIFY2(a.code == 0, (a.out + a.err).constData());
        }
        QCOMPARE(m_demo.lastAuditEntry(), before);
    }

    void anEmptyBackendBecomesTheSame()
    {
        const QByteArray text = exported(m_demo);
        const QString file = m_empty.write("demo.yaml", text);
        auto a = m_empty.ctl({QStringLiteral("plan"), file});
        QVERIFY2(a.code == 8, (a.out + a.err).constData());
        QVERIFY(a.object()[QLatin1String("differences")].toArray().size() > 60);
        a = m_empty.ctl({QStringLiteral("apply"), file, QStringLiteral("--yes")});
        QCOMPARE(a.code, 1); // where do the secrets go?
        QVERIFY(a.err.contains("--secrets"));
        const QString secrets = m_empty.file("secrets.csv");
        a = m_empty.ctl(
            {QStringLiteral("apply"), file, QStringLiteral("--yes"), QStringLiteral("--secrets"), secrets});
        QVERIFY2(a.code == 0, (a.out + a.err).constData());
        QCOMPARE(exported(m_empty), text);
        QFile written(secrets);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QList<QByteArray> rows = written.readAll().split('\n');
        QCOMPARE(rows.size(), 3);
        QVERIFY2(rows[1].startsWith("Kestrel/web/shop/worker: nightly,"), rows[1].constData());
        QCOMPARE(rows[1].split(',').size(), 3);
        QVERIFY(rows[1].split(',').last().trimmed().size() > 20);
#ifdef Q_OS_UNIX
        QCOMPARE(written.permissions() &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
#endif
        const qint64 before = m_empty.lastAuditEntry();
        a = m_empty.ctl({QStringLiteral("apply"), file, QStringLiteral("--yes")});
        QVERIFY2(a.code == 0, (a.out + a.err).constData());
        QCOMPARE(m_empty.lastAuditEntry(), before);
    }

    void whatDiffersIsSaidAndDone()
    {
        QByteArray text = "octroi: 1\n"
                          "scopes:\n  - name: depot:read\n    sensitivity: high\n"
                          "plans:\n  - name: half\n    rate: 2\n  - name: Free\n"
                          "partners:\n"
                          "  - name: Kestrel\n    kind: internal\n    applications:\n"
                          "      - name: web/shop\n        clients:\n"
                          "          - {name: 'worker: nightly', grant_types: [client_credentials], scopes: "
                          "[depot:read], plan: Free}\n"
                          "      - name: Depot\n";
        const QString file = m_demo.write("other.yaml", text);
        auto a = m_demo.plain({QStringLiteral("plan"), file});
        QVERIFY2(a.code == 8, (a.out + a.err).constData());
        for (const char *line :
             {"+ scope depot:read", "~ plan half", "rate: 0.5 -> 2", "+ plan Free", "~ partner Kestrel",
              "kind: business -> internal", "+ application Kestrel/Depot",
              "~ client Kestrel/web/shop/worker: nightly", "plan: Half -> Free", "suspended: true -> false"})
            QVERIFY2(a.out.contains(line), (a.out + line).constData());
        QVERIFY(!a.out.contains("\n- "));
        a = m_demo.plain({QStringLiteral("apply"), file}, "n\n");
        QCOMPARE(a.code, 1);
        QCOMPARE(m_demo.ctl({QStringLiteral("plan"), file}).code, 8);
        a = m_demo.plain({QStringLiteral("apply"), file}, "y\n");
        QVERIFY2(a.code == 0, (a.out + a.err).constData());
        QCOMPARE(m_demo.ctl({QStringLiteral("plan"), file}).code, 0);
    }

    // Whoever closes every partner refuses every call that is let through today.
    void callsThatWouldHaveBeenRefusedAreSaid()
    {
        QByteArray text = "octroi: 1\npartners:\n";
        const QJsonArray partners = m_demo.ctl(words("partner list")).array();
        QVERIFY(!partners.isEmpty());
        for (const QJsonValue one : partners)
            text += "  - {name: '" + one[QLatin1String("name")].toString().replace(u'\'', QLatin1String("''")).toUtf8() + "', status: closed}\n";
        const QString file = m_demo.write("closed.yaml", text);
        const qint64 before = m_demo.lastAuditEntry();
        auto a = m_demo.ctl({QStringLiteral("plan"), file});
        QVERIFY2(a.code == 8, (a.out + a.err).constData());
        const QJsonObject foreseen = a.object()[QLatin1String("foreseen")].toObject();
        QVERIFY2(foreseen[QLatin1String("refused")].toInteger() > 0, a.out.constData());
        QVERIFY(!foreseen[QLatin1String("callers")].toArray().isEmpty());
        a = m_demo.plain({QStringLiteral("plan"), file});
        QCOMPARE(a.code, 8);
        QVERIFY2(a.out.contains(QByteArray::number(foreseen[QLatin1String("refused")].toInteger()) +
                                " calls of the last 7 days would have been refused"),
                 a.out.constData());
        // It stands before the question.
        a = m_demo.plain({QStringLiteral("apply"), file}, "n\n");
        QCOMPARE(a.code, 1);
        QVERIFY2(a.out.contains(" calls of the last 7 days would have been refused"), a.out.constData());
        QCOMPARE(m_demo.lastAuditEntry(), before);
    }

    void pruningRemovesWhatIsNotNamed()
    {
        QCOMPARE(m_empty
                     .ctl({QStringLiteral("api"), QStringLiteral("create"), QStringLiteral("--name"),
                           QStringLiteral("Taken"), QStringLiteral("--base-path"), QStringLiteral("/taken")})
                     .code,
                 0);
        // The base path goes over to another API, so the first is deleted before.
        const QString file = m_empty.write(
            "few.yaml", "octroi: 1\nscopes: []\nplans: []\napis: [{name: Takes over, base_path: /taken}]\n"
                        "partners: [{name: Kestrel, tags: ['no'], contact: api@kestrel.example}]\n");
        auto a = m_empty.plain({QStringLiteral("plan"), file, QStringLiteral("--prune")});
        QVERIFY2(a.code == 8, (a.out + a.err).constData());
        for (const char *line :
             {"- api Taken: is deleted", "+ api Takes over",
              "- client Kestrel/web/shop/phone: is revoked, for ever",
              "= plan Half: stays; plans cannot be deleted",
              "= application Kestrel/web/shop: stays; applications cannot be deleted", ": is closed"})
            QVERIFY2(a.out.contains(line), (a.out + line).constData());
        a = m_empty.ctl({QStringLiteral("apply"), file, QStringLiteral("--prune"), QStringLiteral("--yes")});
        QVERIFY2(a.code == 0, (a.out + a.err).constData());
        a = m_empty.ctl({QStringLiteral("plan"), file, QStringLiteral("--prune")});
        QVERIFY2(a.code == 0, (a.out + a.err).constData());
        const qint64 before = m_empty.lastAuditEntry();
        QCOMPARE(
            m_empty.ctl({QStringLiteral("apply"), file, QStringLiteral("--prune"), QStringLiteral("--yes")})
                .code,
            0);
        QCOMPARE(m_empty.lastAuditEntry(), before);
        QCOMPARE(m_empty.ctl(words("api list")).array().size(), 1);
        QCOMPARE(m_empty.ctl(words("scope list")).array().size(), 0);
    }

    void whatCannotBeIsRefusedBeforeAnythingIsDone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("broken") << QByteArray("octroi: 1\nscopes:\n  - nam: a\n")
                                << QByteArray("line 3, column 5");
        QTest::newRow("unknown scope")
            << QByteArray("octroi: 1\nplans: [{name: new}]\napis: [{name: A, base_path: /a, endpoints: "
                          "[{method: GET, path: /, scopes: [no:such]}]}]\n")
            << QByteArray("there is no scope no:such");
        QTest::newRow("unknown plan")
            << QByteArray("octroi: 1\npartners: [{name: N, applications: [{name: A, clients: [{name: c, "
                          "grant_types: [client_credentials], plan: dear}]}]}]\n")
            << QByteArray("there is no plan dear");
    }
    void whatCannotBeIsRefusedBeforeAnythingIsDone()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, said);
        const QString file = m_demo.write("wrong.yaml", text);
        const qint64 before = m_demo.lastAuditEntry();
        auto a = m_demo.plain({QStringLiteral("plan"), file});
        QCOMPARE(a.code, 1);
        QVERIFY2(a.err.contains(said), a.err.constData());
        a = m_demo.plain({QStringLiteral("apply"), file, QStringLiteral("--yes"), QStringLiteral("--secrets"),
                          m_demo.file("never.csv")});
        QCOMPARE(a.code, 1);
        QVERIFY2(a.err.contains(said), a.err.constData());
        QCOMPARE(m_demo.lastAuditEntry(), before);
        QVERIFY(!QFile::exists(m_demo.file("never.csv")));
    }

    void wordsOfTheCommandLine()
    {
        QCOMPARE(m_demo.ctl(words("plan")).code, 2);
        QCOMPARE(m_demo.ctl(words("plan nothing.yaml")).code, 4);
        QVERIFY(m_demo.ctl(words("plan list")).array().size() >= 2);
        QCOMPARE(m_demo.ctl(words("apply -"), "octroi: 1\n").code, 1);
        QCOMPARE(m_demo.ctl(words("plan -"), "octroi: 1\n").code, 0);
        QCOMPARE(m_demo.ctl(words("apply - --yes"), "octroi: 1\n").code, 0);
    }
};

QTEST_GUILESS_MAIN(TestState)
#include "tst_state.moc"
