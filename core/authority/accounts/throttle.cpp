// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/accounts/throttle.h"

#include <algorithm>

namespace octroi::authority {

namespace {
QString both(const QString &account, const QString &address)
{
    return QStringLiteral("b ") + address + QLatin1Char(' ') + account;
}
QString accountOnly(const QString &account)
{
    return QStringLiteral("a ") + account;
}
QString addressOnly(const QString &address)
{
    return QStringLiteral("i ") + address;
}
} // namespace

qint64 Throttle::waitMs(const QString &key, Bound bound) const
{
    const auto it = m_entries.constFind(key);
    if (it == m_entries.constEnd() || it->failures < bound.free)
        return 0;
    const qint64 seconds = std::min(bound.longest, 1LL << std::min(it->failures - bound.free, 20));
    return std::max<qint64>(0, it->lastMs + seconds * 1000 - m_clock.nowMs());
}

int Throttle::wait(const QString &account, const QString &address)
{
    const qint64 ms = std::max({waitMs(both(account, address), {3, 300}), waitMs(accountOnly(account), {20, 60}),
                                waitMs(addressOnly(address), {30, 300})});
    return int((ms + 999) / 1000);
}

void Throttle::note(const QString &key)
{
    const qint64 now = m_clock.nowMs();
    if (m_entries.size() >= kMost) {
        m_entries.removeIf([now](const auto &it) { return it->lastMs + kForgetMs <= now; });
        if (m_entries.size() >= kMost)
            m_entries.erase(std::min_element(m_entries.begin(), m_entries.end(),
                                             [](const Entry &a, const Entry &b) { return a.lastMs < b.lastMs; }));
    }
    Entry &entry = m_entries[key];
    if (entry.lastMs + kForgetMs <= now)
        entry.failures = 0;
    ++entry.failures;
    entry.lastMs = now;
}

void Throttle::failed(const QString &account, const QString &address)
{
    note(both(account, address));
    note(accountOnly(account));
    note(addressOnly(address));
}

void Throttle::succeeded(const QString &account, const QString &address)
{
    m_entries.remove(both(account, address));
    m_entries.remove(accountOnly(account));
}

} // namespace octroi::authority
