// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/calllog.h"

namespace octroi::backends {

void CallLog::add(LoggedCall call)
{
    if (m_calls.size() >= kCapacity)
        m_calls.removeFirst(); // QList keeps room at its front, so this moves nothing
    m_calls.append(std::move(call));
    const LoggedCall copy = m_calls.last();
    Q_EMIT added(copy);
}

void CallLog::clear()
{
    m_calls.clear();
    Q_EMIT cleared();
}

} // namespace octroi::backends
