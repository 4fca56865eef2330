// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/plan.h"
#include "domain/usage.h"

namespace octroi::change {

/// Some limit that was not there, or a lower one; 0 is none.
bool givesLess(const domain::Plan &before, const domain::Plan &after);

/// Takes the calls of one credential, in the order of time, through the limits of a plan. Days and months are
/// those of UTC.
class QuotaRun
{
public:
    QuotaRun(const domain::Plan &limits, qint64 unitSeconds)
        : m_limits(limits)
        , m_unitSeconds(unitSeconds)
    {
    }
    /// What was used up before, in the month of `at`.
    void used(qint64 at, qint64 calls, qint64 bytes);

    struct Step
    {
        qint64 refused = 0; ///< at least so many of the calls
        domain::Refusal reason = domain::Refusal::None;
        bool uncertain = false; ///< the volume ran out within them
    };
    /// Calls within the hour, or day, that begins at `at`.
    Step step(qint64 at, qint64 calls, qint64 bytes);

private:
    void turn(qint64 at);

    const domain::Plan &m_limits;
    qint64 m_unitSeconds;
    qint64 m_day = -1, m_month = -1;
    qint64 m_dayCalls = 0, m_monthCalls = 0, m_monthBytes = 0;
};

} // namespace octroi::change
