// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/server.h"
#include "wire.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTest>
#include <atomic>
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
        } else if (request.target == "/large") {
            target->reply({200, "text/plain", std::string(4 * 1024 * 1024, 'x'), {}});
        } else if (request.target == "/stream" || request.target == "/download") {
            const Response head{200, "text/plain", {}, {}};
            const auto stream = request.target == "/stream" ? target->openStream(head) : target->openDownload(head);
            for (int i = 0; i < 3; ++i)
                stream->write("piece\n");
            stream->close();
        } else if (request.target != "/dropped") {
            target->reply({200, "text/plain", std::to_string(request.body.size()), {}});
        }
    }
    std::size_t bodyLimit(std::string_view target) const override { return target == "/small" ? 10 : 1024 * 1024; }
    bool isTrustedPeer(std::string_view) const override { return trusts; }
    std::atomic<bool> trusts{true};
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
        options.idleMs = 2000;
        options.bodyMs = 600;
        options.writeMs = 600;
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
        QTest::newRow("chunk extension without end") << post + "Transfer-Encoding: chunked\r\n\r\n1;" + QByteArray(200'000, 'x') << 413;
        QTest::newRow("chunk size without end") << post + "Transfer-Encoding: chunked\r\n\r\n" + QByteArray(200'000, '0') << 413;
        QTest::newRow("trailer without end") << post + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX: " + QByteArray(200'000, 'x') << 413;
        QTest::newRow("folded field") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n") << 400;
        QTest::newRow("folded field with tab") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n\t2\r\n\r\n") << 400;
        QTest::newRow("folded length") << post + "Content-Length: 1\r\n 0\r\n\r\nx" << 400;
        QTest::newRow("folded coding") << post + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" << 400;
        QTest::newRow("first line folded") << QByteArray("GET / HTTP/1.1\r\n Host: a\r\nHost: b\r\n\r\n") << 400;
        QTest::newRow("line feed alone") << QByteArray("GET / HTTP/1.1\r\nHost: a\nX: 1\r\n\r\n") << 400;
        QTest::newRow("line feed after the first line") << QByteArray("GET / HTTP/1.1\nHost: a\r\n\r\n") << 505;
        QTest::newRow("line feeds only") << QByteArray("GET / HTTP/1.1\nHost: a\n\n") + "\r\n\r\n" << 505;
        QTest::newRow("carriage return alone") << QByteArray("GET / HTTP/1.1\r\nHost: a\rX: 1\r\n\r\n") << 400;
        QTest::newRow("NUL in a value") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 42) << 400;
        QTest::newRow("no name") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n") << 400;
        QTest::newRow("no colon") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nX\r\n\r\n") << 400;
        QTest::newRow("space before a length's colon") << post + "Content-Length : 5\r\n\r\nabcde" << 400;
        QTest::newRow("space before a coding's colon") << post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" << 400;
        QTest::newRow("coding with a control character") << post + "Transfer-Encoding: \x0b" "chunked\r\n\r\n0\r\n\r\n" << 400;
        QTest::newRow("coding in quotes") << post + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n" << 501;
        QTest::newRow("coding twice") << post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" << 400;
        QTest::newRow("hexadecimal length") << post + "Content-Length: 0x1\r\n\r\nx" << 400;
        QTest::newRow("empty length") << post + "Content-Length:\r\n\r\n" << 400;
        QTest::newRow("length beyond 64 bits") << post + "Content-Length: 99999999999999999999\r\n\r\n" << 400;
        QTest::newRow("chunk size with 0x") << post + "Transfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n" << 400;
        QTest::newRow("negative chunk") << post + "Transfer-Encoding: chunked\r\n\r\n-1\r\na\r\n0\r\n\r\n" << 400;
        QTest::newRow("chunk size beyond 64 bits") << post + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\na\r\n0\r\n\r\n" << 400;
        QTest::newRow("chunk longer than said") << post + "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n" << 400;
        QTest::newRow("no method") << QByteArray(" / HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("no target") << QByteArray("GET HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("two spaces") << QByteArray("GET  / HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("more after the version") << QByteArray("GET / HTTP/1.1 x\r\nHost: a\r\n\r\n") << 505;
        QTest::newRow("another version") << QByteArray("GET / HTTP/2.0\r\nHost: a\r\n\r\n") << 505;
        QTest::newRow("target without a slash") << QByteArray("GET inline HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("asterisk of GET") << QByteArray("GET * HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("authority of CONNECT") << QByteArray("CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n") << 400;
        QTest::newRow("scheme of a file") << QByteArray("GET file:///etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("unknown expectation") << post + "Content-Length: 1\r\nExpect: more\r\n\r\nx" << 417;
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
    void absoluteFormIsServed()
    {
        for (const char *target : {"http://a/inline", "HTTPS://b:1/inline", "/inline"}) {
            Wire wire(m_server->port());
            wire.send(QByteArray("GET ") + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
            QCOMPARE(wire.receive().body, QByteArray("ok"));
        }
        Wire limited(m_server->port()); // the route's limit holds in every form
        limited.send("POST http://a/small HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n");
        QCOMPARE(limited.receive().status, 413);
        Wire asterisk(m_server->port());
        asterisk.send("OPTIONS * HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
        QCOMPARE(asterisk.receive().status, 200); // asked, like every other
    }
    void aSlowBodyIsCut()
    {
        Wire wire(m_server->port());
        wire.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nab");
        QTest::qWait(150);
        wire.send("c"); // a byte now and then does not help
        QVERIFY(wire.closedByPeer());
        QVERIFY(!wire.buffer().contains("200 OK"));
    }
    void aSilentConnectionIsCut()
    {
        Wire wire(m_server->port());
        QVERIFY(wire.closedByPeer());
    }
    void halfOpen()
    {
        // Said nothing more to come: within a request, and after one.
        for (const QByteArray &text : {QByteArray("GET /inline HTTP/1.1\r\nHo"), QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab"), QByteArray()}) {
            Wire wire(m_server->port());
            wire.send(text);
            wire.socket().disconnectFromHost();
            QTRY_COMPARE(m_server->connections(), 0);
        }
        // The other side is gone without a word: the silence is noticed.
        Wire gone(m_server->port());
        gone.send("GET /inline HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(gone.receive().status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->connections(), 0, 20'000);
    }
    void whoDoesNotReadIsCut()
    {
        Wire wire(m_server->port());
        wire.socket().setReadBufferSize(1024);
        const QByteArray request("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
        wire.send(request.repeated(20));
        QTRY_COMPARE_WITH_TIMEOUT(m_server->connections(), 0, 20'000);
    }
    void theIdlestGivesWay()
    {
        HttpServer::Options options;
        options.threads = 1;
        options.maxConnections = 3;
        auto server = HttpServer::start(options, m_echo);
        QVERIFY(server.ok());
        const quint16 port = (*server)->port();
        const auto ask = [](Wire &wire) {
            wire.send("GET /inline HTTP/1.1\r\nHost: a\r\n\r\n");
            return wire.receive().status;
        };
        Wire first(port), second(port), third(port);
        QCOMPARE(ask(first), 200);
        QCOMPARE(ask(second), 200);
        QCOMPARE(ask(third), 200);
        QCOMPARE(ask(first), 200); // now the second is the one that has been idle longest
        Wire fourth(port);
        QCOMPARE(ask(fourth), 200);
        QVERIFY(second.closedByPeer());
        QCOMPARE(ask(first), 200);
        QCOMPARE(ask(third), 200);
        QCOMPARE((*server)->connections(), 3);
    }
    void oneAddressHasItsShare()
    {
        m_echo.trusts = false;
        HttpServer::Options options;
        options.maxPerAddress = 2;
        auto server = HttpServer::start(options, m_echo);
        QVERIFY(server.ok());
        const auto ask = [](Wire &wire) {
            wire.send("GET /inline HTTP/1.1\r\nHost: a\r\n\r\n");
            return wire.receive().status;
        };
        {
            Wire first((*server)->port()), second((*server)->port());
            QCOMPARE(ask(first), 200);
            QCOMPARE(ask(second), 200);
            Wire third((*server)->port());
            QCOMPARE(third.receive().status, 503);
            QVERIFY(third.closedByPeer());
            QCOMPARE(ask(first), 200);
        }
        QTRY_COMPARE((*server)->connections(), 0);
        Wire again((*server)->port());
        QCOMPARE(ask(again), 200);
        m_echo.trusts = true;
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
        Wire large(m_server->port()); // not even asked for
        large.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n");
        QCOMPARE(large.receive().status, 413);
    }
    void aStreamIsWholeHoweverItWasAskedFor_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<bool>("chunked");
        for (const QByteArray target : {"/stream", "/download"}) {
            QTest::addRow("%s", target.constData()) << QByteArray("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n") << true;
            QTest::addRow("%s, and then close", target.constData())
                << QByteArray("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") << true;
            QTest::addRow("%s, as nginx asks", target.constData())
                << QByteArray("GET " + target + " HTTP/1.0\r\nHost: a\r\nConnection: close\r\n\r\n") << false;
            QTest::addRow("%s, HTTP/1.0 and keep", target.constData())
                << QByteArray("GET " + target + " HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n") << false;
        }
    }
    void aStreamIsWholeHoweverItWasAskedFor()
    {
        QFETCH(QByteArray, request);
        QFETCH(bool, chunked);
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_server->port());
        QVERIFY(socket.waitForConnected());
        socket.write(request);
        QByteArray answer;
        while (socket.waitForReadyRead(10'000))
            answer += socket.readAll();
        QCOMPARE(socket.state(), QAbstractSocket::UnconnectedState); // it ends with the stream
        const qsizetype end = answer.indexOf("\r\n\r\n");
        const QByteArray head = answer.left(end), body = answer.mid(end + 4);
        QVERIFY2(head.startsWith("HTTP/1.1 200") && head.contains("Connection: close"), head.constData());
        QCOMPARE(head.contains("Transfer-Encoding: chunked"), chunked);
        QVERIFY2(!head.contains("Content-Length"), head.constData());
        QCOMPARE(body.count("piece"), 3);
        QCOMPARE(body.endsWith("0\r\n\r\n"), chunked);
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
