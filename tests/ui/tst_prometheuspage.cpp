// SPDX-License-Identifier: GPL-3.0-or-later
// The usage page over a real Prometheus whose counters were driven with known counts, and the sheet that connects to one.
#include "backends/prometheus/prometheusbackend.h"
#include "dialogs/connectsheet.h"
#include "keyboard.h"
#include "pages/usage/usagecharts.h"
#include "pages/usage/usagedata.h"
#include "pages/usage/usagepage.h"
#include "support/prometheusserver.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/segments.h"
#include "widgets/sheethost.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace octroi;
using namespace octroi::pages;

class PrometheusPageTest : public QObject
{
    Q_OBJECT

    static constexpr int kStep = 30, kQuiet = 20, kHole = 100, kHoleEnd = 160; ///< seconds; numbers of values
    SystemClock m_clock;
    test::PrometheusServer m_server;
    qint64 m_calls = 0, m_refused = 0;
    std::unique_ptr<backends::PrometheusBackend> m_backend;
    std::unique_ptr<inventory::Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    Context context() { return {m_backend.get(), m_inventory.get(), m_spine.get(), &m_clock}; }

    void connectTo(const char *mapping)
    {
        const auto known = backends::MetricMapping::fromText(backends::knownMappingText(QString::fromLatin1(mapping)));
        backends::Credentials nobody;
        nobody.kind = backends::Credentials::Kind::Nobody;
        m_backend = std::make_unique<backends::PrometheusBackend>(QStringLiteral("p"), QStringLiteral("metrics"), m_server.address(),
                                                                  known ? *known : backends::MetricMapping(), nobody, m_clock);
        m_inventory = std::make_unique<inventory::Inventory>(*m_backend, m_clock);
        m_spine = std::make_unique<change::Spine>(*m_inventory);
        m_backend->connectToBackend();
        QTRY_COMPARE_WITH_TIMEOUT(m_backend->state(), backends::BackendState::Online, 60'000);
        m_inventory->sync();
    }
    static QString sourceLine(QWidget &page)
    {
        for (auto *label : page.findChildren<widgets::Label *>()) {
            if (label->toolTip().contains(QLatin1String("rometheus")))
                return label->toolTip();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        theme::Theme::install(*qApp);
        const double now = std::floor(double(m_clock.nowMs()) / 3'600'000) * 3'600;
        QByteArray calls = "# TYPE kong_http_requests_total unknown\n", tyk = "# TYPE tyk_http_status unknown\n";
        const auto add = [&](const QByteArray &labels, int each, int anewAt, qint64 &sum) {
            qint64 counter = 0;
            int number = 0;
            for (double at = now - 5 * 3'600 + 10; at < now - 3'600; at += kStep, ++number) {
                if (number >= kHole && number < kHoleEnd)
                    continue;
                if (number < kQuiet) {
                    calls += "kong_http_requests_total{" + labels + ",instance=\"a\"} 0 " + QByteArray::number(at, 'f', 0) + '\n';
                    continue;
                }
                counter = number == anewAt ? each : counter + (number == kHoleEnd ? each * (kHoleEnd - kHole + 1) : each);
                sum += number == kHoleEnd ? each * (kHoleEnd - kHole + 1) : each;
                calls += "kong_http_requests_total{" + labels + ",instance=\"a\"} " + QByteArray::number(counter) + ' ' + QByteArray::number(at, 'f', 0) + '\n';
            }
        };
        qint64 let = 0;
        add("service=\"orders\",route=\"list\",code=\"200\",source=\"service\",consumer=\"meridian\"", 6, 300, let);
        add("service=\"orders\",route=\"list\",code=\"429\",source=\"kong\",consumer=\"harbour\"", 2, -1, m_refused);
        m_calls = let + m_refused;
        for (int i = 0; i < 200; ++i)
            tyk += "tyk_http_status{code=\"200\",api=\"pets\",instance=\"t\"} " + QByteArray::number(i * 5) + ' ' +
                   QByteArray::number(now - 2 * 3'600 + i * kStep, 'f', 0) + '\n';
        QVERIFY2(m_server.import(calls + tyk), m_server.log().constData());
        QVERIFY2(m_server.start(), m_server.log().constData());
    }
    void cleanup()
    {
        m_spine.reset();
        m_inventory.reset();
        m_backend.reset();
    }

    void thePageShowsWhatWasDrivenAndSaysWhereItComesFrom()
    {
        connectTo("kong");
        UsagePage page(context());
        page.resize(1'400, 900);
        page.show();
        auto *data = page.findChild<UsageData *>();
        QTRY_COMPARE_WITH_TIMEOUT(data->picture().now.totals.requests, m_calls, 60'000);
        QCOMPARE(data->picture().now.totals.refused, m_refused);
        QTRY_VERIFY_WITH_TIMEOUT(sourceLine(page).contains(QLatin1String("(Kong)")), 60'000);
        const QString line = sourceLine(page);
        QVERIFY2(line.contains(QLatin1String("counted")) && line.contains(QLatin1String("1 counter(s) began anew")), qPrintable(line));
        // What was not recorded is a gap and no zero, and nothing goes below zero.
        const usage::Gap *hole = nullptr;
        for (const usage::Gap &gap : data->picture().gaps) {
            if (gap.window.length() > 600 && gap.window.from > data->picture().window.from + 60)
                hole = hole ? hole : &gap;
        }
        QVERIFY(hole);
        int blank = 0;
        for (const usage::Sample &sample : data->picture().now.requests) {
            QVERIFY(sample.isGap() || sample.value >= 0);
            blank += int(sample.isGap());
        }
        QVERIFY(blank > 3); // before the first value, at least
        // Whom it names.
        QTRY_COMPARE_WITH_TIMEOUT(data->top().size(), 2, 60'000);
        QCOMPARE(data->top().first().label, QStringLiteral("meridian"));
        // Its edges are others: what was called between one and a counter's new begin is lost.
        const qint64 ranked = data->top().first().requests + data->top().last().requests;
        QVERIFY2(ranked <= m_calls && ranked >= m_calls - 40, qPrintable(QString::number(ranked - m_calls)));
        if (qEnvironmentVariableIsSet("OCTROI_PICTURES")) {
            for (const auto scheme : {theme::Scheme::Light, theme::Scheme::Dark}) {
                theme::Theme::instance().setScheme(scheme);
                QTest::qWait(300);
                const QString name = scheme == theme::Scheme::Light ? QStringLiteral("/usage_light.png") : QStringLiteral("/usage_dark.png");
                page.grab().save(qEnvironmentVariable("OCTROI_PICTURES") + name);
            }
            theme::Theme::instance().setScheme(theme::Scheme::Light);
        }
    }
    void whatTheSourceHasNotIsSaid()
    {
        connectTo("tyk");
        UsagePage page(context());
        page.resize(1'400, 900);
        page.show();
        auto *data = page.findChild<UsageData *>();
        QTRY_VERIFY_WITH_TIMEOUT(data->picture().now.totals.requests > 0, 60'000);
        QCOMPARE(data->picture().noBytes, QStringLiteral("This source counts no bytes."));
        QVERIFY(data->picture().now.bytesOut.empty());
        QVERIFY(data->picture().noLatency.isEmpty());
        QVERIFY(!data->error());
        const auto labels = page.findChildren<QLabel *>();
        QTRY_VERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->text() == QLatin1String("This source does not tell which partner called.");
        }));
    }
    void aSheetByKeyboardMakesTheConnection()
    {
        QWidget window;
        window.resize(1'000, 900);
        window.show();
        widgets::SheetHost host(&window);
        auto *sheet = new dialogs::ConnectSheet({false, false, false});
        QSignalSpy submitted(sheet, &dialogs::ConnectSheet::submitted);
        host.open(sheet);
        window.activateWindow();
        QTRY_VERIFY(window.isActiveWindow());
        const auto goTo = [](const QString &name) {
            for (int i = 0; i < 40; ++i) {
                QWidget *focus = QApplication::focusWidget();
                if (focus && focus->accessibleName() == name)
                    return true;
                test::key(Qt::Key_Tab);
            }
            return false;
        };
        QVERIFY(goTo(QStringLiteral("Kind of server")));
        test::key(Qt::Key_Right);
        test::key(Qt::Key_Right);
        QVERIFY(goTo(QStringLiteral("Address of the Prometheus")));
        test::type(m_server.address());
        QVERIFY(goTo(QStringLiteral("Way to sign in")));
        test::key(Qt::Key_Right);
        QVERIFY(goTo(QStringLiteral("User name")));
        test::type(QStringLiteral("reader"));
        QVERIFY(goTo(QStringLiteral("Password")));
        test::type(QStringLiteral("secret words"));
        QVERIFY(goTo(QStringLiteral("Its metrics")));
        test::key(Qt::Key_End); // own names, which begin with an example
        QVERIFY(goTo(QStringLiteral("Names of metrics and labels")));
        test::key(Qt::Key_A, Qt::ControlModifier);
        test::type(QStringLiteral("name = Own"));
        test::key(Qt::Key_Return);
        test::type(QStringLiteral("requests = calls total"));
        QVERIFY(test::press(QStringLiteral("Test the connection")));
        QCOMPARE(submitted.size(), 0); // no such name can be
        QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Names of metrics and labels"));
        test::key(Qt::Key_A, Qt::ControlModifier);
        test::type(QStringLiteral("name = Own"));
        test::key(Qt::Key_Return);
        test::type(QStringLiteral("requests = calls_total"));
        if (qEnvironmentVariableIsSet("OCTROI_PICTURES")) {
            QTest::qWait(300);
            window.grab().save(qEnvironmentVariable("OCTROI_PICTURES") + QStringLiteral("/connect.png"));
        }
        QVERIFY(test::press(QStringLiteral("Connect")));
        QCOMPARE(submitted.size(), 1);
        const auto request = submitted.first().first().value<dialogs::ConnectRequest>();
        QCOMPARE(request.profile.kind, QStringLiteral("prometheus"));
        QCOMPARE(request.profile.address, m_server.address());
        QCOMPARE(request.profile.clientId, QStringLiteral("reader"));
        QVERIFY(request.secret && request.secret->reveal() == "secret words");
        QVERIFY(request.profile.mapping.contains(QLatin1String("calls_total")));
        sheet->succeed();
    }
};

QTEST_MAIN(PrometheusPageTest)
#include "tst_prometheuspage.moc"
