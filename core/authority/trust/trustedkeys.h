// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/trust/keyfetcher.h"
#include "base/clock.h"

#include <QHash>
#include <QJsonObject>

namespace octroi::authority {

/// When the keys of trusted issuers are fetched, and what is known of them. On the control thread.
class TrustedKeys
{
public:
    struct Options
    {
        qint64 refreshMs = 3'600'000; ///< when nothing asks for it
        qint64 unknownKidMs = 60'000; ///< least time between two fetches because of an unknown kid
        qint64 retryMs = 30'000;      ///< after the first failure; doubles to refreshMs
        int timeoutMs = 10'000;       ///< for metadata and keys together
    };
    /// Hands work to the control thread.
    using Post = std::function<void(std::function<void()>)>;
    /// The keys that were fetched, on the control thread.
    using Fetched = std::function<void(const QString &id, const crypto::JwkSet &keys)>;

    TrustedKeys(const Clock &clock, const Options &options, Post post, Fetched fetched);

    /// Fetches what is due; `wanted` are those of which a token with an unknown kid came.
    void tick(const QList<domain::TrustedIssuer> &issuers, const QStringList &wanted);
    /// {"state","fetched_at","failed_at","error","kids"}: state is inline, pending, current, failed or
    /// stale (the last fetch failed and the keys of the one before are in use).
    QJsonObject state(const domain::TrustedIssuer &issuer) const;

private:
    struct Entry
    {
        QString place; ///< issuer and URI; other ones begin anew
        crypto::JwkSet keys;
        qint64 fetchedMs = -1, failedMs = -1, triedMs = -1, nextMs = 0;
        int failures = 0;
        bool underWay = false;
        QString error; ///< reason and detail of the last failure, "" after a success
    };
    static QString placeOf(const domain::TrustedIssuer &issuer);
    void arrived(const domain::TrustedIssuer &issuer, const Result<crypto::JwkSet> &keys);

    const Clock &m_clock;
    const Options m_options;
    Fetched m_fetched;
    QHash<QString, Entry> m_entries;
    KeyFetcher m_fetcher; ///< last: its thread ends before the rest goes
};

} // namespace octroi::authority
