// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace octroi::test {

/// A real PostgreSQL of its own in a temporary folder, on a random loopback port. It can be stopped and
/// started again on the same port. Where it is not installed, the test program ends as skipped.
class PostgresServer
{
public:
    PostgresServer();
    ~PostgresServer();

    /// An empty database; returns its URL.
    QString createDatabase();
    /// A database filled by pg_restore with what pg_dump says of another one; returns its URL.
    QString copyByDump(const QString &url);
    /// Stops at once, as a crash would.
    void stop();
    void start();
    quint16 port() const { return m_port; }

private:
    /// Runs a program of PostgreSQL as a user that is not root, which the server asks for.
    bool run(const QString &program, const QStringList &arguments, QByteArray *output = nullptr);
    bool accepts();

    QTemporaryDir m_folder;
    QString m_programs; ///< folder
    quint16 m_port = 0;
    int m_databases = 0;
    QProcess m_process;
};

} // namespace octroi::test
