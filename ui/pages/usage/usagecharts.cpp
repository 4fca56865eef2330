// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/usagecharts.h"

#include "pages/consumptionwords.h"
#include "pages/samplesource.h"
#include "widgets/charts/brushstrip.h"
#include "widgets/charts/chartexport.h"
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
              kOthers = QStringLiteral("others"), kFlight = QStringLiteral("flight");

QString lineId(qsizetype index)
{
    return QStringLiteral("line%1").arg(index);
}
} // namespace

UsageCharts::UsageCharts(QWidget *parent)
    : QFrame(parent)
    , m_group(new charts::ChartGroup(this))
    , m_requests(new charts::TimeChart)
    , m_bandwidth(new charts::TimeChart)
    , m_latency(new charts::TimeChart)
    , m_flight(new charts::TimeChart)
    , m_refused(new charts::TimeChart)
    , m_strip(new charts::BrushStrip)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 4);
    layout->setSpacing(0);
    for (charts::TimeChart *chart : {m_requests, m_bandwidth, m_latency, m_flight, m_refused}) {
        chart->setGroup(m_group);
        connect(chart, &charts::TimeChart::saveRequested, this, &UsageCharts::saveRequested);
        chart->setSideMargins(kLeft, kRight);
        chart->setTimeAxis(chart == m_refused, true);
        // A short QChartView cuts what it draws: never less than the pictures have.
        chart->setMinimumHeight(24 + kPlot + (chart == m_refused ? kAxis : 0));
        layout->addWidget(chart, chart == m_refused ? 5 : 4);
    }
    m_flight->hide();
    m_strip->setGroup(m_group);
    m_strip->setSideMargins(kLeft, kRight);
    layout->addWidget(m_strip);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

QList<charts::TimeChart *> UsageCharts::all() const
{
    if (m_only)
        return {m_only};
    return {m_requests, m_bandwidth, m_flightShown ? m_flight : m_latency, m_refused};
}

void UsageCharts::setOnly(Chart chart)
{
    const QList<charts::TimeChart *> each{m_requests, m_bandwidth, m_latency, m_flight, m_refused};
    m_only = each.at(int(chart));
    m_flightShown = m_only == m_flight;
    for (charts::TimeChart *one : each)
        one->setVisible(one == m_only);
    m_only->setTimeAxis(true, true);
    m_strip->hide();
    layout()->setContentsMargins(0, 0, 0, 0);
}

void UsageCharts::setFlightShown(bool shown)
{
    m_flightShown = shown;
    m_flight->setVisible(shown);
    m_latency->setVisible(!shown);
}

int UsageCharts::columns() const
{
    return std::max(60, width() - theme::withText(kLeft) - kRight);
}

void UsageCharts::retranslate()
{
    m_requests->setTitle(tr("Requests"));
    m_requests->setUnits(ConsumptionWords::requestRates());
    m_bandwidth->setTitle(tr("Bandwidth"));
    m_bandwidth->setUnits(ConsumptionWords::byteRates());
    m_latency->setTitle(tr("Latency"));
    m_latency->setUnits({{1, tr("ms")}});
    m_flight->setTitle(tr("In flight"));
    m_flight->setUnits({{1, tr("calls")}});
    m_refused->setTitle(tr("Refused and failed"));
    m_refused->setUnits(ConsumptionWords::requestRates());
    if (!m_lines.isEmpty())
        return setLineSeries(m_lines, m_stacked);
    QList<charts::SeriesSpec> requests{{kRequests, tr("now"), Color::Chart1, SeriesShape::Area}};
    if (m_compared)
        requests.append({kWeek, tr("before"), Color::TextMuted, SeriesShape::Comparison});
    m_requests->setSeries(requests);
    m_bandwidth->setSeries({{kOut, tr("out"), Color::Chart2, SeriesShape::Area},
                            {kIn, tr("in"), Color::Chart1, SeriesShape::Area}});
    m_latency->setSeries({{kP50, tr("p50"), Color::LatencyP50, SeriesShape::Line},
                          {kP95, tr("p95"), Color::LatencyP95, SeriesShape::Line},
                          {kP99, tr("p99"), Color::LatencyP99, SeriesShape::Line}});
    m_flight->setSeries({{kFlight, tr("calls"), Color::Chart3, SeriesShape::Area}});
    setRefusalSeries(m_names, m_others);
}

