// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/apikey.h"

#include <array>
#include <charconv>
#include <string>

namespace octroi::domain {

QString keyStatusName(KeyStatus status)
{
    switch (status) {
    case KeyStatus::Active: return QStringLiteral("active");
    case KeyStatus::Suspended: return QStringLiteral("suspended");
    case KeyStatus::Rotating: return QStringLiteral("rotating");
    case KeyStatus::Expired: return QStringLiteral("expired");
    case KeyStatus::Revoked: return QStringLiteral("revoked");
    }
    return QStringLiteral("active");
}

std::optional<KeyStatus> keyStatusFromName(const QString &name)
{
    for (const auto s : {KeyStatus::Active, KeyStatus::Suspended, KeyStatus::Rotating, KeyStatus::Expired, KeyStatus::Revoked}) {
        if (keyStatusName(s) == name)
            return s;
    }
    return std::nullopt;
}

QString environmentName(Environment environment)
{
    return environment == Environment::Live ? QStringLiteral("live") : QStringLiteral("test");
}

std::optional<Environment> environmentFromName(const QString &name)
{
    if (name == QLatin1String("live"))
        return Environment::Live;
    if (name == QLatin1String("test"))
        return Environment::Test;
    return std::nullopt;
}

QDateTime ApiKey::endsAt() const
{
    if (!expiresAt.isValid())
        return retiresAt;
    if (!retiresAt.isValid())
        return expiresAt;
    return qMin(expiresAt, retiresAt);
}

KeyStatus ApiKey::statusAt(const QDateTime &now) const
{
    if (revokedAt.isValid())
        return KeyStatus::Revoked;
    const QDateTime end = endsAt();
    if (end.isValid() && end <= now)
        return KeyStatus::Expired;
    if (suspendedAt.isValid())
        return KeyStatus::Suspended;
    if (!successorId.isEmpty())
        return KeyStatus::Rotating;
    return KeyStatus::Active;
}

QString ApiKey::maskedKey() const
{
    return prefix + QLatin1Char('_') + environmentName(environment) + QLatin1Char('_') + id + QStringLiteral("…") + last4;
}

namespace {

bool parseV4(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('.'));
    if (parts.size() != 4)
        return false;
    for (const QString &p : parts) {
        bool ok = false;
        const uint v = p.toUInt(&ok);
        // A leading zero is octal to some parsers and decimal to others.
        if (!ok || v > 255 || p.size() > 3 || (p.size() > 1 && p.startsWith(QLatin1Char('0'))) || !p.at(0).isDigit())
            return false;
    }
    return true;
}

bool parseV6(const QString &text)
{
    if (text.count(QLatin1String("::")) > 1 || text.contains(QLatin1String(":::")))
        return false;
    const bool gap = text.contains(QLatin1String("::"));
    QStringList groups = text.split(QLatin1Char(':'));
    int count = 0;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const QString &g = groups[i];
        if (g.isEmpty()) {
            if (!gap)
                return false;
            continue;
        }
        if (i == groups.size() - 1 && g.contains(QLatin1Char('.'))) {
            if (!parseV4(g))
                return false;
            count += 2;
            continue;
        }
        bool ok = false;
        g.toUInt(&ok, 16);
        if (!ok || g.size() > 4)
            return false;
        ++count;
    }
    if ((text.startsWith(QLatin1Char(':')) && !text.startsWith(QLatin1String("::")))
        || (text.endsWith(QLatin1Char(':')) && !text.endsWith(QLatin1String("::"))))
        return false;
    return gap ? count <= 7 : count == 8;
}

} // namespace

Result<QString> checkCidr(const QString &text)
{
    const QString trimmed = text.trimmed().toLower();
    const auto bad = [&] {
        return Error{ErrorCode::Invalid, text.left(80), QStringLiteral("not an address or a network such as 203.0.113.0/28"),
                     QStringLiteral("addresses"), QStringLiteral("address_syntax")};
    };
    const qsizetype slash = trimmed.indexOf(QLatin1Char('/'));
    const QString address = slash < 0 ? trimmed : trimmed.left(slash);
    const bool v6 = address.contains(QLatin1Char(':'));
    if (address.isEmpty() || !(v6 ? parseV6(address) : parseV4(address)))
        return bad();
    const int full = v6 ? 128 : 32;
    if (slash < 0)
        return address + QLatin1Char('/') + QString::number(full);
    bool ok = false;
    const int bits = trimmed.mid(slash + 1).toInt(&ok);
    if (!ok || bits < 0 || bits > full)
        return bad();
    return address + QLatin1Char('/') + QString::number(bits);
}

} // namespace octroi::domain
