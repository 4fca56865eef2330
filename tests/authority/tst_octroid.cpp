// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi::test;

namespace {

/// The program itself.
class Daemon
{
public:
    Daemon(const QString &folder, const QStringList &more = {}, const QString &listen = QStringLiteral("127.0.0.1:0"))
    {
        const QString program = qEnvironmentVariable("OCTROI_BIN_DIR") + QStringLiteral("/octroid");
        m_process.start(program, QStringList{QStringLiteral("--data"), folder, QStringLiteral("--listen"), listen, QStringLiteral("--init-admin"), folder + QStringLiteral("/admin.json")} + more);
    }
    ~Daemon()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// The port once it has started; 0 when it ended instead.
    quint16 port()
    {
        static const QRegularExpression form(QStringLiteral("\"issuer\":\"http://127\\.0\\.0\\.1:(\\d+)\""));
        while (m_process.state() != QProcess::NotRunning || m_process.bytesAvailable()) {
            if (!m_process.waitForReadyRead(20'000))
                m_process.waitForFinished(100);
            m_log += m_process.readAllStandardError();
            if (!m_log.contains("\"event\":\"started\""))
                continue;
            return quint16(form.match(QString::fromUtf8(m_log)).captured(1).toUInt());
        }
        return 0;
    }
    int exitCode()
    {
        m_process.waitForFinished(20'000);
        m_log += m_process.readAllStandardError();
        return m_process.exitCode();
    }
    QProcess &process() { return m_process; }
    QByteArray log()
    {
        m_log += m_process.readAllStandardError();
        return m_log;
    }

private:
    QProcess m_process;
    QByteArray m_log;
};

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

void signIn(ControlClient &client, const QString &file)
{
    const QJsonObject admin = readJson(file);
    QCOMPARE(client.signIn(admin[QStringLiteral("client_id")].toString().toLatin1(), admin[QStringLiteral("client_secret")].toString().toLatin1()).status, 200);
}

} // namespace

class TestOctroid : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void filesAndCleanStop()
    {
        const QString folder = m_folder->filePath(QStringLiteral("data")), console = m_folder->filePath(QStringLiteral("console.json"));
        Daemon daemon(folder, {QStringLiteral("--console-file"), console, QStringLiteral("--exit-with-parent")});
        QVERIFY(daemon.port() != 0);
        const auto own = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        const auto group = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeGroup | QFileDevice::ExeOther;
        for (const QString &file : {folder + QStringLiteral("/admin.json"), console}) {
            QVERIFY2((QFile::permissions(file) & own) == own && !(QFile::permissions(file) & group), qPrintable(file));
        }
        QVERIFY(!(QFile::permissions(folder) & group));
        const QJsonObject c = readJson(console);
        ControlClient client(daemon.port());
        QCOMPARE(client.signIn("console", c[QStringLiteral("client_secret")].toString().toLatin1()).status, 200);
        QVERIFY(c[QStringLiteral("syslog")].toString().startsWith(QStringLiteral("127.0.0.1:")));
        daemon.process().closeWriteChannel();
        QCOMPARE(daemon.exitCode(), 0);
        QVERIFY(!QFile::exists(console));
    }
    void exitCodes()
    {
        const QString folder = m_folder->filePath(QStringLiteral("data"));
        Daemon first(folder);
        const quint16 port = first.port();
        QVERIFY(port != 0);
        Daemon second(folder);
        QCOMPARE(second.exitCode(), 4);
        Daemon third(m_folder->filePath(QStringLiteral("other")), {}, QStringLiteral("127.0.0.1:%1").arg(port));
        QCOMPARE(third.exitCode(), 7);
        QVERIFY(third.log().contains("what_to_do"));
        Daemon fourth(m_folder->filePath(QStringLiteral("x")), {QStringLiteral("--no-such-option")});
        QCOMPARE(fourth.exitCode(), 2);
        QFile blocker(m_folder->filePath(QStringLiteral("file")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        Daemon fifth(m_folder->filePath(QStringLiteral("file/data")));
        QCOMPARE(fifth.exitCode(), 3);
    }
    void aDamagedDatabaseIsLeftAlone()
    {
        const QString folder = m_folder->filePath(QStringLiteral("data"));
        QDir().mkpath(folder);
        QFile file(folder + QStringLiteral("/octroid.db"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray garbage(8192, 'x');
        file.write(garbage);
        file.close();
        Daemon daemon(folder);
        QCOMPARE(daemon.exitCode(), 6);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), garbage);
    }
    void killedDuringIssues()
    {
        const QString folder = m_folder->filePath(QStringLiteral("data"));
        QByteArrayList acknowledged;
        QByteArray application;
        int sent = 0;
        const auto body = [&](int n) { return QByteArray("{\"application_id\":\"" + application + "\",\"name\":\"K" + QByteArray::number(n) + "\",\"scopes\":[\"a:b\"]}"); };
        {
            Daemon daemon(folder);
            ControlClient client(daemon.port());
            signIn(client, folder + QStringLiteral("/admin.json"));
            const QByteArray partner = client.call("POST", "/v1/partners", QByteArray(R"({"name":"P"})")).json()[QStringLiteral("id")].toString().toLatin1();
            application = client.call("POST", "/v1/applications", "{\"name\":\"A\",\"partner_id\":\"" + partner + "\"}").json()[QStringLiteral("id")].toString().toLatin1();
            QCOMPARE(client.call("POST", "/v1/scopes", QByteArray(R"({"name":"a:b"})")).status, 201);
            QCOMPARE(client.call("POST", "/v1/apis", QByteArray(R"({"name":"A","base_path":"/a","endpoints":[{"method":"GET","path":"/**","scopes":["a:b"]}]})")).status, 201);
            for (; sent < 30; ++sent) {
                const Reply reply = client.call("POST", "/v1/keys", body(sent), {{"Idempotency-Key", "k" + QByteArray::number(sent)}});
                QCOMPARE(reply.status, 201);
                acknowledged << reply.json()[QStringLiteral("key")].toString().toLatin1();
            }
            // One more whose answer nobody reads: the kill comes while it is under way.
            Wire wire(daemon.port());
            const QByteArray last = body(sent);
            wire.send("POST /v1/keys HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + client.token() + "\r\nIdempotency-Key: k" + QByteArray::number(sent)
                      + "\r\nContent-Length: " + QByteArray::number(last.size()) + "\r\n\r\n" + last);
            daemon.process().kill();
            daemon.process().waitForFinished();
        }
        Daemon again(folder);
        const quint16 port = again.port();
        QVERIFY(port != 0);
        ControlClient client(port);
        signIn(client, folder + QStringLiteral("/admin.json"));
        for (const QByteArray &key : acknowledged)
            QCOMPARE(client.check(key, "GET", "/a/1").status, 200);
        const Reply retried = client.call("POST", "/v1/keys", body(sent), {{"Idempotency-Key", "k" + QByteArray::number(sent)}});
        QCOMPARE(retried.status, 201);
        QCOMPARE(client.check(retried.json()[QStringLiteral("key")].toString().toLatin1(), "GET", "/a/1").status, 200);
        QCOMPARE(client.call("GET", "/v1/keys?limit=1000").json()[QStringLiteral("items")].toArray().size(), 31);
    }
    void reasonsInTheLogAndNoCredential()
    {
        const QString folder = m_folder->filePath(QStringLiteral("data"));
        Daemon daemon(folder);
        ControlClient client(daemon.port());
        client.check("oct_live_secretsecretsecretsecret", "GET", "/a?token=querysecret");
        QTRY_VERIFY_WITH_TIMEOUT(daemon.log().contains("\"reason\":\"malformed\"") || (daemon.process().waitForReadyRead(100), false), 10'000);
        QVERIFY(!daemon.log().contains("secretsecret") && !daemon.log().contains("querysecret"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestOctroid)
#include "tst_octroid.moc"
