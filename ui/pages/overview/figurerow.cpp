// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overview/figurerow.h"

#include "models/format.h"
#include "pages/consumptionwords.h"
#include "pages/overview/expiringmodel.h"
#include "pages/samplesource.h"
#include "usage/liveseries.h"
#include "widgets/charts/keyfigure.h"
#include "widgets/charts/scale.h"

#include <QGridLayout>
#include <QLocale>

namespace octroi::pages {

using charts::KeyFigure;
using theme::Color;
using theme::Tone;

namespace {
constexpr double kNowSeconds = 10; ///< what "now" is averaged over, so that a number can be read
constexpr int kDays = 30;

/// How many credentials were usable at the same time of each day up to now, by what is known of them now (a suspension
/// that was lifted is not). Each counts from the first such moment to the last, so that a day costs nothing a row.
QList<double> workedByDay(std::initializer_list<const inventory::KeyTable *> tables, qint64 now)
{
    using inventory::KeyTable;
    constexpr qint64 day = 86'400'000;
    const qint64 first = now - (kDays - 1) * day;
    const auto momentsBefore = [&](qint64 at) { // how many of them lie before it
        return at <= first ? qint64(0) : qMin<qint64>(kDays, (at - first + day - 1) / day);
    };
    std::vector<qint64> steps(kDays + 1, 0);
    for (const KeyTable *table : tables) {
        for (quint32 row = 0; row < table->rows(); ++row) {
            if (!table->isLive(row))
                continue;
            qint64 stop = table->ends[row] == KeyTable::kNever ? std::numeric_limits<qint64>::max() : table->ends[row];
            if (const KeyTable::Extra *extra = table->extraOf(row)) {
                for (const qint64 end : {extra->revoked, extra->suspended})
                    stop = end == KeyTable::kNever ? stop : qMin(stop, end);
            }
            const qint64 from = momentsBefore(table->created[row]);
            const qint64 to = stop > now ? kDays : momentsBefore(stop);
            if (from >= to)
                continue;
            ++steps[size_t(from)];
            --steps[size_t(to)];
        }
    }
    QList<double> course;
    qint64 sum = 0;
    for (int i = 0; i < kDays; ++i)
        course << double(sum += steps[size_t(i)]);
    return course;
}
} // namespace

FigureRow::FigureRow(OverviewData &overview, inventory::Inventory &inventory, QWidget *parent)
    : QWidget(parent)
    , m_data(overview)
    , m_inventory(inventory)
    , m_layout(new QGridLayout(this))
    , m_active(new KeyFigure)
    , m_requests(new KeyFigure)
    , m_bandwidth(new KeyFigure)
    , m_refused(new KeyFigure)
    , m_latency(new KeyFigure)
    , m_expiring(new KeyFigure)
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme::kCardGap);
    place(6);
    const auto leads = [this](KeyFigure *figure, const QString &page, const QString &filter) {
        connect(figure, &QAbstractButton::clicked, this, [this, page, filter] {
            Q_EMIT opened(Target{page, QString(), filter});
        });
    };
    leads(m_active, QStringLiteral("credentials"), QStringLiteral("status:active"));
    leads(m_expiring, QStringLiteral("credentials"), QStringLiteral("status:active expires<30d"));
    for (KeyFigure *figure : {m_requests, m_bandwidth, m_refused, m_latency})
        leads(figure, QStringLiteral("usage"), QString());
    retranslate();
}

void FigureRow::place(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    int at = 0;
    for (KeyFigure *figure : {m_active, m_requests, m_bandwidth, m_refused, m_latency, m_expiring}) {
        m_layout->removeWidget(figure);
        m_layout->addWidget(figure, at / columns, at % columns);
        ++at;
    }
    for (int column = 0; column < 6; ++column)
        m_layout->setColumnStretch(column, column < columns ? 1 : 0);
}

void FigureRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place(width() < 960 * theme::Theme::instance().textScale() ? 3 : 6);
}

