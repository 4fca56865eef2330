// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/patternreader.h"

#include "usage/buckets.h"
#include "usage/rowseries.h"

namespace octroi::pages {

namespace {

using Rows = Result<QList<domain::UsageRow>>;
constexpr double kWeek = 7 * 86'400.0;

QDateTime timeAt(double seconds)
{
    return QDateTime::fromSecsSinceEpoch(qint64(std::ceil(seconds)), Qt::UTC);
}

} // namespace

PatternReader::PatternReader(backends::Backend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
{
}

void PatternReader::read(const usage::Window &window, backends::UsageRequest request, const QTimeZone &zone)
{
    const int generation = ++m_generation;
    if (!m_backend.usage())
        return;
    // Hours are kept for about three months.
    m_weeks = int(std::clamp(std::floor(window.length() / kWeek), 4.0, 13.0));
    const double end = std::floor(window.to / 3'600) * 3'600;
    const usage::Window weeks{end - m_weeks * kWeek, end};
    request.from = timeAt(weeks.from);
    request.to = timeAt(weeks.to);
    request.groupBy = QStringList{QStringLiteral("hour")};
    QCoro::connect(m_backend.usage()->usage(request), this, [this, generation, weeks, zone](const Rows &rows) {
        if (generation != m_generation)
            return;
        if (!rows.ok()) {
            Q_EMIT failed(rows.error());
            return;
        }
        m_pattern = {};
        // Before the first row nothing was stored, which is not the same as no calls.
        if (!rows->isEmpty()) {
            const usage::Window known{double(rows->first().at.toSecsSinceEpoch()), weeks.to};
            m_pattern = usage::weekPattern(
                usage::rowSeries(rows.value(), usage::bucketEdges(known, 3'600.0), weeks.to).requests, zone);
        }
        Q_EMIT changed();
    });
}

} // namespace octroi::pages
