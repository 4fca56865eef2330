// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArrayView>
#include <atomic>
#include <cstdint>
#include <memory>

namespace octroi::crypto {

/// Remembers what was shown once until it would be refused for its age. Of a fixed size, without locks, for
/// any thread.
class ReplayCache
{
public:
    enum class Answer {
        Fresh,
        Replayed,
        Full ///< no room: refused rather than forgotten, since only a proof that is valid gets this far
    };

    /// Room for about `entries` at a time, 8 bytes each.
    explicit ReplayCache(std::size_t entries = 1 << 16);
    /// `scope` keeps apart what different keys call by the same name.
    Answer use(QByteArrayView scope, QByteArrayView id, qint64 expiresAtMs, qint64 nowMs);

private:
    static constexpr std::size_t kWays = 16;
    struct alignas(64) Bucket
    {
        std::atomic<std::uint64_t> cells[kWays]{}; ///< 32 bits of hash, 32 bits of the second of expiry
    };
    std::size_t m_mask;
    std::unique_ptr<Bucket[]> m_buckets;
};

} // namespace octroi::crypto
