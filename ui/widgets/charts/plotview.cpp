// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/plotview.h"

#include "widgets/charts/chartgroup.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QPainter>
#include <QValueAxis>
#include <cmath>

namespace octroi::charts {

namespace {

constexpr int kFrameMs = 16;
constexpr double kBarPitch = 8;   ///< px a bar at least
constexpr int kMostColumns = 400; ///< two points each: more than 800 points a line cost without showing

QChart *bareChart()
{
    auto *chart = new QChart;
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setMargins(QMargins());
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setAnimationOptions(QChart::NoAnimation);
    return chart;
}

QValueAxis *bareAxis()
{
    auto *axis = new QValueAxis;
    axis->setRange(0, 1);
    axis->setVisible(false);
    return axis;
}

} // namespace

PlotView::PlotView(QWidget *parent)
    : QChartView(bareChart(), parent)
    , m_x(bareAxis())
    , m_y(bareAxis())
{
    chart()->addAxis(m_x, Qt::AlignBottom);
    chart()->addAxis(m_y, Qt::AlignLeft);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    setStyleSheet(QString());
    setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kFrameMs);
    connect(&m_soon, &QTimer::timeout, this, &PlotView::rebuild);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &PlotView::restyle);
}

PlotView::~PlotView()
{
    m_series.clear(); // while the chart that they stand in is there
}

void PlotView::setGroup(ChartGroup *group)
{
    if (m_group)
        m_group->disconnect(this);
    m_group = group;
    connect(group, &ChartGroup::windowChanged, this, &PlotView::schedule);
    connect(group, &ChartGroup::crosshairChanged, this, [this] {
        if (isVisible())
            viewport()->update();
    });
    schedule();
}

void PlotView::setSeries(const QList<SeriesSpec> &series)
{
    m_series.clear();
    for (const SeriesSpec &spec : series)
        m_series.push_back(std::make_unique<PlotSeries>(*chart(), *m_x, *m_y, spec));
    schedule();
}

PlotSeries *PlotView::series(const QString &id) const
{
    for (const auto &one : m_series) {
        if (one->spec().id == id)
            return one.get();
    }
    return nullptr;
}

void PlotView::setGaps(QList<GapMark> gaps)
{
    m_gaps = std::move(gaps);
    schedule();
}

void PlotView::setLimits(QList<LimitMark> limits)
{
    m_limits = std::move(limits);
    schedule();
}

void PlotView::setMarks(QList<TimeMark> marks)
{
    m_marks = std::move(marks);
    schedule();
}

void PlotView::setUnits(QList<Unit> units)
{
    m_units = units.isEmpty() ? QList<Unit>{Unit{}} : std::move(units);
    m_unit = m_units.first();
    Q_EMIT unitChanged();
    schedule();
}

void PlotView::setSideMargins(int left, int right)
{
    m_left = left;
    m_right = right;
    layOut();
}

void PlotView::setTimeAxis(bool labels, bool verticalGrid)
{
    m_timeLabels = labels;
    m_timeGrid = verticalGrid;
    layOut();
}

PlotGeometry PlotView::geometryOfPlot() const
{
    PlotGeometry geometry;
    geometry.plot = m_plot;
    if (m_group) {
        geometry.from = m_group->from();
        geometry.to = m_group->to();
    }
    geometry.scale = m_scale;
    geometry.factor = m_unit.factor;
    return geometry;
}

void PlotView::layOut()
{
    const int above = theme::withText(7); // half a line of the topmost figure
    const int below = m_timeLabels ? theme::withText(26) : above + 2;
    const int left = theme::withText(m_left);
    m_plot = QRectF(left, above, std::max(10, width() - left - m_right), std::max(10, height() - above - below));
    chart()->setPlotArea(m_plot);
    schedule();
}

