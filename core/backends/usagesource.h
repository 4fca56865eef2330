// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "backends/capability.h"

namespace octroi::backends {

/// What a source of usage that is not the backend's own tells of itself and of its last answers.
struct UsageFacts
{
    QString from;           ///< "Prometheus at metrics.example (Kong)"
    QStringList dimensions; ///< what its rows may be grouped by and narrowed to; times always
    bool bytes = false, latency = false;
    double ageSeconds = -1;   ///< of its newest number, by its own clock; -1: it has none yet
    bool estimated = false;   ///< there was too much to count: the server extrapolated
    double clockBehind = 0;   ///< seconds that its clock is behind ours (less than 0: ahead); times are corrected by it
    qint64 leftOut = 0;       ///< values that were no numbers
    qint64 resets = 0;        ///< counters that began anew; what they had counted stays counted
    QStringList warnings = {}; ///< as the server wrote them
};

/// Where numbers come from that a backend does not have itself. A question that it cannot answer is Unavailable with
/// reason not_in_source and the dimension as field.
class UsageSource : public UsageBackend
{
public:
    virtual UsageFacts facts() const = 0;
    /// Where nothing was recorded in the last answer, as begin and end, seconds since the epoch. What was called meanwhile
    /// is counted, but nobody knows when.
    virtual QList<std::pair<double, double>> gaps() const = 0;
    void startLive(int) override {}
    void stopLive() override {}
    bool isLive() const override { return false; }
};

/// A backend that can take its usage from elsewhere.
class UsageTaker
{
public:
    virtual ~UsageTaker() = default;
    virtual void attachUsage(std::unique_ptr<UsageSource> source) = 0; ///< in place of its own, from now on
};

/// Null: the backend reports its usage itself, or has none.
inline UsageSource *usageSourceOf(Backend &backend)
{
    return dynamic_cast<UsageSource *>(backend.usage());
}

/// Whether usage can be grouped by and narrowed to it ("key", "scope", …), or has it ("bytes", "latency").
bool hasUsageOf(Backend &backend, const QString &dimension);
/// Why a source has it not; English, to be translated in kCapabilityContext.
const char *whyNotInSource(const QString &dimension);
/// What each can by itself, one note a capability.
const QList<CapabilityNote> &prometheusCapabilities();
const QList<CapabilityNote> &haproxyCapabilities();

} // namespace octroi::backends
