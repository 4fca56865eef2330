// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/livefeed.h"

#include "backends/usagefilter.h"
#include "usage/liveseries.h"

namespace octroi::pages {

namespace {
constexpr qsizetype kRecentCalls = 200;
constexpr int kSeconds = 3'600;
constexpr std::size_t kLags = 30;
constexpr double kSmallestSkew = 3; ///< a point needs up to two seconds
constexpr double kFilledGap = 60;   ///< what is shorter than a minute the store does not know
} // namespace

LiveFeed &LiveFeed::of(backends::Backend &backend, const Clock &clock)
{
    const QList<LiveFeed *> known = backend.findChildren<LiveFeed *>(QString(), Qt::FindDirectChildrenOnly);
    if (!known.isEmpty())
        return *known.first();
    auto *feed = new LiveFeed(backend, clock, &backend);
    // The stream itself tells more than the backend passes on.
    if (auto *sources = backend.findChild<backends::LiveSources *>(QString(), Qt::FindDirectChildrenOnly))
        connect(&sources->all(), &backends::LiveSource::point, feed, &LiveFeed::take);
    else
        connect(&backend, &backends::Backend::livePoint, feed, &LiveFeed::take);
    return *feed;
}

std::unique_ptr<LiveFeed> LiveFeed::of(backends::Backend &backend, const Clock &clock,
                                       const domain::LiveFilter &filter)
{
    auto *sources = backend.findChild<backends::LiveSources *>(QString(), Qt::FindDirectChildrenOnly);
    if (!sources)
        return nullptr;
    std::unique_ptr<backends::LiveSource> source = sources->open(filter);
    std::unique_ptr<LiveFeed> feed(new LiveFeed(backend, clock, nullptr));
    feed->m_filter = filter;
    feed->m_source = std::move(source);
    connect(feed->m_source.get(), &backends::LiveSource::point, feed.get(), &LiveFeed::take);
    return feed;
}

LiveFeed::LiveFeed(backends::Backend &backend, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_clock(clock)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(100);
    connect(&m_soon, &QTimer::timeout, this, &LiveFeed::updated);
    connect(&backend, &backends::Backend::stateChanged, this, [this](backends::BackendState state) {
        if (m_wanted && state == backends::BackendState::Online)
            start();
    });
}

void LiveFeed::start()
{
    m_wanted = true;
    if (m_backend.state() != backends::BackendState::Online)
        return;
    if (m_source)
        return m_source->start(kSeconds);
    backends::UsageBackend *usage = m_backend.usage();
    if (usage && !usage->isLive())
        usage->startLive(kSeconds);
}

void LiveFeed::noteArrival(qint64 second)
{
    m_arrivedMs = m_clock.nowMs();
    m_lags.push_back(double(m_arrivedMs) / 1000 - double(second + 1));
    if (m_lags.size() > kLags)
        m_lags.pop_front();
}

void LiveFeed::take(const domain::LiveReading &point)
{
    const qint64 last = m_ring.isEmpty() ? 0 : m_ring.lastSecond();
    if (!point.calls.isEmpty() && point.second > last) {
        m_calls += point.calls;
        if (m_calls.size() > kRecentCalls)
            m_calls.remove(0, m_calls.size() - kRecentCalls);
        Q_EMIT callsArrived(point.calls, point.callsSeen);
    }
    if (m_ring.add(point) && point.second == m_ring.lastSecond())
        noteArrival(point.second);
    // The stream brings again what it still has; what is missing now it has not.
    if (last > 0 && double(point.second - last) > kFilledGap)
        fillGap({double(last + 1), double(point.second)});
    if (!m_soon.isActive())
        m_soon.start();
}

void LiveFeed::fillGap(const usage::Window &gap)
{
    backends::UsageBackend *usage = m_backend.usage();
    if (!usage || gap.length() > 2 * kSeconds)
        return;
    backends::UsageRequest request;
    backends::narrow(request, m_filter);
    request.from = QDateTime::fromSecsSinceEpoch(qint64(gap.from), Qt::UTC);
    request.to = QDateTime::fromSecsSinceEpoch(qint64(gap.to), Qt::UTC);
    request.groupBy = QStringList{QStringLiteral("minute")};
    QCoro::connect(usage->usage(request), this, [this, gap](const Result<QList<domain::UsageRow>> &rows) {
        // Without a row nobody knows whether nobody called or nothing was stored.
        if (!rows.ok() || rows->isEmpty())
            return;
        m_fetched.emplace_back(gap, usage::rowSeries(rows.value(), gap, 60, gap.to));
        while (m_fetched.front().first.to < double(m_ring.firstSecond()))
            m_fetched.pop_front();
        m_ring.fill(gap);
        Q_EMIT updated();
    });
}

usage::RowSeries LiveFeed::series(const usage::Window &window) const
{
    usage::RowSeries series = usage::liveSeries(m_ring, window);
    for (const auto &[gap, stored] : m_fetched)
        usage::patch(series, stored, gap);
    return series;
}

double LiveFeed::clockSkew() const
{
    if (m_lags.empty())
        return 0;
    // The quickest of the last points: what it was late is the difference of the clocks.
    const double least = *std::min_element(m_lags.begin(), m_lags.end());
    return std::abs(least) < kSmallestSkew ? 0 : least;
}

double LiveFeed::backendNow() const
{
    return double(m_clock.nowMs()) / 1000 - clockSkew();
}

double LiveFeed::edge() const
{
    if (m_ring.isEmpty())
        return double(m_clock.nowMs() / 1000);
    const double newest = double(m_ring.lastSecond()) + 1;
    const double silent = double(m_clock.nowMs() - m_arrivedMs) / 1000;
    return silent > 3 ? newest + std::floor(silent) : newest;
}

double LiveFeed::span() const
{
    const double known = m_ring.isEmpty() ? 0 : edge() - double(m_ring.firstSecond());
    return std::clamp(known, 120.0, 900.0);
}

bool LiveFeed::isFlowing() const
{
    return !m_ring.isEmpty() && m_clock.nowMs() - m_arrivedMs < 5'000;
}

} // namespace octroi::pages
