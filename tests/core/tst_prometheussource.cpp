// SPDX-License-Identifier: GPL-3.0-or-later
// Usage out of a real Prometheus whose counters were driven with known counts.
#include "await.h"
#include "backends/connector.h"
#include "backends/prometheus/prometheusbackend.h"
#include "support/prometheusserver.h"

#include <QDateTime>
#include <QTest>

using namespace octroi;
using namespace octroi::backends;
using octroi::test::await;

namespace {

constexpr int kStep = 30; ///< seconds between two values; the first lies 10 s behind an edge
constexpr int kBefore = 10; ///< values of a counter that nobody calls yet

/// Counters over the last hours, with what was called noted beside.
class Past
{
public:
    explicit Past(double from, double to)
        : m_from(from)
        , m_to(to)
    {
    }
    double from() const { return m_from; }
    double to() const { return m_to; }
    /// `calls` at each value of which the number is told; what is less than 0 begins anew with the rest.
    template <typename Calls>
    qint64 add(const QByteArray &series, Calls calls)
    {
        double counter = 0;
        qint64 all = 0;
        int number = -kBefore;
        for (double at = m_from + 10 - kBefore * kStep; at < m_to; at += kStep, ++number) {
            const std::optional<qint64> called = number < 0 && calls(0) ? std::optional<qint64>(0) : calls(std::max(0, number));
            if (!called)
                continue;
            counter = *called < 0 ? double(-*called) : counter + double(*called);
            const qint64 increase = std::abs(*called);
            all += increase;
            m_minutes[minuteOf(at)] += increase;
            value(series, at, QByteArray::number(counter, 'f', 0));
        }
        return all;
    }
    void value(const QByteArray &series, double at, const QByteArray &text)
    {
        m_lines[series.left(series.indexOf('{'))] += series + ' ' + text + ' ' + QByteArray::number(at, 'f', 3) + '\n';
    }
    QByteArray text() const
    {
        QByteArray all;
        for (auto one = m_lines.cbegin(); one != m_lines.cend(); ++one)
            all += "# TYPE " + one.key() + " unknown\n" + one.value();
        return all;
    }
    static qint64 minuteOf(double at) { return qint64(at / 60) * 60; }
    QMap<qint64, qint64> takeMinutes() { return std::exchange(m_minutes, {}); }

private:
    double m_from, m_to;
    QMap<QByteArray, QByteArray> m_lines;
    QMap<qint64, qint64> m_minutes;
};

UsageRequest between(double from, double to, const QStringList &groupBy)
{
    UsageRequest request;
    request.from = QDateTime::fromMSecsSinceEpoch(qint64(from * 1000), Qt::UTC);
    request.to = QDateTime::fromMSecsSinceEpoch(qint64(to * 1000), Qt::UTC);
    request.groupBy = groupBy;
    return request;
}

} // namespace

