// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/limiter/limiter.h"
#include "authority/verifier/addresses.h"
#include "authority/verifier/epochs.h"
#include "authority/verifier/livesink.h"

#include <QHash>
#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace octroi::authority {

/// The limits of one plan; the cell stays, what it points at is replaced.
struct PlanCell
{
    std::atomic<const PlanLimits *> limits{nullptr};
};

/// What keys with the same rights share; immutable.
struct Grant
{
    std::vector<std::string> scopes;    ///< sorted, without wildcards
    std::vector<std::string> wildcards; ///< "orders:" for orders:*
    Networks addresses;
    std::vector<std::string> referrers;
    const PlanCell *plan = nullptr;
    std::string scopeText; ///< "a b"
    std::string planId;

    bool allows(std::string_view wanted) const;
};

/// Whose key it is; shared by all keys of an application, immutable.
struct Owner
{
    std::string applicationId, partnerId;
};

/// Keeps one Grant and one Owner for all keys that have the same. Writer only.
class GrantPool
{
public:
    explicit GrantPool(Epochs &epochs) : m_epochs(epochs) {}
    ~GrantPool();

    const Grant *grantOf(const domain::ApiKey &key); ///< one reference more
    void release(const Grant *grant);
    const Owner *ownerOf(const QString &applicationId, const QString &partnerId); ///< kept as long as the process lives
    void putPlan(const domain::Plan &plan);
    /// Before any plan: their quotas are shared with other nodes.
    void leaseQuotas() { m_leased = true; }

private:
    struct Shared
    {
        std::unique_ptr<Grant> grant;
        qint64 references = 0;
    };
    PlanCell *cell(const QString &planId);

    Epochs &m_epochs;
    bool m_leased = false;
    QHash<QString, std::shared_ptr<Shared>> m_grants;
    QHash<const Grant *, QString> m_keyOfGrant;
    QHash<QString, std::shared_ptr<Owner>> m_owners;
    QHash<QString, std::shared_ptr<PlanCell>> m_plans;
};

} // namespace octroi::authority
