// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/authorizationserver.h"

#include "authority/issuer/state.h"
#include "base/log.h"

namespace octroi::authority {

namespace {
constexpr qint64 kTidyMs = 60'000, kPushMs = 90'000;
}

AuthorizationServer::AuthorizationServer(Store &store, Issuer &issuer, ClientRegistry &clients, Administrators &administrators,
                                         const Clock &clock, Options options)
    : m_keys(store.oauth(), clock, options.keys)
    , m_revocations(store.oauth(), clock)
    , m_authentication(clients, store.oauth(), clock)
    , m_dpop(m_keys, clock, store.shared() ? &store.oauth() : nullptr)
    , m_context{store, issuer, clients, clock, m_keys, m_revocations, m_authentication, m_dpop, {}, {}, {}}
    , m_token(m_context, administrators)
    , m_services(m_context, m_token.grants())
    , m_authorization(m_context)
    , m_devices(m_context)
    , m_registration(m_context)
    , m_starts(clock, 120)
{
}

Result<void> AuthorizationServer::load()
{
    // Two nodes that start on an empty store make one key.
    if (const auto loaded = m_context.store.transact([&] { return m_keys.load(); }); !loaded)
        return loaded;
    m_revocations.announce = [this](const TokenRevocation &r) { m_context.issuer.state().sink.revokeTokens(r); };
    return m_revocations.load();
}

QList<domain::TrustedIssuer> AuthorizationServer::clientsWithKeyUri() const
{
    QList<domain::TrustedIssuer> out;
    for (const StoredClient &stored : m_context.issuer.state().clients) {
        if (stored.client.jwksUri.isEmpty() || !m_context.clients.mayAct(stored))
            continue;
        domain::TrustedIssuer place;
        place.id = stored.client.id;
        place.name = stored.client.name;
        place.keySource = domain::TrustedIssuer::KeySource::Uri;
        place.jwksUri = stored.client.jwksUri;
        out << place;
    }
    return out;
}

void AuthorizationServer::publishKeys()
{
    m_context.issuer.state().sink.putSigningKeys({m_context.issuerUrl, {m_context.issuerUrl}, m_keys.published()});
}

void AuthorizationServer::setIssuer(const QString &url)
{
    m_context.issuerUrl = url;
    LiveSink &sink = m_context.issuer.state().sink;
    // What was revoked is known by the issuer's name, and has to be known before the keys are.
    sink.putSigningKeys({url, {url}, {}});
    m_revocations.announceAll();
    publishKeys();
    if (const auto filled = readTokens(); !filled)
        logEvent(LogLevel::Error, "oauth.tokens_not_read", {{"error", filled.error().toString()}});
}

Result<void> AuthorizationServer::tick()
{
    if (const auto touched = m_context.clients.flushUse(); !touched)
        return touched;
    const qint64 now = m_context.clock.nowMs();
    if (now - m_tidiedMs < kTidyMs && now >= m_tidiedMs)
        return {};
    m_tidiedMs = now;
    m_revocations.dropExpired();
    bool rotated = false;
    const auto done = m_context.store.transact([&]() -> Result<void> {
        const auto changed = m_keys.rotateByTime();
        if (!changed)
            return changed.error();
        rotated = *changed;
        return m_context.oauth().dropExpired(now);
    });
    if (done && rotated)
        publishKeys();
    return done;
}

Result<AuthorizationServer::Known> AuthorizationServer::knownClient(const OAuthRequest &request)
{
    auto parameters = Parameters::ofForm(request.contentType, request.body);
    if (!parameters)
        return parameters.error();
    const auto shown = ClientAuthentication::read(request, *parameters);
    if (!shown)
        return shown.error();
    auto client = m_authentication.authenticate(*shown, request, m_context.audiences());
    if (!client)
        return client.error();
    return Known{std::move(*parameters), *client};
}

OAuthAnswer AuthorizationServer::answered(const OAuthRequest &request, Result<QJsonObject> body, int status) const
{
    OAuthAnswer out = body ? OAuthAnswer{status, *body, {}, false} : refusal(body.error());
    if (out.status == 401 && request.authorization.left(6).toLower() == "basic ")
        out.headers.emplaceBack("WWW-Authenticate", "Basic realm=\"octroid\", charset=\"UTF-8\"");
    if (request.proofs > 0)
        out.headers.emplaceBack("DPoP-Nonce", m_dpop.nonce());
    return out;
}

Result<void> AuthorizationServer::mayStart(const OAuthRequest &request, const domain::OAuthClient &client)
{
    if (!client.isPublic())
        return {};
    if (m_starts.blocked(request.address))
        return oauthError("temporarily_unavailable", "too many requests of this address", ErrorCode::RateLimited);
    m_starts.failed(request.address);
    return {};
}

OAuthAnswer AuthorizationServer::pushRequest(const OAuthRequest &request)
{
    const auto push = [&]() -> Result<QJsonObject> {
        auto known = knownClient(request);
        if (!known)
            return known.error();
        Parameters &p = known->parameters;
        const StoredClient &stored = *known->client.client;
        if (!stored.client.hasGrant(QLatin1String("authorization_code")))
            return oauthError("unauthorized_client", "the client does not sign people in");
        if (const auto may = mayStart(request, stored.client); !may)
            return may.error();
        if (p.has("request_uri")) // RFC 9126 section 2.1
            return oauthError("invalid_request", "request_uri cannot be pushed");
        const auto thumbprint = m_dpop.check(request, m_context.issuerUrl, true);
        if (!thumbprint)
            return thumbprint.error();
        // RFC 9449 section 10.1: the proof binds the code as dpop_jkt does, and both say the same.
        if (!thumbprint->isEmpty()) {
            if (p.has("dpop_jkt") && p.value("dpop_jkt") != *thumbprint)
                return oauthError("invalid_dpop_proof", "dpop_jkt names another key than the proof");
            p.set(QStringLiteral("dpop_jkt"), {*thumbprint});
        }
        const auto redirect = m_authorization.redirectOf(p, stored.client);
        if (!redirect)
            return redirect.error();
        if (const auto whole = m_authorization.validated(p, stored, {}); !whole)
            return whole.error();
        QJsonObject kept;
        for (auto it = p.all().begin(); it != p.all().end(); ++it) {
            if (it.key() != QLatin1String("client_secret") && !it.key().startsWith(QLatin1String("client_assertion")))
                kept.insert(it.key(), QJsonArray::fromStringList(it.value()));
        }
        const Handle handle = Handle::fresh();
        const auto put = m_context.oauth().putPush(handle.digest, stored.client.id, kept, m_context.clock.nowMs() + kPushMs);
        if (!put)
            return serverError(put.error());
        return QJsonObject{{QStringLiteral("request_uri"), QString(QStringLiteral("urn:ietf:params:oauth:request_uri:") + handle.text.revealText())},
                           {QStringLiteral("expires_in"), kPushMs / 1000}};
    };
    return answered(request, push(), 201);
}

OAuthAnswer AuthorizationServer::deviceAuthorization(const OAuthRequest &request)
{
    const auto known = knownClient(request);
    if (!known)
        return answered(request, known.error());
    const domain::OAuthClient &client = known->client.client->client;
    if (!client.hasGrant(QLatin1String("urn:ietf:params:oauth:grant-type:device_code")))
        return answered(request, oauthError("unauthorized_client", "the client is not registered for the device grant"));
    if (const auto may = mayStart(request, client); !may)
        return answered(request, may.error());
    return answered(request, m_devices.begin(client, known->parameters));
}

OAuthAnswer AuthorizationServer::introspect(const OAuthRequest &request, bool administrator)
{
    if (administrator) {
        const auto parameters = Parameters::ofForm(request.contentType, request.body);
        return answered(request, parameters ? m_services.introspect(*parameters, nullptr) : Result<QJsonObject>(parameters.error()));
    }
    const auto known = knownClient(request);
    if (!known)
        return answered(request, known.error());
    const domain::OAuthClient &client = known->client.client->client;
    // Section 2.1: who only names itself could try out tokens.
    if (client.isPublic())
        return answered(request, oauthError("invalid_client", "introspection needs a client that authenticates", ErrorCode::Unauthorized));
    return answered(request, m_services.introspect(known->parameters, &client));
}

OAuthAnswer AuthorizationServer::revoke(const OAuthRequest &request)
{
    const auto known = knownClient(request);
    if (!known)
        return answered(request, known.error());
    const domain::OAuthClient client = known->client.client->client;
    const auto done = m_services.revoke(request, known->parameters, client);
    if (!done)
        return answered(request, done.error());
    return {200, {}, {}, true};
}

} // namespace octroi::authority
