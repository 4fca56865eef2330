// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/body.h"

#include "domain/json.h"

#include <cmath>

namespace octroi::authority {

Body::Body(const QJsonObject &object, const QStringList &known, const QString &path)
    : m_object(object)
    , m_path(path)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (known.contains(it.key()))
            continue;
        const QString field = m_path.isEmpty() ? it.key() : m_path + QLatin1Char('.') + it.key();
        fail(Error{ErrorCode::Invalid,
                   {},
                   QStringLiteral("is not a member that can be set here"),
                   field.left(200),
                   QStringLiteral("member_unknown")});
    }
}

QString Body::fieldOf(const char *name) const
{
    const QString own = QString::fromLatin1(name);
    return m_path.isEmpty() ? own : m_path + QLatin1Char('.') + own;
}

void Body::fail(const char *name, const char *reason, const QString &detail)
{
    fail(Error{ErrorCode::Invalid, {}, detail, fieldOf(name), QString::fromLatin1(reason)});
}

void Body::fail(const Error &error)
{
    if (!m_error)
        m_error = error;
}

void Body::require(std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (!has(name))
            fail(name, "member_missing", QStringLiteral("is missing"));
    }
}

QString Body::text(const char *name)
{
    if (!value(name).isString())
        fail(name, "member_type", QStringLiteral("is not a text"));
    return value(name).toString();
}

QJsonArray Body::array(const char *name, int most)
{
    const QJsonValue v = value(name);
    if (!v.isArray())
        fail(name, "member_type", QStringLiteral("is not a list"));
    else if (v.toArray().size() > most)
        fail(name, "list_too_long", QStringLiteral("has more than %1 items").arg(most));
    return v.toArray();
}

QStringList Body::list(const char *name, int most)
{
    QStringList out;
    const QJsonArray items = array(name, most);
    for (const QJsonValue item : items) {
        if (!item.isString())
            fail(name, "member_type", QStringLiteral("holds something that is not a text"));
        out << item.toString();
    }
    return out;
}

QJsonObject Body::object(const char *name)
{
    if (!value(name).isObject())
        fail(name, "member_type", QStringLiteral("is not an object"));
    return value(name).toObject();
}

bool Body::flag(const char *name)
{
    if (!value(name).isBool())
        fail(name, "member_type", QStringLiteral("is neither true nor false"));
    return value(name).toBool();
}

double Body::number(const char *name)
{
    const double number = value(name).toDouble(-1);
    if (!value(name).isDouble())
        fail(name, "member_type", QStringLiteral("is not a number"));
    else if (!(number >= 0) || !std::isfinite(number) || number > 9007199254740992.0)
        fail(name, "number_range", QStringLiteral("is not a number from 0 on"));
    return number;
}

qint64 Body::integer(const char *name, qint64 most)
{
    const double v = number(name);
    if (v >= 0 && v != std::floor(v))
        fail(name, "member_type", QStringLiteral("is not a whole number"));
    else if (v > double(most))
        fail(name, "number_range", QStringLiteral("is more than %1").arg(most));
    return v >= 0 && v <= double(most) ? qint64(v) : 0;
}

QDateTime Body::time(const char *name)
{
    if (isNull(name))
        return {};
    const QString written = text(name);
    const QDateTime time = domain::fromRfc3339(written);
    if (!time.isValid())
        fail(name, "time_syntax", QStringLiteral("\"%1\" is not an RFC 3339 time").arg(written.left(80)));
    return time;
}

} // namespace octroi::authority
