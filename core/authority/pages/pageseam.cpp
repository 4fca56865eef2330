// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/pages/pageseam.h"

#include "authority/issuer/state.h"
#include "crypto/random.h"

#include <QJsonDocument>
#include <QUrl>

namespace octroi::authority {

namespace {

Error over()
{
    return Error{ErrorCode::NotFound, {}, QStringLiteral("the request is over"), {}, QStringLiteral("request_over")};
}

} // namespace

const PageSeam::UnderWay *PageSeam::find(const QString &id)
{
    const auto it = m_underWay.constFind(id);
    if (it == m_underWay.constEnd() || m_clock.nowMs() - it->beganMs > kKeptMs)
        return nullptr;
    return &*it;
}

AuthorizationSeam::Begun PageSeam::begin(const QByteArray &query)
{
    const auto parameters = Parameters::parse(query);
    if (!parameters)
        return {{}, {}, parameters.error().reason, parameters.error().detail};
    const auto started = m_server.authorization().begin(*parameters);
    if (const auto *refused = std::get_if<AuthorizationRefusal>(&started))
        return {{}, refused->redirect, refused->error, refused->detail};
    const qint64 now = m_clock.nowMs();
    if (m_underWay.size() >= kMost)
        m_underWay.removeIf([now](const auto &it) { return now - it.value().beganMs > kKeptMs; });
    if (m_underWay.size() >= kMost) // anybody can begin a request: the memory for it is bounded
        return {{}, {}, QStringLiteral("temporarily_unavailable"), QStringLiteral("too many people are signing in")};
    const QString id = QString::fromLatin1(crypto::randomBase62(22));
    m_underWay.insert(id, {std::get<AuthorizationRequest>(started), now});
    return {id, {}, {}, {}};
}

void PageSeam::describe(AskedFor &asked, const QString &clientId, const QStringList &scopes, const QJsonArray &details) const
{
    const Issuer::State &state = m_issuer.state();
    if (const StoredClient *stored = m_server.context().clients.find(clientId)) {
        const auto *application = state.applications.find(stored->client.applicationId);
        const auto *partner = application ? state.partners.find(application->partnerId) : nullptr;
        asked.clientName = stored->client.name;
        asked.applicationName = application ? application->name : QString();
        asked.partnerName = partner ? partner->name : QString();
        asked.ownClient = !stored->client.consent;
    }
    asked.clientId = clientId;
    for (const QString &name : scopes) {
        const domain::Scope *scope = state.scopes.find(name);
        asked.scopes << AskedFor::Scope{name, scope ? scope->description : QString(),
                                        name == QLatin1String("admin") || (scope && scope->sensitivity == domain::Sensitivity::High)};
    }
    for (const QJsonValue item : details)
        asked.details << QString::fromUtf8(QJsonDocument(item.toObject()).toJson(QJsonDocument::Compact));
}

Result<AskedFor> PageSeam::asked(const QString &id)
{
    const UnderWay *found = find(id);
    if (!found)
        return over();
    const AuthorizationRequest &r = found->request;
    AskedFor out;
    describe(out, r.clientId, r.scopes, r.details);
    out.uiLocales = r.uiLocales;
    out.loginHint = r.loginHint;
    const QUrl redirect(r.redirectUri);
    out.redirectOrigin = redirect.host().isEmpty() ? redirect.scheme() + QLatin1Char(':')
                                                   : redirect.scheme() + QStringLiteral("://") + redirect.authority();
    out.beganMs = found->beganMs;
    out.maxAgeS = r.maxAgeS;
    out.signInAgain = r.prompts.contains(QLatin1String("login"));
    // What was granted in particular is never remembered, nor the administration: any program on the person's
    // machine could ask for it in the name of the console (RFC 8252 section 8.6).
    out.consentAgain = r.prompts.contains(QLatin1String("consent")) || !r.details.isEmpty() || r.scopes.contains(QLatin1String("admin"));
    out.silent = r.prompts.contains(QLatin1String("none"));
    return out;
}

Result<QString> PageSeam::approve(const QString &id, const Approver &approver)
{
    const UnderWay *found = find(id);
    if (!found)
        return over();
    const AuthorizationRequest request = found->request;
    m_underWay.remove(id);
    return m_server.authorization().approve(request, {approver.accountId, approver.authTimeS, approver.methods}, request.scopes);
}

Result<QString> PageSeam::refuse(const QString &id, const QString &error)
{
    const UnderWay *found = find(id);
    if (!found)
        return over();
    const QString redirect = m_server.authorization().deny(found->request, error.toLatin1().constData());
    m_underWay.remove(id);
    return redirect;
}

Result<AskedFor> PageSeam::askedByDevice(const QString &userCode, const QString &address)
{
    const auto device = m_server.devices().lookup(userCode, address);
    if (!device)
        return device.error();
    AskedFor out;
    describe(out, device->clientId, device->scopes, device->details);
    out.beganMs = m_clock.nowMs();
    return out;
}

Result<void> PageSeam::approveDevice(const QString &userCode, const Approver &approver)
{
    const auto device = m_server.devices().pendingScopes(userCode);
    if (!device)
        return device.error();
    return m_server.devices().approve(userCode, {approver.accountId, approver.authTimeS, approver.methods}, *device);
}

Result<void> PageSeam::refuseDevice(const QString &userCode)
{
    return m_server.devices().deny(userCode);
}

} // namespace octroi::authority
