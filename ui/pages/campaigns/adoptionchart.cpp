// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/campaigns/adoptionchart.h"

#include "pages/samplesource.h"
#include "widgets/charts/chartgroup.h"
#include "widgets/charts/timechart.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace octroi::pages {

using charts::SeriesShape;
using theme::Color;

namespace {

constexpr int kHigh = 168;
constexpr double kDay = 86'400;
constexpr int kLeastDays = 14; ///< a campaign of two days would be two boards
const QString kOld = QStringLiteral("old"), kNew = QStringLiteral("new");

} // namespace

AdoptionChart::AdoptionChart(QWidget *parent)
    : QWidget(parent)
    , m_group(new charts::ChartGroup(this))
    , m_chart(new charts::TimeChart)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 4);
    m_chart->setGroup(m_group);
    m_chart->setSideMargins(52, 24);
    m_chart->setTimeAxis(true, false);
    m_group->setSmallestLength(3 * kDay);
    layout->addWidget(m_chart);
    const auto fit = [this] { setFixedHeight(theme::withText(kHigh)); };
    fit();
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this, fit] {
        fit();
        update();
    });
    retranslate();
}

void AdoptionChart::retranslate()
{
    m_chart->setTitle(tr("Calls by day"));
    m_chart->setUnits({{1, tr("calls")}, {1e3, tr("thousand calls")}, {1e6, tr("million calls")}});
    m_chart->setSeries({{kOld, tr("old keys"), Color::Chart2, SeriesShape::Bars},
                        {kNew, tr("new keys"), Color::Chart1, SeriesShape::Bars}});
    m_chart->setEmptyText(m_known ? QString() : tr("The backend did not say how often the keys were used."));
}

void AdoptionChart::setProgress(const change::CampaignProgress &progress, bool known)
{
    m_known = known;
    const qsizetype days = progress.keys.isEmpty() ? 0 : progress.keys.first().oldDays.size();
    const double first = double(QDateTime(progress.firstDay, QTime(0, 0), Qt::UTC).toSecsSinceEpoch());
    usage::Samples olds, news;
    for (qsizetype day = 0; day < days; ++day) {
        double old = 0, fresh = 0;
        for (const change::CampaignKey &key : progress.keys) {
            old += double(key.oldDays.value(day));
            fresh += double(key.newDays.value(day));
        }
        olds.push_back({first + double(day) * kDay, old});
        news.push_back({first + double(day) * kDay, fresh});
    }
    m_chart->setData(kOld, source(std::move(olds), kDay));
    m_chart->setData(kNew, source(std::move(news), kDay));
    if (progress.firstDay.isValid())
        m_group->setRange(first, first + kDay * double(qMax<qsizetype>(days, kLeastDays)));
    retranslate();
}

QString AdoptionChart::csv() const
{
    return m_chart->csv();
}

void AdoptionChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AdoptionChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::color(Color::BorderSubtle), 1));
    painter.setBrush(theme::color(Color::BgSurface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace octroi::pages
