// SPDX-License-Identifier: GPL-3.0-or-later
// A mock of a Prometheus that answers late, wrong, too much or by another clock; and mappings as text.
#include "await.h"
#include "backends/prometheus/prometheussource.h"
#include "mockoctroid.h"

#include <QTest>
#include <QUrlQuery>

using namespace octroi;
using namespace octroi::backends;
using octroi::test::await;
using MockPrometheus = octroi::test::MockOctroid; ///< a server on loopback that answers what it is told to

namespace {

QByteArray success(const QByteArray &type, const QByteArray &result)
{
    return MockPrometheus::answer(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"" + type + "\",\"result\":" + result + "}}");
}

QByteArray scalar(double value)
{
    return success("scalar", "[0,\"" + QByteArray::number(value, 'f', 3) + "\"]");
}

QString queryOf(const test::MockRequest &request)
{
    return QUrlQuery(QString::fromUtf8(request.path.mid(request.path.indexOf('?') + 1))).queryItemValue(QStringLiteral("query"), QUrl::FullyDecoded);
}

} // namespace

class TestBadPrometheus : public QObject
{
    Q_OBJECT

    ManualClock m_clock{1'780'000'020'000};
    std::unique_ptr<MockPrometheus> m_mock;
    std::unique_ptr<PrometheusSource> m_source;
    double m_theirs = 0;       ///< what its clock says
    double m_series = 1;
    QByteArray m_range = "[]"; ///< of range queries
    std::function<QByteArray(const test::MockRequest &)> m_instead;

