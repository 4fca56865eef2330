// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jose/replaycache.h"

#include "crypto/digest.h"

#include <QByteArray>
#include <bit>
#include <cstring>

namespace octroi::crypto {

namespace {

/// 0 is a free cell, so no entry may look like one.
std::uint64_t cellOf(std::uint64_t hash, qint64 expiresAtMs)
{
    const auto second = std::uint32_t(std::max<qint64>(1, (expiresAtMs + 999) / 1000));
    return hash << 32 | second;
}

bool expired(std::uint64_t cell, qint64 nowMs)
{
    return qint64(std::uint32_t(cell)) * 1000 < nowMs;
}

} // namespace

ReplayCache::ReplayCache(std::size_t entries)
    // Twice the room, because buckets do not fill evenly.
    : m_mask(std::bit_ceil(std::max<std::size_t>(1, entries * 2 / kWays)) - 1), m_buckets(new Bucket[m_mask + 1])
{
}

ReplayCache::Answer ReplayCache::use(QByteArrayView scope, QByteArrayView id, qint64 expiresAtMs, qint64 nowMs)
{
    const QByteArray text = scope.toByteArray() + '\n' + id.toByteArray();
    const Digest digest = sha256({text.constData(), std::size_t(text.size())});
    std::uint64_t place = 0, tag = 0;
    std::memcpy(&place, digest.data(), 8);
    std::memcpy(&tag, digest.data() + 8, 4);
    Bucket &bucket = m_buckets[place & m_mask];
    const std::uint64_t mine = cellOf(tag, expiresAtMs);
    for (;;) {
        std::atomic<std::uint64_t> *free = nullptr;
        std::uint64_t old = 0;
        for (auto &cell : bucket.cells) {
            const std::uint64_t value = cell.load();
            if (value == 0 || expired(value, nowMs)) {
                if (!free) {
                    free = &cell;
                    old = value;
                }
            } else if (value >> 32 == tag) {
                return Answer::Replayed;
            }
        }
        if (!free)
            return Answer::Full;
        if (!free->compare_exchange_strong(old, mine))
            continue;
        // Two threads with the same id may have found different cells free: at least one of them sees the other.
        for (auto &cell : bucket.cells) {
            const std::uint64_t value = cell.load();
            if (&cell != free && value >> 32 == tag && value != 0 && !expired(value, nowMs))
                return Answer::Replayed;
        }
        return Answer::Fresh;
    }
}

} // namespace octroi::crypto
