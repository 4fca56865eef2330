// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/cursor.h"
#include "authority/issuer/keyquery.h"
#include "authority/issuer/reach.h"

#include <algorithm>
#include <limits>

namespace octroi::authority {

namespace {

constexpr qint64 kFilterUsageSeconds = 30 * 86'400LL;
/// After so many keys a page ends, full or not: others wait for the same thread.
constexpr int kMostScanned = 50'000;
constexpr int kScan = 2'000;

bool looksAt(const domain::KeyFilter &filter, const QString &text, const QStringList &names)
{
    return std::any_of(filter.tokens().begin(), filter.tokens().end(), [&](const domain::FilterToken &token) {
        return token.kind == domain::FilterToken::Kind::Name &&
               names.contains(text.mid(token.start, token.length).toLower());
    });
}

/// What the filter's requests and bytes compare with: the last 30 days of each key.
Result<RecentUsage> recentUsage(const Issuer::State &state)
{
    UsageQuery query;
    query.to = state.clock.nowMs() / 1000 + 1;
    query.from = query.to - kFilterUsageSeconds;
    query.groupBy = QStringList{QStringLiteral("key")};
    query.limit = std::numeric_limits<int>::max();
    const auto rows = state.store.query(query);
    if (!rows)
        return rows.error();
    RecentUsage out;
    for (const domain::UsageRow &row : *rows)
        out.insert(row.keyId, row.totals);
    return out;
}

/// A page of what the store finds and `keep` keeps; the latter is asked only where the store cannot tell.
template <typename Keep>
Result<Listing<domain::ApiKey>> scan(const Issuer::State &state, const KeyQuery &wanted,
                                     std::optional<KeyPlace> place, int limit, Keep keep)
{
    const int chunk = wanted.exact ? limit + 1 : qMax(limit + 1, kScan);
    Listing<domain::ApiKey> listing;
    std::optional<KeyPlace> kept;
    for (int scanned = 0; scanned < kMostScanned; scanned += chunk) {
        auto rows = state.store.keysWhere(wanted.condition, place, chunk);
        if (!rows)
            return rows.error();
        for (StoredKey &stored : *rows) {
            domain::ApiKey &key = stored.key;
            state.addTouch(key);
            place = KeyPlace{key.createdAt.toMSecsSinceEpoch(), key.id};
            if (!wanted.exact && !keep(stored))
                continue;
            if (listing.items.size() == limit) {
                listing.next = cursorOf(*kept);
                return listing;
            }
            kept = place;
            listing.items << std::move(key);
        }
        if (rows->size() < chunk)
            return listing;
    }
    listing.next = cursorOf(*place);
    return listing;
}

} // namespace

Result<Listing<domain::ApiKey>> Issuer::keys(const ListQuery &query, const QString &applicationId,
                                             const QString &partnerId) const
{
    const auto filter = domain::KeyFilter::parse(query.filter);
    if (!filter.ok()) {
        return Error{ErrorCode::Invalid,
                     query.filter.mid(filter.error()->start, filter.error()->length).left(80),
                     filter.error()->detail, QStringLiteral("filter"), filter.error()->reason};
    }
    const auto place = placeOf(query);
    if (!place)
        return place.error();
    Result<RecentUsage> usage = RecentUsage();
    if (looksAt(filter, query.filter, {QStringLiteral("requests"), QStringLiteral("bytes")}))
        usage = recentUsage(*m_state);
    if (!usage)
        return usage.error();
    // What the store compares must be what the meter knows.
    if (looksAt(filter, query.filter, {QStringLiteral("last_used")})) {
        if (const auto flushed = m_state->flushTouches(); !flushed)
            return flushed.error();
    }
    KeyQuery wanted = keyQueryOf(query.filter, *m_state, *usage);
    const auto only = [&](const QStringList &applications) {
        wanted.condition = KeyCondition::both(
            KeyCondition::oneOf(KeyCondition::Column::Application, applications), wanted.condition);
    };
    if (!applicationId.isEmpty())
        only({applicationId});
    if (!partnerId.isEmpty())
        only(m_state->applicationsOf(partnerId));
    // What a limit leaves of the keys only the store's half of it is known to the store.
    wanted.exact = wanted.exact && !query.limits.isLimited();
    if (query.limits.partnerIds) {
        QStringList applications;
        for (const QString &partner : *query.limits.partnerIds)
            applications << m_state->applicationsOf(partner);
        only(applications);
    }
    const QDateTime now = m_state->clock.now();
    const Reach reach(*m_state, query.limits);
    return scan(*m_state, wanted, *place, query.limit, [&](const StoredKey &stored) {
        return reach.sees(stored) && filter.matches(subjectOf(stored.key, *m_state, *usage), now);
    });
}

Result<void> Issuer::State::eachKeyWithScope(const QString &name, bool alsoRevoked,
                                             const std::function<Result<void>(const StoredKey &)> &each) const
{
    using Column = KeyCondition::Column;
    auto wanted = KeyCondition::like(Column::Scopes, QStringLiteral("%\"") + KeyCondition::escaped(name) + QStringLiteral("\"%"));
    if (!alsoRevoked)
        wanted = KeyCondition::both(KeyCondition::missing(Column::Revoked), wanted);
    std::optional<KeyPlace> place;
    for (;;) {
        const auto rows = store.keysWhere(wanted, place, kScan);
        if (!rows)
            return rows.error();
        for (const StoredKey &stored : *rows) {
            place = KeyPlace{stored.key.createdAt.toMSecsSinceEpoch(), stored.key.id};
            if (!stored.key.scopes.contains(name)) // LIKE does not tell large from small letters
                continue;
            if (const auto done = each(stored); !done)
                return done;
        }
        if (rows->size() < kScan)
            return {};
    }
}

Result<QString> Issuer::State::keyWithScope(const QString &name) const
{
    QString found;
    const auto looked = eachKeyWithScope(name, false, [&found](const StoredKey &stored) -> Result<void> {
        found = stored.key.maskedKey();
        return Error{ErrorCode::Cancelled, {}, {}, {}, {}}; // one is enough
    });
    return looked || !found.isEmpty() ? Result<QString>(found) : looked.error();
}

Result<void> Issuer::keyRowsAfter(const QString &afterId, int limit,
                                  const std::function<void(const KeyRow &)> &each) const
{
    return m_state->store.keyRowsAfter(afterId, limit, [&](const KeyRow &stored) {
        KeyRow row = stored;
        if (!m_state->touched.isEmpty())
            row.lastUsedMs = qMax(row.lastUsedMs, m_state->touched.value(QString::fromLatin1(row.id)));
        each(row);
    });
}

Result<qint64> Issuer::keyCount() const
{
    return m_state->store.keyCount();
}

Result<QList<KeyUse>> Issuer::usedSince(qint64 sinceMs, const std::optional<KeyUse> &after, int limit)
{
    if (const auto flushed = flushTouches(); !flushed)
        return flushed.error();
    return m_state->store.usedSince(sinceMs, after, limit);
}

void Issuer::keyUsed(const QString &id, qint64 atMs)
{
    qint64 &at = m_state->touched[id];
    at = qMax(at, atMs);
}

qsizetype Issuer::touches() const
{
    return m_state->touched.size();
}

Result<void> Issuer::flushTouches()
{
    return m_state->flushTouches();
}

Result<void> Issuer::State::flushTouches()
{
    if (touched.isEmpty())
        return {};
    const auto left = store.touchLastUsed(touched);
    if (!left)
        return left.error();
    touched.removeIf([&left](const auto &one) { return !left->contains(one.key()); });
    return {};
}

} // namespace octroi::authority
