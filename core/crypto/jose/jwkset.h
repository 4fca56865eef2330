// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "crypto/jose/jwk.h"

#include <QByteArray>

namespace octroi::crypto {

/// A JWK Set of RFC 7517 section 5.
class JwkSet
{
public:
    static constexpr int kMostBytes = 256 * 1024, kMostKeys = 100;

    JwkSet() = default;
    explicit JwkSet(QList<Jwk> keys) : m_keys(std::move(keys)) {}
    /// Keys of a kind, curve or size that is not known, and those with a member missing, are left out
    /// (section 5). Error: TooLarge, or Invalid with reason jwks_syntax (no JSON, or no list "keys") or
    /// kid_twice (two different keys of one kind share a kid, so that a signature could not be told to one).
    static Result<JwkSet> fromBytes(const QByteArray &bytes);
    static Result<JwkSet> fromJson(const QJsonObject &object);

    QJsonObject toJson() const;
    const QList<Jwk> &keys() const { return m_keys; }
    bool isEmpty() const { return m_keys.isEmpty(); }
    int skipped() const { return m_skipped; } ///< keys that were left out
    bool contains(const QString &kid) const;

private:
    QList<Jwk> m_keys;
    int m_skipped = 0;
};

} // namespace octroi::crypto
