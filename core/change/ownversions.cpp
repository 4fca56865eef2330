// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/ownversions.h"

namespace octroi::change {

void OwnVersions::note(const QByteArray &id, qint64 before, qint64 after)
{
    if (id.isEmpty() || before <= 0 || after != before + 1)
        return;
    Span &span = m_spans[id];
    if (span.last == before)
        span.last = after;
    else if (span.first == after)
        span.first = before;
    else if (span.last < before) // somebody else's lie in between, or there are none yet
        span = {before, after};
}

qint64 OwnVersions::newest(const QByteArray &id, qint64 version) const
{
    const auto span = m_spans.constFind(id);
    return span != m_spans.constEnd() && span->first <= version && version <= span->last ? span->last : version;
}

} // namespace octroi::change
