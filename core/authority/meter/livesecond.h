// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/meter/callsums.h"
#include "authority/verifier/verifier.h"
#include "domain/livereading.h"

#include <QHash>
#include <array>
#include <vector>

namespace octroi::authority {

/// One second of the live stream while it grows: of all calls, or of those that somebody may see.
class LiveSecond
{
public:
    static constexpr std::uint32_t kNoEndpoint = 0xFFFFFFFF; ///< one that has no name of its own

    /// Credentials and endpoints by their numbers in the verifier.
    void add(std::uint32_t credential, std::uint32_t endpoint, std::uint32_t refusal, const CallSums &sums);
    void addLines(qint64 seen, qint64 lost);
    /// One of the sample, unless that has as many as this.
    void addCall(const domain::CallRecord &call, qsizetype most);
    /// What came together; it is empty afterwards.
    domain::LiveReading finish(qint64 second, const Verifier &verifier);

private:
    struct PerKey
    {
        std::uint32_t credential = 0; ///< place in the table
        qint64 requests = 0, refused = 0, bytesIn = 0, bytesOut = 0;
    };
    std::size_t sumUp();
    QList<std::pair<QString, qint64>> busiestScopes(const EndpointNames &names) const;
    QList<domain::LivePoint::PerKey> busiestKeys(const CredentialTable &table);

    domain::LiveReading m_point;
    usage::Histogram m_latency;
    std::vector<PerKey> m_keys; ///< as they came; a key may be there several times
    QHash<std::uint32_t, qint64> m_endpoints;
    std::array<qint64, domain::kRefusalCount> m_refusals{};
};

} // namespace octroi::authority
