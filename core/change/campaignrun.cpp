// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/campaignrun.h"

#include "change/planpieces.h"

#include <algorithm>

namespace octroi::change {

namespace {

constexpr int kLongestLine = 16;

/// The same for whoever goes on with it.
QString onceOf(const domain::Campaign &campaign, const QString &keyId)
{
    return QStringLiteral("campaign-%1-%2").arg(campaign.id, keyId);
}

std::optional<Error> whyNot(const domain::ApiKey &key, const QDateTime &now)
{
    const domain::KeyStatus status = key.statusAt(now);
    const char *reason = status == domain::KeyStatus::Revoked     ? "key_revoked"
                         : status == domain::KeyStatus::Expired   ? "key_expired"
                         : status == domain::KeyStatus::Suspended ? "key_suspended"
                                                                  : nullptr;
    if (!reason)
        return std::nullopt;
    return Error{ErrorCode::Conflict, key.name, QStringLiteral("does not work now"), {}, QString::fromLatin1(reason)};
}

bool isReason(const std::optional<Error> &error, const char *reason)
{
    return error && error->reason == QLatin1String(reason);
}

/// One that cannot be done would keep the others of a plan from being done. `ids` are those of the items.
QList<std::pair<PlannedItem, QString>> takeImpossible(Plan *plan, QStringList *ids)
{
    QList<std::pair<PlannedItem, QString>> out;
    for (qsizetype i = plan->items.size() - 1; i >= 0; --i) {
        if (!plan->items.at(i).impossible)
            continue;
        const PlannedItem item = plan->items.takeAt(i);
        out.prepend({item, ids->takeAt(i)});
    }
    return out;
}

} // namespace

std::optional<domain::ApiKey> newestOf(const domain::ApiKey &key, const inventory::Inventory &inventory)
{
    std::optional<domain::ApiKey> out = key;
    for (int i = 0; i < kLongestLine && out && !out->successorId.isEmpty(); ++i) {
        const auto next = inventory.key(out->successorId);
        if (!next)
            break;
        out = next;
    }
    return out;
}

int CampaignRun::Outcome::failed() const
{
    return int(std::count_if(items.begin(), items.end(), [](const Item &item) { return item.error.has_value(); }));
}

CampaignRun::CampaignRun(Spine &spine, inventory::Inventory &inventory, QObject *parent)
    : QObject(parent)
    , m_spine(spine)
    , m_inventory(inventory)
{
}

CampaignRun::~CampaignRun()
{
    *m_alive = false;
}

void CampaignRun::cancel()
{
    m_cancelled = true;
}

QCoro::Task<Plan> CampaignRun::plan(const Spine *spine, const inventory::Inventory *inventory, domain::Campaign campaign)
{
    QList<Change> changes;
    for (const QString &id : std::as_const(campaign.keyIds))
        changes << RotateKey{id, campaign.overlapSeconds, {}};
    Plan plan = co_await planInPieces(spine, changes);
    if (plan.items.isEmpty())
        co_return plan; // the spine may be gone by now
    const QDateTime now = inventory->clock().now();
    for (PlannedItem &item : plan.items) {
        const auto key = inventory->key(item.objectId);
        if (key && !item.impossible)
            item.impossible = whyNot(*key, now);
        if (key && !item.impossible && !key->successorId.isEmpty())
            item.impossible = Error{ErrorCode::Conflict, key->name, QStringLiteral("has a successor already"), {}, QStringLiteral("key_rotated")};
    }
    co_return plan;
}

/// By application, in the order of the keys; what cannot be rotated is told at once.
QList<CampaignRun::Group> CampaignRun::groupsOf(const domain::Campaign &campaign, Outcome *outcome) const
{
    QList<Group> out;
    QHash<QString, qsizetype> where;
    const QSet<QString> delivered(campaign.deliveredIds.begin(), campaign.deliveredIds.end());
    const QDateTime now = m_inventory.clock().now();
    for (const QString &id : campaign.keyIds) {
        if (delivered.contains(id))
            continue;
        const auto key = m_inventory.key(id);
        if (!key) {
            outcome->items.append({id, id, Error{ErrorCode::NotFound, id, QStringLiteral("there is no such key"), {}, QStringLiteral("not_found")}});
            continue;
        }
        if (const auto error = whyNot(*key, now); error && key->successorId.isEmpty()) {
            outcome->items.append({id, key->name, error});
            continue;
        }
        if (!where.contains(key->applicationId)) {
            where.insert(key->applicationId, out.size());
            out.append({key->applicationId, {}});
        }
        out[where.value(key->applicationId)].keyIds << id;
    }
    return out;
}

/// Successors that nobody has, and that cannot be asked for again: each gets one of its own, at once.
QCoro::Task<> CampaignRun::again(const QStringList *keyIds, Outcome *outcome, QList<backends::IssuedKey> *issued,
                                 QStringList *handed, int concurrency)
{
    const auto here = m_alive;
    QList<Change> changes;
    QStringList olds;
    for (const QString &id : *keyIds) {
        const auto old = m_inventory.key(id);
        const auto newest = old ? newestOf(*old, m_inventory) : std::nullopt;
        if (!newest || newest->id == id) {
            outcome->items.append({id, old ? old->name : id,
                                   Error{ErrorCode::NotFound,
                                         old ? old->successorId : id,
                                         QStringLiteral("its successor is not known here"),
                                         {},
                                         QStringLiteral("not_found")}});
            continue;
        }
        // Whoever uses it has it.
        if (newest->lastUsedAt.isValid()) {
            *handed << id;
            outcome->items.append({id, old->name, std::nullopt});
            continue;
        }
        changes << RotateKey{newest->id, 0, onceOf(outcome->campaign, newest->id)};
        olds << id;
    }
    if (changes.isEmpty())
        co_return;
    Plan plan = co_await planInPieces(&m_spine, changes);
    if (!*here)
        co_return;
    for (const auto &[item, id] : takeImpossible(&plan, &olds))
        outcome->items.append({id, item.objectName, item.impossible});
    if (plan.items.isEmpty())
        co_return;
    const auto done = co_await m_spine.apply(std::move(plan), concurrency);
    for (qsizetype i = 0; i < done.items.size() && i < olds.size(); ++i) {
        outcome->items.append({olds.at(i), done.items.at(i).objectName, done.items.at(i).error});
        if (!done.items.at(i).issued)
            continue;
        *issued << *done.items.at(i).issued;
        *handed << olds.at(i);
    }
}

/// False: it does not go on. The pointers stand in the caller's frame, which waits.
QCoro::Task<bool> CampaignRun::group(const Group *group, Outcome *outcome, CampaignDelivery *delivery, int concurrency)
{
    const auto here = m_alive;
    QList<Change> changes;
    for (const QString &id : group->keyIds)
        changes << RotateKey{id, outcome->campaign.overlapSeconds, onceOf(outcome->campaign, id)};
    Plan plan = co_await planInPieces(&m_spine, changes);
    if (!*here)
        co_return false;
    QList<backends::IssuedKey> issued;
    QStringList ids = group->keyIds, handed, lost;
    for (const auto &[item, id] : takeImpossible(&plan, &ids)) {
        const auto old = m_inventory.key(id);
        if (old && !old->successorId.isEmpty())
            lost << id; // was revoked since; its successor is owed all the same
        else
            outcome->items.append({id, item.objectName, item.impossible});
    }
    change::Outcome done;
    // The version is not held against it: it is moved on by the rotation whose answer was lost.
    if (!plan.items.isEmpty())
        done = co_await m_spine.apply(std::move(plan), concurrency);
    if (!*here)
        co_return false;
    for (qsizetype i = 0; i < done.items.size(); ++i) {
        const ItemResult &item = done.items.at(i);
        const QString id = ids.at(i);
        if (isReason(item.error, "key_rotated")) {
            lost << id;
            continue;
        }
        const bool inUse = isReason(item.error, "key_used"); // it was handed over, and is used already
        outcome->items.append({id, item.objectName, inUse ? std::nullopt : item.error});
        if (item.issued)
            issued << *item.issued;
        if (item.issued || inUse)
            handed << id;
    }
    co_await again(&lost, outcome, &issued, &handed, concurrency);
    if (!*here)
        co_return false;
    if (!issued.isEmpty()) {
        const Result<void> delivered = co_await delivery->deliver(group->applicationId, issued);
        if (!delivered || !*here) {
            outcome->stopped = delivered ? std::nullopt : std::optional(delivered.error());
            co_return false;
        }
    }
    if (!handed.isEmpty()) {
        const Change note = NoteDeliveries{outcome->campaign.id, handed};
        const auto noted = co_await m_spine.applyOne(note);
        if (!*here)
            co_return false;
        if (noted.failed() > 0)
            outcome->stopped = noted.first()->error;
        else
            outcome->campaign.deliveredIds += handed;
    }
    m_done += int(group->keyIds.size());
    Q_EMIT progress(m_done, m_total);
    co_return !outcome->stopped && !done.cancelled;
}

QCoro::Task<CampaignRun::Outcome> CampaignRun::resume(domain::Campaign campaign, CampaignDelivery *delivery, int concurrency)
{
    m_cancelled = false;
    return rest(std::move(campaign), delivery, concurrency);
}

QCoro::Task<CampaignRun::Outcome> CampaignRun::rest(domain::Campaign campaign, CampaignDelivery *delivery,
                                                    int concurrency)
{
    const auto here = m_alive;
    Outcome outcome;
    outcome.campaign = campaign;
    const QList<Group> groups = groupsOf(campaign, &outcome);
    m_done = m_total = 0;
    for (const Group &one : groups)
        m_total += int(one.keyIds.size());
    for (qsizetype i = 0; i < groups.size(); ++i) {
        if (m_cancelled) {
            outcome.stopped = Error{ErrorCode::Cancelled, campaign.name, {}, {}, {}};
            co_return outcome;
        }
        const bool goesOn = co_await group(&groups.at(i), &outcome, delivery, concurrency);
        if (!*here || !goesOn)
            co_return outcome;
    }
    co_return outcome;
}

QCoro::Task<CampaignRun::Outcome> CampaignRun::start(domain::Campaign draft, CampaignDelivery *delivery, int concurrency)
{
    const auto here = m_alive;
    m_cancelled = false;
    Outcome outcome;
    outcome.campaign = draft;
    const Change begin = StartCampaign{draft};
    const auto begun = co_await m_spine.applyOne(begin);
    if (!*here)
        co_return outcome;
    if (begun.failed() > 0 || !begun.first()) {
        outcome.stopped = begun.first() ? begun.first()->error : Error{};
        co_return outcome;
    }
    outcome.campaign.id = begun.first()->objectId;
    const domain::Campaign campaign = outcome.campaign;
    outcome = co_await rest(campaign, delivery, concurrency);
    co_return outcome;
}

} // namespace octroi::change
