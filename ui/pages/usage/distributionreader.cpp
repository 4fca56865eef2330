// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/distributionreader.h"

#include <cmath>

namespace octroi::pages {

using Answer = Result<backends::UsageSpread>;

DistributionReader::DistributionReader(backends::Backend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
{
}

bool DistributionReader::isSupported() const
{
    return dynamic_cast<backends::DistributedUsage *>(m_backend.usage()) != nullptr;
}

void DistributionReader::forget()
{
    ++m_generation;
    m_open = 0;
}

void DistributionReader::read(const usage::Window &window, const std::optional<usage::Window> &before,
                              const backends::UsageRequest &request)
{
    forget();
    if (!isSupported())
        return;
    m_open = before ? 2 : 1;
    m_freshBefore.reset();
    ask(window, request, false);
    if (before)
        ask(*before, request, true);
}

void DistributionReader::ask(const usage::Window &window, backends::UsageRequest request, bool before)
{
    request.from = QDateTime::fromSecsSinceEpoch(qint64(window.from), Qt::UTC);
    request.to = QDateTime::fromSecsSinceEpoch(qint64(std::ceil(window.to)), Qt::UTC);
    auto *source = dynamic_cast<backends::DistributedUsage *>(m_backend.usage());
    QCoro::connect(source->usageSpread(request), this, [this, before, generation = m_generation](const Answer &answer) {
        if (generation != m_generation)
            return;
        if (!answer.ok()) {
            forget();
            Q_EMIT failed(answer.error());
            return;
        }
        if (before)
            m_freshBefore = answer.value();
        else
            m_fresh = answer.value();
        if (--m_open > 0)
            return;
        m_known = true;
        m_now = m_fresh;
        m_before = m_freshBefore;
        Q_EMIT changed();
    });
}

} // namespace octroi::pages
