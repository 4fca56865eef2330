// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/usagecharts.h"

#include "pages/consumptionwords.h"
#include "pages/samplesource.h"
#include "widgets/charts/brushstrip.h"
#include "widgets/charts/chartgroup.h"
#include "widgets/charts/timechart.h"

#include <QPainter>
#include <QVBoxLayout>
#include <array>

namespace octroi::pages {

using charts::SeriesShape;
using theme::Color;

namespace {
constexpr int kLeft = 52, kRight = 26, kPlot = 84, kAxis = 22;
const QString kRequests = QStringLiteral("requests"), kWeek = QStringLiteral("week"),
              kOut = QStringLiteral("out"), kIn = QStringLiteral("in"), kP50 = QStringLiteral("p50"),
              kP95 = QStringLiteral("p95"), kP99 = QStringLiteral("p99"), kFailed = QStringLiteral("failed"),
              kOthers = QStringLiteral("others");
} // namespace

UsageCharts::UsageCharts(QWidget *parent)
    : QFrame(parent)
    , m_group(new charts::ChartGroup(this))
    , m_requests(new charts::TimeChart)
    , m_bandwidth(new charts::TimeChart)
    , m_latency(new charts::TimeChart)
    , m_refused(new charts::TimeChart)
    , m_strip(new charts::BrushStrip)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 4);
    layout->setSpacing(0);
    for (charts::TimeChart *chart : {m_requests, m_bandwidth, m_latency, m_refused}) {
        chart->setGroup(m_group);
        chart->setSideMargins(kLeft, kRight);
        chart->setTimeAxis(chart == m_refused, true);
        // A short QChartView cuts what it draws: never less than the pictures have.
        chart->setMinimumHeight(24 + kPlot + (chart == m_refused ? kAxis : 0));
        layout->addWidget(chart, chart == m_refused ? 5 : 4);
    }
    m_strip->setGroup(m_group);
    m_strip->setSideMargins(kLeft, kRight);
    layout->addWidget(m_strip);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

void UsageCharts::retranslate()
{
    m_requests->setTitle(tr("Requests"));
    m_requests->setUnits(ConsumptionWords::requestRates());
    QList<charts::SeriesSpec> requests{{kRequests, tr("now"), Color::Chart1, SeriesShape::Area}};
    if (m_compared)
        requests.append({kWeek, tr("last week"), Color::TextMuted, SeriesShape::Comparison});
    m_requests->setSeries(requests);
    m_bandwidth->setTitle(tr("Bandwidth"));
    m_bandwidth->setUnits(ConsumptionWords::byteRates());
    m_bandwidth->setSeries({{kOut, tr("out"), Color::Chart2, SeriesShape::Area},
                            {kIn, tr("in"), Color::Chart1, SeriesShape::Area}});
    m_latency->setTitle(tr("Latency"));
    m_latency->setUnits({{1, tr("ms")}});
    m_latency->setSeries({{kP50, tr("p50"), Color::LatencyP50, SeriesShape::Line},
                          {kP95, tr("p95"), Color::LatencyP95, SeriesShape::Line},
                          {kP99, tr("p99"), Color::LatencyP99, SeriesShape::Line}});
    m_refused->setTitle(tr("Refused and failed"));
    m_refused->setUnits(ConsumptionWords::requestRates());
    setRefusalSeries(m_names, m_others);
}

void UsageCharts::setRefusalSeries(const QStringList &names, bool others)
{
    static constexpr std::array kColors{Color::Status4xx, Color::Chart4, Color::Chart3};
    m_names = names;
    m_others = others;
    QList<charts::SeriesSpec> series;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString word =
            names[i].isEmpty() ? tr("refused") : ConsumptionWords::refusal(names[i]).toLower();
        series.append({names[i], word, kColors.at(std::size_t(i)), SeriesShape::Bars});
    }
    if (others)
        series.append({kOthers, tr("other refusals"), Color::Status3xx, SeriesShape::Bars});
    series.append({kFailed, tr("5xx"), Color::Status5xx, SeriesShape::Bars});
    m_refused->setSeries(series);
}

