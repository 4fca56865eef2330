// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <coroutine>
#include <utility>
#include <vector>

namespace octroi {

/// A closed gate makes coroutines wait; open() lets all of them go on, in their order, at once.
/// Opening it is the owner's duty before it dies: nobody else resumes those who wait.
class Gate
{
public:
    struct Awaiter
    {
        Gate &gate;
        bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> handle) { gate.m_waiting.push_back(handle); }
        void await_resume() const noexcept {}
    };

    Awaiter wait() { return Awaiter{*this}; }
    void open()
    {
        // Taken out first: who goes on may wait here again.
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto handle : waiting)
            handle.resume();
    }
    bool isEmpty() const { return m_waiting.empty(); }

private:
    std::vector<std::coroutine_handle<>> m_waiting;
};

} // namespace octroi
