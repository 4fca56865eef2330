// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/timechart.h"

#include "widgets/charts/chartexport.h"
#include "widgets/charts/chartgroup.h"
#include "widgets/charts/chartlegend.h"
#include "widgets/charts/charttable.h"
#include "widgets/charts/plotview.h"
#include "widgets/label.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>
#include <QSvgGenerator>
#include <QTableView>
#include <QVBoxLayout>
#include <cmath>

namespace octroi::charts {

TimeChart::TimeChart(QWidget *parent)
    : QWidget(parent)
    , m_ownLegend(new ChartLegend)
    , m_plot(new PlotView)
    , m_numbers(new ChartTable(this))
    , m_table(new QTableView)
    , m_stack(new QStackedLayout)
    , m_emptyLabel(nullptr)
{
    m_legend = m_ownLegend;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_ownLegend);
    layout->addLayout(m_stack, 1);
    m_stack->addWidget(m_plot);
    m_stack->addWidget(m_table);
    m_table->setModel(m_numbers);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme::kRowCompact);
    m_table->horizontalHeader()->setDefaultSectionSize(140);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);

    auto *empty = new widgets::Label({}, theme::Type::Caption, theme::Color::TextMuted, m_plot);
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    empty->hide();
    m_emptyLabel = empty;

    setHeadHeight(24);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { setHeadHeight(m_headHeight); });
    connect(m_ownLegend, &ChartLegend::toggled, this, [this](const QString &id, bool shown) {
        if (PlotSeries *series = m_plot->series(id)) {
            series->setShown(shown);
            m_plot->schedule();
        }
    });
    connect(m_plot, &PlotView::rebuilt, this, [this] {
        updateValues();
        describe();
        m_emptyLabel->setGeometry(m_plot->geometryOfPlot().plot.toRect());
    });
    connect(m_plot, &PlotView::unitChanged, this, [this] { m_ownLegend->setUnit(m_plot->unit().name); });
}

void TimeChart::setGroup(ChartGroup *group)
{
    m_group = group;
    m_plot->setGroup(group);
    connect(group, &ChartGroup::crosshairChanged, this, &TimeChart::updateValues);
}

void TimeChart::setTitle(const QString &title)
{
    m_title = title;
    m_ownLegend->setTitle(title);
    m_plot->setAccessibleName(tr("Chart: %1").arg(title));
    m_table->setAccessibleName(tr("Numbers of the chart: %1").arg(title));
}

void TimeChart::setUnits(const QList<Unit> &units)
{
    m_plot->setUnits(units);
}

void TimeChart::setSeries(const QList<SeriesSpec> &series)
{
    QHash<QString, std::pair<std::shared_ptr<const SeriesSource>, bool>> kept;
    for (const auto &one : m_plot->allSeries())
        kept.insert(one->spec().id, {one->source(), one->isShown()});
    m_plot->setSeries(series);
    for (const auto &one : m_plot->allSeries()) {
        const auto old = kept.constFind(one->spec().id);
        if (old != kept.cend())
            one->setSource(old->first);
    }
    if (m_legend)
        m_legend->setSeries(this, series);
}

void TimeChart::setData(const QString &id, std::shared_ptr<const SeriesSource> source)
{
    if (PlotSeries *series = m_plot->series(id)) {
        series->setSource(std::move(source));
        m_plot->schedule();
    }
}

void TimeChart::setGaps(const QList<GapMark> &gaps)
{
    m_plot->setGaps(gaps);
}

void TimeChart::setLimits(const QList<LimitMark> &limits)
{
    m_plot->setLimits(limits);
}

void TimeChart::setMarks(const QList<TimeMark> &marks)
{
    m_plot->setMarks(marks);
}

void TimeChart::setNote(const QString &text)
{
    if (m_legend)
        m_legend->setNote(text);
}

void TimeChart::setEmptyText(const QString &text)
{
    auto *label = static_cast<widgets::Label *>(m_emptyLabel);
    label->setText(text);
    label->setVisible(!text.isEmpty());
    label->setGeometry(m_plot->geometryOfPlot().plot.toRect());
    m_empty = text;
}

void TimeChart::setHeadHeight(int height)
{
    m_headHeight = height;
    m_ownLegend->setFixedHeight(theme::withText(height));
}

void TimeChart::shareHeadOf(TimeChart &other)
{
    m_legend = other.m_ownLegend;
    m_ownLegend->hide();
    QList<SeriesSpec> specs;
    for (const auto &one : m_plot->allSeries())
        specs.append(one->spec());
    m_legend->setSeries(this, specs);
    connect(m_legend, &ChartLegend::toggled, this, [this](const QString &id, bool shown) {
        if (PlotSeries *series = m_plot->series(id)) {
            series->setShown(shown);
            m_plot->schedule();
        }
    });
}

