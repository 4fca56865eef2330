// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace octroi::authority {

/// One thread for what takes too long for the control thread: passwords. Bounded, so that a flood of sign-ins
/// neither fills the memory nor delays anything else.
class SlowWork
{
public:
    static constexpr std::size_t kMost = 64; ///< waiting at once

    SlowWork();
    ~SlowWork();

    /// Runs `work` there. False when too much is waiting.
    bool run(std::function<void()> work);
    /// Finishes what is queued.
    void stop();

private:
    void loop();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_queue;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace octroi::authority
