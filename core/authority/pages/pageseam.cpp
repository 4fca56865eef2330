// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/pages/pageseam.h"

#include "authority/issuer/state.h"
#include "crypto/digest.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QUrl>

namespace octroi::authority {

namespace {

constexpr auto kBase64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

Error over()
{
    return Error{ErrorCode::NotFound, {}, QStringLiteral("the request is over"), {}, QStringLiteral("request_over")};
}

} // namespace

QByteArray PageSeam::signatureOf(const QByteArray &text) const
{
    return QMessageAuthenticationCode::hash("octroid request\n" + text, m_server.keys().lastingSecret(), QCryptographicHash::Sha256).first(16).toBase64(kBase64Url);
}

PageSeam::UnderWay PageSeam::underWay(const Parameters &parameters, const AuthorizationStart &started, qint64 beganMs) const
{
    UnderWay out{{}, beganMs, {}};
    if (const auto *refused = std::get_if<AuthorizationRefusal>(&started)) {
        out.request.clientId = parameters.value("client_id");
        out.refusal = refused->redirect;
    } else {
        out.request = std::get<AuthorizationRequest>(started);
    }
    return out;
}

AuthorizationSeam::Begun PageSeam::begin(const QByteArray &query)
{
    const auto parameters = Parameters::parse(query);
    if (!parameters)
        return {{}, {}, parameters.error().reason, parameters.error().detail};
    if (query.size() > kLongest)
        return {{}, {}, QStringLiteral("invalid_request"), QStringLiteral("the request is too long: push it")};
    const auto started = m_server.authorization().begin(*parameters);
    // Nobody is sent anywhere by a link of somebody else's before they are known here (RFC 9700 section 4.11.2).
    if (const auto *refused = std::get_if<AuthorizationRefusal>(&started);
        refused && (refused->redirect.isEmpty() || parameters->value("prompt") == QLatin1String("none")))
        return {{}, refused->redirect, refused->error, refused->detail};
    if (const auto *request = std::get_if<AuthorizationRequest>(&started)) {
        if (const auto held = m_server.authorization().hold(*request); !held)
            return {{}, {}, QStringLiteral("temporarily_unavailable"), QStringLiteral("the server cannot answer now")};
    }
    const QByteArray text = QByteArray::number(m_clock.nowMs()) + '.' + query.toBase64(kBase64Url);
    return {QString::fromLatin1(text + '.' + signatureOf(text)), {}, {}, {}};
}

/// What was good when it began and is not any more (a client that was revoked meanwhile) is over.
Result<PageSeam::UnderWay> PageSeam::read(const QString &id)
{
    const QByteArray whole = id.toLatin1();
    const qsizetype first = whole.indexOf('.'), last = whole.lastIndexOf('.');
    if (first < 1 || last <= first || !crypto::equalConstantTime(whole.sliced(last + 1), signatureOf(whole.first(last))))
        return over();
    const qint64 beganMs = whole.first(first).toLongLong();
    const auto parameters = Parameters::parse(QByteArray::fromBase64(whole.sliced(first + 1, last - first - 1), kBase64Url));
    if (!parameters || m_clock.nowMs() - beganMs > kKeptMs)
        return over();
    const auto started = m_server.authorization().begin(*parameters);
    const auto *refused = std::get_if<AuthorizationRefusal>(&started);
    if (refused && refused->redirect.isEmpty())
        return over();
    return underWay(*parameters, started, beganMs);
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
    const auto found = read(id);
    if (!found)
        return found.error();
    const AuthorizationRequest &r = found->request;
    AskedFor out;
    describe(out, r.clientId, r.scopes, r.details);
    out.refused = !found->refusal.isEmpty();
    out.uiLocales = r.uiLocales;
    out.loginHint = r.loginHint;
    const QUrl redirect(out.refused ? found->refusal : r.redirectUri);
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
    const auto found = read(id);
    if (!found)
        return found.error();
    if (!found->refusal.isEmpty())
        return refuse(id, {});
    const AuthorizationRequest &request = found->request;
    return m_server.authorization().approve(request, {approver.accountId, approver.authTimeS, approver.methods}, request.scopes);
}

Result<QString> PageSeam::refuse(const QString &id, const QString &error)
{
    const auto found = read(id);
    if (!found)
        return found.error();
    return found->refusal.isEmpty() ? m_server.authorization().deny(found->request, error.toLatin1().constData()) : found->refusal;
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
