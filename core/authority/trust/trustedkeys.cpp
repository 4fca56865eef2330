// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/trust/trustedkeys.h"

#include "base/log.h"
#include "domain/json.h"

#include <QJsonArray>

namespace octroi::authority {

namespace {

using Source = domain::TrustedIssuer::KeySource;

QJsonValue timeOf(qint64 ms)
{
    return ms < 0 ? QJsonValue() : QJsonValue(domain::toRfc3339(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC)));
}

QJsonArray kidsOf(const crypto::JwkSet &keys)
{
    QJsonArray out;
    for (const crypto::Jwk &key : keys.keys())
        out << (key.kid().isEmpty() ? QString::fromLatin1(key.thumbprint()) : key.kid());
    return out;
}

} // namespace

TrustedKeys::TrustedKeys(const Clock &clock, const Options &options, Post post, Fetched fetched)
    : m_clock(clock), m_options(options), m_fetched(std::move(fetched)),
      m_fetcher(
          [this, post = std::move(post)](const domain::TrustedIssuer &issuer, Result<crypto::JwkSet> keys) {
              post([this, issuer, keys = std::move(keys)] { arrived(issuer, keys); });
          },
          options.timeoutMs)
{
}

QString TrustedKeys::placeOf(const domain::TrustedIssuer &issuer)
{
    return domain::keySourceName(issuer.keySource) + QLatin1Char('\n') + issuer.issuer + QLatin1Char('\n') + issuer.jwksUri;
}

void TrustedKeys::tick(const QList<domain::TrustedIssuer> &issuers, const QStringList &wanted)
{
    const qint64 now = m_clock.nowMs();
    QStringList there;
    for (const domain::TrustedIssuer &issuer : issuers) {
        if (issuer.keySource == Source::Inline)
            continue;
        there << issuer.id;
        Entry &entry = m_entries[issuer.id];
        if (const QString place = placeOf(issuer); entry.place != place) {
            entry = {};
            entry.place = place;
        }
        // A clock that was set back must not put the next fetch off for years.
        entry.triedMs = std::min(entry.triedMs, now);
        entry.nextMs = std::min(entry.nextMs, now + m_options.refreshMs);
        const bool asked = wanted.contains(issuer.id) && (entry.triedMs < 0 || now - entry.triedMs >= m_options.unknownKidMs);
        if (!issuer.enabled || entry.underWay || (!asked && now < entry.nextMs))
            continue;
        entry.underWay = true;
        entry.triedMs = now;
        m_fetcher.fetch(issuer);
    }
    for (auto it = m_entries.begin(); it != m_entries.end();)
        it = there.contains(it.key()) ? std::next(it) : m_entries.erase(it);
}

void TrustedKeys::arrived(const domain::TrustedIssuer &issuer, const Result<crypto::JwkSet> &keys)
{
    const auto it = m_entries.find(issuer.id);
    if (it == m_entries.end() || it->place != placeOf(issuer))
        return; // removed, or moved meanwhile
    Entry &entry = *it;
    const qint64 now = m_clock.nowMs();
    entry.underWay = false;
    if (!keys) {
        const qint64 wait = m_options.retryMs << std::min(entry.failures, 20);
        ++entry.failures;
        entry.failedMs = now;
        entry.nextMs = now + std::min(wait, m_options.refreshMs);
        entry.error = keys.error().reason + QStringLiteral(": ") + keys.error().detail;
        logEvent(LogLevel::Warning, "trust.keys_not_fetched",
                 {{"issuer", issuer.issuer}, {"error", entry.error},
                  {"in_use", QString::number(entry.keys.keys().size())}});
        return;
    }
    const bool same = entry.fetchedMs >= 0 && entry.keys.toJson() == keys->toJson();
    entry.failures = 0;
    entry.error.clear();
    entry.fetchedMs = now;
    entry.nextMs = now + m_options.refreshMs;
    entry.keys = *keys;
    if (same)
        return; // what was verified with them stays verified
    logEvent(LogLevel::Info, "trust.keys_fetched", {{"issuer", issuer.issuer}, {"keys", QString::number(keys->keys().size())}});
    m_fetched(issuer.id, entry.keys);
}

QJsonObject TrustedKeys::state(const domain::TrustedIssuer &issuer) const
{
    if (issuer.keySource == Source::Inline) {
        const auto keys = crypto::JwkSet::fromJson(issuer.jwks);
        return {{QStringLiteral("state"), QStringLiteral("inline")}, {QStringLiteral("fetched_at"), QJsonValue()},
                {QStringLiteral("failed_at"), QJsonValue()}, {QStringLiteral("error"), QJsonValue()},
                {QStringLiteral("kids"), keys ? kidsOf(*keys) : QJsonArray()}};
    }
    Entry entry = m_entries.value(issuer.id);
    if (entry.place != placeOf(issuer))
        entry = {};
    const char *state = entry.fetchedMs < 0 ? (entry.error.isEmpty() ? "pending" : "failed") : entry.error.isEmpty() ? "current" : "stale";
    return {{QStringLiteral("state"), QString::fromLatin1(state)},
            {QStringLiteral("fetched_at"), timeOf(entry.fetchedMs)},
            {QStringLiteral("failed_at"), timeOf(entry.failedMs)},
            {QStringLiteral("error"), entry.error.isEmpty() ? QJsonValue() : QJsonValue(entry.error)},
            {QStringLiteral("kids"), kidsOf(entry.keys)}};
}

} // namespace octroi::authority
