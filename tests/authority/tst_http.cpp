// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/server.h"
#include "wire.h"

#include <QTest>
#include <mutex>

using namespace octroi;
using namespace octroi::authority;
using octroi::test::Reply;
using octroi::test::Wire;

namespace {

/// "/inline" at once, everything else when release() is called, or at once with the body's size.
class Echo final : public HttpHandler
{
public:
    bool handleInline(const Request &request, const Inline &context) override
    {
        if (request.target != "/inline")
            return false;
        context.out += "HTTP/1.1 200 OK\r\n";
        context.out += context.tail;
        context.out += "Content-Length: 2\r\n\r\nok";
        return true;
    }
    void handleDeferred(OwnedRequest request, std::shared_ptr<ReplyTarget> target) override
    {
        if (request.target == "/held") {
            const std::lock_guard lock(m_mutex);
            m_held.push_back(target);
        } else if (request.target != "/dropped") {
            target->reply({200, "text/plain", std::to_string(request.body.size()), {}});
        }
    }
    std::size_t bodyLimit(std::string_view target) const override { return target == "/small" ? 10 : 1024 * 1024; }
    bool isTrustedPeer(std::string_view) const override { return true; }
    std::size_t held()
    {
        const std::lock_guard lock(m_mutex);
        return m_held.size();
    }
    void release()
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &target : m_held)
            target->reply({200, "text/plain", "late", {}});
        m_held.clear();
    }

private:
    std::mutex m_mutex;
    std::vector<std::shared_ptr<ReplyTarget>> m_held;
};

} // namespace

class TestHttp : public QObject
{
    Q_OBJECT
    Echo m_echo;
    std::unique_ptr<HttpServer> m_server;

private Q_SLOTS:
    void init()
    {
        HttpServer::Options options;
        options.threads = 2;
        options.headerMs = 300;
        options.idleMs = 5000;
        auto started = HttpServer::start(options, m_echo);
        QVERIFY(started.ok());
        m_server = std::move(*started);
    }
    void cleanup() { m_server.reset(); }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const QByteArray post = "POST / HTTP/1.1\r\nHost: a\r\n";
        QTest::newRow("two lengths") << post + "Content-Length: 1\r\nContent-Length: 1\r\n\r\nx" << 400;
        QTest::newRow("different lengths") << post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nx" << 400;
        QTest::newRow("length list") << post + "Content-Length: 1, 1\r\n\r\nx" << 400;
        QTest::newRow("signed length") << post + "Content-Length: +1\r\n\r\nx" << 400;
        QTest::newRow("length and chunked") << post + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" << 400;
        QTest::newRow("chunked and length") << post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" << 400;
        QTest::newRow("two codings") << post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" << 501;
        QTest::newRow("odd coding") << post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" << 501;
        QTest::newRow("coding in 1.0") << QByteArray("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") << 400;
        QTest::newRow("space before colon") << QByteArray("GET / HTTP/1.1\r\nHost : a\r\n\r\n") << 400;
        QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("two hosts") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") << 400;
        QTest::newRow("long header") << "GET / HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(20'000, 'x') + "\r\n\r\n" << 431;
        QTest::newRow("many fields") << "GET / HTTP/1.1\r\nHost: a\r\n" + QByteArray("X: 1\r\n").repeated(150) + "\r\n" << 431;
        QTest::newRow("long target") << "GET /" + QByteArray(9000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n" << 414;
        QTest::newRow("long body") << post + "Content-Length: 1048577\r\n\r\n" << 413;
        QTest::newRow("body over the route's limit") << QByteArray("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n") << 413;
        QTest::newRow("chunks over the limit") << QByteArray("POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n12345678\r\n8\r\n12345678\r\n0\r\n\r\n") << 413;
        QTest::newRow("bad chunk") << post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" << 400;
        QTest::newRow("not HTTP") << QByteArray("\x16\x03\x01 hello there\r\n\r\n") << 400;
    }
    void refused()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        Wire wire(m_server->port());
        wire.send(request + "GET /inline HTTP/1.1\r\nHost: a\r\n\r\n"); // what a smuggler would add
        QCOMPARE(wire.receive().status, status);
        QVERIFY(wire.closedByPeer());
        QVERIFY(!wire.buffer().contains("200 OK"));
    }
    void pipeliningKeepsTheOrder()
    {
        Wire wire(m_server->port());
        wire.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                  "GET /inline HTTP/1.1\r\nHost: a\r\n\r\n"
                  "POST /b HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"
                  "GET /inline HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        QCOMPARE(wire.receive().body, QByteArray("3"));
        QCOMPARE(wire.receive().body, QByteArray("ok"));
        QCOMPARE(wire.receive().body, QByteArray("2"));
        QCOMPARE(wire.receive().body, QByteArray("ok"));
        QVERIFY(wire.closedByPeer());
    }
    void aByteAtATime()
    {
        Wire wire(m_server->port());
        for (const char c : QByteArray("GET /inline HTTP/1.1\r\nHost: a\r\n\r\n"))
            wire.send(QByteArray(1, c));
        QCOMPARE(wire.receive().status, 200);
    }
    void aSlowHeaderIsCut()
    {
        Wire wire(m_server->port());
        wire.send("GET /inline HTTP/1.1\r\nHost:");
        QVERIFY(wire.closedByPeer());
    }
    void continueIsSent()
    {
        Wire wire(m_server->port());
        wire.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
        QCOMPARE(wire.receive().status, 100);
        wire.send("ab");
        QCOMPARE(wire.receive().body, QByteArray("2"));
    }
    void anAnswerAfterTheClientHasGone()
    {
        {
            Wire wire(m_server->port());
            wire.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n");
            QTRY_COMPARE(m_echo.held(), std::size_t(1));
            wire.socket().abort();
        }
        m_echo.release();
        Wire wire(m_server->port());
        wire.send("GET /inline HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(wire.receive().status, 200);
    }
    void anAnswerAfterTheServerHasGone()
    {
        Wire wire(m_server->port());
        wire.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_COMPARE(m_echo.held(), std::size_t(1));
        m_server.reset();
        m_echo.release();
    }
    void aDroppedRequestIsAnswered()
    {
        Wire wire(m_server->port());
        wire.send("GET /dropped HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(wire.receive().status, 500);
    }
    void aTakenPort()
    {
        HttpServer::Options options;
        options.threads = 2;
        options.port = m_server->port();
        const auto second = HttpServer::start(options, m_echo);
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, ErrorCode::InUse);
    }
};

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_http.moc"
