// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overview/trafficcards.h"

#include "pages/consumptionwords.h"
#include "pages/samplesource.h"
#include "usage/liveseries.h"
#include "widgets/card.h"
#include "widgets/charts/chartgroup.h"
#include "widgets/charts/timechart.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace octroi::pages {

using charts::SeriesShape;
using theme::Color;

namespace {
const QString kAll = QStringLiteral("all"), kWeek = QStringLiteral("week"),
              kRefused = QStringLiteral("refused"), kFailed = QStringLiteral("failed"),
              kOut = QStringLiteral("out"), kIn = QStringLiteral("in");
}

TrafficCards::TrafficCards(OverviewData &overview, QWidget *parent)
    : QWidget(parent)
    , m_data(overview)
    , m_group(new charts::ChartGroup(this))
    , m_requests(new charts::TimeChart)
    , m_refused(new charts::TimeChart)
    , m_bandwidth(new charts::TimeChart)
    , m_left(new widgets::Card)
    , m_right(new widgets::Card)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kCardGap);
    for (widgets::Card *card : {m_left, m_right}) {
        card->setBodyMargins({0, 0, 0, 0});
        card->body()->setSpacing(0);
        layout->addWidget(card, 1);
    }
    for (charts::TimeChart *chart : {m_requests, m_refused, m_bandwidth}) {
        chart->setGroup(m_group);
        chart->setSideMargins(48, 14);
        chart->setHeadHeight(40);
    }
    m_requests->setTimeAxis(false, false);
    m_requests->setMinimumHeight(150);
    m_refused->setMinimumHeight(80);
    m_bandwidth->setMinimumHeight(230);
    m_left->body()->addWidget(m_requests, 215);
    m_left->body()->addWidget(m_refused, 91);
    m_right->body()->addWidget(m_bandwidth, 1);
    m_group->setLive(true);
    m_refused->shareHeadOf(*m_requests);
    retranslate();
}

void TrafficCards::retranslate()
{
    m_requests->setTitle(tr("Requests"));
    m_requests->setUnits(ConsumptionWords::requestRates());
    QList<charts::SeriesSpec> requests{{kAll, tr("all"), Color::Chart1, SeriesShape::Area}};
    if (m_compared)
        requests.append({kWeek, tr("last week"), Color::TextMuted, SeriesShape::Comparison});
    m_requests->setSeries(requests);
    m_refused->setTitle(tr("Refused and failed"));
    m_refused->setUnits(ConsumptionWords::requestRates());
    m_refused->setSeries({{kRefused, tr("refused"), Color::Status4xx, SeriesShape::Bars},
                          {kFailed, tr("5xx"), Color::Status5xx, SeriesShape::Bars}});
    m_bandwidth->setTitle(tr("Bandwidth"));
    m_bandwidth->setUnits(ConsumptionWords::byteRates());
    m_bandwidth->setSeries({{kOut, tr("out"), Color::Chart2, SeriesShape::Area},
                            {kIn, tr("in"), Color::Chart1, SeriesShape::Area}});
}

void TrafficCards::updateLive()
{
    const usage::LiveRing &ring = m_data.feed().ring();
    const usage::Window window = m_data.liveWindow();
    const usage::RowSeries live = usage::liveSeries(ring, window);
    if (m_compared != m_data.week().has_value()) {
        m_compared = m_data.week().has_value();
        retranslate();
    }
    m_requests->setData(kAll, source(live.requests, 1));
    if (m_data.week())
        m_requests->setData(kWeek, source(m_data.week()->requests, 60));
    m_refused->setData(kRefused, source(live.refused, 1));
    m_refused->setData(kFailed, source(live.failed, 1));
    m_bandwidth->setData(kOut, source(live.bytesOut, 1));
    m_bandwidth->setData(kIn, source(live.bytesIn, 1));
    const QList<usage::Gap> gaps = ring.gaps(window);
    const QList<charts::GapMark> stream = ConsumptionWords::marks(gaps, false);
    m_requests->setGaps(stream);
    m_refused->setGaps(stream);
    m_bandwidth->setGaps(ConsumptionWords::marks(gaps, true));
    m_group->setRange(window.from, window.to);
}

void TrafficCards::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::pages
