// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/octroidbackend.h"
#include "domain/json.h"
#include "mockoctroid.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace octroi;
using backends::OctroidBackend;
using test::MockOctroid;
using test::MockRequest;

namespace {

/// Runs the event loop until the task ends.
template <typename T>
Result<T> wait(QCoro::Task<Result<T>> task)
{
    std::optional<Result<T>> result;
    QObject context;
    QCoro::connect(std::move(task), &context, [&result](const Result<T> &r) { result = r; });
    // Not QCoro::waitFor: it wants a value that can be made from nothing.
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 10'000))
        return Error{ErrorCode::Internal, {}, QStringLiteral("the task did not end"), {}, {}};
    return *result;
}

QByteArray keyJson()
{
    domain::ApiKey key;
    key.id = QStringLiteral("4tZq81LmNc");
    key.name = QStringLiteral("nightly");
    key.version = 3;
    return QJsonDocument(domain::toJson(key, QDateTime::currentDateTimeUtc())).toJson();
}

} // namespace

class TestOctroidBackend : public QObject
{
    Q_OBJECT

    std::unique_ptr<MockOctroid> m_mock;
    std::unique_ptr<OctroidBackend> m_backend;
    SystemClock m_clock;

    void open(const char *secret = "s3cret")
    {
        m_backend = std::make_unique<OctroidBackend>(QStringLiteral("p"), QStringLiteral("mock"),
                                                     m_mock->issuer(), QStringLiteral("admin"),
                                                     std::make_shared<Secret>(QByteArray(secret)), m_clock);
        backends::TransportLimits limits;
        limits.timeout = std::chrono::milliseconds(400);
        limits.maxBody = 100'000;
        limits.backoffFirst = std::chrono::milliseconds(5);
        m_backend->setLimits(limits);
    }
    void say(const QByteArray &bytes)
    {
        m_mock->setHandler([bytes](const MockRequest &) { return bytes; });
    }

private:
    static QByteArray point(qint64 second)
    {
        const QByteArray n = QByteArray::number(second);
        return "event: point\nid: " + n + "\ndata: {\"second\":" + n + "}\n\n";
    }

private Q_SLOTS:
    void init()
    {
        m_mock = std::make_unique<MockOctroid>();
        open();
    }
    void cleanup()
    {
        m_backend.reset();
        m_mock.reset();
    }

