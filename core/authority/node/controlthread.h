// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace octroi::authority {

/// The one thread that owns the store: runs what it is given in order, and a tick just after the start of
/// every second.
class ControlThread
{
public:
    static constexpr std::size_t kMaxQueued = 10'000;

    explicit ControlThread(std::function<void()> tick) : m_tick(std::move(tick)) {}
    ~ControlThread() { stop(); }

    void start();
    /// False when the queue is full or the thread stops.
    bool post(std::function<void()> work);
    /// Runs `work` there and waits for it. Not from the control thread itself.
    void run(const std::function<void()> &work);
    /// Finishes what is queued.
    void stop();

private:
    void loop();

    std::function<void()> m_tick;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_queue;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace octroi::authority
