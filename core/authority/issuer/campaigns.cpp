// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/body.h"
#include "authority/issuer/state.h"
#include "domain/name.h"

#include <QSet>

namespace octroi::authority {

namespace {

constexpr qint64 kBetweenPassesMs = 5'000;
constexpr int kKeysATurn = 200; ///< so that other requests need not wait
constexpr int kLongestLine = 8; ///< of successors of successors

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

} // namespace

Result<domain::Campaign> Issuer::createCampaign(const Caller &caller, const QJsonObject &object)
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
    for (const QString &id : std::as_const(campaign.keyIds)) {
        if (body.ok() && !m_state->storedKey(id))
            body.fail("key_ids", "key_unknown", QStringLiteral("there is no key \"%1\"").arg(id.left(80)));
    }
    if (!body.ok())
        return body.error();
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
        const auto done = m_state->commit(caller, {{action, "campaign", id, after.name, told(*before, false), told(after, false)}},
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

/// The old key has been silent for so long while its successor was heard: whoever had it has moved.
bool Issuer::hasMoved(const domain::ApiKey &old, qint64 quietSeconds) const
{
    QString next = old.successorId;
    QDateTime since;
    bool heard = false;
    for (int i = 0; i < kLongestLine && !next.isEmpty(); ++i) {
        const auto successor = m_state->storedKey(next);
        if (!successor)
            return false;
        if (!since.isValid())
            since = successor->key.createdAt;
        heard = heard || successor->key.lastUsedAt.isValid();
        next = successor->key.successorId;
    }
    if (!heard)
        return false;
    if (old.lastUsedAt.isValid())
        since = qMax(since, old.lastUsedAt);
    return since.addSecs(quietSeconds) <= m_state->clock.now();
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
        for (const domain::Campaign &campaign : *open) {
            for (const QString &id : campaign.quietSeconds > 0 ? campaign.keyIds : QStringList())
                waiting.append({id, campaign.name, campaign.quietSeconds});
        }
    }
    int retired = 0;
    for (int i = 0; i < kKeysATurn && !waiting.isEmpty(); ++i) {
        const auto one = waiting.takeFirst();
        const auto stored = m_state->storedKey(one.keyId);
        if (!stored || stored->key.successorId.isEmpty() || stored->key.statusAt(m_state->clock.now()) == domain::KeyStatus::Expired ||
            stored->key.revokedAt.isValid() || !hasMoved(stored->key, one.quietSeconds))
            continue;
        const Caller octroid{QStringLiteral("octroid"), QStringLiteral("campaign ") + one.campaign.left(180), {}, {}, {}, {}};
        const auto done = revokeKey(octroid, one.keyId);
        if (!done)
            return done.error();
        ++retired;
    }
    return retired;
}

} // namespace octroi::authority
