// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlitefilecheck.h"

#include "base/log.h"

#include <sqlite3.h>

namespace octroi::authority {

Result<void> checkPages(SqlConnection &db, const char *pragma)
{
    QString first;
    Statement s = db.statement(pragma);
    const auto done = s.rows([&](const Statement &row) {
        if (first.isEmpty())
            first = row.text(0);
    });
    if (!done)
        return done;
    return first == QLatin1String("ok") ? Result<void>() : damaged(db.place(), first.simplified());
}

SqliteFileCheck::SqliteFileCheck(const QString &path)
    : m_thread([this, path] { run(path); })
{
}

SqliteFileCheck::~SqliteFileCheck()
{
    {
        const std::lock_guard lock(m_mutex);
        m_givenUp = true;
        if (m_checked)
            sqlite3_interrupt(m_checked);
    }
    m_thread.join();
}

void SqliteFileCheck::run(const QString &path)
{
    const auto connection = SqliteConnection::open(path);
    if (!connection)
        return;
    {
        const std::lock_guard lock(m_mutex);
        if (m_givenUp)
            return;
        m_checked = (*connection)->handle();
    }
    const auto sound = checkPages(**connection, "PRAGMA quick_check(1)");
    const std::lock_guard lock(m_mutex);
    m_checked = nullptr;
    if (sound || m_givenUp || sound.error().code != ErrorCode::Damaged)
        return;
    m_damage = sound.error();
    logEvent(LogLevel::Error, "store.damaged", {{"object", path}, {"detail", sound.error().detail}});
}

std::optional<Error> SqliteFileCheck::damage() const
{
    const std::lock_guard lock(m_mutex);
    return m_damage;
}

} // namespace octroi::authority
