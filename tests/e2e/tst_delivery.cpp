// SPDX-License-Identifier: GPL-3.0-or-later
#include "controlled.h"
#include "support/skip.h"

#include <QStandardPaths>

using namespace octroi;
using test::Controlled;
using test::words;

// A key that is issued sealed: the real octroictl against the real octroid, opened by the real openssl.
class TestDelivered : public QObject
{
    Q_OBJECT

    Controlled m_server;

    QByteArray openssl(const QStringList &arguments) const
    {
        QProcess process;
        process.start(QStringLiteral("openssl"), arguments);
        return process.waitForFinished(60'000) && process.exitCode() == 0 ? process.readAllStandardOutput()
                                                                          : QByteArray();
    }
    QByteArray opened(const QString &path, const QStringList &with) const
    {
        return openssl(QStringList{QStringLiteral("cms"), QStringLiteral("-decrypt"),
                                   QStringLiteral("-inform"), QStringLiteral("PEM"), QStringLiteral("-in"),
                                   path} +
                       with);
    }
    qsizetype keys() const { return m_server.ctl(words("key list")).array().size(); }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(Controlled::program("octroid")))
            test::skipProgram(QStringLiteral("octroid is not built"));
        if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
            test::skipProgram(QStringLiteral("there is no openssl program"));
        QVERIFY(m_server.start());
        QCOMPARE(m_server.ctl(words("partner create --name Kestrel")).code, 0);
        QCOMPARE(m_server.ctl(words("app create --partner Kestrel --name Returns")).code, 0);
        openssl(words("req -x509 -newkey rsa:2048 -nodes -subj /CN=kestrel -days 30") +
                QStringList{QStringLiteral("-keyout"), m_server.file("kestrel.key"), QStringLiteral("-out"),
                            m_server.file("kestrel.pem")});
        QVERIFY(QFile::exists(m_server.file("kestrel.pem")));
    }
    void cleanupTestCase() { QVERIFY(m_server.stop()); }

    void issuedToACertificate()
    {
        const QString out = m_server.file("issued.cms");
        const QStringList to{QStringLiteral("--deliver-to"), m_server.file("kestrel.pem"),
                             QStringLiteral("--out"), out};
        auto a = m_server.plain(words("key issue --app Kestrel/Returns --name nightly") + to);
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(a.out, QByteArray());
        QVERIFY2(a.err.contains("sealed for kestrel"), a.err.constData());
        const QByteArray env = opened(out, {QStringLiteral("-inkey"), m_server.file("kestrel.key")});
        const QByteArray start = "NIGHTLY_API_KEY=";
        QVERIFY2(env.contains(start + "oct_live_"), env.constData());
        const QByteArray key = env.mid(env.indexOf(start) + start.size()).trimmed();
        const auto check = m_server.ctl(words("check /returns/x"), key);
        const QString refusal = check.object()[QLatin1String("refusal")].toString();
        QVERIFY2(refusal != QLatin1String("unknown") && refusal != QLatin1String("malformed"),
                 check.out.constData());
        QVERIFY(!a.err.contains(key));
#ifdef Q_OS_UNIX
        QCOMPARE(QFile(out).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
#endif
        // Nothing is issued where it could not be delivered.
        const qsizetype before = keys();
        a = m_server.ctl(words("key issue --app Kestrel/Returns --name second") + to);
        QCOMPARE(a.code, 7);
        a = m_server.ctl(words("key issue --app Kestrel/Returns --name second --out") +
                         QStringList{m_server.file("x.cms"), QStringLiteral("--deliver-to"),
                                     m_server.file("kestrel.key")});
        QCOMPARE(a.code, 1);
        QVERIFY2(a.err.contains("certificate_is_private_key"), a.err.constData());
        QVERIFY(!QFile::exists(m_server.file("x.cms")));
        a = m_server.ctl(words("key issue --app Kestrel/Returns --name second --out") +
                         QStringList{m_server.file("x.cms")});
        QCOMPARE(a.code, 1);
        QCOMPARE(m_server
                     .ctl(words("key issue --app Kestrel/Returns --name second --deliver-to") +
                          QStringList{m_server.file("kestrel.pem")})
                     .code,
                 2);
        QCOMPARE(keys(), before);
    }

    void issuedAsText()
    {
        const QString out = m_server.file("text.cms");
        const auto a = m_server.ctl(words("key issue --app Kestrel/Returns --name plain --deliver-format text --out") +
                                    QStringList{out, QStringLiteral("--deliver-to"), m_server.file("kestrel.pem")});
        QVERIFY2(a.code == 0, a.err.constData());
        const QByteArray text = opened(out, {QStringLiteral("-inkey"), m_server.file("kestrel.key")});
        QVERIFY2(text.contains("oct_live_") && text.contains("plain") && !text.contains("PLAIN_API_KEY"), text.constData());
    }

    void rotatedToAPassphrase()
    {
        const QJsonObject issued =
            m_server.ctl(words("key issue --app Kestrel/Returns --name hourly")).object();
        const QString id = issued[QLatin1String("id")].toString();
        const QString out = m_server.file("rotated.cms");
        const QString passphrase = m_server.write("passphrase", "a sparrow on the wire\n");
        const QStringList rotate{QStringLiteral("key"),
                                 QStringLiteral("rotate"),
                                 id,
                                 QStringLiteral("--deliver-format"),
                                 QStringLiteral("json"),
                                 QStringLiteral("--out"),
                                 out,
                                 QStringLiteral("--deliver-passphrase-file")};
        auto a = m_server.ctl(rotate + QStringList{m_server.write("short", "sparrow")});
        QCOMPARE(a.code, 1);
        QVERIFY2(a.err.contains("passphrase_short"), a.err.constData());
        a = m_server.ctl(rotate + QStringList{passphrase});
        QVERIFY2(a.code == 0, a.err.constData());
        QVERIFY(!a.object().contains(QLatin1String("key")));
        QCOMPARE(a.object()[QLatin1String("delivery")].toObject()[QLatin1String("format")].toString(),
                 QStringLiteral("json"));
        const QByteArray json =
            opened(out, {QStringLiteral("-pwri_password"), QStringLiteral("a sparrow on the wire")});
        const QJsonObject member = QJsonDocument::fromJson(json).array().first().toObject();
        QVERIFY2(member[QLatin1String("key")].toString().startsWith(QLatin1String("oct_live_")),
                 json.constData());
        QVERIFY(member[QLatin1String("key")] != issued[QLatin1String("key")]);
        QCOMPARE(member[QLatin1String("partner")].toString(), QStringLiteral("Kestrel"));
    }
};

QTEST_GUILESS_MAIN(TestDelivered)
#include "tst_delivery.moc"
