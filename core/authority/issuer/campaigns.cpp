// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/body.h"
#include "authority/issuer/state.h"
#include "authority/store/keycondition.h"
#include "domain/name.h"

#include <QJsonArray>
#include <QSet>
#include <algorithm>
#include <limits>

namespace octroi::authority {

namespace {

constexpr qint64 kBetweenPassesMs = 5'000;
constexpr int kKeysATurn = 200; ///< so that other requests need not wait
constexpr int kKeysARead = 500;
constexpr qint64 kWholeSecondMs = 1'000; ///< a last use may be told in whole seconds
constexpr int kLongestLine = 8; ///< of successors of successors
constexpr int kEntriesLookedAt = 200;

qint64 seconds(Body &body, const char *name)
{
    return body.integer(name, domain::kLongestCampaign);
}

/// For the audit log: thousands of identifiers once, when it begins.
QJsonObject told(const domain::Campaign &campaign, bool keys)
{
    QJsonObject out = domain::toJson(campaign);
    out[QStringLiteral("keys")] = campaign.keyIds.size();
    out[QStringLiteral("delivered")] = campaign.deliveredIds.size();
    out.remove(QLatin1String("delivered_ids"));
    if (!keys)
        out.remove(QLatin1String("key_ids"));
    return out;
}

/// The first of these that no key has, "" when all have one.
Result<QString> unknownKey(Store &store, const QStringList &ids)
{
    for (qsizetype at = 0; at < ids.size(); at += kKeysARead) {
        const QStringList some = ids.mid(at, kKeysARead);
        const auto found = store.keysWhere(KeyCondition::oneOf(KeyCondition::Column::Id, some), {}, int(some.size()));
        if (!found)
            return found.error();
        if (found->size() == some.size())
            continue;
        QSet<QString> known;
        for (const StoredKey &key : *found)
            known.insert(key.key.id);
        for (const QString &id : some) {
            if (!known.contains(id))
                return id;
        }
    }
    return QString();
}

} // namespace

Result<domain::Campaign> Issuer::createCampaign(const Caller &caller, const QJsonObject &object)
{
    return m_state->change([&] { return createCampaignNow(caller, object); });
}

Result<domain::Campaign> Issuer::createCampaignNow(const Caller &caller, const QJsonObject &object)
{
    const Creation request{"campaign.create", {}, object};
    const auto before = m_state->madeBefore(caller, request);
    if (!before)
        return before.error();
    if (!before->isEmpty())
        return m_state->store.campaign(*before);
    Body body(object, {QStringLiteral("name"), QStringLiteral("filter"), QStringLiteral("key_ids"), QStringLiteral("overlap_seconds"),
                       QStringLiteral("quiet_seconds")});
    body.require({"name", "key_ids", "overlap_seconds"});
    domain::Campaign campaign;
    if (body.has("name"))
        body.take(domain::checkName(body.text("name")), campaign.name);
    if (body.has("filter"))
        campaign.filter = body.text("filter").left(2'000);
    campaign.keyIds = body.list("key_ids", domain::kMostCampaignKeys);
    campaign.keyIds.removeDuplicates();
    campaign.overlapSeconds = seconds(body, "overlap_seconds");
    if (body.has("quiet_seconds"))
        campaign.quietSeconds = seconds(body, "quiet_seconds");
    if (body.ok() && campaign.keyIds.isEmpty())
        body.fail("key_ids", "list_empty", QStringLiteral("is empty"));
    if (!body.ok())
        return body.error();
    const auto unknown = unknownKey(m_state->store, campaign.keyIds);
    if (!unknown)
        return unknown.error();
    if (!unknown->isEmpty())
        return invalid("key_ids", "key_unknown", QStringLiteral("there is no key \"%1\"").arg(unknown->left(80)));
    campaign.id = m_state->freshId(m_state->partners);
    campaign.createdBy = caller.actor;
    campaign.createdAt = m_state->clock.now();
    campaign.version = 1;
    const auto done = m_state->commit(caller, request, {{"campaign.create", "campaign", campaign.id, campaign.name, {}, told(campaign, true)}},
                                      [&] { return m_state->store.putCampaign(campaign); });
    return done ? Result<domain::Campaign>(campaign) : done.error();
}

Result<domain::Campaign> Issuer::alterCampaign(const Caller &caller, const char *action, const QString &id,
                                               const std::function<Result<void>(domain::Campaign &)> &alter)
{
    return m_state->change([&]() -> Result<domain::Campaign> {
        const auto before = campaign(id, caller.limits);
        if (!before)
            return before;
        if (const auto same = m_state->matches(caller, before->version, id); !same)
            return same.error();
        domain::Campaign after = *before;
        if (const auto altered = alter(after); !altered)
            return altered.error();
        if (after == *before)
            return after;
        ++after.version;
        QJsonObject now = told(after, false);
        if (const QStringList added = after.deliveredIds.mid(before->deliveredIds.size()); !added.isEmpty())
            now[QStringLiteral("delivered_ids")] = QJsonArray::fromStringList(added);
        const auto done =
            m_state->commit(caller, {{action, "campaign", id, after.name, told(*before, false), now}},
                            [&] { return m_state->store.putCampaign(after); });
        return done ? Result<domain::Campaign>(after) : done.error();
    });
}

Result<domain::Campaign> Issuer::updateCampaign(const Caller &caller, const QString &id, const QJsonObject &object)
{
    return alterCampaign(caller, "campaign.update", id, [&](domain::Campaign &campaign) -> Result<void> {
        Body body(object, {QStringLiteral("name"), QStringLiteral("quiet_seconds"), QStringLiteral("closed")});
        if (body.has("name"))
            body.take(domain::checkName(body.text("name")), campaign.name);
        if (body.has("quiet_seconds"))
            campaign.quietSeconds = seconds(body, "quiet_seconds");
        if (body.has("closed")) {
            const bool closed = body.flag("closed");
            if (closed != campaign.closedAt.isValid())
                campaign.closedAt = closed ? m_state->clock.now() : QDateTime();
        }
        return body.ok() ? Result<void>() : Result<void>(body.error());
    });
}

Result<domain::Campaign> Issuer::noteDeliveries(const Caller &caller, const QString &id, const QJsonObject &object)
{
    return alterCampaign(caller, "campaign.deliver", id, [&](domain::Campaign &campaign) -> Result<void> {
        Body body(object, {QStringLiteral("key_ids")});
        body.require({"key_ids"});
        const QStringList ids = body.list("key_ids", domain::kMostCampaignKeys);
        const QSet<QString> known(campaign.keyIds.begin(), campaign.keyIds.end());
        QSet<QString> delivered(campaign.deliveredIds.begin(), campaign.deliveredIds.end());
        for (const QString &one : ids) {
            if (!known.contains(one))
                body.fail("key_ids", "key_unknown", QStringLiteral("the campaign has no key \"%1\"").arg(one.left(80)));
            if (!delivered.contains(one))
                campaign.deliveredIds << one;
            delivered.insert(one);
        }
        return body.ok() ? Result<void>() : Result<void>(body.error());
    });
}

Result<domain::Campaign> Issuer::campaign(const QString &id, const domain::RoleLimits &limits) const
{
    if (limits.isLimited())
        return notFound("campaign", id);
    Result<domain::Campaign> found = m_state->store.campaign(id);
    if (!found && found.error().code == ErrorCode::NotFound)
        return notFound("campaign", id);
    return found;
}

Result<QList<domain::Campaign>> Issuer::campaigns() const
{
    return m_state->store.campaigns(false);
}

/// The old key has been silent for so long while a successor that works was heard: whoever had it has moved.
bool Issuer::hasMoved(const domain::ApiKey &old, qint64 quietSeconds) const
{
    const QDateTime now = m_state->clock.now();
    QString next = old.successorId;
    QDateTime since;
    bool heard = false;
    for (int i = 0; i < kLongestLine && !next.isEmpty(); ++i) {
        const auto successor = m_state->storedKey(next);
        if (!successor)
            return false;
        if (!since.isValid())
            since = successor->key.createdAt;
        const domain::KeyStatus status = successor->key.statusAt(now);
        const bool works = status == domain::KeyStatus::Active || status == domain::KeyStatus::Rotating;
        const QDateTime &used = successor->key.lastUsedAt;
        heard = heard || (works && used.isValid() && (!old.lastUsedAt.isValid() || used >= old.lastUsedAt));
        next = successor->key.successorId;
    }
    if (!heard)
        return false;
    if (old.lastUsedAt.isValid())
        since = qMax(since, old.lastUsedAt);
    const qint64 silentSince = qMax(since.toMSecsSinceEpoch() + kWholeSecondMs, m_state->usesKnown.from);
    return silentSince + quietSeconds * 1'000 <= m_state->usesKnown.until;
}

Result<Issuer::State::UsesKnown> Issuer::State::readUsesKnown()
{
    const auto nodes = store.nodeUses();
    if (!nodes)
        return nodes.error();
    const qint64 now = clock.nowMs();
    UsesKnown out{0, ownUsesUntil.value_or(now)};
    for (const NodeUses &uses : *nodes) {
        out.from = qMax(out.from, uses.unknownUntil);
        if (uses.node == node || uses.checksUntil == 0)
            continue;
        if (uses.checksUntil > now)
            out.until = qMin(out.until, uses.knownUntil);
        else
            out.from = qMax(out.from, uses.checksUntil); // it broke down; what it counted last is lost
    }
    return out;
}

void Issuer::usesAreKnown(const QString &node, qint64 untilMs)
{
    m_state->node = node;
    m_state->ownUsesUntil = untilMs;
}

Result<bool> Issuer::retireIfMoved(const QString &keyId, const domain::Campaign &campaign)
{
    const auto isDue = [&] {
        const auto stored = m_state->storedKey(keyId);
        return stored && !stored->key.successorId.isEmpty() && !stored->key.revokedAt.isValid() &&
               stored->key.statusAt(m_state->clock.now()) != domain::KeyStatus::Expired &&
               hasMoved(stored->key, campaign.quietSeconds);
    };
    if (!isDue()) // most are not, and need no transaction
        return false;
    return m_state->change([&]() -> Result<bool> {
        if (!isDue())
            return false;
        // Who took it back wants it: it ends at its deadline.
        const auto newest =
            m_state->store.entriesBefore(std::numeric_limits<qint64>::max(), kEntriesLookedAt, keyId);
        if (!newest)
            return newest.error();
        if (std::any_of(newest->begin(), newest->end(),
                        [](const domain::AuditEntry &e) { return e.action == QLatin1String("key.restore"); }))
            return false;
        const Caller octroid{
            QStringLiteral("octroid"), QStringLiteral("campaign ") + campaign.name.left(180), {}, {}, {}, {}};
        const auto done = revokeKey(octroid, keyId);
        return done ? Result<bool>(true) : done.error();
    });
}

Result<int> Issuer::retireQuiet()
{
    auto &waiting = m_state->retiring;
    const qint64 now = m_state->clock.nowMs();
    if (waiting.isEmpty()) {
        if (now < m_state->nextRetiring)
            return 0;
        m_state->nextRetiring = now + kBetweenPassesMs;
        const auto open = m_state->store.campaigns(true);
        if (!open)
            return open.error();
        const auto known = open->isEmpty() ? Result<State::UsesKnown>(State::UsesKnown()) : m_state->readUsesKnown();
        if (!known)
            return known.error();
        m_state->usesKnown = *known;
        for (const domain::Campaign &campaign : *open) {
            for (const QString &id : campaign.quietSeconds > 0 ? campaign.keyIds : QStringList())
                waiting.append({id, campaign.id});
        }
    }
    int retired = 0;
    QHash<QString, domain::Campaign> campaigns;
    for (int i = 0; i < kKeysATurn && !waiting.isEmpty(); ++i) {
        const auto one = waiting.takeFirst();
        // As it is now: it may have been closed while the pass was under way.
        if (!campaigns.contains(one.campaignId)) {
            const auto read = m_state->store.campaign(one.campaignId);
            if (!read)
                return read.error();
            campaigns.insert(one.campaignId, *read);
        }
        const domain::Campaign campaign = campaigns.value(one.campaignId);
        if (campaign.closedAt.isValid() || campaign.quietSeconds <= 0)
            continue;
        const auto done = retireIfMoved(one.keyId, campaign);
        if (!done)
            return done.error();
        retired += *done ? 1 : 0;
    }
    return retired;
}

} // namespace octroi::authority
