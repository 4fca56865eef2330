// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon.h"

#include <QDir>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>
#include <csignal>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace octroi::test;

namespace {

/// octroid as it is started by hand, until it ends by itself.
struct Run
{
    int code = -1;
    QByteArray out, err;
};
Run run(const QStringList &arguments, const QStringList &environment = {})
{
    QProcess process;
    process.setEnvironment(QProcess::systemEnvironment() + environment);
    process.start(Daemon::program(), arguments);
    process.waitForFinished(30'000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

/// What an operator has in hand: configuration, TLS, signals, the log.
class TestOperations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theCommandLineWinsThenTheEnvironmentThenTheFile()
    {
        write(path("o.toml"), "data = \"/from/file\"\nprefix = \"file\"\nthreads = 3\ntrusted_proxy = [\"10.0.0.0/8\", \"::1\"]\n");
        const Run printed = run({QStringLiteral("--config"), path("o.toml"), QStringLiteral("--prefix"), QStringLiteral("flag"), QStringLiteral("--print-config")},
                                {QStringLiteral("OCTROI_PREFIX=env"), QStringLiteral("OCTROI_THREADS=4"), QStringLiteral("OCTROI_LOG_LEVEL=debug")});
        QVERIFY2(printed.code == 0, printed.err.constData());
        const QByteArray &text = printed.out;
        QVERIFY2(text.contains("\nprefix = \"flag\" # --prefix\n"), text.constData());
        QVERIFY2(text.contains("\nthreads = 4 # OCTROI_THREADS\n"), text.constData());
        QVERIFY2(text.contains("log_level = \"debug\" # OCTROI_LOG_LEVEL\n"), text.constData());
        QVERIFY2(text.contains("data = \"/from/file\" # " + path("o.toml").toUtf8() + ":1\n"), text.constData());
        QVERIFY2(text.contains("trusted_proxy = [\"10.0.0.0/8\", \"::1\"]"), text.constData());
        QVERIFY2(text.contains("\nlog_format = \"json\"\n"), text.constData());
        // What is printed can be read again.
        write(path("again.toml"), text);
        QCOMPARE(run({QStringLiteral("--config"), path("again.toml"), QStringLiteral("--print-config")}).code, 0);
    }
    void refusedConfigurations_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("unknown key") << QByteArray("data = \"x\"\n\nlisten_on = \"a\"\n") << QByteArray("o.toml:3: there is no setting \"listen_on\"");
        QTest::newRow("unknown table") << QByteArray("data = \"x\"\n[tls]\ncert = \"a\"\n") << QByteArray("o.toml:2: there is no setting \"tls\"");
        QTest::newRow("wrong type") << QByteArray("data = \"x\"\nthreads = \"two\"\n") << QByteArray("o.toml:2: threads is a whole number");
        QTest::newRow("wrong range") << QByteArray("data = \"x\"\nthreads = 65\n") << QByteArray("o.toml:2: threads is a whole number from 0 to 64");
        QTest::newRow("syntax") << QByteArray("data = \"x\"\nthreads = = 1\n") << QByteArray("o.toml:2:");
        QTest::newRow("twice") << QByteArray("data = \"x\"\ndata = \"y\"\n") << QByteArray("o.toml:2:");
        QTest::newRow("endpoint") << QByteArray("data = \"x\"\nlisten = \"here\"\n") << QByteArray("o.toml:2: listen is ADDRESS:PORT");
        QTest::newRow("network") << QByteArray("data = \"x\"\ntrusted_proxy = [\"all\"]\n") << QByteArray("all: is no address or network");
        QTest::newRow("half of TLS") << QByteArray("data = \"x\"\ntls_key = \"k\"\n") << QByteArray("needs tls-cert and tls-key together");
        QTest::newRow("no certificate") << QByteArray("data = \"x\"\ntls_key = \"k\"\ntls_cert = \"/nowhere.pem\"\n") << QByteArray("/nowhere.pem: cannot be read");
        QTest::newRow("plain to all") << QByteArray("data = \"x\"\nlisten = \"0.0.0.0:0\"\n") << QByteArray("without TLS octroid listens on loopback only");
        QTest::newRow("credential place") << QByteArray("data = \"x\"\ncredential_place = [\"header:X-Real-IP\"]\n") << QByteArray("header:X-Real-IP: is not header:NAME or query:NAME");
        QTest::newRow("no data") << QByteArray("prefix = \"oct\"\n") << QByteArray("data is needed");
    }
    void refusedConfigurations()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, said);
        write(path("o.toml"), file);
        for (const char *how : {"--check-config", "--log-level=info"}) {
            const Run checked = run({QStringLiteral("--config"), path("o.toml"), QString::fromLatin1(how)});
            QCOMPARE(checked.code, 2);
            QVERIFY2(checked.err.contains(said), checked.err.constData());
        }
    }
    void aValidConfigurationIsSaidToBeValid()
    {
        write(path("o.toml"), "data = \"" + path("d").toUtf8() + "\"\nlisten = \"0.0.0.0:0\"\nplain_from = [\"10.1.2.3\"]\n");
        const Run checked = run({QStringLiteral("--config"), path("o.toml"), QStringLiteral("--check-config")});
        QVERIFY2(checked.code == 0, checked.err.constData());
        QVERIFY(!QFile::exists(path("d"))); // nothing was done
        QCOMPARE(run({QStringLiteral("--config"), path("absent.toml"), QStringLiteral("--check-config")}).code, 2);
    }
    void aReloadSaysWhatNeedsARestart()
    {
        const QByteArray base = "data = \"" + path("data").toUtf8() + "\"\nlisten = \"127.0.0.1:0\"\n";
        write(path("o.toml"), base);
        Daemon daemon(Daemon::Command{Daemon::program(), {QStringLiteral("--config"), path("o.toml")}});
        QVERIFY2(daemon.port() != 0, daemon.log().constData());
        write(path("o.toml"), base + "threads = 7\nlog_level = \"debug\"\n");
        hangUp(daemon);
        QVERIFY2(daemon.line("\"reloaded\"").contains("threads"), daemon.log().constData());
        write(path("o.toml"), base + "thread = 7\n");
        hangUp(daemon);
        QVERIFY2(daemon.line("reload.failed").contains("o.toml:3"), daemon.log().constData());
        ControlClient client(daemon.port());
        QCOMPARE(client.call("GET", "/healthz").status, 200);
    }
    void aUnixSocket()
    {
        const QString socket = path("octroid.sock");
        {
            Daemon daemon(path("data"), {QStringLiteral("--socket"), socket, QStringLiteral("--socket-mode"), QStringLiteral("0600")});
            QVERIFY2(daemon.port() != 0, daemon.log().constData());
            struct stat file{};
            QCOMPARE(::stat(socket.toLocal8Bit().constData(), &file), 0);
            QVERIFY(S_ISSOCK(file.st_mode));
            QCOMPARE(int(file.st_mode & 0777), 0600);
            QVERIFY(answerOver(socket).startsWith("HTTP/1.1 200 OK"));
            // A proxy asks there, and is believed what it says of the call.
            ControlClient client(daemon.port());
            signIn(client, path("data/admin.json"));
            QJsonObject body = Prepared(client).key(QStringLiteral("K"));
            body[QStringLiteral("restrictions")] = QJsonObject{{QStringLiteral("addresses"), QJsonArray{QStringLiteral("203.0.113.0/24")}}};
            const QByteArray key = member(client.call("POST", "/v1/keys", body), "key");
            const auto asked = [&](const char *address) {
                return answerOver(socket, "GET /v1/check HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Original-Method: GET\r\nX-Original-URI: /a/1\r\nX-Real-IP: "
                                              + QByteArray(address) + "\r\nX-API-Key: " + key + "\r\n\r\n");
            };
            QVERIFY2(asked("203.0.113.9").startsWith("HTTP/1.1 200 OK"), asked("203.0.113.9").constData());
            QVERIFY2(asked("198.51.100.7").startsWith("HTTP/1.1 403 "), asked("198.51.100.7").constData());
            Daemon second(path("other"), {QStringLiteral("--socket"), socket});
            QCOMPARE(second.exitCode(), 7); // someone listens there
            QVERIFY(answerOver(socket).startsWith("HTTP/1.1 200 OK"));
            daemon.process().kill(); // leaves its file behind
            daemon.process().waitForFinished();
            QVERIFY(QFile::exists(socket));
        }
        Daemon again(path("data"), {QStringLiteral("--socket"), socket, QStringLiteral("--exit-with-parent")});
        QVERIFY2(again.port() != 0, again.log().constData());
        QVERIFY(answerOver(socket).startsWith("HTTP/1.1 200 OK"));
        again.process().closeWriteChannel();
        QCOMPARE(again.exitCode(), 0);
        QVERIFY(!QFile::exists(socket));
        write(path("a-file"), "precious");
        Daemon third(path("data"), {QStringLiteral("--socket"), path("a-file")});
        QVERIFY(third.exitCode() != 0);
        QFile file(path("a-file"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("precious"));
    }
    void drainingSaysNoBeforeItStops()
    {
        Daemon daemon(path("data"), {QStringLiteral("--drain-seconds"), QStringLiteral("60")});
        const quint16 port = daemon.port();
        ControlClient client(port);
        signIn(client, path("data/admin.json"));
        const Prepared prepared(client);
        const QByteArray key = member(client.call("POST", "/v1/keys", prepared.key(QStringLiteral("K"))), "key");
        QCOMPARE(client.call("GET", "/readyz").status, 200);
        ::kill(pid_t(daemon.process().processId()), SIGTERM);
        QTRY_COMPARE_WITH_TIMEOUT(client.call("GET", "/readyz").status, 503, 20'000);
        QCOMPARE(client.call("GET", "/readyz").json()[QStringLiteral("reason")].toString(), QStringLiteral("draining"));
        QCOMPARE(client.call("GET", "/healthz").status, 200);
        QCOMPARE(client.check(key, "GET", "/a/1").status, 200); // also a new connection is served
        ControlClient fresh(port);
        QCOMPARE(fresh.check(key, "GET", "/a/1").status, 200);
        ::kill(pid_t(daemon.process().processId()), SIGTERM); // no more patience
        QCOMPARE(daemon.exitCode(), 0);
    }
    void theSupervisorIsTold()
    {
        // sd_notify is one datagram to a Unix socket.
        const QByteArray notify = path("notify").toLocal8Bit();
        const int socket = ::socket(AF_UNIX, SOCK_DGRAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        QVERIFY(std::size_t(notify.size()) < sizeof address.sun_path);
        std::memcpy(address.sun_path, notify.constData(), std::size_t(notify.size()));
        QCOMPARE(::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        timeval patience{20, 0};
        ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        const auto next = [socket] {
            char text[256];
            const auto size = ::recv(socket, text, sizeof text, 0);
            return size > 0 ? QByteArray(text, qsizetype(size)) : QByteArray();
        };
        Daemon daemon(Daemon::Command{QStringLiteral("env"),
                                      {QStringLiteral("NOTIFY_SOCKET=") + path("notify"), QStringLiteral("WATCHDOG_USEC=300000"), Daemon::program(),
                                       QStringLiteral("--data"), path("data"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")}});
        QCOMPARE(next(), QByteArray("READY=1"));
        QCOMPARE(next(), QByteArray("WATCHDOG=1"));
        hangUp(daemon);
        QByteArray seen;
        while (!(seen = next()).isEmpty() && !seen.startsWith("RELOADING=1")) {
        }
        QVERIFY(seen.contains("MONOTONIC_USEC="));
        ::kill(pid_t(daemon.process().processId()), SIGTERM);
        while (!(seen = next()).isEmpty() && seen != "STOPPING=1") {
        }
        QCOMPARE(seen, QByteArray("STOPPING=1"));
        ::close(socket);
        QCOMPARE(daemon.exitCode(), 0);
    }
    void aCrashTellsNothing_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGABRT") << SIGABRT;
        QTest::newRow("SIGBUS") << SIGBUS;
        QTest::newRow("SIGFPE") << SIGFPE;
        QTest::newRow("SIGILL") << SIGILL;
        QTest::newRow("SIGSEGV") << SIGSEGV;
    }
    void aCrashTellsNothing();
    void nothingSecretIsEverLogged();

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    static void hangUp(Daemon &daemon) { ::kill(pid_t(daemon.process().processId()), SIGHUP); }
    static QByteArray answerOver(const QString &socket, const QByteArray &request = "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    {
        QLocalSocket local;
        local.connectToServer(socket);
        if (!local.waitForConnected(5000))
            return "not connected";
        local.write(request);
        while (local.waitForReadyRead(5000)) {
        }
        return local.readAll();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOperations::aCrashTellsNothing()
{
    QFETCH(int, number);
    const QString folder = path("data");
    Daemon daemon(folder);
    ControlClient client(daemon.port());
    signIn(client, folder + QStringLiteral("/admin.json"));
    const Prepared prepared(client);
    const QByteArray key = member(client.call("POST", "/v1/keys", prepared.key(QStringLiteral("K"))), "key");
    QCOMPARE(client.check(key, "GET", "/a/1").status, 200);
    const qint64 pid = daemon.process().processId();
#ifdef Q_OS_LINUX
    QFile limits(QStringLiteral("/proc/%1/limits").arg(pid));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    bool found = false;
    for (const QByteArray &line : limits.readAll().split('\n')) {
        if (line.startsWith("Max core file size"))
            found = line.simplified().startsWith("Max core file size 0 0");
    }
    QVERIFY(found);
#endif
    ::kill(pid_t(pid), number);
    QVERIFY(daemon.process().waitForFinished(20'000));
    QCOMPARE(daemon.process().exitStatus(), QProcess::CrashExit);
    const QByteArray log = daemon.log();
    QVERIFY2(log.contains("\"event\":\"crashed\",\"signal\":\"" + QByteArray(QTest::currentDataTag()) + '"'), log.constData());
    QVERIFY(!log.contains(key) && !log.contains(key.mid(19)) && !log.contains(client.token()));
}

/// Everything a caller can send that is secret, in every place where it may be sent by mistake, at the level
/// that logs most.
void TestOperations::nothingSecretIsEverLogged()
{
    const QString folder = path("data");
    Daemon daemon(folder, {QStringLiteral("--log-level"), QStringLiteral("debug"), QStringLiteral("--console-file"), path("console.json")});
    ControlClient client(daemon.port());
    signIn(client, folder + QStringLiteral("/admin.json"));
    const QByteArray firstToken = client.token();
    const Prepared prepared(client);
    QByteArrayList secrets{firstToken, readJson(folder + QStringLiteral("/admin.json"))[QStringLiteral("client_secret")].toString().toLatin1(),
                           readJson(path("console.json"))[QStringLiteral("client_secret")].toString().toLatin1()};
    const Reply issued = client.call("POST", "/v1/keys", prepared.key(QStringLiteral("K")));
    const QByteArray key = member(issued, "key");
    const Reply rotated = client.call("POST", "/v1/keys/" + member(issued, "id") + "/rotate", QJsonObject{{QStringLiteral("overlap_seconds"), 3600}});
    secrets << key << key.mid(19);
    if (!member(rotated, "key").isEmpty())
        secrets << member(rotated, "key") << member(rotated, "key").mid(19);
    for (const QByteArray &secret : QByteArrayList(secrets)) {
        client.check(secret, "GET", "/a/1");
        client.check(secret, "GET", "/a/1?token=" + secret);
        client.call("GET", "/v1/keys/" + secret.toPercentEncoding());
        client.call("GET", "/v1/keys?filter=" + secret.toPercentEncoding());
        client.call("POST", "/v1/keys", "{\"name\": " + secret);
        client.call("POST", "/v1/keys", QJsonObject{{QStringLiteral("application_id"), QString::fromLatin1(secret)}});
        client.call("GET", "/v1/partners", QByteArray(), {{"Authorization", "Bearer " + secret}});
        client.call("GET", "/v1/partners", QByteArray(), {{"Authorization", "Basic " + secret}});
        client.call("POST", "/oauth/token", "grant_type=client_credentials&client_id=x&client_secret=" + secret.toPercentEncoding(),
                    {{"Content-Type", "application/x-www-form-urlencoded"}});
        client.call("GET", "/v1/partners", QByteArray(), {{"User-Agent", secret}, {"If-Match", secret}});
        Wire broken(daemon.port());
        broken.send("GET /" + secret + " HTTP/9.9\r\nAuthorization: Bearer " + secret + "\r\n\r\n");
        broken.closedByPeer();
    }
    QUdpSocket syslog;
    const QByteArray started = daemon.line("\"event\":\"started\"");
    const QString where = QJsonDocument::fromJson(started).object()[QStringLiteral("syslog")].toString();
    syslog.writeDatagram("<190>octroi: {\"k\":\"" + key + "\",\"u\":\"/a?" + key + "\", broken", QHostAddress::LocalHost,
                         quint16(where.section(QLatin1Char(':'), -1).toUInt()));
    hangUp(daemon);
    QVERIFY(!daemon.line("\"reloaded\"").isEmpty());
    QTest::qWait(1500); // a flush of the refusals
    ::kill(pid_t(daemon.process().processId()), SIGTERM);
    QCOMPARE(daemon.exitCode(), 0);
    const QByteArray log = daemon.log();
    QVERIFY(log.contains("check.refused"));
    for (const QByteArray &secret : secrets) {
        QVERIFY(secret.size() > 20);
        QVERIFY2(!log.contains(secret), log.mid(std::max<qsizetype>(0, log.indexOf(secret) - 200), 400).constData());
        QVERIFY2(!log.contains(secret.toPercentEncoding()), "percent-encoded");
    }
}

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
