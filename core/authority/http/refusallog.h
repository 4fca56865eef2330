// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/verifier/verifier.h"

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace octroi::authority {

/// Why calls were refused, for octroid's log: at most kPerFlush lines a second, the rest as a number.
/// Noted by the I/O threads, each in its own lines, and written by the control thread, which takes them as the meter
/// takes its counters: no lock is shared, and a slow log stops no call. Never holds a credential.
class RefusalLog
{
public:
    static constexpr std::size_t kPerFlush = 100;

    RefusalLog(Epochs &epochs, unsigned threads);

    /// By I/O thread `thread`, inside a Section.
    void note(unsigned thread, const CheckRequest &request, const CheckResult &result);
    void flush();

private:
    struct Line
    {
        domain::Refusal refusal;
        std::string key, method, path, address;
    };
    struct Lines
    {
        std::vector<Line> lines;
        std::uint64_t suppressed = 0;
    };
    struct Slot
    {
        Lines first, second;
        std::atomic<Lines *> current{&first};
    };
    Epochs &m_epochs;
    std::vector<std::unique_ptr<Slot>> m_slots;
};

} // namespace octroi::authority
