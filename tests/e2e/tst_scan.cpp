// SPDX-License-Identifier: GPL-3.0-or-later
#include "controlled.h"
#include "support/skip.h"

#include <QDir>
#include <QStandardPaths>
#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace octroi;
using test::Controlled;
using test::words;

// octroictl scan in a pipeline: real keys of a real octroid, exit codes, and never a whole key.
class TestScan : public QObject
{
    Q_OBJECT

    Controlled m_server;
    QString m_id, m_revokedId;
    QByteArray m_key, m_revoked;

    QJsonObject issue(const char *name)
    {
        return m_server
            .ctl(words("key issue --app Kestrel/Returns --name") + QStringList{QString::fromLatin1(name)})
            .object();
    }
    QJsonObject only(const QByteArray &json) const
    {
        const QJsonArray all = QJsonDocument::fromJson(json).object()[QLatin1String("findings")].toArray();
        return all.size() == 1 ? all.first().toObject() : QJsonObject();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(Controlled::program("octroid")))
            test::skipProgram(QStringLiteral("octroid is not built"));
        QVERIFY(m_server.start());
        QCOMPARE(m_server.ctl(words("partner create --name Kestrel")).code, 0);
        QCOMPARE(m_server.ctl(words("app create --partner Kestrel --name Returns")).code, 0);
        QJsonObject key = issue("nightly");
        m_id = key[QLatin1String("id")].toString();
        m_key = key[QLatin1String("key")].toString().toLatin1();
        key = issue("old");
        m_revokedId = key[QLatin1String("id")].toString();
        m_revoked = key[QLatin1String("key")].toString().toLatin1();
        QCOMPARE(m_server.ctl({QStringLiteral("key"), QStringLiteral("revoke"), m_revokedId}).code, 0);
    }
    void cleanupTestCase() { QVERIFY(m_server.stop()); }

    void exitCodes()
    {
        const QString live = m_server.write("live.log", "GET /x\nX-API-Key: " + m_key + "\n");
        const QString revoked = m_server.write("revoked.log", "k=" + m_revoked);
        const QString clean = m_server.write("clean.log", "nothing here\n");
        auto a = m_server.plain({QStringLiteral("scan"), live, revoked, clean});
        QCOMPARE(a.code, 3);
        QVERIFY2(a.out.contains("live.log:2:12") && a.out.contains("Kestrel/Returns") &&
                     a.out.contains("revoked.log:1:3"),
                 a.out.constData());
        QVERIFY(a.out.indexOf("live ") < a.out.indexOf("revoked "));
        for (const QByteArray &secret : {m_key, m_revoked})
            QVERIFY(!a.out.contains(secret.mid(20)) && !a.err.contains(secret.mid(20)));
        a = m_server.ctl({QStringLiteral("scan"), revoked});
        QCOMPARE(a.code, 0);
        QCOMPARE(only(a.out)[QLatin1String("verdict")].toString(), QStringLiteral("revoked"));
        a = m_server.ctl({QStringLiteral("scan"), clean});
        QCOMPARE(a.code, 0);
        QCOMPARE(a.object()[QLatin1String("whole")].toBool(), true);
        QCOMPARE(a.object()[QLatin1String("files")].toInt(), 1);
        // What could not be read is no all-clear.
        a = m_server.ctl({QStringLiteral("scan"), clean, m_server.file("none.log")});
        QCOMPARE(a.code, 1);
        QCOMPARE(a.object()[QLatin1String("whole")].toBool(), false);
        a = m_server.ctl({QStringLiteral("scan"), live, m_server.file("none.log")});
        QCOMPARE(a.code, 3);
        QCOMPARE(m_server.ctl({QStringLiteral("scan")}).code, 1);
        // Suspended is not live.
        QCOMPARE(m_server.ctl({QStringLiteral("key"), QStringLiteral("suspend"), m_id}).code, 0);
        a = m_server.ctl({QStringLiteral("scan"), live});
        QCOMPARE(a.code, 0);
        QCOMPARE(only(a.out)[QLatin1String("verdict")].toString(), QStringLiteral("suspended"));
        QCOMPARE(m_server.ctl({QStringLiteral("key"), QStringLiteral("resume"), m_id}).code, 0);
    }

    void standardInput()
    {
        auto a = m_server.ctl(words("scan --stdin"), "x\n" + m_key);
        QCOMPARE(a.code, 3);
        const QJsonObject place = only(a.out)[QLatin1String("places")].toArray().first().toObject();
        QCOMPARE(place[QLatin1String("path")].toString(), QStringLiteral("-"));
        QCOMPARE(place[QLatin1String("line")].toInt(), 2);
        QCOMPARE(m_server.ctl(words("scan -"), "nothing").code, 0);
    }

    void offline()
    {
        const QByteArray list = m_server.ctl(words("key list")).out;
        QVERIFY(!list.contains(m_key));
        const QString file = m_server.write("keys.json", list);
        QProcess process; // no sign-in, and no server it could ask
        process.start(Controlled::program("octroictl"),
                      {QStringLiteral("--json"), QStringLiteral("scan"), QStringLiteral("--keys"), file,
                       QStringLiteral("--stdin")});
        process.write("a " + m_key);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 3);
        const QJsonObject finding = only(process.readAllStandardOutput());
        QCOMPARE(finding[QLatin1String("id")].toString(), m_id);
        QCOMPARE(finding[QLatin1String("credential")][QLatin1String("name")].toString(),
                 QStringLiteral("nightly"));
        auto a = m_server.ctl({QStringLiteral("scan"), QStringLiteral("--keys"),
                               m_server.write("broken.json", "{"), QStringLiteral("--stdin")});
        QCOMPARE(a.code, 1);
        QCOMPARE(m_server
                     .ctl({QStringLiteral("scan"), QStringLiteral("--keys"), m_server.file("none.json"),
                           QStringLiteral("-")})
                     .code,
                 4);
    }

    void repository()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty())
            test::skipProgram(QStringLiteral("there is no git program"));
        const QString folder = m_server.file("repository");
        const auto git = [&folder](const QStringList &arguments) {
            QProcess process;
            process.setWorkingDirectory(folder);
            process.start(QStringLiteral("git"),
                          QStringList{QStringLiteral("-c"), QStringLiteral("user.name=Ada"),
                                      QStringLiteral("-c"), QStringLiteral("user.email=ada@wren.example")} +
                              arguments);
            return process.waitForFinished(60'000) && process.exitCode() == 0;
        };
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(!m_server.write("repository/app.conf", "key=" + m_key + "\n").isEmpty());
        QVERIFY(git(words("init -q")) && git(words("add -A")) && git(words("commit -q -m first")));
        QVERIFY(QFile::remove(folder + QStringLiteral("/app.conf")));
        QVERIFY(git(words("commit -q -a -m removed")));
        QCOMPARE(m_server.ctl({QStringLiteral("scan"), folder}).code, 0); // objects are compressed
        auto a = m_server.ctl({QStringLiteral("scan"), QStringLiteral("--git"), folder});
        QCOMPARE(a.code, 3);
        const QJsonObject place = only(a.out)[QLatin1String("places")].toArray().first().toObject();
        QCOMPARE(place[QLatin1String("path")].toString(), QStringLiteral("app.conf"));
        QCOMPARE(place[QLatin1String("commit")].toString().size(), 40);
        QVERIFY(QDir().mkpath(m_server.file("plain")));
        a = m_server.ctl({QStringLiteral("scan"), QStringLiteral("--git"), m_server.file("plain")});
        QCOMPARE(a.code, 1);
        QVERIFY2(a.err.contains("not_a_repository") || a.err.contains("not a git repository"),
                 a.err.constData());
    }

