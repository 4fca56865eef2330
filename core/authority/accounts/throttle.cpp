// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/accounts/throttle.h"

#include "crypto/digest.h"

#include <algorithm>
#include <array>

namespace octroi::authority {

namespace {
/// What the failures of an account at an address are counted by: both together, the account, the address.
std::array<QString, 3> keysOf(const QString &account, const QString &address)
{
    return {QStringLiteral("b ") + address + QLatin1Char(' ') + account, QStringLiteral("a ") + account, QStringLiteral("i ") + address};
}

QList<QByteArray> digestsOf(const std::array<QString, 3> &keys, std::size_t count)
{
    QList<QByteArray> out;
    for (std::size_t i = 0; i < count; ++i)
        out << crypto::sha256Bytes("guess\n" + keys[i].toUtf8());
    return out;
}
} // namespace

qint64 Throttle::waitMs(const Guesses &guesses, Bound bound) const
{
    if (guesses.failures < bound.free || guesses.lastMs + kForgetMs <= m_clock.nowMs())
        return 0;
    const qint64 seconds = std::min(bound.longest, 1LL << std::min(guesses.failures - bound.free, 20));
    // At most that long also when the clock was set back.
    return std::clamp<qint64>(guesses.lastMs + seconds * 1000 - m_clock.nowMs(), 0, seconds * 1000);
}

int Throttle::wait(const QString &account, const QString &address)
{
    static constexpr std::array<Bound, 3> kBounds{Bound{3, 300}, Bound{20, 60}, Bound{30, 300}};
    const auto keys = keysOf(account, address);
    qint64 ms = 0;
    for (std::size_t i = 0; i < keys.size(); ++i)
        ms = std::max(ms, waitMs(m_entries.value(keys[i]), kBounds[i]));
    if (m_shared && ms == 0) {
        const auto seen = m_shared->guesses(digestsOf(keys, keys.size()));
        for (std::size_t i = 0; seen && i < keys.size(); ++i)
            ms = std::max(ms, waitMs(seen->at(qsizetype(i)), kBounds[i]));
    }
    return int((ms + 999) / 1000);
}

void Throttle::note(const QString &key)
{
    const qint64 now = m_clock.nowMs();
    if (m_entries.size() >= kMost) {
        m_entries.removeIf([now](const auto &it) { return it->lastMs + kForgetMs <= now; });
        if (m_entries.size() >= kMost)
            m_entries.erase(std::min_element(m_entries.begin(), m_entries.end(),
                                             [](const Guesses &a, const Guesses &b) { return a.lastMs < b.lastMs; }));
    }
    Guesses &entry = m_entries[key];
    if (entry.lastMs + kForgetMs <= now)
        entry.failures = 0;
    ++entry.failures;
    entry.lastMs = now;
}

void Throttle::failed(const QString &account, const QString &address)
{
    const auto keys = keysOf(account, address);
    for (const QString &key : keys)
        note(key);
    if (m_shared) // without the database the guesses of this node count here all the same
        (void)m_shared->addGuesses(digestsOf(keys, keys.size()), m_clock.nowMs(), m_clock.nowMs() - kForgetMs);
}

void Throttle::succeeded(const QString &account, const QString &address)
{
    const auto keys = keysOf(account, address);
    constexpr std::size_t kOfTheAccount = 2; // what the address did is not forgiven
    for (std::size_t i = 0; i < kOfTheAccount; ++i)
        m_entries.remove(keys[i]);
    if (m_shared)
        (void)m_shared->removeGuesses(digestsOf(keys, kOfTheAccount));
}

} // namespace octroi::authority
