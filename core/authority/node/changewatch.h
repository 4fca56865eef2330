// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QList>
#include <QString>
#include <atomic>
#include <functional>
#include <thread>

namespace octroi::authority {

/// Listens for the notifications that every audit entry (channel octroi_changes) and every opaque access token
/// (channel octroi_tokens, migrations/) sends to the nodes of one PostgreSQL database, on a connection and a thread
/// of its own. What is missed while the connection is away does not matter: whoever is told of a connection reads
/// on from what it knows, and the control thread asks for changes once a second anyway.
class ChangeWatch
{
public:
    struct Token
    {
        QByteArray digest;
        bool lives = false; ///< it was made; else it was revoked
    };
    /// All are called on the thread of the watch.
    struct Listener
    {
        std::function<void()> connected; ///< from now on nothing is missed; something may have been before
        std::function<void()> changed;
        std::function<void(QList<Token> tokens)> tokens;
    };

    ChangeWatch(QString databaseUrl, Listener listener);
    ~ChangeWatch();
    ChangeWatch(const ChangeWatch &) = delete;
    ChangeWatch &operator=(const ChangeWatch &) = delete;

private:
    void run();

    const QString m_url;
    const Listener m_listener;
    std::atomic<bool> m_stopping{false};
    std::thread m_thread;
};

} // namespace octroi::authority
