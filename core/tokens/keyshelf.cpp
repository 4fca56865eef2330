// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/keyshelf.h"

#include "domain/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace octroi::tokens {

const ShelvedKeys *KeyShelf::find(const QString &issuer) const
{
    const auto found = m_keys.constFind(issuer);
    return found == m_keys.constEnd() ? nullptr : &*found;
}

void KeyShelf::put(ShelvedKeys keys)
{
    const QString issuer = keys.issuer;
    m_keys.insert(issuer, std::move(keys));
    while (m_keys.size() > kMostIssuers) {
        const auto oldest = std::min_element(m_keys.begin(), m_keys.end(), [](const ShelvedKeys &a, const ShelvedKeys &b) { return a.fetchedAt < b.fetchedAt; });
        m_keys.erase(oldest);
    }
}

QByteArray KeyShelf::toBytes() const
{
    QJsonArray issuers;
    for (const ShelvedKeys &keys : m_keys)
        issuers.append(QJsonObject{{QStringLiteral("issuer"), keys.issuer},
                                   {QStringLiteral("jwks_uri"), keys.jwksUri},
                                   {QStringLiteral("fetched_at"), domain::toRfc3339(keys.fetchedAt)},
                                   {QStringLiteral("jwks"), keys.keys.toJson()}});
    return QJsonDocument(QJsonObject{{QStringLiteral("issuers"), issuers}}).toJson(QJsonDocument::Compact);
}

Result<KeyShelf> KeyShelf::fromBytes(const QByteArray &bytes)
{
    const QJsonValue list = QJsonDocument::fromJson(bytes).object().value(QLatin1String("issuers"));
    if (!list.isArray())
        return Error{ErrorCode::Damaged, {}, QStringLiteral("holds no list of issuers"), {}, {}};
    KeyShelf out;
    const QJsonArray issuers = list.toArray();
    for (const QJsonValue value : issuers) {
        const QJsonObject one = value.toObject();
        auto set = crypto::JwkSet::fromJson(one.value(QLatin1String("jwks")).toObject());
        const QString issuer = one.value(QLatin1String("issuer")).toString();
        if (set && !issuer.isEmpty())
            out.put({issuer, one.value(QLatin1String("jwks_uri")).toString(), std::move(*set), domain::fromRfc3339(one.value(QLatin1String("fetched_at")).toString())});
    }
    return out;
}

} // namespace octroi::tokens
