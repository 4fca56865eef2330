// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/authorizationserver.h"
#include "authority/pages/authorizationseam.h"

#include <QHash>

namespace octroi::authority {

/// The authorization server as the pages ask for it. Requests under way are kept in memory for half an hour: who
/// takes longer begins anew at the client.
class PageSeam final : public AuthorizationSeam
{
public:
    static constexpr qint64 kKeptMs = 30 * 60'000;
    static constexpr qsizetype kMost = 10'000;

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
    };
    const UnderWay *find(const QString &id);
    void describe(AskedFor &asked, const QString &clientId, const QStringList &scopes, const QJsonArray &details) const;

    AuthorizationServer &m_server;
    Issuer &m_issuer;
    const Clock &m_clock;
    QHash<QString, UnderWay> m_underWay;
};

} // namespace octroi::authority
