// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/sqliteconnection.h"

#include <mutex>
#include <optional>
#include <thread>

namespace octroi::authority {

/// "ok" as the only answer of quick_check or integrity_check; Damaged otherwise.
Result<void> checkPages(SqlConnection &db, const char *pragma);

/// Reads a large file through for damage while the store is at work already: a million keys would otherwise
/// wait for it at every start. On a connection and a thread of its own.
class SqliteFileCheck
{
public:
    explicit SqliteFileCheck(const QString &path);
    /// Gives up where it has not ended.
    ~SqliteFileCheck();
    SqliteFileCheck(const SqliteFileCheck &) = delete;

    /// What it found so far; also in the log. From any thread.
    std::optional<Error> damage() const;

private:
    void run(const QString &path);

    mutable std::mutex m_mutex;
    std::optional<Error> m_damage;
    sqlite3 *m_checked = nullptr; ///< while it runs
    bool m_givenUp = false;
    std::thread m_thread;
};

} // namespace octroi::authority
