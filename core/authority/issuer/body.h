// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <optional>

namespace octroi::authority {

/// Reads the members of a request one after the other and keeps the first error. Strict: a member that
/// is not `known` is member_unknown, one of another type member_type, a missing one member_missing.
/// The error's field is the member's name, after `path` and a dot where one is given.
class Body
{
public:
    Body(const QJsonObject &object, const QStringList &known, const QString &path = {});

    bool has(const char *name) const { return m_object.contains(QLatin1String(name)); }
    bool isNull(const char *name) const { return m_object.value(QLatin1String(name)).isNull(); }
    void require(std::initializer_list<const char *> names);

    QString text(const char *name);
    QStringList list(const char *name, int most);
    QJsonArray array(const char *name, int most);
    QJsonObject object(const char *name);
    /// Whole and from 0 to 2^53, the largest that JSON carries exactly.
    qint64 integer(const char *name, qint64 most = 1LL << 53);
    bool flag(const char *name);
    double number(const char *name); ///< from 0 to 2^53
    /// An RFC 3339 time, or null for none.
    QDateTime time(const char *name);

    /// Sets `to` where the member is there; value_unknown for a name that `fromName` does not know.
    template <typename T, typename FromName>
    void choice(const char *name, T &to, FromName fromName)
    {
        if (!has(name))
            return;
        const QString value = text(name);
        if (const auto known = fromName(value))
            to = *known;
        else
            fail(name, "value_unknown",
                 QStringLiteral("\"%1\" is not one of its values").arg(value.left(80)));
    }
    /// Sets `to`, or keeps the error.
    template <typename T>
    void take(const Result<T> &result, T &to)
    {
        if (result)
            to = *result;
        else
            fail(result.error());
    }

    void fail(const char *name, const char *reason, const QString &detail);
    void fail(const Error &error);
    bool ok() const { return !m_error; }
    Error error() const { return m_error.value_or(Error{}); }
    QJsonValue value(const char *name) const { return m_object.value(QLatin1String(name)); } ///< as it was sent

private:
    QString fieldOf(const char *name) const;

    QJsonObject m_object;
    QString m_path;
    std::optional<Error> m_error;
};

} // namespace octroi::authority
