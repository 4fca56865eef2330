// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/campaignprogress.h"

#include "change/campaignrun.h"

#include <QPointer>
#include <algorithm>

namespace octroi::change {

namespace {

constexpr qsizetype kKeysAQuestion = 400;
constexpr qint64 kQuietByDefault = 86'400; ///< where the campaign names no time
constexpr int kMostDays = 60;

/// The old key, or one that stood in between, was last used then; the newest apart.
KeyAdoption adoptionOf(const CampaignKey &key, const domain::ApiKey &old, qint64 quietSeconds, const QDateTime &now)
{
    const domain::KeyStatus status = old.statusAt(now);
    if (status == domain::KeyStatus::Revoked || status == domain::KeyStatus::Expired)
        return KeyAdoption::Retired;
    if (key.successorId.isEmpty())
        return KeyAdoption::Waiting;
    if (!key.newLastUsed.isValid() && key.newCalls == 0)
        return KeyAdoption::NotMoved;
    const qint64 quiet = quietSeconds > 0 ? quietSeconds : kQuietByDefault;
    const bool silent = !key.oldLastUsed.isValid() || key.oldLastUsed.addSecs(quiet) <= now;
    return silent ? KeyAdoption::Moved : KeyAdoption::Moving;
}

CampaignKey keyOf(const QString &id, const inventory::Inventory &inventory)
{
    CampaignKey out;
    out.keyId = out.name = id;
    const auto old = inventory.key(id);
    if (!old)
        return out;
    out.name = old->name;
    out.deadline = old->endsAt();
    out.oldLastUsed = old->lastUsedAt;
    if (const auto newest = newestOf(*old, inventory); newest && newest->id != id) {
        out.successorId = newest->id;
        out.newLastUsed = newest->lastUsedAt;
    }
    if (const auto *application = inventory.application(old->applicationId)) {
        out.application = application->name;
        if (const auto *partner = inventory.partner(application->partnerId)) {
            out.partner = partner->name;
            out.contact = partner->contact;
        }
    }
    return out;
}

void count(CampaignKey &key, const domain::UsageRow &row, const QDateTime &from, int days)
{
    // What was refused is no use of a key.
    const qint64 calls = row.totals.requests - row.totals.refused;
    const qint64 day = from.daysTo(row.at);
    const bool old = row.keyId == key.keyId;
    (old ? key.oldCalls : key.newCalls) += calls;
    QList<qint64> &all = old ? key.oldDays : key.newDays;
    if (day >= 0 && day < days)
        all[day] += calls;
}

CampaignProgress keysOf(const domain::Campaign &campaign, const inventory::Inventory &inventory)
{
    CampaignProgress out;
    const QSet<QString> delivered(campaign.deliveredIds.begin(), campaign.deliveredIds.end());
    const QDate today = inventory.clock().now().toUTC().date(), began = campaign.createdAt.toUTC().date();
    out.firstDay = qMax(began.isValid() ? began : today, today.addDays(1 - kMostDays));
    out.keys.reserve(campaign.keyIds.size());
    for (const QString &id : campaign.keyIds) {
        out.keys << keyOf(id, inventory);
        out.keys.last().delivered = delivered.contains(id);
    }
    return out;
}

void conclude(CampaignProgress &progress, const domain::Campaign &campaign,
              const inventory::Inventory &inventory)
{
    const QDateTime now = inventory.clock().now();
    for (CampaignKey &key : progress.keys) {
        if (const auto old = inventory.key(key.keyId))
            key.adoption = adoptionOf(key, *old, campaign.quietSeconds, now);
        ++progress.counts[std::size_t(key.adoption)];
        const bool works = key.adoption != KeyAdoption::Waiting && key.adoption != KeyAdoption::Retired;
        if (works && key.deadline.isValid() &&
            (!progress.deadline.isValid() || key.deadline > progress.deadline))
            progress.deadline = key.deadline;
    }
}

} // namespace

QString keyAdoptionName(KeyAdoption adoption)
{
    static const std::array names{"waiting", "not_moved", "moving", "moved", "retired"};
    return QString::fromLatin1(names[std::size_t(adoption)]);
}

double CampaignProgress::adoption() const
{
    if (keys.isEmpty())
        return 0;
    return double(counts[std::size_t(KeyAdoption::Moved)] + counts[std::size_t(KeyAdoption::Retired)]) / double(keys.size());
}

CampaignProgress campaignStanding(const domain::Campaign &campaign, const inventory::Inventory &inventory)
{
    CampaignProgress out = keysOf(campaign, inventory);
    out.usageKnown = false;
    conclude(out, campaign, inventory);
    return out;
}

QCoro::Task<CampaignProgress> campaignProgress(domain::Campaign campaign, const inventory::Inventory *inventory)
{
    // A window may go while the backend is asked.
    const QPointer<const inventory::Inventory> alive(inventory);
    CampaignProgress out = keysOf(campaign, *inventory);
    const QDateTime now = inventory->clock().now();
    const QDateTime from(out.firstDay, QTime(0, 0), Qt::UTC);
    const int days = int(from.daysTo(now)) + 1;
    QHash<QString, qsizetype> where; // by both identifiers
    QStringList ids;
    for (qsizetype i = 0; i < out.keys.size(); ++i) {
        out.keys[i].oldDays.fill(0, days);
        out.keys[i].newDays.fill(0, days);
        for (const QString &one : {out.keys[i].keyId, out.keys[i].successorId}) {
            if (one.isEmpty())
                continue;
            ids << one;
            where.insert(one, i);
        }
    }
    backends::UsageBackend *usage = inventory->backend().usage();
    out.usageKnown = usage;
    for (qsizetype at = 0; usage && at < ids.size(); at += kKeysAQuestion) {
        backends::UsageRequest request;
        request.from = campaign.createdAt;
        request.to = now;
        request.groupBy = QStringList{QStringLiteral("key"), QStringLiteral("day")};
        request.keyId = ids.mid(at, kKeysAQuestion).join(u',');
        const Result<QList<domain::UsageRow>> rows = co_await usage->usage(request);
        if (!alive)
            co_return out;
        out.usageKnown = out.usageKnown && rows;
        for (const domain::UsageRow &row : rows ? *rows : QList<domain::UsageRow>()) {
            if (const auto found = where.constFind(row.keyId); found != where.constEnd())
                count(out.keys[*found], row, from, days);
        }
    }
    conclude(out, campaign, *inventory);
    co_return out;
}

} // namespace octroi::change
