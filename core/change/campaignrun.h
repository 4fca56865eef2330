// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"

#include <QSet>

namespace octroi::change {

/// Where the successors of a campaign go. All of an application's together, before the next application's are issued.
class CampaignDelivery
{
public:
    virtual ~CampaignDelivery() = default;
    /// On the disk, or wherever they go, when it comes back without an error.
    virtual QCoro::Task<Result<void>> deliver(QString applicationId, QList<backends::IssuedKey> keys) = 0;
};

/// Rotates the keys of a campaign and hands the successors over. What was issued and not delivered, because something
/// ended in between, is asked for again under the same idempotency key and comes back with another secret; where that
/// is not possible any more, the successor that nobody has gets one of its own. So no secret is lost, and no key stands
/// without one. Lives as long as the connection.
class CampaignRun : public QObject
{
    Q_OBJECT
public:
    CampaignRun(Spine &spine, inventory::Inventory &inventory, QObject *parent = nullptr);
    ~CampaignRun() override;

    struct Item
    {
        QString keyId, name;       ///< the old key
        std::optional<Error> error;
    };
    struct Outcome
    {
        domain::Campaign campaign;
        QList<Item> items;            ///< what was tried
        std::optional<Error> stopped; ///< it ended before its end, for this reason
        int failed() const;
    };
    /// A new campaign, and all its keys. `delivery` outlives the task.
    QCoro::Task<Outcome> start(domain::Campaign draft, CampaignDelivery *delivery, int concurrency = 4);
    /// What is not delivered yet.
    QCoro::Task<Outcome> resume(domain::Campaign campaign, CampaignDelivery *delivery, int concurrency = 4);
    void cancel(); ///< what is under way ends; nothing new begins

    /// What a campaign would do, for the preview: the keys that get a successor, and those that cannot with the reason.
    /// Both outlive the task, or go together.
    static QCoro::Task<Plan> plan(const Spine *spine, const inventory::Inventory *inventory, domain::Campaign campaign);

Q_SIGNALS:
    void progress(int done, int total);

private:
    struct Group
    {
        QString applicationId;
        QStringList keyIds;
    };
    QList<Group> groupsOf(const domain::Campaign &campaign, Outcome *outcome) const;
    QCoro::Task<Outcome> rest(domain::Campaign campaign, CampaignDelivery *delivery, int concurrency);
    QCoro::Task<bool> group(const Group *group, Outcome *outcome, CampaignDelivery *delivery, int concurrency);
    QCoro::Task<> again(const QStringList *keyIds, Outcome *outcome, QList<backends::IssuedKey> *issued,
                        QStringList *handed, int concurrency);

    Spine &m_spine;
    inventory::Inventory &m_inventory;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    bool m_cancelled = false;
    int m_done = 0, m_total = 0;
};

/// The last of the keys that took over from this one, one after the other; the key itself when it has no successor.
std::optional<domain::ApiKey> newestOf(const domain::ApiKey &key, const inventory::Inventory &inventory);

} // namespace octroi::change
