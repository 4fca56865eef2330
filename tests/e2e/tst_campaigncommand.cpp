// SPDX-License-Identifier: GPL-3.0-or-later
#include "controlled.h"
#include "support/skip.h"

#include <QDir>

using namespace octroi;
using test::Controlled;
using test::words;

// A rotation campaign by octroictl against a real octroid.
class TestCampaignCommand : public QObject
{
    Q_OBJECT
    Controlled m_server;

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
        QVERIFY(m_server.start());
        QCOMPARE(m_server.ctl(words("partner create --name Kestrel --contact api@kestrel.example")).code, 0);
        for (const char *application : {"Returns", "Stock"}) {
            QCOMPARE(m_server.ctl(words("app create --partner Kestrel --name") << QString::fromLatin1(application)).code, 0);
            QCOMPARE(m_server.ctl(words("key issue --name nightly --app") << QStringLiteral("Kestrel/") + QLatin1String(application)).code, 0);
            QCOMPARE(m_server.ctl(words("key issue --name daily --app") << QStringLiteral("Kestrel/") + QLatin1String(application)).code, 0);
        }
    }
    void cleanupTestCase() { QVERIFY(m_server.stop()); }

    void isPreviewedAndWantsAPlaceForTheSecrets()
    {
        const qint64 before = m_server.lastAuditEntry();
        auto a = m_server.ctl(words("campaign start --name Autumn --filter name:nightly --dry-run"));
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(a.object()[QLatin1String("keys")].toArray().size(), 2);
        a = m_server.ctl(words("campaign start --name Autumn --filter name:nightly --yes"));
        QCOMPARE(a.code, 1);
        QVERIFY2(a.err.contains("--secrets"), a.err.constData());
        a = m_server.ctl(words("campaign start --name Autumn --filter name:nightly --overlap soon --secrets x --yes"));
        QCOMPARE(a.code, 1);
        a = m_server.ctl(words("campaign start --name Autumn --filter name:nobody --yes --secrets") << m_server.file("none.csv"));
        QVERIFY(a.code != 0);
        QCOMPARE(m_server.lastAuditEntry(), before);
    }
    void startedFollowedAndEnded()
    {
        const QString secrets = m_server.file("successors.csv");
        auto a = m_server.ctl(words("campaign start --name Autumn --filter name:nightly --overlap 10d --quiet 1d --yes --secrets") << secrets);
        QVERIFY2(a.code == 0, a.err.constData());
        const QString id = a.object()[QLatin1String("id")].toString();
        QCOMPARE(a.object()[QLatin1String("delivered")].toInt(), 2);
        const QList<QByteArray> rows = read(secrets).trimmed().split('\n');
        QCOMPARE(rows.size(), 3);
        QVERIFY2(rows[1].startsWith("Kestrel,"), rows[1].constData());
#ifdef Q_OS_UNIX
        QCOMPARE(QFile(secrets).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
#endif
        QCOMPARE(m_server.ctl(words("campaign list")).array().size(), 1);
        a = m_server.ctl(words("campaign show autumn"));
        QVERIFY2(a.code == 0, a.err.constData());
        const QJsonArray keys = a.object()[QLatin1String("keys")].toArray();
        QCOMPARE(keys.size(), 2);
        QCOMPARE(keys[0].toObject()[QLatin1String("adoption")].toString(), QStringLiteral("not_moved"));
        QCOMPARE(keys[0].toObject()[QLatin1String("contact")].toString(), QStringLiteral("api@kestrel.example"));
        const QString old = keys[0].toObject()[QLatin1String("key_id")].toString(), deadline = keys[0].toObject()[QLatin1String("deadline")].toString();
        QCOMPARE(m_server.ctl(words("campaign extend Autumn --until 30d --key") << old).code, 0);
        a = m_server.ctl(words("campaign show Autumn"));
        QVERIFY(a.object()[QLatin1String("keys")].toArray()[0].toObject()[QLatin1String("deadline")].toString() > deadline);
        QCOMPARE(m_server.ctl(words("campaign extend Autumn --until 30d --key 0123456789")).code, 4);
        QCOMPARE(m_server.ctl(words("campaign retire Autumn")).object()[QLatin1String("done")].toInt(), 0); // nobody has moved
        QCOMPARE(m_server.ctl(words("campaign retire Autumn --key") << old).code, 0);
        a = m_server.ctl(words("campaign show Autumn"));
        QCOMPARE(a.object()[QLatin1String("keys")].toArray()[0].toObject()[QLatin1String("adoption")].toString(), QStringLiteral("retired"));
        QCOMPARE(m_server.ctl(words("campaign close") << id).code, 0);
        QVERIFY(m_server.ctl(words("campaign list")).array()[0].toObject()[QLatin1String("closed_at")].isString());
        a = m_server.plain(words("campaign show Autumn"));
        QVERIFY2(a.out.contains("retired"), a.out.constData());
    }
    void sealedAFileAnApplication()
    {
        const QString passphrase = m_server.write("passphrase", "correct horse battery staple\n"), folder = m_server.file("sealed");
        auto a = m_server.ctl(words("campaign start --name Winter --filter name:daily --yes --deliver-passphrase-file") << passphrase << QStringLiteral("--out") << folder);
        QVERIFY2(a.code == 0, a.err.constData());
        const QStringList files = QDir(folder).entryList(QDir::Files);
        QCOMPARE(files.size(), 2);
        for (const QString &name : files) {
            const QByteArray sealed = read(folder + u'/' + name);
            QVERIFY2(sealed.startsWith("-----BEGIN CMS"), sealed.constData());
            QVERIFY(!sealed.contains("oct_live_"));
        }
        // All is delivered: nothing is left to resume.
        a = m_server.ctl(words("campaign resume Winter --deliver-passphrase-file") << passphrase << QStringLiteral("--out") << folder);
        QCOMPARE(a.object()[QLatin1String("rotated")].toInt(-1), 0);
        QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestCampaignCommand)
#include "tst_campaigncommand.moc"
