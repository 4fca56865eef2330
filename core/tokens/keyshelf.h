// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "crypto/jose/jwkset.h"

#include <QDateTime>
#include <QMap>

namespace octroi::tokens {

/// The keys of one issuer as they were when somebody fetched them.
struct ShelvedKeys
{
    QString issuer, jwksUri;
    crypto::JwkSet keys;
    QDateTime fetchedAt;
};

/// Public keys of issuers, kept so that signatures are verified without asking anybody. Holds no secret.
class KeyShelf
{
public:
    static constexpr qsizetype kMostIssuers = 200;

    const ShelvedKeys *find(const QString &issuer) const;
    void put(ShelvedKeys keys); ///< in place of those of that issuer; beyond kMostIssuers the oldest goes
    QList<ShelvedKeys> all() const { return m_keys.values(); }

    QByteArray toBytes() const;
    /// Error: Damaged. Keys that are no longer known are left out.
    static Result<KeyShelf> fromBytes(const QByteArray &bytes);

private:
    QMap<QString, ShelvedKeys> m_keys;
};

} // namespace octroi::tokens