void PlotView::schedule()
{
    m_dirty = true;
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

double PlotView::largestShown() const
{
    double largest = 0;
    for (const auto &one : m_series) {
        if (!one->isShown() || !one->source() || one->spec().shape == SeriesShape::Bars)
            continue;
        const double value = one->source()->largest(m_group->from(), m_group->to());
        if (std::isfinite(value))
            largest = std::max(largest, value);
    }
    double from = 0;
    double width = 0;
    const QList<BarSeries> stacked = bars(from, width);
    for (qsizetype i = 0; !stacked.isEmpty() && i < stacked.first().bins.size(); ++i) {
        double sum = 0;
        for (const BarSeries &one : stacked)
            sum += std::isfinite(one.bins.value(i)) ? one.bins.value(i) : 0;
        largest = std::max(largest, sum);
    }
    return largest;
}

QList<BarSeries> PlotView::bars(double &from, double &width) const
{
    QList<BarSeries> stacked;
    if (!m_group)
        return stacked;
    double step = 0;
    for (const auto &one : m_series) {
        if (one->spec().shape == SeriesShape::Bars && one->source())
            step = std::max(step, one->source()->step());
    }
    if (step <= 0)
        return stacked;
    // Bars begin at multiples of their width, so that a moving window moves them and does not remake them.
    const double wanted = m_group->length() / std::max(1.0, m_plot.width() / kBarPitch);
    width = std::max(1.0, std::ceil(wanted / step)) * step;
    from = std::floor(m_group->from() / width) * width;
    const int count = int(std::ceil((m_group->to() - from) / width));
    for (const auto &one : m_series) {
        if (one->spec().shape == SeriesShape::Bars && one->source() && one->isShown())
            stacked.append({one->spec().color, one->source()->bins(from, from + width * count, count)});
    }
    return stacked;
}

void PlotView::rebuild()
{
    if (!isVisible() || !m_group || !m_dirty)
        return;
    m_dirty = false;
    ++m_rebuilds;
    double largest = largestShown();
    // A limit that is near is in sight; one that is far would press the curve to the ground.
    for (const LimitMark &limit : std::as_const(m_limits)) {
        if (limit.value <= largest * 2.5)
            largest = std::max(largest, limit.value);
    }
    Unit unit = m_units.first();
    for (const Unit &candidate : std::as_const(m_units)) {
        if (largest >= candidate.factor)
            unit = candidate;
    }
    if (unit.factor != m_unit.factor || unit.name != m_unit.name) {
        m_unit = unit;
        Q_EMIT unitChanged();
    }
    const int intervals = m_plot.height() < theme::withText(50) ? 1 : m_plot.height() < theme::withText(120) ? 2 : 4;
    m_scale = steadyScale(m_scale, largest / unit.factor, intervals);
    const int columns = std::clamp(int(m_plot.width()), 1, kMostColumns);
    for (const auto &one : m_series) {
        if (one->spec().shape != SeriesShape::Bars)
            one->rebuild(m_group->from(), m_group->to(), m_scale.top * unit.factor, columns);
    }
    viewport()->update();
    Q_EMIT rebuilt();
}

void PlotView::restyle()
{
    for (const auto &one : m_series)
        one->restyle();
    layOut();
}

void PlotView::drawBackground(QPainter *painter, const QRectF &)
{
    if (!m_group)
        return;
    const PlotGeometry geometry = geometryOfPlot();
    const QList<TimeTick> ticks = timeTicks(geometry.from, geometry.to, m_plot.width(), theme::withText(116));
    if (m_timeGrid)
        drawTimeAxis(*painter, geometry, ticks, true, QString());
    drawGrid(*painter, geometry);
    drawGaps(*painter, geometry, m_gaps);
    double from = 0;
    double width = 0;
    const QList<BarSeries> stacked = bars(from, width);
    drawBars(*painter, geometry, stacked, from, width);
    drawMarks(*painter, geometry, m_marks);
    if (m_timeLabels)
        drawTimeAxis(*painter, geometry, ticks, false,
                     m_group->isLive() && !m_group->isZoomed() ? tr("now") : QString());
}

void PlotView::drawForeground(QPainter *painter, const QRectF &)
{
    if (!m_group)
        return;
    const PlotGeometry geometry = geometryOfPlot();
    const bool live = m_group->isLive() && !m_group->isZoomed();
    drawGapWords(*painter, geometry, m_gaps);
    drawLimits(*painter, geometry, m_limits);
    if (m_group->crosshair()) {
        const double x = geometry.xOf(*m_group->crosshair());
        drawCrosshair(*painter, x, 0, m_timeLabels ? m_plot.bottom() : height());
        drawMarkWords(*painter, geometry, m_marks, x);
        if (m_timeLabels)
            drawTimeBox(*painter, geometry, x, timeLabel(*m_group->crosshair(), m_group->length()));
    }
    for (const auto &one : m_series) {
        if (!one->isShown() || !one->source() || one->spec().shape == SeriesShape::Bars)
            continue;
        const double value = m_group->crosshair() ? one->source()->valueAt(*m_group->crosshair())
                             : live               ? one->source()->last(geometry.to - 3, geometry.to + 1)
                                                  : std::nan("");
        const double at = m_group->crosshair().value_or(geometry.to);
        if (std::isfinite(value) && (m_group->crosshair() || one->spec().shape == SeriesShape::Area))
            drawPoint(*painter, QPointF(geometry.xOf(at), geometry.yOf(value)),
                      one->spec().shape == SeriesShape::Comparison ? theme::Color::TextMuted : one->spec().color);
    }
    if (m_dragging && !m_panning)
        drawBrush(*painter, QRectF(QPointF(geometry.xOf(std::min(m_dragFrom, m_dragTo)), m_plot.top()),
                                   QPointF(geometry.xOf(std::max(m_dragFrom, m_dragTo)), m_plot.bottom())));
    if (hasFocus()) {
        painter->setRenderHint(QPainter::Antialiasing, true);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme::color(theme::Color::FocusRing), 2));
        painter->drawRoundedRect(QRectF(rect()).adjusted(4, 1, -4, -1), 4, 4);
    }
}

void PlotView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    layOut();
}

void PlotView::showEvent(QShowEvent *event)
{
    QChartView::showEvent(event);
    rebuild();
}

void PlotView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange ||
        event->type() == QEvent::FontChange)
        schedule();
}

} // namespace octroi::charts
