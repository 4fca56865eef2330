// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/issuer/issuer.h"
#include "authority/store/accountstore.h"

namespace octroi::authority {

/// The rules of administrators' accounts, in the manner of Issuer: checked, written with the audit entry in
/// one transaction. Accounts are few and are read from the store each time, so that several nodes agree.
/// Control thread only.
class Accounts
{
public:
    static constexpr qint64 kSetupLinkMs = 3LL * 24 * 3600 * 1000;

    struct Created
    {
        domain::Account account;
        Secret setupToken; ///< of the one-time link; shown this once
        QDateTime setupExpiresAt;
    };

    Accounts(Store &store, Issuer &issuer, const Clock &clock) : m_store(store), m_issuer(issuer), m_clock(clock) {}

    /// Body: name, role; may have display_name, locale, partner_ids, api_ids. A repeated Idempotency-Key gives
    /// the same account with a fresh link.
    Result<Created> create(const Caller &caller, const QJsonObject &body);
    /// Any of display_name, locale, role, partner_ids, api_ids. Conflict, reason last_owner, when nobody would
    /// be left who may do everything.
    Result<domain::Account> update(const Caller &caller, const QString &id, const QJsonObject &body);
    /// Ends its sessions; its tokens are refused from then on. Conflict, reason last_owner.
    Result<domain::Account> disable(const Caller &caller, const QString &id);
    Result<domain::Account> enable(const Caller &caller, const QString &id);
    /// Takes password, authenticator, passkeys and sessions away and makes a new link.
    Result<Created> reset(const Caller &caller, const QString &id);

    Result<domain::Account> account(const QString &id) const;
    Result<Listing<domain::Account>> accounts(const ListQuery &query) const;
    /// True while there is no account at all.
    Result<bool> isEmpty() const;

private:
    Result<StoredAccount> editable(const Caller &caller, const QString &id) const;
    Result<domain::Account> put(const Caller &caller, const char *action, const StoredAccount &before, StoredAccount after);
    Result<void> keepsAnOwner(const StoredAccount &after) const;
    Result<void> write(const StoredAccount &stored, const StoredSetupLink &link);
    Result<Created> link(const Caller &caller, const char *action, StoredAccount stored);

    Store &m_store;
    Issuer &m_issuer;
    const Clock &m_clock;
};

} // namespace octroi::authority
