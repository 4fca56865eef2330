// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/authorization.h"
#include "authority/oauth/oauthcontext.h"

namespace octroi::authority {

/// What a person sees of a device that waits for approval.
struct DeviceRequest
{
    QString userCode; ///< as it is shown: "BCDF-GHJK"
    QString clientId, clientName, clientUri, logoUri;
    QStringList scopes, resources;
    QJsonArray details;
};

/// The device grant but its polling (RFC 8628): the device's request, and what its page asks for.
class DeviceEndpoint
{
public:
    static constexpr qint64 kLifeMs = 600'000, kIntervalMs = 5'000;

    explicit DeviceEndpoint(OAuthContext &context) : m_c(context), m_failures(context.clock) {}

    /// POST /oauth/device_authorization, for an authenticated client. `verificationUri`: the page.
    Result<QJsonObject> begin(const domain::OAuthClient &client, const Parameters &parameters);

    /// What is typed may have other letters' case and any dashes and spaces. Errors: NotFound, reason
    /// user_code_unknown; RateLimited after ten wrong codes of one address in a minute (section 5.1).
    Result<DeviceRequest> lookup(const QString &userCode, const QString &address);
    /// What approve() may be given at most. Error: NotFound.
    Result<QStringList> pendingScopes(const QString &userCode);
    /// Errors: NotFound (gone or decided meanwhile), Invalid (a scope that was not asked for).
    Result<void> approve(const QString &userCode, const AccountIdentity &account, const QStringList &scopes);
    Result<void> deny(const QString &userCode);

private:
    Result<StoredDevice> pending(const QString &userCode);

    OAuthContext &m_c;
    FailureLimit m_failures;
};

} // namespace octroi::authority