QSize FigureRow::minimumSizeHint() const
{
    // Three beside each other are the narrowest.
    return {3 * m_active->minimumSizeHint().width() + 2 * theme::kCardGap, m_layout->minimumSize().height()};
}

void FigureRow::retranslate()
{
    m_active->setTitle(tr("Active credentials"));
    m_requests->setTitle(tr("Requests"));
    m_requests->setUnit(tr("req/s"));
    m_bandwidth->setTitle(tr("Bandwidth out"));
    m_refused->setTitle(tr("Refused"));
    m_latency->setTitle(tr("Latency p95"));
    m_latency->setUnit(tr("ms"));
    m_expiring->setTitle(tr("Expire in 30 days"));
}

void FigureRow::updateLive()
{
    const usage::Window window = m_data.liveWindow();
    const usage::RowSeries live = usage::liveSeries(m_data.feed().ring(), window);
    updateTraffic(live, window);
    updateRefused(live, window);
    updateLatency(live, window);
}

void FigureRow::updateTraffic(const usage::RowSeries &live, const usage::Window &window)
{
    const usage::Window now{window.to - kNowSeconds, window.to};
    const auto compare = [](KeyFigure *figure, double current, double before) {
        bool large = false;
        const QString change = ConsumptionWords::signedPercent(usage::change(current, before), large);
        figure->setComparison(change, change.isEmpty() ? tr("last 15 minutes") : tr("vs last week"));
    };
    const double requests = usage::extentOf(live.requests, now).mean;
    m_requests->setNumber(charts::shortNumber(requests));
    m_requests->setCourse(course(live.requests));
    // A mean over the hour, because ten seconds against a week ago would be noise.
    const usage::Window hour{window.to - 3'600, window.to};
    const auto mean = [&hour](const std::optional<usage::RowSeries> &series,
                              usage::Samples usage::RowSeries::*member) {
        return series ? usage::extentOf(*series.*member, hour).mean : usage::kGap;
    };
    compare(m_requests, mean(m_data.hour(), &usage::RowSeries::requests),
            mean(m_data.week(), &usage::RowSeries::requests));

    const double out = usage::extentOf(live.bytesOut, now).mean;
    charts::Unit unit = ConsumptionWords::byteRates().first();
    for (const charts::Unit &candidate : ConsumptionWords::byteRates()) {
        if (out >= candidate.factor)
            unit = candidate;
    }
    m_bandwidth->setUnit(unit.name);
    m_bandwidth->setNumber(charts::shortNumber(out / unit.factor));
    m_bandwidth->setCourse(course(live.bytesOut), Color::Chart2);
    compare(m_bandwidth, mean(m_data.hour(), &usage::RowSeries::bytesOut),
            mean(m_data.week(), &usage::RowSeries::bytesOut));
}

void FigureRow::updateRefused(const usage::RowSeries &live, const usage::Window &window)
{
    const domain::UsageTotals &totals = live.totals;
    if (totals.requests == 0) {
        m_refused->setNumber(QStringLiteral("–"));
        m_refused->setComparison(QString(), tr("no calls in 15 minutes"));
        m_refused->setCourse({});
        return;
    }
    m_refused->setNumber(models::Format::percent(double(totals.refused) / double(totals.requests)));
    // Shares of a single second jump between 0 and 100 %: twenty seconds each.
    const std::vector<double> refused = usage::binMeans(live.refused, window, 45);
    const std::vector<double> requests = usage::binMeans(live.requests, window, 45);
    QList<double> shares;
    for (std::size_t i = 0; i < refused.size(); ++i)
        shares.append(requests[i] > 0 ? refused[i] / requests[i] : requests[i] == 0 ? 0.0 : usage::kGap);
    m_refused->setCourse(shares, Color::Status4xx);
    const auto share = [](const std::optional<usage::RowSeries> &series) {
        return series && series->totals.requests > 0
                   ? double(series->totals.refused) / double(series->totals.requests)
                   : usage::kGap;
    };
    const double points = (share(m_data.hour()) - share(m_data.week())) * 100;
    if (!std::isfinite(points)) {
        m_refused->setComparison(QString(), tr("last 15 minutes"));
        return;
    }
    if (std::abs(points) < 0.005) {
        m_refused->setComparison(QString(), tr("as last week"));
        return;
    }
    const QString number = QLocale().toString(std::abs(points), 'f', std::abs(points) < 1 ? 2 : 1);
    m_refused->setComparison(points >= 0 ? tr("+%1 pt", "percentage points").arg(number)
                                         : tr("−%1 pt", "percentage points").arg(number),
                             tr("vs last week"), points > 0.1 ? Tone::Warning : Tone::Neutral);
}

void FigureRow::updateLatency(const usage::RowSeries &live, const usage::Window &window)
{
    // The last full minute's quantile is exact; quantiles of seconds cannot be averaged into one.
    double p95 = usage::kGap;
    if (m_data.hour())
        p95 = usage::extentOf(m_data.hour()->p95, {window.to - 180, window.to - 30}).last;
    if (!std::isfinite(p95))
        p95 = usage::extentOf(live.p95, window).last;
    m_latency->setNumber(std::isfinite(p95) ? QLocale().toString(p95, 'f', p95 < 10 ? 1 : 0)
                                            : QStringLiteral("–"));
    m_latency->setCourse(course(live.p95));
    const double before = m_data.week()
                              ? usage::extentOf(m_data.week()->p95, {window.to - 180, window.to - 30}).last
                              : usage::kGap;
    if (!std::isfinite(p95)) {
        m_latency->setComparison(QString(), tr("nothing measured yet"));
    } else if (!std::isfinite(before)) {
        m_latency->setComparison(QString(), tr("last minute"));
    } else {
        const double change = p95 - before;
        const QString number = QLocale().toString(std::abs(change), 'f', std::abs(change) < 10 ? 1 : 0);
        m_latency->setComparison(change >= 0 ? tr("+%1 ms").arg(number) : tr("−%1 ms").arg(number),
                                 tr("vs last week"), change > before * 0.25 ? Tone::Warning : Tone::Neutral);
    }
}

void FigureRow::updateInventory(const ExpiringModel &expiring)
{
    // Before the first sync nothing is known, which is not the same as none.
    const std::shared_ptr<const inventory::KeyTable> clients = m_inventory.clientTable();
    if (m_inventory.keyTable().count() + clients->count() == 0 && !m_inventory.lastSync().isValid()) {
        for (KeyFigure *figure : {m_active, m_expiring}) {
            figure->setNumber(QStringLiteral("–"));
            figure->setCourse({});
            figure->setComparison(QString(), tr("not synced yet"));
        }
        return;
    }
    const QDateTime now = m_inventory.clock().now();
    const qint64 ms = now.toMSecsSinceEpoch();
    int active = 0;
    for (const inventory::KeyTable *table : {&m_inventory.keyTable(), clients.get()}) {
        for (quint32 row = 0; row < table->rows(); ++row) {
            const domain::KeyStatus status = table->statusAt(row, ms);
            active += table->isLive(row) && (status == domain::KeyStatus::Active || status == domain::KeyStatus::Rotating);
        }
    }
    const QList<double> course = workedByDay({&m_inventory.keyTable(), clients.get()}, ms);
    const int weekAgo = int(course.at(kDays - 8));
    const QLocale locale;
    m_active->setNumber(locale.toString(active));
    m_active->setCourse(course);
    const int change = active - weekAgo;
    m_active->setComparison(change >= 0 ? tr("+%1", "more").arg(locale.toString(change))
                                        : tr("−%1", "fewer").arg(locale.toString(-change)),
                            tr("vs last week"));
    m_expiring->setNumber(locale.toString(expiring.total()));
    m_expiring->setCourse(expiring.course(), Color::WarningSolid);
    m_expiring->setComparison(locale.toString(expiring.usedLately()), tr("used in the last 7 days"),
                              expiring.usedLately() ? Tone::Warning : Tone::Neutral);
}

void FigureRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::pages