    void signsInAndSendsTheVersion()
    {
        say(MockOctroid::answer(200, keyJson()));
        const auto key = wait(m_backend->suspend(QStringLiteral("4tZq81LmNc"), 2));
        QVERIFY(key.ok());
        QCOMPARE(key->version, 3);
        const MockRequest &request = m_mock->requests.first();
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.path, QByteArray("/v1/keys/4tZq81LmNc/suspend"));
        QCOMPARE(request.headers.value("if-match"), QByteArray("\"2\""));
        QCOMPARE(request.headers.value("authorization"), QByteArray("Bearer token1"));
        QCOMPARE(m_backend->callLog().calls().size(), 3);
    }

    void aRefusedTokenIsRenewedOnce()
    {
        int refusals = 0;
        m_mock->setHandler([&refusals](const MockRequest &r) {
            if (r.headers.value("authorization") == "Bearer token1") {
                ++refusals;
                return MockOctroid::answer(401, R"({"reason":"token_expired"})", "application/problem+json");
            }
            return MockOctroid::answer(200, keyJson());
        });
        QVERIFY(wait(m_backend->key(QStringLiteral("a"))).ok());
        QCOMPARE(refusals, 1);
        QCOMPARE(m_mock->tokens, 2);
        say(MockOctroid::answer(401, R"({"reason":"no"})", "application/problem+json"));
        QCOMPARE(wait(m_backend->key(QStringLiteral("a"))).error().code, ErrorCode::Unauthorized);
        QCOMPARE(m_mock->tokens, 3);
    }

    void badAnswers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QByteArray &bytes, ErrorCode code,
                            const char *reason = "") {
            QTest::newRow(name) << bytes << code << QString::fromLatin1(reason);
        };
        const QByteArray problem = "application/problem+json";
        row("html", MockOctroid::answer(200, "<html>", "text/html"), ErrorCode::Protocol);
        row("not json", MockOctroid::answer(200, "{\"id\":"), ErrorCode::Protocol);
        row("an array", MockOctroid::answer(200, "[]"), ErrorCode::Protocol);
        row("wrong member", MockOctroid::answer(200, "{\"id\":5}"), ErrorCode::Protocol, "member_type");
        row("html 404", MockOctroid::answer(404, "<html>", "text/html"), ErrorCode::Protocol);
        row("html 502", MockOctroid::answer(502, "<html>", "text/html"), ErrorCode::Unavailable);
        row("500", MockOctroid::answer(500, "{\"reason\":\"x\"}", problem), ErrorCode::Internal, "x");
        row("404", MockOctroid::answer(404, "{\"reason\":\"not_found\"}", problem), ErrorCode::NotFound,
            "not_found");
        row("exists", MockOctroid::answer(409, "{\"reason\":\"exists\"}", problem), ErrorCode::Exists,
            "exists");
        row("conflict", MockOctroid::answer(409, "{\"reason\":\"key_revoked\"}", problem),
            ErrorCode::Conflict, "key_revoked");
        row("412", MockOctroid::answer(412, "{\"reason\":\"version\"}", problem),
            ErrorCode::PreconditionFailed, "version");
        row("422", MockOctroid::answer(422, "{\"reason\":\"scope_unknown\",\"field\":\"scopes\"}", problem),
            ErrorCode::Invalid, "scope_unknown");
        row("507", MockOctroid::answer(507, "{}", problem), ErrorCode::StorageFull);
        row("redirect", "HTTP/1.1 302 Said\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n",
            ErrorCode::Protocol);
        row("too large", MockOctroid::answer(200, QByteArray(200'000, ' ')), ErrorCode::TooLarge);
        row("silence", QByteArray(), ErrorCode::Timeout);
    }
    void badAnswers()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorCode, code);
        QFETCH(QString, reason);
        say(bytes);
        const auto key = wait(m_backend->key(QStringLiteral("a")));
        QVERIFY(!key.ok());
        QCOMPARE(errorCodeName(key.error().code), errorCodeName(code));
        QCOMPARE(key.error().reason, reason);
    }

    void aCutBodyIsANetworkError()
    {
        m_mock->setHandler([this](const MockRequest &) {
            for (const auto &socket : std::as_const(m_mock->sockets)) {
                if (socket)
                    QTimer::singleShot(20, socket, [socket] { socket->disconnectFromHost(); });
            }
            return QByteArray(
                "HTTP/1.1 200 Said\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"id\":");
        });
        QCOMPARE(wait(m_backend->key(QStringLiteral("a"))).error().code, ErrorCode::Network);
    }

    void anotherIssuerIsRefused()
    {
        m_mock->claimedIssuer = QStringLiteral("https://other.example");
        const auto result = wait(m_backend->connectToBackend());
        QCOMPARE(result.error().reason, QStringLiteral("issuer_mismatch"));
        QCOMPARE(m_backend->state(), backends::BackendState::Failed);
        QCOMPARE(m_mock->tokens, 0);
    }

    void aWrongSecretIsUnauthorized()
    {
        open("wrong");
        QCOMPARE(wait(m_backend->connectToBackend()).error().code, ErrorCode::Unauthorized);
    }

    void aSecretIsNotSentInTheClear()
    {
        QCOMPARE(backends::checkAddress(QStringLiteral("http://octroi.example")).error().reason,
                 QStringLiteral("address_insecure"));
        QVERIFY(backends::checkAddress(QStringLiteral("https://octroi.example")).ok());
        QVERIFY(backends::checkAddress(QStringLiteral("http://127.0.0.1:80")).ok());
        QVERIFY(!backends::checkAddress(QStringLiteral("ftp://octroi.example")).ok());
        QVERIFY(!backends::checkAddress(QStringLiteral("https://u:p@octroi.example")).ok());
    }

    void disconnectingEndsWhatWaits()
    {
        say({});
        std::optional<ErrorCode> code;
        QCoro::connect(m_backend->key(QStringLiteral("a")), this,
                       [&code](const auto &r) { code = r.error().code; });
        QTRY_COMPARE(m_mock->requests.size(), 1);
        m_backend->disconnectFromBackend();
        QTRY_VERIFY(code.has_value());
        QCOMPARE(errorCodeName(*code), QStringLiteral("cancelled"));
    }

    void theStreamGoesOnAfterABreak()
    {
        const qint64 first = QDateTime::currentSecsSinceEpoch() - 60;
        int streams = 0;
        QByteArray resumedFrom;
        m_mock->setHandler([&](const MockRequest &r) {
            const QByteArray head =
                "HTTP/1.1 200 Said\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
            resumedFrom = r.headers.value("last-event-id");
            if (++streams == 1) {
                for (const auto &socket : std::as_const(m_mock->sockets)) {
                    if (socket)
                        QTimer::singleShot(50, socket, [socket] { socket->disconnectFromHost(); });
                }
                return head + point(first) + "event: change\ndata: {\"seq\":7}\n\nevent: po";
            }
            return head + point(first) + point(first + 1);
        });
        QSignalSpy points(m_backend.get(), &backends::Backend::livePoint);
        QSignalSpy gaps(m_backend.get(), &backends::Backend::liveGap);
        QSignalSpy changes(m_backend.get(), &backends::Backend::changed);
        m_backend->startLive(60);
        QTRY_COMPARE(points.size(), 2); // the first comes twice and counts once
        QCOMPARE(gaps.size(), 1);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(resumedFrom, QByteArray::number(first));
        QVERIFY(m_mock->requests.first().path.contains("backfill=60"));
        m_backend->stopLive();
        QVERIFY(!m_backend->isLive());
    }

    void aStreamThatSendsGarbageLosesOnlyThat()
    {
        const qint64 first = QDateTime::currentSecsSinceEpoch() - 60;
        m_mock->setHandler([&](const MockRequest &) {
            const QByteArray head =
                "HTTP/1.1 200 Said\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
            const auto said = [](const QByteArray &data) { return "event: point\nid: 9\ndata: " + data + "\n\n"; };
            const QByteArray at = "{\"second\":" + QByteArray::number(first + 1);
            return head + point(first) + said("{{{") + said("[]") + said("{}") + said(at + ",\"requests\":-4}") +
                   said(at + ",\"requests\":\"many\"}") + said(at + ",\"requests\":1,\"refused\":2}") +
                   said(at + ",\"p95\":1e999}") + QByteArray("\0\xff\xfe\n\n", 5) + point(9'000'000'000'000) +
                   "id: nonsense\n\n" + point(first - 50) + point(first + 1) + point(first + 2);
        });
        QSignalSpy points(m_backend.get(), &backends::Backend::livePoint);
        m_backend->startLive(60);
        QTRY_COMPARE(points.size(), 3);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(points[i][0].value<domain::LivePoint>().second, first + i);
        m_backend->stopLive();
    }

    void aServerWhoseClockIsFarOffIsBelievedWithItsSecondPoint()
    {
        m_mock->setHandler([&](const MockRequest &) {
            return "HTTP/1.1 200 Said\r\nContent-Type: text/event-stream\r\n\r\n" + point(1'000'000) + point(1'000'001);
        });
        QSignalSpy points(m_backend.get(), &backends::Backend::livePoint);
        m_backend->startLive(60);
        QTRY_COMPARE(points.size(), 2);
        QCOMPARE(points[0][0].value<domain::LivePoint>().second, 1'000'000);
        m_backend->stopLive();
    }

    void aFilteredStreamAsksForItsCallsOnly()
    {
        const qint64 first = QDateTime::currentSecsSinceEpoch() - 60;
        m_mock->setHandler([&](const MockRequest &) {
            return "HTTP/1.1 200 Said\r\nContent-Type: text/event-stream\r\n\r\n" + point(first);
        });
        domain::LiveFilter filter;
        filter.keyIds = QStringList{QStringLiteral("a"), QStringLiteral("b")};
        filter.endpoint = QStringLiteral("GET /orders/{id}");
        auto *sources = m_backend->findChild<backends::LiveSources *>();
        QVERIFY(sources);
        const auto source = sources->open(filter);
        QSignalSpy points(source.get(), &backends::LiveSource::point), all(m_backend.get(), &backends::Backend::livePoint);
        source->start(3'600);
        QTRY_COMPARE(points.size(), 1);
        QCOMPARE(all.size(), 0);
        const QByteArray path = m_mock->requests.first().path;
        QVERIFY2(path.contains("backfill=3600") && path.contains("key_id=a%2Cb") &&
                     path.contains("endpoint=GET%20%2Forders%2F%7Bid%7D"),
                 path.constData());
        m_backend->disconnectFromBackend(); // as a page that outlives it would see it
        QVERIFY(!source->isLive());
    }
};

QTEST_GUILESS_MAIN(TestOctroidBackend)
#include "tst_octroidbackend.moc"
