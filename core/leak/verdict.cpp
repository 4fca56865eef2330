// SPDX-License-Identifier: GPL-3.0-or-later
#include "leak/verdict.h"

#include <algorithm>

namespace octroi::leak {

namespace {

Verdict verdictOf(const domain::ApiKey &key, const QDateTime &now)
{
    switch (key.statusAt(now)) {
    case domain::KeyStatus::Active:
    case domain::KeyStatus::Rotating:
        return Verdict::Live;
    case domain::KeyStatus::Suspended:
        return Verdict::Suspended;
    case domain::KeyStatus::Expired:
        return Verdict::Expired;
    case domain::KeyStatus::Revoked:
        return Verdict::Revoked;
    }
    return Verdict::Unknown;
}

bool isSame(const Sighting &seen, const domain::ApiKey &key)
{
    return seen.last4 == key.last4 && seen.prefix == key.prefix && seen.environment == key.environment;
}

} // namespace

QString verdictName(Verdict verdict)
{
    constexpr const char *names[] = {"live", "suspended", "expired", "revoked", "unknown"};
    return QString::fromLatin1(names[int(verdict)]);
}

QList<Judged> judge(const QList<FoundKey> &keys,
                    const std::function<std::optional<KnownKey>(const QString &)> &lookUp,
                    const QDateTime &now)
{
    QList<Judged> all;
    all.reserve(keys.size());
    for (const FoundKey &found : keys) {
        Judged one;
        one.found = found;
        one.known = lookUp(found.key.id);
        if (one.known && !isSame(found.key, one.known->key)) {
            one.known.reset();
            one.forged = true;
        }
        if (one.known)
            one.verdict = verdictOf(one.known->key, now);
        all.append(std::move(one));
    }
    std::stable_sort(all.begin(), all.end(), [](const Judged &a, const Judged &b) {
        if (a.verdict != b.verdict)
            return a.verdict < b.verdict;
        return a.known && b.known && a.known->key.lastUsedAt > b.known->key.lastUsedAt;
    });
    return all;
}

} // namespace octroi::leak
