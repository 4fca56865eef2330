// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/accounts/slowwork.h"
#include "authority/http/controlapi.h"
#include "authority/http/gateway.h"
#include "authority/http/refusallog.h"
#include "authority/http/server.h"
#include "authority/meter/sysloglistener.h"
#include "authority/node/access.h"
#include "authority/node/controlthread.h"
#include "authority/node/sharing.h"
#include "authority/node/usagebook.h"
#include "authority/node/usemark.h"
#include "authority/pages/pageseam.h"

#include <chrono>

namespace octroi::authority {

inline qint64 steadySeconds()
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// What a node is made of, in the order in which it has to begin and, backwards, to end.
struct Node::Parts
{
    Parts(const Options &o, const Clock &c, std::unique_ptr<Store> s, ProxyTrust trust);
    Result<void> load();
    Result<void> seedQuotas();
    std::optional<ServiceClient> storedClient(const QString &id);
    Result<void> listen(Access access);
    void tick();
    void complainOf(const Result<void> &flushed);
    Result<void> flushUsage(bool all = false); ///< as Meter::collect()
    void flushTouches(bool all);
    void lookAtAlerts();
    void stop();

    const Options options;
    const Clock &clock;
    const unsigned threads;
    std::unique_ptr<Store> store;
    Verifier verifier;
    Meter meter;
    RefusalLog refusals;
    Administrators administrators;
    Issuer issuer;
    ClientRegistry clients;
    AuthorizationServer oauth;
    CheckRoute check;
    UsageBook usage;
    UseMark uses;
    qint64 collectedMs = 0; ///< uses until then are the issuer's, but for those that wait for their turn
    LiveHistory history;
    LiveHub hub;
    LiveParts parts;
    qint64 droppedAt = 0, touchedAt = 0, askedAt = 0;
    bool complained = false, alertsFailed = false;
    std::atomic<bool> draining{false};
    std::atomic<qint64> tickedAt{steadySeconds()};
    std::unique_ptr<ControlApi> api;
    ControlThread control;
    AlertBook alerts;
    AlertRegistry alertRegistry;
    TrustedKeys clientKeys;  ///< of OAuth clients with a jwks_uri
    TrustedKeys trustedKeys;
    Throttle throttle;
    Accounts accounts;
    Credentials credentials;
    PageSeam seam;
    AuditCheckpoints checkpoints;
    SitePages pages;
    SlowWork slow; // after what it posts to
    std::unique_ptr<Sharing> sharing; ///< null when the store is this node's alone
    std::unique_ptr<Gateway> gateway;
    std::unique_ptr<SyslogListener> syslog;
    std::unique_ptr<HttpServer> http;
};

} // namespace octroi::authority
