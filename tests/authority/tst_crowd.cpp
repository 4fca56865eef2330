// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon.h"
#include "support/skip.h"

#include <QTemporaryDir>
#include <QTest>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace octroi::test;

namespace {

constexpr int kCrowd = 10'000;

/// Connections that say nothing, or only the beginning of a request.
class Crowd
{
public:
    explicit Crowd(quint16 port) : m_port(port) {}
    ~Crowd()
    {
        for (const int socket : m_sockets)
            ::close(socket);
    }
    bool grow(int to, const QByteArray &says)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_port);
        while (int(m_sockets.size()) < to) {
            // Ports of one address would run out.
            address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            if (socket < 0 || ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
                return false;
            if (!says.isEmpty() && ::send(socket, says.constData(), std::size_t(says.size()), MSG_NOSIGNAL) < 0)
                return false;
            m_sockets.push_back(socket);
        }
        return true;
    }
    std::size_t size() const { return m_sockets.size(); }

private:
    quint16 m_port;
    std::vector<int> m_sockets;
};

} // namespace

/// Ten thousand connections that do nothing stop no check.
class TestCrowd : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        rlimit files{};
        ::getrlimit(RLIMIT_NOFILE, &files);
        files.rlim_cur = files.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &files);
        if (files.rlim_max < kCrowd + 500)
            skipProgram(QStringLiteral("this machine allows %1 open files only").arg(quint64(files.rlim_max)));
    }
    void tenThousandIdleConnections_data()
    {
        QTest::addColumn<QByteArray>("says");
        QTest::addColumn<int>("limit");
        QTest::newRow("silent") << QByteArray() << 20'000;
        QTest::newRow("half a request") << QByteArray("GET /v1/check HTTP/1.1\r\nHost: a\r\nX-Wait: ") << 20'000;
        QTest::newRow("more than are allowed") << QByteArray() << 2'000;
    }
    void tenThousandIdleConnections()
    {
        QFETCH(QByteArray, says);
        QFETCH(int, limit);
        QTemporaryDir folder;
        Daemon daemon(folder.path() + QStringLiteral("/data"), {QStringLiteral("--max-connections"), QString::number(limit)});
        const quint16 port = daemon.port();
        QVERIFY2(port != 0, daemon.log().constData());
        ControlClient client(port);
        signIn(client, folder.path() + QStringLiteral("/data/admin.json"));
        const Prepared prepared(client);
        const QByteArray key = member(client.call("POST", "/v1/keys", prepared.key(QStringLiteral("K"))), "key");
        Crowd crowd(port);
        for (int size = 1000; size <= kCrowd; size += 1000) {
            QVERIFY2(crowd.grow(size, says), qPrintable(QString::number(crowd.size())));
            QCOMPARE(client.check(key, "GET", "/a/1").status, 200); // who works is not sent away
            ControlClient fresh(port);
            QCOMPARE(fresh.check(key, "GET", "/a/1").status, 200);
            QCOMPARE(fresh.call("GET", "/readyz").status, 200);
        }
        QCOMPARE(int(crowd.size()), kCrowd);
    }
};

QTEST_GUILESS_MAIN(TestCrowd)
#include "tst_crowd.moc"
