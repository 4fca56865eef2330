// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "backends/distributedusage.h"
#include "usage/series.h"

#include <optional>

namespace octroi::pages {

/// How long some calls took and how large their answers were, now and in a time before.
class DistributionReader : public QObject
{
    Q_OBJECT
public:
    DistributionReader(backends::Backend &backend, QObject *parent);
    /// `request` has the filter. Without a time before there is no comparison.
    void read(const usage::Window &window, const std::optional<usage::Window> &before, const backends::UsageRequest &request);
    void forget();

    bool isSupported() const;
    bool isKnown() const { return m_known; } ///< an answer has come
    const backends::UsageSpread &now() const { return m_now; }
    const std::optional<backends::UsageSpread> &before() const { return m_before; }

Q_SIGNALS:
    void changed();
    void failed(const octroi::Error &error);

private:
    void ask(const usage::Window &window, backends::UsageRequest request, bool before);

    backends::Backend &m_backend;
    backends::UsageSpread m_now, m_fresh;
    std::optional<backends::UsageSpread> m_before, m_freshBefore;
    int m_generation = 0, m_open = 0;
    bool m_known = false;
};

} // namespace octroi::pages
