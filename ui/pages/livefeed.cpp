// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/livefeed.h"

namespace octroi::pages {

namespace {
constexpr qsizetype kRecentCalls = 200;
}

LiveFeed &LiveFeed::of(backends::Backend &backend, const Clock &clock)
{
    const QList<LiveFeed *> known = backend.findChildren<LiveFeed *>(QString(), Qt::FindDirectChildrenOnly);
    return known.isEmpty() ? *new LiveFeed(backend, clock) : *known.first();
}

LiveFeed::LiveFeed(backends::Backend &backend, const Clock &clock)
    : QObject(&backend)
    , m_backend(backend)
    , m_clock(clock)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(100);
    connect(&m_soon, &QTimer::timeout, this, &LiveFeed::updated);
    connect(&backend, &backends::Backend::livePoint, this, &LiveFeed::take);
    connect(&backend, &backends::Backend::stateChanged, this, [this](backends::BackendState state) {
        if (m_wanted && state == backends::BackendState::Online)
            start();
    });
}

void LiveFeed::start()
{
    m_wanted = true;
    backends::UsageBackend *usage = m_backend.usage();
    if (usage && m_backend.state() == backends::BackendState::Online && !usage->isLive())
        usage->startLive(900);
}

void LiveFeed::take(const domain::LivePoint &point)
{
    if (!point.calls.isEmpty() && point.second > m_ring.lastSecond()) {
        m_calls += point.calls;
        if (m_calls.size() > kRecentCalls)
            m_calls.remove(0, m_calls.size() - kRecentCalls);
        Q_EMIT callsArrived(point.calls, point.callsSeen);
    }
    if (m_ring.add(point) && point.second == m_ring.lastSecond())
        m_arrivedMs = m_clock.nowMs();
    if (!m_soon.isActive())
        m_soon.start();
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
