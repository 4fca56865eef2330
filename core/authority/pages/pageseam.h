// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/authorizationserver.h"
#include "authority/pages/authorizationseam.h"

namespace octroi::authority {

/// The authorization server as the pages ask for it. Nothing is kept of a request under way: its identifier is the
/// request itself with the time at which it began, authenticated, so that every node of a store can go on with it and
/// nobody fills a memory. Who takes longer than half an hour begins anew at the client.
class PageSeam final : public AuthorizationSeam
{
public:
    static constexpr qint64 kKeptMs = AuthorizationEndpoint::kHeldMs;
    static constexpr qsizetype kLongest = 4'096; ///< of a query; what is longer is to be pushed (RFC 9126)

    PageSeam(AuthorizationServer &server, Issuer &issuer, const Clock &clock) : m_server(server), m_issuer(issuer), m_clock(clock) {}

    Begun begin(const QByteArray &query) override;
    Result<AskedFor> asked(const QString &id) override;
    Result<QString> approve(const QString &id, const Approver &approver) override;
    Result<QString> refuse(const QString &id, const QString &error) override;
    Result<AskedFor> askedByDevice(const QString &userCode, const QString &address) override;
    Result<void> approveDevice(const QString &userCode, const Approver &approver) override;
    Result<void> refuseDevice(const QString &userCode) override;

private:
    struct UnderWay
    {
        AuthorizationRequest request;
        qint64 beganMs = 0;
        QString refusal; ///< where the browser goes in any case
    };
    Result<UnderWay> read(const QString &id);
    UnderWay underWay(const Parameters &parameters, const AuthorizationStart &started, qint64 beganMs) const;
    QByteArray signatureOf(const QByteArray &text) const;
    void describe(AskedFor &asked, const QString &clientId, const QStringList &scopes, const QJsonArray &details) const;

    AuthorizationServer &m_server;
    Issuer &m_issuer;
    const Clock &m_clock;
};

} // namespace octroi::authority
