// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/alerts/alertbook.h"
#include "authority/alerts/alertpreview.h"

namespace octroi::authority {

/// What people do with alerts, in the manner of Issuer: checked, written with the audit entry in one transaction.
/// Control thread only.
class AlertRegistry
{
public:
    struct Issued
    {
        domain::AlertRule rule;
        Secret secret; ///< of its webhook, shown this once; empty: none was made
    };
    using Tested = std::function<void(Result<int>)>;

    AlertRegistry(Issuer &issuer, AlertBook &book) : m_issuer(issuer), m_book(book) {}

    /// A repeated Idempotency-Key gives the same rule, with a fresh secret as long as nothing was sent.
    Result<Issued> createRule(const Caller &caller, const QJsonObject &body);
    Result<Issued> updateRule(const Caller &caller, const QString &id, const QJsonObject &body);
    Result<void> removeRule(const Caller &caller, const QString &id);
    /// From now on calls are signed with another one.
    Result<Issued> rotateSecret(const Caller &caller, const QString &id);
    /// Sends one call that says it is a test. Errors at once: Conflict, webhook_none; RateLimited, webhook_tested.
    Result<void> testWebhook(const Caller &caller, const QString &id, Tested done);
    Result<AlertForetold> preview(const QJsonObject &body);

    Result<domain::AlertRule> rule(const QString &id) const;
    Result<Listing<domain::AlertRule>> rules() const; ///< oldest first, all of them
    Result<QList<AlertNotice>> notices(const QString &ruleId) const; ///< the newest hundred

    Result<Listing<domain::Alert>> alerts(const ListQuery &query, bool firing, const QString &ruleId) const;
    Result<domain::Alert> alert(const QString &id) const;
    Result<domain::Alert> acknowledge(const Caller &caller, const QString &id);
    /// {"until": …}; null: not any more.
    Result<domain::Alert> snooze(const Caller &caller, const QString &id, const QJsonObject &body);

    static constexpr qint64 kBetweenTestsMs = 5'000;
    static constexpr qint64 kLongestSnoozeMs = 31LL * 86'400'000;

private:
    Issuer::State &state() const { return m_issuer.state(); }
    AlertStore &store() const;
    Result<domain::AlertRule> read(const QJsonObject &body, domain::AlertRule rule) const;
    bool isKnown(const domain::AlertRule &rule) const;
    Result<Issued> again(const QString &id);
    Result<Issued> change(const Caller &caller, const char *action, const StoredAlertRule &before, StoredAlertRule after, bool freshSecret);
    Result<domain::Alert> alter(const Caller &caller, const char *action, const QString &id,
                                const std::function<Result<void>(StoredAlert &)> &alter);

    Issuer &m_issuer;
    AlertBook &m_book;
    QHash<QString, qint64> m_tested; ///< when, by rule
};

} // namespace octroi::authority
