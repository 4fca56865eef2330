// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/apikey.h"

#include <QByteArray>
#include <QFile>
#include <cstdint>

namespace octroi::bench {

/// Keys of the real form, quickly: from a seeded generator, so nothing of them is secret.
class BenchKeys
{
public:
    static constexpr qsizetype kSize = 57; ///< "oct_live_" + 10 + 32 + 6

    explicit BenchKeys(std::uint64_t seed) : m_state(seed) {}
    QByteArray next();
    /// As issued today, without expiry, for the one application with the one scope.
    static domain::ApiKey described(const QByteArray &key, const QDateTime &now);

private:
    std::uint64_t random();
    std::uint64_t m_state;
};

} // namespace octroi::bench
