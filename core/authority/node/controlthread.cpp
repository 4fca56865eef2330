// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/controlthread.h"

#include <chrono>
#include <future>

namespace octroi::authority {

namespace {

/// Twenty milliseconds into the next second, so that the second before is over on every clock.
std::chrono::steady_clock::time_point nextTick()
{
    using namespace std::chrono;
    const auto into = duration_cast<milliseconds>(system_clock::now().time_since_epoch()) % 1000;
    return steady_clock::now() + milliseconds(1020) - into;
}

} // namespace

void ControlThread::start()
{
    m_thread = std::thread([this] { loop(); });
}

bool ControlThread::post(std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_queue.size() >= kMaxQueued)
            return false;
        m_queue.push_back(std::move(work));
    }
    m_wake.notify_one();
    return true;
}

void ControlThread::run(const std::function<void()> &work)
{
    std::promise<void> done;
    if (post([&] {
            work();
            done.set_value();
        }))
        done.get_future().wait();
}

void ControlThread::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void ControlThread::loop()
{
    auto tickAt = nextTick();
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait_until(lock, tickAt, [this] { return m_stopping || !m_queue.empty(); });
        if (m_queue.empty() && m_stopping)
            return;
        std::function<void()> work;
        if (!m_queue.empty()) {
            work = std::move(m_queue.front());
            m_queue.pop_front();
        }
        lock.unlock();
        if (work)
            work();
        if (std::chrono::steady_clock::now() >= tickAt) {
            m_tick();
            tickAt = nextTick();
        }
        work = nullptr;
        lock.lock();
    }
}

} // namespace octroi::authority
