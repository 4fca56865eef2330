// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon.h"

#include <QDir>
#include <QFileInfo>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace octroi::test;

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

/// What the caller of an API sees when the proxy drops octroid's own fields.
QByteArray callersView(const Reply &reply)
{
    QByteArrayList kept;
    for (const QByteArray &line : reply.head.split('\n')) {
        if (!line.startsWith("X-Octroi-") && !line.startsWith("Date:"))
            kept << line;
    }
    return kept.join('\n') + reply.body;
}

} // namespace

/// The program octroid from outside: its files, its exit codes, its log.
class TestOctroid : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void filesAndCleanStop()
    {
        const QString folder = path("data"), console = path("console.json");
        Daemon daemon(folder,
                      {QStringLiteral("--console-file"), console, QStringLiteral("--exit-with-parent")});
        QVERIFY(daemon.port() != 0);
        const auto own = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                            QFileDevice::WriteOther | QFileDevice::ExeGroup | QFileDevice::ExeOther;
        for (const QString &file : {folder + QStringLiteral("/admin.json"), console})
            QVERIFY2((QFile::permissions(file) & own) == own && !(QFile::permissions(file) & others),
                     qPrintable(file));
        QVERIFY(!(QFile::permissions(folder) & others));
        const QJsonObject c = readJson(console);
        ControlClient client(daemon.port());
        QCOMPARE(client.signIn("console", c[QStringLiteral("client_secret")].toString().toLatin1()).status,
                 200);
        QVERIFY(c[QStringLiteral("syslog")].toString().startsWith(QStringLiteral("127.0.0.1:")));
        daemon.process().closeWriteChannel();
        QCOMPARE(daemon.exitCode(), 0);
        QVERIFY(!QFile::exists(console));
    }
    void whatWasCountedLastIsStored()
    {
        const QString folder = path("data");
        QByteArray id;
        {
            Daemon daemon(folder, {QStringLiteral("--exit-with-parent")});
            ControlClient client(daemon.port());
            signIn(client, folder + QStringLiteral("/admin.json"));
            const Prepared prepared(client);
            const Reply issued = client.call("POST", "/v1/keys", prepared.key(QStringLiteral("K")));
            id = member(issued, "id");
            for (int i = 0; i < 57; ++i)
                QCOMPARE(client.check(member(issued, "key"), "GET", "/a/1").status, 200);
            daemon.process().closeWriteChannel(); // at once: no tick has seen the last calls
            QCOMPARE(daemon.exitCode(), 0);
        }
        Daemon again(folder);
        ControlClient client(again.port());
        signIn(client, folder + QStringLiteral("/admin.json"));
        const QJsonArray rows = client.call("GET", "/v1/usage?group_by=key&key_id=" + id)
                                    .json()[QStringLiteral("items")]
                                    .toArray();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].toObject()[QStringLiteral("requests")].toInt(), 57);
    }
    void aFolderInUse()
    {
        Daemon first(path("data"));
        QVERIFY(first.port() != 0);
        Daemon second(path("data"));
        QCOMPARE(second.exitCode(), 4);
        QVERIFY(second.line("start.failed").contains("another octroid"));
        ControlClient client(first.port());
        QCOMPARE(client.call("GET", "/healthz").status, 200);
    }
    void aPortInUse()
    {
        Daemon first(path("data"));
        const quint16 port = first.port();
        QVERIFY(port != 0);
        Daemon other(path("other"), {}, listenOn(port));
        QCOMPARE(other.exitCode(), 7);
        QVERIFY(other.line("what_to_do").contains("--listen"));
        QTcpServer stranger;
        QVERIFY(stranger.listen(QHostAddress::LocalHost));
        Daemon third(path("third"), {}, listenOn(stranger.serverPort()));
        QCOMPARE(third.exitCode(), 7);
        Daemon syslog(path("fourth"), {QStringLiteral("--syslog"), QString::fromLatin1(syslogOf(first))});
        QCOMPARE(syslog.exitCode(), 7);
    }
    void wrongOptions()
    {
        for (const auto &more : {QStringList{QStringLiteral("--no-such-option")},
                                 QStringList{QStringLiteral("--syslog"), QStringLiteral("here")},
                                 QStringList{QStringLiteral("--trusted-proxy"), QStringLiteral("all")},
                                 QStringList{QStringLiteral("--prefix"), QStringLiteral("X-")}}) {
            Daemon daemon(path("x"), more);
            QVERIFY2(daemon.exitCode() == 2, qPrintable(more.join(QLatin1Char(' '))));
        }
    }
    void aFolderThatCannotBeWritten()
    {
        QFile blocker(path("file"));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        Daemon below(path("file/data"));
        QCOMPARE(below.exitCode(), 3);
        QVERIFY(below.line("start.failed").contains("choose a data folder"));
#ifdef Q_OS_LINUX
        // Not even root may write there.
        Daemon virtualFolder(QStringLiteral("/proc"));
        QCOMPARE(virtualFolder.exitCode(), 3);
#endif
        const QString closed = path("closed");
        QVERIFY(QDir().mkpath(closed));
        QVERIFY(QFile::setPermissions(closed, QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        QFile probe(closed + QStringLiteral("/probe"));
        if (!probe.open(QIODevice::WriteOnly)) { // root may write to it all the same
            Daemon daemon(closed);
            QCOMPARE(daemon.exitCode(), 3);
        }
        QFile::setPermissions(closed,
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }
    void aNewerDatabaseIsLeftAlone()
    {
        const QString folder = path("data"), database = folder + QStringLiteral("/octroid.db");
        {
            Daemon daemon(folder, {QStringLiteral("--exit-with-parent")});
            QVERIFY(daemon.port() != 0);
            daemon.process().closeWriteChannel();
            QCOMPARE(daemon.exitCode(), 0);
        }
        QFile file(database);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const quint32 version = qToBigEndian(quint32(999)); // user_version, SQLite file format 1.3
        QVERIFY(file.seek(60) && file.write(reinterpret_cast<const char *>(&version), 4) == 4);
        file.close();
        const QByteArray before = readAll(database);
        Daemon daemon(folder);
        QCOMPARE(daemon.exitCode(), 5);
        QVERIFY(daemon.line("start.failed").contains("newer"));
        QCOMPARE(readAll(database), before);
    }
    void aDamagedDatabaseIsLeftAlone_data()
    {
        QTest::addColumn<bool>("garbage");
        QTest::newRow("another file") << true;
        QTest::newRow("a destroyed page") << false;
    }
    void aDamagedDatabaseIsLeftAlone()
    {
        QFETCH(bool, garbage);
        const QString folder = path("data"), database = folder + QStringLiteral("/octroid.db");
        {
            Daemon daemon(folder, {QStringLiteral("--exit-with-parent")});
            QVERIFY(daemon.port() != 0);
            daemon.process().closeWriteChannel();
            QCOMPARE(daemon.exitCode(), 0);
        }
        QFile file(database);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(garbage ? 0 : 4096));
        QVERIFY(file.write(QByteArray(512, '\xA5')) == 512);
        file.close();
        const QByteArray before = readAll(database);
        Daemon daemon(folder);
        QCOMPARE(daemon.exitCode(), 6);
        const QByteArray line = daemon.line("start.failed");
        QVERIFY2(line.contains("octroictl restore BACKUP") && line.contains("nothing was overwritten"), line.constData());
        QCOMPARE(readAll(database), before);
    }
    void oneAnswerButAReasonInTheLog()
    {
        const QString folder = path("data");
        Daemon daemon(folder), elsewhere(path("elsewhere"));
        ControlClient client(daemon.port()), stranger(elsewhere.port());
        signIn(client, folder + QStringLiteral("/admin.json"));
        signIn(stranger, path("elsewhere/admin.json"));
        const Prepared prepared(client), foreign(stranger);
        const auto issue = [&](const char *name, const QJsonObject &more = {}) {
            return client.call("POST", "/v1/keys", prepared.key(QLatin1String(name), more));
        };
        const Reply revoked = issue("R"), suspended = issue("S"), valid = issue("V");
        const QDateTime soon = QDateTime::currentDateTimeUtc().addMSecs(1200);
        const Reply expiring = issue("E", {{QStringLiteral("expires_at"), soon.toString(Qt::ISODateWithMs)}});
        const Reply unknown = stranger.call("POST", "/v1/keys", foreign.key(QStringLiteral("U")));
        QCOMPARE(client.call("POST", "/v1/keys/" + member(revoked, "id") + "/revoke").status, 200);
        QCOMPARE(client.call("POST", "/v1/keys/" + member(suspended, "id") + "/suspend").status, 200);
        QTRY_COMPARE(client.check(member(expiring, "key"), "GET", "/a/1").status, 401);

        QByteArray altered = member(valid, "key");
        altered.back() = altered.back() == 'x' ? 'y' : 'x'; // its checksum is wrong now
        const QList<std::pair<const char *, QByteArray>> keys{{"revoked", member(revoked, "key")},
                                                              {"suspended", member(suspended, "key")},
                                                              {"expired", member(expiring, "key")},
                                                              {"malformed", altered},
                                                              {"unknown_key", member(unknown, "key")}};
        QByteArray view;
        for (const auto &[reason, key] : keys) {
            const Reply reply = client.check(key, "GET", "/a/1?token=querysecret");
            QCOMPARE(reply.status, 401);
            QVERIFY2(reply.header("X-Octroi-Refusal") == reason, reason);
            if (view.isEmpty())
                view = callersView(reply);
            QCOMPARE(callersView(reply), view);
        }
        QCOMPARE(client.check(member(valid, "key"), "POST", "/a/1").status, 403);
        QCOMPARE(client.check("hunter2-is-a-password", "GET", "/a/1").status, 401);
        for (const char *reason :
             {"revoked", "suspended", "expired", "malformed", "unknown_key", "scope_missing"})
            QVERIFY2(!daemon.line(QByteArray("\"reason\":\"") + reason + '"').isEmpty(), reason);
        QVERIFY(daemon.line("\"reason\":\"revoked\"").contains(member(revoked, "id")));
        const QByteArray log = daemon.log();
        for (const auto &[reason, key] : keys)
            QVERIFY2(!log.contains(key) && !log.contains(key.mid(19)), reason);
        QVERIFY(!log.contains(member(valid, "key").mid(19)));
        QVERIFY(!log.contains("hunter2") && !log.contains("querysecret") && !log.contains(client.token()));
        QVERIFY(
            !log.contains(readJson(folder + QStringLiteral("/admin.json"))[QStringLiteral("client_secret")]
                              .toString()
                              .toLatin1()));
    }

private:
    QString path(const char *name) const
    {
        return m_folder->filePath(QLatin1String(name));
    }
    static QString listenOn(quint16 port)
    {
        return QStringLiteral("127.0.0.1:%1").arg(port);
    }
    static QByteArray syslogOf(Daemon &daemon)
    {
        const QByteArray line = daemon.line("\"event\":\"started\"");
        return QJsonDocument::fromJson(line).object()[QStringLiteral("syslog")].toString().toLatin1();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestOctroid)
#include "tst_octroid.moc"
