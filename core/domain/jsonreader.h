// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "domain/json.h"

#include <QJsonArray>
#include <QJsonObject>
#include <optional>

// What the files that know the wire shapes share.
namespace octroi::domain {

inline QJsonValue timeValue(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(toRfc3339(time)) : QJsonValue(QJsonValue::Null);
}

inline QJsonArray listValue(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

inline QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

/// Reads members one after the other and remembers the first that is wrong.
class Reader
{
public:
    explicit Reader(const QJsonObject &object) : m_object(object) {}

    QString text(const char *name, bool required = false)
    {
        const QJsonValue v = m_object.value(QLatin1String(name));
        if (v.isString())
            return v.toString();
        if (required || !(v.isUndefined() || v.isNull()))
            fail(name, "is not a text");
        return {};
    }
    qint64 integer(const char *name)
    {
        const QJsonValue v = m_object.value(QLatin1String(name));
        if (v.isDouble())
            return v.toInteger();
        if (!(v.isUndefined() || v.isNull()))
            fail(name, "is not a number");
        return 0;
    }
    double number(const char *name, double otherwise = 0)
    {
        const QJsonValue v = m_object.value(QLatin1String(name));
        if (v.isDouble())
            return v.toDouble();
        if (!(v.isUndefined() || v.isNull()))
            fail(name, "is not a number");
        return otherwise;
    }
    QDateTime time(const char *name)
    {
        const QString t = text(name);
        if (t.isEmpty())
            return {};
        const QDateTime parsed = fromRfc3339(t);
        if (!parsed.isValid())
            fail(name, "is not an RFC 3339 time");
        return parsed;
    }
    QStringList list(const char *name)
    {
        QStringList out;
        for (const QJsonValue v : array(name)) {
            if (!v.isString())
                fail(name, "holds something that is not a text");
            out << v.toString();
        }
        return out;
    }
    QJsonArray array(const char *name)
    {
        const QJsonValue v = m_object.value(QLatin1String(name));
        if (!v.isArray() && !v.isUndefined() && !v.isNull())
            fail(name, "is not a list");
        return v.toArray();
    }
    QJsonObject object(const char *name)
    {
        const QJsonValue v = m_object.value(QLatin1String(name));
        if (!v.isObject() && !v.isUndefined() && !v.isNull())
            fail(name, "is not an object");
        return v.toObject();
    }
    template <typename T, typename F>
    T choice(const char *name, T otherwise, F fromName)
    {
        const QString t = text(name);
        if (t.isEmpty())
            return otherwise;
        const auto value = fromName(t);
        if (!value)
            fail(name, "has an unknown value");
        return value.value_or(otherwise);
    }
    void fail(const char *name, const char *why)
    {
        if (!m_error)
            m_error = Error{ErrorCode::Protocol, {}, QString::fromLatin1(why), QString::fromLatin1(name), QStringLiteral("member_type")};
    }
    template <typename T>
    Result<T> finish(T value) const
    {
        if (m_error)
            return *m_error;
        return value;
    }

private:
    const QJsonObject &m_object;
    std::optional<Error> m_error;
};

} // namespace octroi::domain
