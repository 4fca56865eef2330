// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/clock.h"

#include <QHash>
#include <QString>

namespace octroi::authority {

/// Slows down who guesses: counts failures by a name within a window. Not for several threads.
class FailureLimit
{
public:
    explicit FailureLimit(const Clock &clock, int most = 10, qint64 windowMs = 60'000)
        : m_clock(clock), m_most(most), m_windowMs(windowMs)
    {
    }
    bool blocked(const QString &who)
    {
        const auto it = m_failures.find(who);
        if (it == m_failures.end())
            return false;
        const qint64 age = m_clock.nowMs() - it->sinceMs;
        if (age >= 0 && age < m_windowMs)
            return it->count >= m_most;
        m_failures.erase(it);
        return false;
    }
    void failed(const QString &who)
    {
        if (m_failures.size() > 10'000)
            m_failures.clear();
        Failures &entry = m_failures[who];
        if (entry.count++ == 0)
            entry.sinceMs = m_clock.nowMs();
    }
    void succeeded(const QString &who) { m_failures.remove(who); }

private:
    struct Failures
    {
        int count = 0;
        qint64 sinceMs = 0;
    };
    const Clock &m_clock;
    int m_most;
    qint64 m_windowMs;
    QHash<QString, Failures> m_failures;
};

} // namespace octroi::authority