#ifdef Q_OS_LINUX
    // One change, previewed before; what was revoked comes back, and the successors go into a file.
    void liveKeysAreRevokedOrRotated()
    {
        const QString log = m_server.write("leaked.log", "k=" + m_key + "\nold=" + m_revoked + "\n");
        const auto revoked = [this] {
            return m_server.ctl({QStringLiteral("key"), QStringLiteral("show"), m_id}).object().value(QLatin1String("revoked_at")).isString();
        };
        auto a = m_server.ctl({QStringLiteral("scan"), log, QStringLiteral("--revoke"), QStringLiteral("--dry-run")});
        QCOMPARE(a.code, 3);
        QCOMPARE(a.object().value(QLatin1String("calls")).toArray().size(), 1);
        QVERIFY(!revoked());
        a = m_server.ctl({QStringLiteral("scan"), log, QStringLiteral("--revoke")});
        QCOMPARE(a.code, 3);
        const QJsonArray ended = a.object().value(QLatin1String("answered")).toArray();
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended.first().toObject().value(QLatin1String("id")).toString(), m_id);
        QVERIFY(revoked());
        QCOMPARE(m_server.ctl({QStringLiteral("scan"), log, QStringLiteral("--revoke")}).code, 0); // none is live
        QCOMPARE(m_server.ctl({QStringLiteral("undo")}).code, 0);
        QVERIFY(!revoked());
        const QString successors = m_server.file("successors.csv");
        a = m_server.plain({QStringLiteral("scan"), log, QStringLiteral("--rotate"), successors, QStringLiteral("--overlap-seconds"), QStringLiteral("3600")});
        QCOMPARE(a.code, 3);
        QFile file(successors);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("oct_live_"));
        QVERIFY(!a.out.contains(m_key));
    }

    void interruptedByHand()
    {
        QFile large(m_server.file("large"));
        QVERIFY(large.open(QIODevice::WriteOnly) &&
                large.resize(qint64(1) << 40)); // nobody would wait for it
        QProcess process;
        process.start(Controlled::program("octroictl"),
                      {QStringLiteral("--json"), QStringLiteral("scan"), QStringLiteral("--keys"),
                       m_server.write("none.json", "[]"), large.fileName()});
        QVERIFY(process.waitForStarted());
        const auto catches = [&process] {
            QFile status(QStringLiteral("/proc/%1/status").arg(process.processId()));
            if (!status.open(QIODevice::ReadOnly))
                return false;
            const QByteArray text = status.readAll();
            const qsizetype at = text.indexOf("SigCgt:");
            return at >= 0 &&
                   text.mid(at + 7, 20).trimmed().left(16).toULongLong(nullptr, 16) & (1U << (SIGINT - 1));
        };
        QTRY_VERIFY_WITH_TIMEOUT(catches(), 20'000);
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(QJsonDocument::fromJson(process.readAllStandardOutput()).object()[QLatin1String("whole")],
                 QJsonValue(false));
    }
#endif
};

QTEST_GUILESS_MAIN(TestScan)
#include "tst_scan.moc"
