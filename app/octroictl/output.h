// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace octroi::ctl {

/// 0 ok, 1 failed, 2 usage, 4 not found, 5 unauthorized, 6 unreachable, 7 conflict; 3 is `scan`'s: a live key
/// was found; 8 is `plan`'s: it
/// differs.
int exitCodeOf(const Error &error);

/// The reason of an Error that says that nothing was to be done.
inline constexpr char kDryRun[] = "dry_run";

/// Where a command's answer goes: a table for people, or one JSON document for scripts.
class Output
{
public:
    explicit Output(bool json)
        : m_json(json)
    {
    }
    bool isJson() const { return m_json; }
    void table(const QStringList &header, const QList<QStringList> &rows) const;
    void json(const QJsonObject &object) const;
    void json(const QJsonArray &array) const;
    void line(const QString &text) const; ///< standard output
    void raw(const QByteArray &bytes) const;
    void note(const QString &text) const; ///< standard error; nothing when JSON was asked for
    int fail(const Error &error) const;   ///< says it on standard error and returns the exit code
    void setConflict(const QJsonObject &conflict) { m_conflict = conflict; } ///< told with an error, as JSON

private:
    bool m_json;
    QJsonObject m_conflict;
};

} // namespace octroi::ctl
