// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/deviceendpoint.h"

#include "authority/oauth/scopepolicy.h"
#include "crypto/random.h"

namespace octroi::authority {

namespace {

/// Without vowels and look-alikes (RFC 8628 section 6.1); 20^8 codes live ten minutes each.
const QLatin1String kLetters("BCDFGHJKLMNPQRSTVWXZ");

QString freshUserCode()
{
    QString out;
    while (out.size() < 8) {
        for (const char b : crypto::randomBytes(16)) {
            const auto value = static_cast<unsigned char>(b);
            if (value < 240 && out.size() < 8) // 12 * 20
                out += kLetters.at(value % kLetters.size());
        }
    }
    return out;
}

QString plain(const QString &typed)
{
    QString out;
    for (const QChar c : typed.toUpper()) {
        if (kLetters.contains(c))
            out += c;
    }
    return out;
}

QString shown(const QString &code)
{
    return code.left(4) + QLatin1Char('-') + code.mid(4);
}

} // namespace

Result<QJsonObject> DeviceEndpoint::begin(const domain::OAuthClient &client, const Parameters &parameters)
{
    const auto asked = askedRights(parameters, client, true);
    if (!asked)
        return asked.error();
    Authorization a;
    a.clientId = client.id;
    a.scopes = asked->scopes;
    a.resources = asked->resources;
    a.details = asked->details;
    const Handle code = Handle::fresh();
    QString userCode = freshUserCode();
    for (;;) { // an expired one may still hold it
        const auto taken = m_c.oauth().deviceOf(userCode);
        if (!taken)
            return serverError(taken.error());
        if (!*taken)
            break;
        userCode = freshUserCode();
    }
    const auto put = m_c.oauth().putDevice({code.digest, userCode, client.id, QStringLiteral("pending"), a.toJson(),
                                            m_c.clock.nowMs() + kLifeMs, 0, kIntervalMs});
    if (!put)
        return serverError(put.error());
    return QJsonObject{{QStringLiteral("device_code"), code.text.revealText()},
                       {QStringLiteral("user_code"), shown(userCode)},
                       {QStringLiteral("verification_uri"), m_c.url("/device")},
                       {QStringLiteral("verification_uri_complete"), QString(m_c.url("/device?user_code=") + shown(userCode))},
                       {QStringLiteral("expires_in"), kLifeMs / 1000},
                       {QStringLiteral("interval"), kIntervalMs / 1000}};
}

Result<StoredDevice> DeviceEndpoint::pending(const QString &userCode)
{
    const auto found = m_c.oauth().deviceOf(plain(userCode));
    if (!found)
        return found.error();
    const StoredClient *client = *found ? m_c.clients.find((*found)->clientId) : nullptr;
    if (!client || !m_c.clients.mayAct(*client) || (*found)->status != QLatin1String("pending") || (*found)->expiresMs <= m_c.clock.nowMs())
        return Error{ErrorCode::NotFound, {}, QStringLiteral("no device waits with this code"), {}, QStringLiteral("user_code_unknown")};
    return **found;
}

Result<DeviceRequest> DeviceEndpoint::lookup(const QString &userCode, const QString &address)
{
    if (m_failures.blocked(address))
        return Error{ErrorCode::RateLimited, {}, QStringLiteral("too many wrong codes"), {}, QStringLiteral("user_code_limited")};
    const auto device = pending(userCode);
    if (!device) {
        if (device.error().code == ErrorCode::NotFound)
            m_failures.failed(address);
        return device.error();
    }
    const domain::OAuthClient &client = m_c.clients.find(device->clientId)->client;
    const Authorization a = Authorization::fromJson(device->grant);
    return DeviceRequest{shown(device->userCode), client.id, client.name, client.clientUri, client.logoUri, a.scopes, a.resources, a.details};
}

Result<QStringList> DeviceEndpoint::pendingScopes(const QString &userCode)
{
    const auto device = pending(userCode);
    return device ? Result<QStringList>(Authorization::fromJson(device->grant).scopes) : device.error();
}

Result<void> DeviceEndpoint::approve(const QString &userCode, const AccountIdentity &account, const QStringList &scopes)
{
    auto device = pending(userCode);
    if (!device)
        return device.error();
    Authorization a = Authorization::fromJson(device->grant);
    for (const QString &scope : scopes) {
        if (!a.scopes.contains(scope))
            return oauthError("invalid_scope", "a scope was approved that was not asked for");
    }
    a.scopes = scopes;
    a.accountId = a.subject = account.id;
    a.authTimeS = account.authTimeS > 0 ? account.authTimeS : m_c.clock.nowMs() / 1000;
    a.methods = account.methods;
    device->grant = a.toJson();
    device->status = QStringLiteral("approved");
    return m_c.oauth().putDevice(*device);
}

Result<void> DeviceEndpoint::deny(const QString &userCode)
{
    auto device = pending(userCode);
    if (!device)
        return device.error();
    device->status = QStringLiteral("denied");
    return m_c.oauth().putDevice(*device);
}

} // namespace octroi::authority
