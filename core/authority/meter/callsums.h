// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "usage/histogram.h"

#include <array>
#include <cstdint>
#include <utility>

namespace octroi::authority {

/// What is added up of one group of calls. Requests come from checks, the rest from access logs.
struct CallSums
{
    std::int64_t requests = 0, bytesIn = 0, bytesOut = 0, measured = 0;
    std::array<std::int64_t, 4> classes{}; ///< answers with 2xx, 3xx, 4xx, 5xx
    usage::Histogram latency;              ///< milliseconds
    usage::Histogram sizes;                ///< kilobytes sent

    /// Leaves `other` without its histograms: most groups come once, and are moved instead of copied.
    void merge(CallSums &&other)
    {
        requests += other.requests;
        bytesIn += other.bytesIn;
        bytesOut += other.bytesOut;
        measured += other.measured;
        for (std::size_t i = 0; i < classes.size(); ++i)
            classes[i] += other.classes[i];
        join(latency, std::move(other.latency));
        join(sizes, std::move(other.sizes));
    }

private:
    static void join(usage::Histogram &into, usage::Histogram &&other)
    {
        if (into.count() == 0)
            into = std::move(other);
        else
            into.merge(other);
    }
};

} // namespace octroi::authority
