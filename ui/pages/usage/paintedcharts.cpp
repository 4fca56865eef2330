// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/paintedcharts.h"

#include "widgets/charts/chartexport.h"
#include "widgets/charts/paintedchart.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace octroi::pages {

using theme::Color;

PaintedCharts::PaintedCharts(QWidget *parent)
    : QFrame(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 4);
    layout->setSpacing(8);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, qOverload<>(&QWidget::update));
}

void PaintedCharts::addChart(charts::PaintedChart *chart)
{
    m_charts.append(chart);
    static_cast<QVBoxLayout *>(layout())->addWidget(chart, 5);
    connect(chart, &charts::PaintedChart::saveRequested, this, &PaintedCharts::saveRequested);
}

void PaintedCharts::setOnly(charts::PaintedChart *chart)
{
    for (charts::PaintedChart *one : std::as_const(m_charts))
        one->setVisible(one == chart);
    m_charts = {chart};
    m_frame = false;
    layout()->setContentsMargins(0, 0, 0, 4);
}

void PaintedCharts::setTableShown(bool shown)
{
    for (charts::PaintedChart *chart : m_charts)
        chart->setTableShown(shown);
}

QString PaintedCharts::csv() const
{
    return charts::csvOf(m_charts);
}

QImage PaintedCharts::picture()
{
    return charts::pictureOf(*this, theme::Color::BgPage, QWidget::DrawWindowBackground | QWidget::DrawChildren);
}

void PaintedCharts::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PaintedCharts::paintEvent(QPaintEvent *)
{
    if (!m_frame)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::color(Color::BorderSubtle), 1));
    painter.setBrush(theme::color(Color::BgSurface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace octroi::pages
