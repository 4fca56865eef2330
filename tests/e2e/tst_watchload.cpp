// SPDX-License-Identifier: GPL-3.0-or-later
// With nginx, octroid and a load generator running: what the usage page shows is what the generator counted.
#include "await.h"
#include "loadgenerator.h"
#include "octroidprocess.h"
#include "pages/usage/usagecharts.h"
#include "pages/usage/usagedata.h"
#include "pages/usage/usagepage.h"
#include "report/csvreader.h"
#include "servers.h"
#include "slowserver.h"
#include "support/skip.h"
#include "theme/theme.h"
#include "usage/histogram.h"
#include "widgets/charts/timechart.h"
#include "widgets/segments.h"

#include <QApplication>
#include <QTest>
#include <QUrl>
#include <future>
#include <random>

using namespace octroi;
using namespace octroi::test;

namespace {

constexpr int kCalls = 600;
constexpr int kConnections = 4;
constexpr qint64 kEdgeMs = 2'000;
constexpr double kLogStepMs = 1; ///< nginx writes its times in milliseconds

/// A chart as it is copied: a list of numbers a line and column, NaN where there is nothing.
struct Numbers
{
    QStringList heads;
    QList<QDateTime> times;
    QList<QList<double>> columns;

    const QList<double> &column(const char *head) const
    {
        for (qsizetype i = 0; i < heads.size(); ++i) {
            if (heads[i].contains(QLatin1String(head)))
                return columns[i];
        }
        qFatal("no column %s in %s", head, qPrintable(heads.join(u'|')));
    }
    double sum(const char *head) const
    {
        double out = 0;
        for (const double value : column(head))
            out += std::isfinite(value) ? value : 0;
        return out;
    }
};

Numbers numbersOf(const pages::UsageCharts &charts, const char *title)
{
    Numbers out;
    for (const charts::TimeChart *chart : charts.all()) {
        if (chart->title() != QLatin1String(title))
            continue;
        Result<QList<QStringList>> lines = report::csvRows(chart->csv().toUtf8());
        if (!lines || lines->isEmpty())
            continue;
        out.heads = lines->takeFirst().mid(1);
        out.columns.resize(out.heads.size());
        for (const QStringList &parts : std::as_const(*lines)) {
            out.times << QDateTime::fromString(parts.first(), Qt::ISODate);
            for (qsizetype i = 0; i < out.heads.size(); ++i)
                out.columns[i] << (parts.value(i + 1).isEmpty() ? std::nan("") : parts.value(i + 1).toDouble());
        }
    }
    return out;
}

/// The value of that rank; `up`: of the next one, as a rank between two may be read as either.
double ranked(std::vector<double> values, double q, bool up)
{
    std::sort(values.begin(), values.end());
    const double rank = q * double(values.size() - 1);
    const auto at = std::size_t(up ? std::ceil(rank) + 1 : std::max(0.0, std::floor(rank) - 1));
    return values[std::min(at, values.size() - 1)];
}

/// Bytes for one unit of the chart, by the unit in the heads: "in (kB/s)".
double unitOf(const QString &head)
{
    for (const auto &[name, factor] : {std::pair{"GB/s", 1e9}, {"MB/s", 1e6}, {"kB/s", 1e3}, {"B/s", 1.0}}) {
        if (head.contains(QLatin1String(name)))
            return factor;
    }
    qFatal("no unit in %s", qPrintable(head));
}

} // namespace

