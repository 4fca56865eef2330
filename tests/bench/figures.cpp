// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures.h"

#include <algorithm>
#include <cstdio>

namespace octroi::bench {

double median(Times times)
{
    if (times.empty())
        return -1;
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

double worst(const Times &times)
{
    return times.empty() ? -1 : *std::max_element(times.begin(), times.end());
}

void tell(const char *what, double value, const char *unit)
{
    std::printf("{\"figure\":\"%s\",\"value\":%.1f,\"unit\":\"%s\"}\n", what, value, unit);
    std::fflush(stdout);
}

void Measured::add(const Measured &other)
{
    wall.insert(wall.end(), other.wall.begin(), other.wall.end());
    cpu.insert(cpu.end(), other.cpu.begin(), other.cpu.end());
}

void tell(const char *what, const Measured &measured)
{
    std::printf(
        "{\"figure\":\"%s\",\"value\":%.1f,\"unit\":\"ms\",\"worst\":%.1f,\"cpu\":%.1f,\"cpu_worst\":%.1f}\n",
        what, median(measured.wall), worst(measured.wall), median(measured.cpu), worst(measured.cpu));
    std::fflush(stdout);
}

void Stopwatch::stop(Measured &into) const
{
    into.wall.push_back(milliseconds());
    into.cpu.push_back(processors());
}

} // namespace octroi::bench
