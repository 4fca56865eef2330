// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "usage/weekpattern.h"

namespace octroi::pages {

/// The weekly pattern of some calls.
class PatternReader : public QObject
{
    Q_OBJECT
public:
    PatternReader(backends::Backend &backend, QObject *parent);
    /// Of whole weeks before the end of the window, four of them or as many as the window has. `request` has the filter.
    void read(const usage::Window &window, backends::UsageRequest request, const QTimeZone &zone);
    void forget() { ++m_generation; }

    const usage::WeekPattern &pattern() const { return m_pattern; }
    int weeks() const { return m_weeks; } ///< that the pattern is of

Q_SIGNALS:
    void changed();
    void failed(const octroi::Error &error);

private:
    backends::Backend &m_backend;
    usage::WeekPattern m_pattern;
    int m_weeks = 4, m_generation = 0;
};

} // namespace octroi::pages
