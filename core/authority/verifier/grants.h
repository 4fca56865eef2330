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

/// Scopes as the check compares them.
struct ScopeSet
{
    std::vector<std::string> scopes;    ///< without wildcards
    std::vector<std::string> wildcards; ///< "orders:" for orders:*

    static ScopeSet of(const QStringList &scopes);
    bool allows(std::string_view wanted) const;
};

/// What keys with the same rights share; immutable.
struct Grant : ScopeSet
{
    Networks addresses;
    std::vector<std::string> referrers;
    std::vector<std::string> apis; ///< empty: all
    const PlanCell *plan = nullptr;
    std::string scopeText; ///< "a b"
    std::string planId;

    bool reaches(std::string_view apiId) const;
};

/// What a call has to show; bits of domain::CredentialRule.
inline constexpr std::uint8_t kNeedsKey = 1, kNeedsToken = 2;
std::uint8_t neededBy(domain::CredentialRule rule);

/// Whose key it is; shared by all keys of an application. Only the rule changes.
struct Owner
{
    Owner(std::string application, std::string partner) : applicationId(std::move(application)), partnerId(std::move(partner)) {}
    const std::string applicationId, partnerId;
    std::atomic<std::uint8_t> needed{0};
};

/// Keeps one Grant and one Owner for all keys that have the same. Writer only.
class GrantPool
{
public:
    explicit GrantPool(Epochs &epochs) : m_epochs(epochs) {}
    ~GrantPool();

    const Grant *grantOf(const domain::ApiKey &key); ///< one reference more
    void release(const Grant *grant);
    Owner *ownerOf(const QString &applicationId, const QString &partnerId); ///< kept as long as the process lives
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
