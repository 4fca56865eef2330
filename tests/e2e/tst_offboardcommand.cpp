// SPDX-License-Identifier: GPL-3.0-or-later
#include "controlled.h"
#include "support/skip.h"

using namespace octroi;
using test::Controlled;
using test::words;

// A partner is let go on two real octroids by one octroictl, with a receipt that is verified offline.
class TestOffboardCommand : public QObject
{
    Q_OBJECT
    Controlled m_a, m_b;

    static bool fill(const Controlled &server)
    {
        return server.ctl(words("partner create --name Kestrel")).code == 0 && server.ctl(words("app create --partner Kestrel --name Returns")).code == 0 &&
               server.ctl(words("key issue --app Kestrel/Returns --name nightly")).code == 0 && server.ctl(words("key issue --app Kestrel/Returns --name daily")).code == 0;
    }
    QByteArray read(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(Controlled::program("octroid")))
            test::skipProgram(QStringLiteral("octroid is not built"));
        QVERIFY(m_a.start());
        QVERIFY(m_b.start());
        QVERIFY(fill(m_a));
        QVERIFY(fill(m_b));
    }
    void cleanupTestCase()
    {
        QVERIFY(m_a.stop());
        QVERIFY(m_b.stop());
    }
    void previewedAndRefused()
    {
        const qint64 before = m_a.lastAuditEntry();
        auto a = m_a.ctl(words("partner offboard kestrel --dry-run --also") << m_b.file("admin.json"));
        QCOMPARE(a.code, 0);
        const QJsonArray backends = a.object()[QLatin1String("backends")].toArray();
        QCOMPARE(backends.size(), 2);
        QCOMPARE(backends[1].toObject()[QLatin1String("calls")].toArray().size(), 3);
        a = m_a.ctl(words("partner offboard kestrel"));
        QCOMPARE(a.code, 1); // cannot ask
        a = m_a.plain(words("partner offboard kestrel"), "Kestre\n");
        QVERIFY(a.code != 0);
        a = m_a.ctl(words("partner offboard kestrel --yes --also") << m_b.file("admin.json") + QStringLiteral("=Wren"));
        QCOMPARE(a.code, 4);
        a = m_a.ctl(words("partner offboard kestrel --yes --receipt") << m_a.file("admin.json"));
        QCOMPARE(a.code, 7); // is there already
        QCOMPARE(m_a.lastAuditEntry(), before);
    }
    void endedAndProven()
    {
        const QString receipt = m_a.file("receipt.json");
        auto a = m_a.ctl(words("partner offboard kestrel --yes --also") << m_b.file("admin.json") << QStringLiteral("--receipt") << receipt);
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(a.object()[QLatin1String("ended")].toInt(), 6);
        QCOMPARE(a.object()[QLatin1String("statements")].toInt(), 2);
        for (const Controlled *server : {&m_a, &m_b}) {
            QCOMPARE(server->ctl(words("partner show Kestrel")).object()[QLatin1String("status")].toString(), QStringLiteral("closed"));
            QCOMPARE(server->ctl(words("audit checkpoints --jwks") << server->file("jwks.json")).code, 0);
        }
        const QStringList verify = words("receipt verify") << receipt << QStringLiteral("--jwks") << m_a.file("jwks.json");
        a = m_a.ctl(verify);
        QCOMPARE(a.code, 1); // only one of both signers is known
        a = m_a.ctl(verify + QStringList{QStringLiteral("--jwks"), m_b.file("jwks.json")});
        QVERIFY2(a.code == 0, a.out.constData());
        QCOMPARE(a.object()[QLatin1String("proven")].toInt(), 6);
        const QString altered = m_a.write("altered.json", read(receipt).replace("\"nightly\"", "\"weekly\""));
        a = m_a.ctl(words("receipt verify") << altered << QStringLiteral("--jwks") << m_a.file("jwks.json") << QStringLiteral("--jwks") << m_b.file("jwks.json"));
        QCOMPARE(a.code, 1);
        QVERIFY2(a.out.contains("another content"), a.out.constData());
        // Typed instead of --yes, and nothing is left.
        a = m_a.plain(words("partner offboard kestrel"), "Kestrel\n");
        QCOMPARE(a.code, 0);
        QVERIFY2(a.out.contains("0 ended, 3 had ended before"), a.out.constData());
    }
};

QTEST_GUILESS_MAIN(TestOffboardCommand)
#include "tst_offboardcommand.moc"