void TimeChart::setSideMargins(int left, int right)
{
    m_plot->setSideMargins(left, right);
}

void TimeChart::setTimeAxis(bool labels, bool verticalGrid)
{
    m_plot->setTimeAxis(labels, verticalGrid);
}

void TimeChart::updateValues()
{
    if (!m_group || !m_legend || !isVisible())
        return;
    const auto crosshair = m_group->crosshair();
    for (const auto &one : m_plot->allSeries()) {
        if (!one->source())
            continue;
        const double value = crosshair ? one->source()->valueAt(*crosshair)
                                       : one->source()->last(m_group->from(), m_group->to() + 1);
        m_legend->setValue(one->spec().id, std::isfinite(value) ? shortNumber(value / m_plot->unit().factor)
                                                                : QStringLiteral("–"));
    }
}

QString TimeChart::summary() const
{
    if (!m_group)
        return {};
    if (!m_empty.isEmpty())
        return m_empty;
    QStringList parts;
    const double from = m_group->from();
    const double to = m_group->to();
    for (const auto &one : m_plot->allSeries()) {
        if (!one->isShown() || !one->source())
            continue;
        const double factor = m_plot->unit().factor;
        const double largest = one->source()->largest(from, to);
        if (!std::isfinite(largest)) {
            parts.append(tr("%1: no values.").arg(one->spec().name));
            continue;
        }
        parts.append(tr("%1: now %2, mean %3, from %4 to %5 %6.", "series: numbers and unit")
                         .arg(one->spec().name, shortNumber(one->source()->last(from, to + 1) / factor),
                              shortNumber(one->source()->mean(from, to) / factor),
                              shortNumber(one->source()->smallest(from, to) / factor),
                              shortNumber(largest / factor), m_plot->unit().name));
    }
    return parts.join(QLatin1Char(' '));
}

void TimeChart::describe()
{
    m_plot->setAccessibleDescription(summary());
}

bool TimeChart::isTableShown() const
{
    return m_stack->currentWidget() == m_table;
}

void TimeChart::setTableShown(bool shown)
{
    if (shown)
        updateTable();
    m_stack->setCurrentWidget(shown ? static_cast<QWidget *>(m_table) : m_plot);
}

void TimeChart::updateTable() const
{
    if (!m_group)
        return;
    QList<ChartTable::Column> columns;
    for (const auto &one : m_plot->allSeries())
        columns.append({one->spec().name, one->source()});
    m_numbers->setColumns(columns, m_group->from(), m_group->to(), m_plot->unit());
}

QString TimeChart::csv() const
{
    updateTable();
    return m_numbers->toCsv();
}

QImage TimeChart::picture()
{
    return pictureOf(*this, theme::Color::BgSurface, QWidget::DrawChildren);
}

QByteArray TimeChart::svg()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size());
    generator.setViewBox(rect());
    generator.setTitle(m_title);
    generator.setDescription(summary());
    QPainter painter(&generator);
    painter.fillRect(rect(), theme::color(theme::Color::BgSurface));
    render(&painter, QPoint(), QRegion(), QWidget::DrawChildren);
    painter.end();
    return bytes;
}

void TimeChart::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    fillMenu(menu);
    menu.exec(event->globalPos());
}

void TimeChart::fillMenu(QMenu &menu)
{
    const bool table = isTableShown();
    menu.addAction(table ? tr("Show as chart") : tr("Show as table"), this,
                   [this, table] { setTableShown(!table); });
    menu.addSeparator();
    menu.addAction(tr("Copy numbers as CSV"), this, [this] { QApplication::clipboard()->setText(csv()); });
    menu.addAction(tr("Copy picture"), this, [this] { QApplication::clipboard()->setImage(picture()); });
    menu.addSeparator();
    menu.addAction(tr("Save as PNG…"), this, [this] {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        picture().save(&buffer, "PNG");
        Q_EMIT saveRequested(QStringLiteral("png"), bytes);
    });
    menu.addAction(tr("Save as SVG…"), this, [this] { Q_EMIT saveRequested(QStringLiteral("svg"), svg()); });
    menu.addAction(tr("Save numbers as CSV…"), this,
                   [this] { Q_EMIT saveRequested(QStringLiteral("csv"), csv().toUtf8()); });
    if (m_group && m_group->isZoomed()) {
        menu.addSeparator();
        menu.addAction(tr("Show the whole range"), m_group.data(), &ChartGroup::reset);
    }
}

void TimeChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && !m_title.isEmpty())
        setTitle(m_title);
}

} // namespace octroi::charts