class TestPrometheusSource : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::PrometheusServer m_server;
    std::unique_ptr<Past> m_past;
    QMap<qint64, qint64> m_minutes; ///< of Kong's calls
    qint64 m_orders = 0, m_invoices = 0, m_refused = 0, m_bytesIn = 0, m_bytesOut = 0;
    qint64 m_apisix = 0, m_tykKey = 0, m_granted = 0, m_denied = 0, m_holes = 0;

    std::unique_ptr<PrometheusSource> source(const char *mapping)
    {
        const Result<MetricMapping> known = MetricMapping::fromText(knownMappingText(QString::fromLatin1(mapping)));
        Credentials nobody;
        nobody.kind = Credentials::Kind::Nobody;
        return std::make_unique<PrometheusSource>(m_server.address(), known ? *known : MetricMapping(), nobody, m_clock);
    }
    QList<domain::UsageRow> ask(PrometheusSource &source, const QStringList &groupBy, const std::function<void(UsageRequest &)> &narrow = {})
    {
        UsageRequest request = between(m_past->from(), m_past->to(), groupBy);
        if (narrow)
            narrow(request);
        const auto rows = await(source.usage(request));
        if (!rows)
            qWarning("%s %s %s", qPrintable(rows.error().reason), qPrintable(rows.error().detail), qPrintable(rows.error().context));
        return rows ? *rows : QList<domain::UsageRow>();
    }
    static qint64 requests(const QList<domain::UsageRow> &rows)
    {
        qint64 all = 0;
        for (const domain::UsageRow &row : rows)
            all += row.totals.requests;
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const double now = std::floor(double(m_clock.nowMs()) / 3'600'000) * 3'600;
        m_past = std::make_unique<Past>(now - 4 * 3'600, now - 3'600);
        Past &past = *m_past;
        // The first begins anew twice.
        m_orders = past.add("kong_http_requests_total{service=\"orders\",route=\"list\",code=\"200\",source=\"service\",consumer=\"meridian\",instance=\"a:1\"}",
                            [](int i) { return std::optional<qint64>(i == 100 ? -4 : i == 200 ? -9 : i % 7); });
        m_invoices = past.add("kong_http_requests_total{service=\"invoices\",route=\"get\",code=\"500\",source=\"service\",consumer=\"harbour\",instance=\"a:1\"}",
                              [](int i) { return std::optional<qint64>(i % 3); });
        // Seen for the first time in the middle: its first call counts.
        m_refused = past.add("kong_http_requests_total{service=\"orders\",route=\"list\",code=\"429\",source=\"kong\",consumer=\"harbour\",instance=\"a:1\"}",
                             [](int i) { return i < 50 ? std::nullopt : std::optional<qint64>(5); });
        m_minutes = past.takeMinutes();
        m_bytesIn = past.add("kong_bandwidth_bytes{service=\"orders\",route=\"list\",direction=\"ingress\",consumer=\"meridian\",instance=\"a:1\"}",
                             [](int i) { return std::optional<qint64>(100 * (i % 7)); });
        m_bytesOut = past.add("kong_bandwidth_bytes{service=\"orders\",route=\"list\",direction=\"egress\",consumer=\"meridian\",instance=\"a:1\"}",
                              [](int i) { return std::optional<qint64>(2'000'000 * (i % 7)); });
        // Of each ten calls eight take up to 20 ms, one up to 100, one up to 500.
        const std::pair<const char *, int> buckets[] = {{"20", 8}, {"100", 9}, {"500", 10}, {"+Inf", 10}};
        for (const auto &[le, count] : buckets)
            past.add("kong_request_latency_ms_bucket{service=\"orders\",route=\"list\",le=\"" + QByteArray(le) + "\",instance=\"a:1\"}",
                     [count = count](int) { return std::optional<qint64>(count); });
        m_apisix = past.add("apisix_http_status{code=\"200\",route=\"r1\",service=\"s1\",consumer=\"meridian\",instance=\"b:1\"}",
                            [](int i) { return std::optional<qint64>(i % 5); });
        m_tykKey = past.add("tyk_http_status_per_key{code=\"200\",key=\"k\\\"1\",instance=\"c:1\"}", [](int) { return std::optional<qint64>(2); });
        past.add("tyk_http_status_per_key{code=\"200\",key=\"k2\",instance=\"c:1\"}", [](int) { return std::optional<qint64>(3); });
        past.add("tyk_http_status{code=\"200\",api=\"pets\",instance=\"c:1\"}", [](int) { return std::optional<qint64>(5); });
        m_granted = past.add("keycloak_user_events_total{event=\"client_login\",realm=\"r\",client_id=\"robot\",error=\"\",instance=\"d:1\"}",
                             [](int) { return std::optional<qint64>(4); });
        m_denied = past.add("keycloak_user_events_total{event=\"client_login\",realm=\"r\",client_id=\"robot\",error=\"invalid_client\",instance=\"d:1\"}",
                            [](int i) { return std::optional<qint64>(i % 2); });
        past.add("keycloak_user_events_total{event=\"login\",realm=\"r\",client_id=\"robot\",error=\"\",instance=\"d:1\"}", [](int) { return std::optional<qint64>(50); });
        past.add("keycloak_user_events_total{event=\"client_login\",realm=\"other\",client_id=\"robot\",error=\"\",instance=\"d:1\"}",
                 [](int) { return std::optional<qint64>(60); });
        // Nothing is recorded for 40 minutes, and the counter goes on; two values are none.
        m_holes = past.add("holes_total{instance=\"e:1\"}", [](int i) { return i >= 120 && i < 200 ? std::nullopt : std::optional<qint64>(6); });
        for (int i = 0; i < 60; ++i) {
            past.value("spoiled_total{instance=\"f:1\"}", past.from() + 10 + i * kStep,
                       i == 20 || i == 21 ? "NaN" : i == 41 ? "+Inf" : QByteArray::number(i * 10));
        }
        QVERIFY2(m_server.import(past.text()), m_server.log().constData());
        QVERIFY2(m_server.start(), m_server.log().constData());
    }

    void eachMinuteHasTheCallsThatWereDriven()
    {
        const auto kong = source("kong");
        const auto rows = ask(*kong, {QStringLiteral("minute")});
        QMap<qint64, qint64> counted;
        for (const domain::UsageRow &row : rows) {
            QVERIFY(row.totals.requests > 0);
            counted[row.at.toSecsSinceEpoch()] += row.totals.requests;
        }
        m_minutes.removeIf([](QMap<qint64, qint64>::iterator one) { return one.value() == 0; });
        QCOMPARE(counted, m_minutes);
        QCOMPARE(requests(rows), m_orders + m_invoices + m_refused);
        QCOMPARE(kong->facts().resets, 2);
        QVERIFY(!kong->facts().estimated);
        QVERIFY(kong->gaps().isEmpty());
    }
    void hoursDaysAndOneSumAgree()
    {
        const auto kong = source("kong");
        const qint64 all = m_orders + m_invoices + m_refused;
        QCOMPARE(requests(ask(*kong, {QStringLiteral("hour")})), all);
        QCOMPARE(requests(ask(*kong, {QStringLiteral("day")})), all);
        const auto sum = ask(*kong, {});
        QCOMPARE(sum.size(), 1);
        QCOMPARE(sum.first().totals.requests, all);
        QCOMPARE(sum.first().totals.refused, m_refused);
        QCOMPARE(sum.first().totals.classes[0], m_orders);
        QCOMPARE(sum.first().totals.classes[2], m_refused);
        QCOMPARE(sum.first().totals.classes[3], m_invoices);
        QCOMPARE(sum.first().totals.bytesIn, m_bytesIn);
        QCOMPARE(sum.first().totals.bytesOut, m_bytesOut);
    }
    void whoCalledWhatIsTold()
    {
        const auto kong = source("kong");
        QMap<QString, qint64> partners;
        for (const domain::UsageRow &row : ask(*kong, {QStringLiteral("partner")}))
            partners[row.partnerId] += row.totals.requests;
        QCOMPARE(partners.value(QStringLiteral("meridian")), m_orders);
        QCOMPARE(partners.value(QStringLiteral("harbour")), m_invoices + m_refused);
        const auto narrowed = ask(*kong, {QStringLiteral("api"), QStringLiteral("status_class")},
                                  [](UsageRequest &request) { request.partnerId = QStringLiteral("harbour"); });
        QMap<QString, qint64> parts;
        for (const domain::UsageRow &row : narrowed)
            parts[row.apiId + u' ' + row.statusClass] += row.totals.requests;
        QCOMPARE(parts, (QMap<QString, qint64>{{QStringLiteral("orders 4xx"), m_refused}, {QStringLiteral("invoices 5xx"), m_invoices}}));
    }
    void percentilesLieInTheBucketOfTheCalls()
    {
        const auto rows = ask(*source("kong"), {});
        QCOMPARE(rows.size(), 1);
        const domain::UsageTotals &t = rows.first().totals;
        QVERIFY2(t.p50 > 0 && t.p50 <= 20, qPrintable(QString::number(t.p50)));
        QVERIFY2(t.p95 > 100 && t.p95 <= 500, qPrintable(QString::number(t.p95)));
        QVERIFY(t.p99 >= t.p95 && t.p99 <= 500);
    }
    void theOthersMetricsAreRead()
    {
        QCOMPARE(requests(ask(*source("apisix"), {QStringLiteral("partner")})), m_apisix);
        const auto key = ask(*source("tyk"), {QStringLiteral("key")}, [](UsageRequest &request) { request.keyId = QStringLiteral("k\"1,k3"); });
        QCOMPARE(key.size(), 1);
        QCOMPARE(key.first().keyId, QStringLiteral("k\"1"));
        QCOMPARE(key.first().totals.requests, m_tykKey);
        const auto keycloak = source("keycloak");
        keycloak->setRealm(QStringLiteral("r"));
        const auto client = ask(*keycloak, {QStringLiteral("client")});
        QCOMPARE(client.size(), 1);
        QCOMPARE(client.first().clientId, QStringLiteral("robot"));
        QCOMPARE(client.first().totals.requests, m_granted + m_denied);
        QCOMPARE(client.first().totals.refused, m_denied);
    }
    void aKeycloakTakesItsUsageFromThere()
    {
        Destination keycloak{QString(kKeycloak), QStringLiteral("http://127.0.0.1:1"), QStringLiteral("r"), {}, {}};
        const auto backend = connectorTo(keycloak, QStringLiteral("k"), QStringLiteral("K"), m_clock);
        QVERIFY(!usageSourceOf(*backend));
        Destination there{QString(kPrometheus), m_server.address(), QStringLiteral("r"), {}, {}};
        there.credentials.kind = Credentials::Kind::Nobody;
        there.mapping = knownMappingText(QStringLiteral("keycloak"));
        auto *taker = dynamic_cast<UsageTaker *>(backend.get());
        QVERIFY(taker);
        taker->attachUsage(usageSourceAt(there, m_clock));
        QVERIFY(usageSourceOf(*backend));
        QCOMPARE(capabilityOf(*backend, Capability::Usage).support, Support::Full);
        const auto rows = await(backend->usage()->usage(between(m_past->from(), m_past->to(), {QStringLiteral("client")})));
        QVERIFY(rows);
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->first().totals.requests, m_granted + m_denied);
        QVERIFY(hasUsageOf(*backend, QStringLiteral("client")) && !hasUsageOf(*backend, QStringLiteral("bytes")));
    }
    void theMetricsSayWhatTheyAre()
    {
        const auto found = source("");
        const auto ready = await(found->prepare());
        QVERIFY2(ready, qPrintable(ready ? QString() : ready.error().detail));
        QCOMPARE(found->mapping().name, QStringLiteral("Kong"));
        QVERIFY(!found->version().isEmpty());
    }
    void whatItDoesNotTellIsRefusedByName()
    {
        const auto kong = source("kong");
        const auto rows = await(kong->usage(between(m_past->from(), m_past->to(), {QStringLiteral("scope")})));
        QVERIFY(!rows);
        QCOMPARE(rows.error().reason, QStringLiteral("not_in_source"));
        QCOMPARE(rows.error().field, QStringLiteral("scope"));
        QVERIFY(!kong->facts().dimensions.contains(QStringLiteral("scope")));
        QVERIFY(!source("tyk")->facts().bytes);
    }
    void aGapIsToldAndLosesNoCall()
    {
        Credentials nobody;
        nobody.kind = Credentials::Kind::Nobody;
        PrometheusSource holes(m_server.address(), *MetricMapping::fromText(QStringLiteral("name = own\nrequests = holes_total\n")), nobody, m_clock);
        const auto rows = ask(holes, {QStringLiteral("minute")});
        QCOMPARE(requests(rows), m_holes);
        QCOMPARE(holes.gaps().size(), 1);
        const auto [from, to] = holes.gaps().last();
        const double begin = m_past->from() + 10 + 119 * kStep, end = m_past->from() + 10 + 200 * kStep;
        QVERIFY2(from >= begin && from <= begin + 6 * 60, qPrintable(QString::number(from - begin))); // the server goes on for 5 minutes
        QVERIFY2(to >= end && to <= end + 60, qPrintable(QString::number(to - end)));
        for (const domain::UsageRow &row : rows)
            QVERIFY2(row.totals.requests <= 18, qPrintable(QString::number(row.totals.requests))); // no peak behind it
    }
    void whatIsNoNumberIsLeftOut()
    {
        Credentials nobody;
        nobody.kind = Credentials::Kind::Nobody;
        PrometheusSource spoiled(m_server.address(), *MetricMapping::fromText(QStringLiteral("name = own\nrequests = spoiled_total\n")), nobody, m_clock);
        UsageRequest request = between(m_past->from(), m_past->from() + 30 * 60, {QStringLiteral("minute")});
        const auto rows = await(spoiled.usage(request));
        QVERIFY(rows);
        QCOMPARE(requests(*rows), 590 - 10);  // from the first edge, at which the second value stood, to the last
        QVERIFY(spoiled.facts().leftOut > 0);
        for (const domain::UsageRow &row : *rows)
            QVERIFY(row.totals.requests >= 0 && row.totals.requests <= 40);
    }
    void aCrowdOfSeriesIsLeftToTheServer()
    {
        const auto kong = source("kong");
        PrometheusSource::Limits limits;
        limits.samples = 50;
        kong->setSourceLimits(limits);
        const auto sum = ask(*kong, {});
        QVERIFY(kong->facts().estimated);
        const double all = double(m_orders + m_invoices + m_refused);
        QVERIFY2(sum.size() == 1 && std::abs(double(sum.first().totals.requests) - all) < 0.02 * all, qPrintable(QString::number(requests(sum))));
        limits.groups = 1;
        kong->setSourceLimits(limits);
        const auto none = await(kong->usage(between(m_past->from(), m_past->to(), {QStringLiteral("partner")})));
        QVERIFY(!none);
        QCOMPARE(none.error().reason, QStringLiteral("too_many_series"));
    }
    void whatIsScrapedNowArrives()
    {
        test::Exporter exporter;
        exporter.setText("kong_http_requests_total{service=\"s\",route=\"r\",code=\"200\",source=\"service\",consumer=\"c\"} 100\n");
        test::PrometheusServer server;
        QVERIFY2(server.start({exporter.target()}), server.log().constData());
        Credentials nobody;
        nobody.kind = Credentials::Kind::Nobody;
        PrometheusBackend backend(QStringLiteral("p"), QStringLiteral("P"), server.address(),
                                  *MetricMapping::fromText(knownMappingText(QStringLiteral("kong"))), nobody, m_clock);
        QVERIFY(await(backend.connectToBackend()));
        QCOMPARE(backend.state(), BackendState::Online);
        const double begin = double(m_clock.nowMs()) / 1'000;
        const auto countedOf = [&](const QStringList &groupBy) {
            const double now = double(m_clock.nowMs()) / 1'000;
            const auto rows = await(backend.usage()->usage(between(begin - 600, now, groupBy)));
            return rows ? requests(*rows) : -1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(exporter.scrapes() > 1, 60'000);
        const double scraped = double(m_clock.nowMs()) / 1'000;
        // An edge has to lie between the first value and the calls.
        QTRY_VERIFY_WITH_TIMEOUT(double(m_clock.nowMs()) / 1'000 > (std::floor(scraped / 60) + 1) * 60 + 2, 90'000);
        exporter.setText("kong_http_requests_total{service=\"s\",route=\"r\",code=\"200\",source=\"service\",consumer=\"c\"} 137\n"
                         "kong_http_requests_total{service=\"s\",route=\"r\",code=\"403\",source=\"kong\",consumer=\"c\"} 5\n");
        QTRY_COMPARE_WITH_TIMEOUT(countedOf({QStringLiteral("minute")}), 42, 60'000);
        const UsageFacts facts = usageSourceOf(backend)->facts();
        QVERIFY2(facts.ageSeconds >= 0 && facts.ageSeconds < 60, qPrintable(QString::number(facts.ageSeconds)));
        QCOMPARE(facts.clockBehind, 0.0);
        QVERIFY(facts.from.contains(QLatin1String("(Kong)")));
    }
};

QTEST_GUILESS_MAIN(TestPrometheusSource)
#include "tst_prometheussource.moc"