void UsageCharts::showTraffic(const UsagePicture &picture)
{
    if (m_compared != picture.week.has_value()) {
        m_compared = picture.week.has_value();
        retranslate();
    }
    const auto make = [&picture](const usage::Samples &samples) { return source(samples, picture.step); };
    m_requests->setData(kRequests, make(picture.now.requests));
    QString note;
    if (picture.week) {
        m_requests->setData(kWeek, source(picture.week->requests, std::max(60.0, picture.step)));
        const double now = usage::extentOf(picture.now.requests, picture.window).mean;
        bool large = false;
        note = ConsumptionWords::signedPercent(
            usage::change(now, usage::extentOf(picture.week->requests, picture.window).mean), large);
    }
    m_requests->setNote(note);
    m_bandwidth->setData(kOut, make(picture.now.bytesOut));
    m_bandwidth->setData(kIn, make(picture.now.bytesIn));
    // Latency stands on the seconds that had a call, which may be some apart.
    const double reach = picture.live ? 15 : picture.step;
    m_latency->setData(kP50, source(picture.now.p50, reach));
    m_latency->setData(kP95, source(picture.now.p95, reach));
    m_latency->setData(kP99, source(picture.now.p99, reach));
    m_latency->setEmptyText(
        picture.latencyKnown ? QString()
                             : tr("Latency of one subject is stored by the minute: choose 1 h or longer."));
    m_strip->setSource(make(picture.now.requests));
}

void UsageCharts::showRefusals(const UsagePicture &picture)
{
    QStringList names = usage::largestOf(picture.refusals, 3);
    const bool others = picture.refusals.size() > names.size() && names.size() == 3;
    // The order stays while the names are the same, so that colours do not change places each second.
    QStringList sorted = names;
    QStringList before = m_names;
    sorted.sort();
    before.sort();
    if (sorted != before || others != m_others)
        setRefusalSeries(names, others);
    names = m_names;
    QList<usage::Samples> rest;
    for (auto it = picture.refusals.cbegin(); it != picture.refusals.cend(); ++it) {
        if (names.contains(it.key()))
            m_refused->setData(it.key(), source(it.value(), picture.step));
        else
            rest.append(it.value());
    }
    if (others)
        m_refused->setData(kOthers, source(usage::sumOf(rest), picture.step));
    m_refused->setData(kFailed, source(picture.now.failed, picture.step));
}

void UsageCharts::show(const UsagePicture &picture)
{
    m_group->setLive(picture.live);
    m_group->setSmallestLength(std::max(10.0, picture.step * 10));
    showTraffic(picture);
    showRefusals(picture);
    const QList<charts::GapMark> feed = ConsumptionWords::marks(picture.gaps, true);
    const QList<charts::GapMark> stream = ConsumptionWords::marks(picture.gaps, false);
    m_requests->setGaps(stream);
    m_refused->setGaps(stream);
    m_bandwidth->setGaps(feed);
    m_latency->setGaps(stream);
    m_group->setRange(picture.window.from, picture.window.to);
}

void UsageCharts::setTableShown(bool shown)
{
    for (charts::TimeChart *chart : {m_requests, m_bandwidth, m_latency, m_refused})
        chart->setTableShown(shown);
}

QString UsageCharts::csv() const
{
    QString text;
    for (const charts::TimeChart *chart : {m_requests, m_bandwidth, m_latency, m_refused})
        text += chart->title() + QLatin1String("\r\n") + chart->csv() + QLatin1String("\r\n");
    return text;
}

QImage UsageCharts::picture()
{
    QImage image(size() * 2, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(2);
    image.fill(theme::color(Color::BgPage));
    render(&image);
    return image;
}

void UsageCharts::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void UsageCharts::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::color(Color::BorderSubtle), 1));
    painter.setBrush(theme::color(Color::BgSurface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace octroi::pages