class TestWatchLoad : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    OctroidProcess m_octroid;
    SlowServer m_slow;
    std::unique_ptr<Nginx> m_nginx;
    std::unique_ptr<backends::OctroidBackend> m_backend;
    std::unique_ptr<inventory::Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    std::unique_ptr<pages::UsagePage> m_page;
    std::vector<LoadCall> m_calls;
    std::vector<LoadResult> m_results;
    qint64 m_minute = 0; ///< in which the load ran, since the epoch

    pages::UsageCharts &charts() const { return *m_page->findChild<pages::UsageCharts *>(); }

    QByteArray issue(const QString &application, const QStringList &scopes)
    {
        backends::NewKey wanted;
        wanted.applicationId = application;
        wanted.name = scopes.join(u' ');
        wanted.scopes = scopes;
        const auto issued = await(m_backend->keys()->issue(wanted, QStringLiteral("key ") + wanted.name));
        if (!issued)
            qWarning("%s %s", qPrintable(issued.error().reason), qPrintable(issued.error().detail));
        return issued ? issued->secret->reveal() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        theme::Theme::install(*qApp);
        QVERIFY(m_octroid.start());
        const auto portOf = [](const QString &address) { return quint16(QUrl(address).port()); };
        const quint16 octroid = portOf(m_octroid.endpoint().issuer), syslog = portOf(QStringLiteral("udp://") + m_octroid.endpoint().syslog);
        QVERIFY(octroid > 0 && syslog > 0);
        m_backend = m_octroid.connection(m_clock);
        QVERIFY(await(m_backend->connectToBackend()).ok());
        const quint16 slow = m_slow.listen();
        QVERIFY(slow > 0);
        m_nginx = std::make_unique<Nginx>(m_octroid.folder().file(QStringLiteral("nginx")), octroid, syslog);
        m_nginx->setSlowServer(slow);
        QVERIFY2(m_nginx->start(), m_nginx->errors().constData());

        const QString read = QStringLiteral("orders:read"), other = QStringLiteral("parcels:read");
        for (const QString &name : {read, other}) {
            domain::Scope scope;
            scope.name = name;
            QVERIFY(await(m_backend->apis()->createScope(scope, name)).ok());
        }
        domain::Api api;
        api.name = QStringLiteral("Orders");
        api.basePath = QStringLiteral("/orders/v1");
        api.endpoints = {{QStringLiteral("GET"), QStringLiteral("/slow/{ms}/{size}"), {read}}};
        QVERIFY(await(m_backend->apis()->createApi(api, api.name)).ok());
        domain::Partner partner;
        partner.name = QStringLiteral("Nordlicht");
        const auto owner = await(m_backend->directory()->createPartner(partner, partner.name));
        QVERIFY(owner.ok());
        domain::Application application;
        application.partnerId = owner->id;
        application.name = QStringLiteral("orders");
        const auto program = await(m_backend->directory()->createApplication(application, application.name));
        QVERIFY(program.ok());
        const QByteArray key = issue(program->id, {read}), without = issue(program->id, {other});
        QVERIFY(!key.isEmpty() && !without.isEmpty());

        // Six in ten take 20 ms, the rest up to 400: the ranks of p50, p95 and p99 lie well within one of the kinds.
        std::mt19937 random(20261);
        for (int i = 0; i < kCalls; ++i) {
            const int percent = i % 100, ms = percent < 60 ? 20 : percent < 85 ? 60 : percent < 96 ? 150 : 400;
            const QByteArray path = "/orders/v1/slow/" + QByteArray::number(ms) + '/' + QByteArray::number(int(random() % 20'000)) +
                                    "?n=" + QByteArray::number(i);
            m_calls.push_back({path, i % 12 == 7 ? without : key});
        }
        std::shuffle(m_calls.begin(), m_calls.end(), random);

        m_inventory = std::make_unique<inventory::Inventory>(*m_backend, m_clock);
        m_spine = std::make_unique<change::Spine>(*m_inventory);
        m_inventory->sync();
        m_page = std::make_unique<pages::UsagePage>(pages::Context{m_backend.get(), m_inventory.get(), m_spine.get(), &m_clock});
        m_page->resize(1'240, 868);
        m_page->show();
    }

    void theLiveChartsShowWhatTheGeneratorCounted()
    {
        // The numbers of a minute are compared below: the load ends within it, and a second or two from both its
        // ends, as octroid counts a line that arrives while it closes a second in the second it closes.
        const auto early = [] {
            const qint64 into = QDateTime::currentMSecsSinceEpoch() % 60'000;
            return into >= kEdgeMs && into < 25'000;
        };
        QVERIFY(QTest::qWaitFor(early, 60'000));
        m_minute = QDateTime::currentMSecsSinceEpoch() / 60'000;
        auto load = std::async(std::launch::async, [this] { return makeLoad(m_nginx->port(), m_calls, kConnections); });
        QVERIFY(QTest::qWaitFor([&] { return load.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }, 120'000));
        m_results = load.get();

        qint64 refused = 0, sent = 0, received = 0;
        for (const LoadResult &one : m_results) {
            QVERIFY2(one.status == 200 || one.status == 403, qPrintable(QString::number(one.status)));
            refused += one.status == 403;
            sent += one.sent;
            received += one.received;
        }
        QCOMPARE(refused, kCalls / 12);

        const auto requests = [this] { return qRound64(numbersOf(charts(), "Requests").sum("")); };
        QTRY_COMPARE_WITH_TIMEOUT(requests(), qint64(kCalls), 15'000);
        const auto bytes = [this](const char *head) {
            const Numbers numbers = numbersOf(charts(), "Bandwidth");
            return qRound64(numbers.sum(head) * unitOf(numbers.heads.first()));
        };
        QTRY_COMPARE_WITH_TIMEOUT(bytes("out"), received, 15'000);
        QCOMPARE(bytes("in"), sent);
        // The one reason there was, and nothing that failed.
        const Numbers refusals = numbersOf(charts(), "Refused and failed");
        QCOMPARE(qRound64(refusals.sum("scope missing")), refused);
        QCOMPARE(qRound64(refusals.sum("5xx")), qint64(0));
    }

    void thePercentilesOfTheMinuteAgreeWithinTheStatedError()
    {
        for (const LoadResult &one : m_results)
            QVERIFY2((one.endedAtMs + kEdgeMs) / 60'000 == m_minute, "the load did not end within its minute");
        // nginx saw of each call no less than the server behind it took, and no more than the caller waited.
        const QHash<int, double> behind = m_slow.took();
        std::vector<double> least, most;
        for (const LoadResult &one : m_results) {
            const int number = m_calls[std::size_t(one.call)].path.split('=').last().toInt();
            least.push_back(one.status == 200 ? behind.value(number) : 0);
            most.push_back(one.ms);
        }
        auto *range = m_page->findChild<widgets::Segments *>();
        QVERIFY(range);
        range->setFocus();
        QTest::keyClick(range, Qt::Key_Right); // from "Live" to an hour, whose samples are minutes
        QCOMPARE(m_page->findChild<pages::UsageData *>()->wish().range, pages::UsageRange::Hour);
        const auto shown = [this](const char *chart, const char *which) {
            const Numbers numbers = numbersOf(charts(), chart);
            const QList<double> &column = numbers.column(which);
            for (qsizetype i = 0; i < column.size(); ++i) {
                if (numbers.times[i].toMSecsSinceEpoch() / 60'000 == m_minute && std::isfinite(column[i]))
                    return column[i];
            }
            return -1.0;
        };
        // Once it is over, and every call of it is in the store.
        auto *data = m_page->findChild<pages::UsageData *>();
        QVERIFY(data);
        QVERIFY(QTest::qWaitFor([this] { return QDateTime::currentMSecsSinceEpoch() / 60'000 > m_minute; }, 65'000));
        const auto whole = [&] {
            data->refresh();
            QTest::qWait(1'000);
            return qRound64(shown("Requests", "") * 60) == kCalls;
        };
        QVERIFY2(QTest::qWaitFor(whole, 60'000), qPrintable(QString::number(shown("Requests", "") * 60)));
        for (const auto &[which, q] : {std::pair{"p50", 0.5}, {"p95", 0.95}, {"p99", 0.99}}) {
            const double low = ranked(least, q, false) * (1 - usage::Histogram::kRelativeError) - kLogStepMs;
            const double high = ranked(most, q, true) * (1 + usage::Histogram::kRelativeError) + kLogStepMs;
            const double value = shown("Latency", which);
            qInfo("%s: %.1f ms on the screen; %.1f to %.1f by the generator", which, value, low, high);
            QVERIFY2(value >= low && value <= high, which);
        }
    }

    void cleanupTestCase()
    {
        m_page.reset();
        m_spine.reset();
        m_inventory.reset();
        m_backend.reset();
    }
};

int main(int argc, char **argv)
{
    if (Nginx::program().isEmpty())
        skipProgram(QStringLiteral("nginx is not installed"));
    QApplication application(argc, argv);
    TestWatchLoad test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_watchload.moc"
