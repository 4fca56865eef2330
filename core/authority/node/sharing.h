// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/storehealth.h"
#include "authority/issuer/issuer.h"
#include "authority/node/changewatch.h"
#include "authority/node/quotalessor.h"
#include "authority/oauth/authorizationserver.h"

#include <functional>

namespace octroi::authority {

class CheckRoute;

/// What a node does because others work on the same database: it follows their changes, leases quotas, and
/// knows whether the database is there.
class Sharing
{
public:
    /// `post` runs work on the control thread.
    using Post = std::function<bool(std::function<void()>)>;

    Sharing(Issuer &issuer, AuthorizationServer &oauth, CheckRoute &check, const Clock &clock, qint64 graceMs, Post post);
    /// After the issuer was loaded.
    Result<void> start(const QString &databaseUrl, Verifier &verifier);
    /// Gives unused leases back; nothing is checked any more.
    void stop();

    /// Control thread, at least once a second: reads what is new and notes whether the database answered.
    void follow();
    const StoreHealth &health() const { return m_health; }
    LeaseRequests &leaseRequests() { return m_requests; }

private:
    void tell();
    void tellOf(QList<ChangeWatch::Token> tokens);
    void followTokens(const QList<ChangeWatch::Token> &tokens);

    Issuer &m_issuer;
    AuthorizationServer &m_oauth;
    CheckRoute &m_check;
    const Clock &m_clock;
    Post m_post;
    StoreHealth m_health;
    LeaseRequests m_requests;
    std::atomic<bool> m_told{false}; ///< follow() is queued
    std::atomic<bool> m_missed{false}; ///< news of opaque tokens may have been missed
    std::unique_ptr<QuotaLessor> m_lessor;
    std::unique_ptr<ChangeWatch> m_watch;
};

} // namespace octroi::authority
