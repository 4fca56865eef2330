// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/quotarun.h"

#include <algorithm>
#include <cmath>

namespace octroi::change {

using domain::Refusal;

bool givesLess(const domain::Plan &before, const domain::Plan &after)
{
    const auto less = [](auto old, auto now) { return now > 0 && (old <= 0 || now < old); };
    return less(before.rate, after.rate) || less(before.burst, after.burst) ||
           less(before.quotaDay, after.quotaDay) || less(before.quotaMonth, after.quotaMonth) ||
           less(before.bandwidth, after.bandwidth) || less(before.volumeMonth, after.volumeMonth);
}

void QuotaRun::turn(qint64 at)
{
    const qint64 day = at / 86'400;
    if (day == m_day)
        return;
    m_day = day;
    m_dayCalls = 0;
    const QDate date = QDateTime::fromSecsSinceEpoch(at, Qt::UTC).date();
    const qint64 month = date.year() * 12LL + date.month();
    if (month == m_month)
        return;
    m_month = month;
    m_monthCalls = m_monthBytes = 0;
}

void QuotaRun::used(qint64 at, qint64 calls, qint64 bytes)
{
    turn(at);
    m_monthCalls += calls;
    m_monthBytes += bytes;
}

QuotaRun::Step QuotaRun::step(qint64 at, qint64 calls, qint64 bytes)
{
    turn(at);
    Step step;
    qint64 left = calls;
    const auto atMost = [&](qint64 most, Refusal reason) {
        const qint64 kept = std::clamp<qint64>(most, 0, left);
        if (kept < left)
            step.reason = reason;
        left = kept;
    };
    if (m_limits.rate > 0)
        atMost(qint64(std::ceil(m_limits.rate * double(m_unitSeconds))) + m_limits.burst,
               Refusal::RateExceeded);
    if (m_limits.quotaDay > 0)
        atMost(m_limits.quotaDay - m_dayCalls, Refusal::QuotaExceeded);
    if (m_limits.quotaMonth > 0)
        atMost(m_limits.quotaMonth - m_monthCalls, Refusal::QuotaExceeded);
    if (m_limits.volumeMonth > 0) {
        if (m_monthBytes >= m_limits.volumeMonth)
            atMost(0, Refusal::QuotaExceeded);
        else
            step.uncertain = left > 0 && m_monthBytes + bytes > m_limits.volumeMonth;
    }
    // What is refused uses up nothing.
    m_dayCalls += left;
    m_monthCalls += left;
    m_monthBytes += calls > 0 ? qint64(double(bytes) * double(left) / double(calls)) : bytes;
    step.refused = calls - left;
    return step;
}

} // namespace octroi::change