    Result<QList<domain::UsageRow>> ask()
    {
        UsageRequest request;
        request.to = m_clock.now();
        request.from = request.to.addSecs(-600);
        request.groupBy = {QStringLiteral("minute")};
        return await(m_source->usage(request));
    }

private Q_SLOTS:
    void init()
    {
        m_mock = std::make_unique<MockPrometheus>();
        m_theirs = double(m_clock.nowMs()) / 1'000;
        m_series = 1;
        m_range = "[]";
        m_instead = {};
        m_mock->setHandler([this](const test::MockRequest &request) {
            if (m_instead)
                return m_instead(request);
            if (request.path.startsWith("/api/v1/query_range"))
                return success("matrix", m_range);
            const QString query = queryOf(request);
            if (query == QLatin1String("time()"))
                return scalar(m_theirs);
            if (query.startsWith(QLatin1String("count(")))
                return success("vector", "[{\"metric\":{},\"value\":[0,\"" + QByteArray::number(m_series, 'f', 0) + "\"]}]");
            return success("vector", "[]");
        });
        Credentials password;
        password.kind = Credentials::Kind::Basic;
        password.clientId = QStringLiteral("reader");
        password.secret = std::make_shared<Secret>(QByteArrayLiteral("pass word"));
        m_source = std::make_unique<PrometheusSource>(m_mock->issuer(), *MetricMapping::fromText(knownMappingText(QStringLiteral("kong"))), password, m_clock);
        TransportLimits limits;
        limits.timeout = std::chrono::milliseconds(2'000);
        limits.maxBody = 100'000;
        m_source->transport().setLimits(limits);
    }
    void cleanup()
    {
        m_source.reset();
        m_mock.reset();
    }

    void nameAndPasswordGoWithEachCall()
    {
        QVERIFY(ask());
        QVERIFY(m_mock->requests.size() > 2);
        for (const test::MockRequest &request : std::as_const(m_mock->requests))
            QCOMPARE(request.headers.value("authorization"), "Basic " + QByteArray("reader:pass word").toBase64());
    }
    void oneThatDoesNotAnswerIsATimeout()
    {
        QVERIFY(ask());
        m_instead = [](const test::MockRequest &) { return QByteArray(); };
        const auto rows = ask();
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::Timeout);
    }
    void anErrorIsToldInItsWords()
    {
        QVERIFY(ask());
        m_instead = [](const test::MockRequest &) {
            return MockPrometheus::answer(422, "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"expanding series: context deadline exceeded\"}");
        };
        const auto rows = ask();
        QVERIFY(!rows);
        QCOMPARE(rows.error().detail, QStringLiteral("expanding series: context deadline exceeded"));
        m_instead = [](const test::MockRequest &) { return MockPrometheus::answer(500, "<html>Bad</html>", "text/html"); };
        QCOMPARE(ask().error().code, ErrorCode::Internal);
    }
    void pagesAndGarbageAreNoNumbers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("page") << MockPrometheus::answer(200, "<html>Sign in</html>", "text/html");
        QTest::newRow("garbage") << MockPrometheus::answer(200, "{]]");
        QTest::newRow("another answer") << MockPrometheus::answer(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[]}}");
        QTest::newRow("strange samples") << success("matrix", "[{\"metric\":{},\"values\":[[1780000000,\"many\"]]}]");
        QTest::newRow("backwards") << success("matrix", "[{\"metric\":{},\"values\":[[1780000000,\"1\"],[1779999900,\"2\"]]}]");
    }
    void pagesAndGarbageAreNoNumbers()
    {
        QFETCH(const QByteArray, answer);
        QVERIFY(ask());
        m_instead = [answer](const test::MockRequest &request) {
            const bool counts = queryOf(request).startsWith(QLatin1String("count("));
            return counts && !request.path.contains("query_range") ? success("vector", "[{\"metric\":{},\"value\":[0,\"1\"]}]") : answer;
        };
        const auto rows = ask();
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::Protocol);
    }
    void aMillionSeriesAreNotRead()
    {
        m_series = 1'000'000;
        const auto rows = ask();
        QVERIFY(!rows);
        QCOMPARE(rows.error().reason, QStringLiteral("too_many_series"));
        QCOMPARE(rows.error().detail, QStringLiteral("1000000"));
        for (const test::MockRequest &request : std::as_const(m_mock->requests))
            QVERIFY2(!request.path.contains("query_range"), request.path.constData());
    }
    void anAnswerWithoutEndIsCut()
    {
        m_range = "[{\"metric\":{\"x\":\"" + QByteArray(200'000, 'x') + "\"},\"values\":[]}]";
        const auto rows = ask(); // neither its values nor its own sums
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::TooLarge);
    }
    void anotherClockIsCorrectedAndTold()
    {
        m_theirs += 300;
        const qint64 minute = m_clock.nowMs() / 60'000 * 60 - 300; // ours
        const QByteArray label = "{\"metric\":{\"code\":\"200\",\"source\":\"service\",\"instance\":\"a\"},\"values\":[[";
        m_range = "[" + label + QByteArray::number(minute + 300) + ",\"10\"],[" + QByteArray::number(minute + 360) + ",\"17\"]]}]";
        const auto rows = ask();
        QVERIFY(rows);
        QVERIFY(!rows->isEmpty());
        QCOMPARE(rows->first().at.toSecsSinceEpoch(), minute);
        QCOMPARE(rows->first().totals.requests, 7);
        QCOMPARE(m_source->facts().clockBehind, -300.0);
    }
    void aMappingIsATextThatComesBack()
    {
        for (const QString &id : knownMappings()) {
            const Result<MetricMapping> mapping = MetricMapping::fromText(knownMappingText(id));
            QVERIFY2(mapping, qPrintable(id));
            const Result<MetricMapping> again = MetricMapping::fromText(mapping->toText());
            QVERIFY(again && *again == *mapping);
            QCOMPARE(mappingFor({mapping->metrics.first().metric}), id);
        }
        QCOMPARE(MetricMapping::fromText(QStringLiteral("name = x\nrequests = a b\n")).error().field, QStringLiteral("2"));
        QCOMPARE(MetricMapping::fromText(QStringLiteral("requests = a\nrequests.only = x=\"1\"} or vector(1) #\n")).error().field, QStringLiteral("2"));
        QCOMPARE(MetricMapping::fromText(QStringLiteral("name = x\n")).error().reason, QStringLiteral("mapping_requests"));
    }
};

QTEST_GUILESS_MAIN(TestBadPrometheus)
#include "tst_badprometheus.moc"
