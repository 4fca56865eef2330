// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/verifier/verifier.h"

#include <mutex>
#include <string>
#include <vector>

namespace octroi::authority {

/// Why calls were refused, for octroid's log: at most kPerFlush lines a second, the rest as a number.
/// Noted by the I/O threads, written by the control thread, so that a slow log stops no call. Never holds a
/// credential.
class RefusalLog
{
public:
    static constexpr std::size_t kPerFlush = 100;

    void note(const CheckRequest &request, const CheckResult &result);
    void flush();

private:
    struct Line
    {
        domain::Refusal refusal;
        std::string key, method, path, address;
    };
    std::mutex m_mutex;
    std::vector<Line> m_lines;
    std::uint64_t m_suppressed = 0;
};

} // namespace octroi::authority
