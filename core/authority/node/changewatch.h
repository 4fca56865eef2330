// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <atomic>
#include <functional>
#include <thread>

namespace octroi::authority {

/// Listens for the notifications that every audit entry sends to the nodes of one PostgreSQL database
/// (migrations/, channel octroi_changes), on a connection and a thread of its own. What is missed while the
/// connection is away does not matter: whoever is told reads on from the sequence number that it knows, and
/// the control thread asks once a second anyway.
class ChangeWatch
{
public:
    /// `changed` is called on the thread of the watch, and also whenever a connection was made.
    ChangeWatch(QString databaseUrl, std::function<void()> changed);
    ~ChangeWatch();
    ChangeWatch(const ChangeWatch &) = delete;
    ChangeWatch &operator=(const ChangeWatch &) = delete;

private:
    void run();

    const QString m_url;
    const std::function<void()> m_changed;
    std::atomic<bool> m_stopping{false};
    std::thread m_thread;
};

} // namespace octroi::authority