void UsageCharts::setLineSeries(const QStringList &names, bool stacked)
{
    static constexpr std::array kColors{Color::Chart1, Color::Chart2, Color::Chart3,
                                        Color::Chart4, Color::Chart5, Color::Chart6};
    m_lines = names;
    m_stacked = stacked;
    const auto specs = [&](bool stack) {
        QList<charts::SeriesSpec> series;
        for (qsizetype i = 0; i < names.size(); ++i)
            series.append({lineId(i), names[i], kColors.at(std::size_t(i) % kColors.size()),
                           stack ? SeriesShape::Bars : SeriesShape::Line});
        return series;
    };
    m_requests->setSeries(specs(stacked));
    m_bandwidth->setSeries(specs(stacked));
    m_refused->setSeries(specs(stacked));
    m_latency->setSeries(specs(false)); // percentiles do not add
    m_flight->setSeries(specs(stacked));
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
    if (m_compared != picture.before.has_value() || !m_lines.isEmpty()) {
        m_compared = picture.before.has_value();
        m_lines.clear();
        retranslate();
    }
    const auto make = [&picture](const usage::Samples &samples) { return source(samples, picture.step); };
    m_requests->setData(kRequests, make(picture.now.requests));
    QString note;
    if (picture.before) {
        // What is older may be stored more coarsely.
        const usage::Samples &before = picture.before->requests;
        const double step = before.size() > 1 ? before[1].at - before[0].at : picture.step;
        m_requests->setData(kWeek, source(before, std::max(60.0, step)));
        const double now = usage::extentOf(picture.now.requests, picture.window).mean;
        bool large = false;
        note = ConsumptionWords::signedPercent(
            usage::change(now, usage::extentOf(picture.before->requests, picture.window).mean), large);
    }
    m_requests->setNote(note);
    m_bandwidth->setData(kOut, make(picture.now.bytesOut));
    m_bandwidth->setData(kIn, make(picture.now.bytesIn));
    // Latency stands on the seconds that had a call, which may be some apart.
    const double reach = picture.live ? 15 : picture.step;
    m_latency->setData(kP50, source(picture.now.p50, reach));
    m_latency->setData(kP95, source(picture.now.p95, reach));
    m_latency->setData(kP99, source(picture.now.p99, reach));
    m_flight->setData(kFlight, make(picture.now.inFlight));
    m_bandwidth->setEmptyText(picture.noBytes);
    m_latency->setEmptyText(
        !picture.noLatency.isEmpty() ? picture.noLatency
        : picture.latencyKnown ? QString()
                             : tr("Latency of one subject is stored by the minute: choose 1 h or longer."));
    const bool told = usage::extentOf(picture.now.inFlight, picture.window).count > 0;
    m_flight->setEmptyText(!picture.live ? tr("Calls in flight are known of the live stream only: choose Live.")
                           : told        ? QString()
                                         : tr("No access log told of a call in this time."));
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

void UsageCharts::showLines(const UsagePicture &picture)
{
    QStringList names;
    for (const usage::NamedSeries &line : picture.lines)
        names.append(line.name);
    if (names != m_lines || picture.stacked != m_stacked)
        setLineSeries(names, picture.stacked);
    const double reach = picture.live ? 15 : picture.step;
    bool latency = false;
    for (qsizetype i = 0; i < picture.lines.size(); ++i) {
        const usage::RowSeries &line = picture.lines[i].series;
        m_requests->setData(lineId(i), source(line.requests, picture.step));
        m_bandwidth->setData(lineId(i), source(line.bytesOut, picture.step));
        m_latency->setData(lineId(i), source(line.p95, reach));
        m_flight->setData(lineId(i), source(line.inFlight, picture.step));
        m_refused->setData(lineId(i), source(line.refused, picture.step));
        latency = latency || !line.p95.empty();
    }
    m_requests->setNote(QString());
    m_bandwidth->setNote(tr("out"));
    m_latency->setNote(tr("p95"));
    m_refused->setNote(tr("refused"));
    m_bandwidth->setEmptyText(picture.noBytes);
    m_latency->setEmptyText(!picture.noLatency.isEmpty() ? picture.noLatency : latency ? QString() : tr("Of these parts the live stream does not tell the latency."));
    m_flight->setEmptyText(picture.live ? QString()
                                        : tr("Calls in flight are known of the live stream only: choose Live."));
    m_strip->setSource(source(picture.now.requests, picture.step));
}

void UsageCharts::showMarks(const UsagePicture &picture)
{
    const auto limits = [](const QList<UsageLimit> &list) {
        QList<charts::LimitMark> marks;
        for (const UsageLimit &limit : list)
            marks.append({limit.value, limit.text});
        return marks;
    };
    m_requests->setLimits(limits(picture.requestLimits));
    m_bandwidth->setLimits(limits(picture.byteLimits));
    QList<charts::TimeMark> marks;
    for (const UsageMark &mark : picture.marks)
        marks.append({mark.at, mark.text});
    for (charts::TimeChart *chart : {m_requests, m_bandwidth, m_latency, m_flight, m_refused})
        chart->setMarks(marks);
}

void UsageCharts::show(const UsagePicture &picture)
{
    m_group->setLive(picture.live);
    m_group->setSmallestLength(std::max(10.0, std::min(600.0, picture.step * 10)));
    if (picture.lines.isEmpty()) {
        for (charts::TimeChart *chart : {m_bandwidth, m_latency, m_refused})
            chart->setNote(QString());
        showTraffic(picture);
        showRefusals(picture);
    } else {
        showLines(picture);
    }
    const QList<charts::GapMark> feed = ConsumptionWords::marks(picture.gaps, true);
    const QList<charts::GapMark> stream = ConsumptionWords::marks(picture.gaps, false);
    m_requests->setGaps(stream);
    m_refused->setGaps(stream);
    m_bandwidth->setGaps(feed);
    m_latency->setGaps(stream);
    m_flight->setGaps(stream);
    showMarks(picture);
    m_group->setRange(picture.window.from, picture.window.to);
}

void UsageCharts::setTableShown(bool shown)
{
    for (charts::TimeChart *chart : {m_requests, m_bandwidth, m_latency, m_flight, m_refused})
        chart->setTableShown(shown);
}

QString UsageCharts::csv() const
{
    return charts::csvOf(all());
}

QImage UsageCharts::picture()
{
    return charts::pictureOf(*this, theme::Color::BgPage, QWidget::DrawWindowBackground | QWidget::DrawChildren);
}

void UsageCharts::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void UsageCharts::paintEvent(QPaintEvent *)
{
    if (m_only)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::color(Color::BorderSubtle), 1));
    painter.setBrush(theme::color(Color::BgSurface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace octroi::pages
