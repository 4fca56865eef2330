// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/trace.h"

#include "crypto/jose/jwt.h"
#include "domain/claimmapping.h"

#include <algorithm>

namespace octroi::tokens {

namespace {

/// Puts the lines together, one claim after the other.
class Tracer
{
public:
    Tracer(const QJsonObject &claims, const TraceGround &ground) : m_claims(claims), m_ground(ground) {}

    QList<TraceLine> lines()
    {
        traceIssuer();
        if (m_trusted.isEmpty()) {
            traceClient();
            traceSubject();
            traceScopes();
            traceLifetime();
        } else {
            for (const backends::HeldIssuer &one : std::as_const(m_trusted))
                traceMapping(one.issuer);
        }
        traceAudience();
        traceBinding();
        return m_lines;
    }

private:
    QString text(const char *name) const { return m_claims.value(QLatin1String(name)).toString(); }
    TraceLine &add(const char *claim, const QString &value, Origin origin)
    {
        TraceLine line;
        line.claim = QString::fromLatin1(claim);
        line.value = value.left(300);
        line.origin = origin;
        m_lines.append(line);
        return m_lines.last();
    }

    void traceIssuer()
    {
        const QString iss = text("iss");
        if (iss.isEmpty())
            return;
        if (iss == m_ground.ownIssuer) {
            add("iss", iss, Origin::OwnIssuer);
            return;
        }
        for (const backends::HeldIssuer &one : m_ground.trusted) {
            if (one.issuer.issuer != iss)
                continue;
            m_trusted.append(one);
            TraceLine &line = add("iss", iss, Origin::TrustedIssuer);
            const domain::Api *api = m_ground.inventory->api(one.issuer.apiId);
            line.objectId = one.issuer.id;
            line.objectName = one.issuer.name;
            line.via = api ? api->name : one.issuer.apiId;
        }
        if (m_trusted.isEmpty())
            add("iss", iss, Origin::UnknownIssuer);
    }
    void traceClient()
    {
        const QString id = text("client_id").isEmpty() ? text("azp") : text("client_id");
        if (id.isEmpty())
            return;
        m_client = m_ground.inventory->client(id);
        TraceLine &line = add(text("client_id").isEmpty() ? "azp" : "client_id", id, m_client ? Origin::Client : Origin::UnknownClient);
        if (!m_client)
            return;
        line.objectId = id;
        line.objectName = m_client->name;
        const domain::Application *application = m_ground.inventory->application(m_client->applicationId);
        const domain::Partner *partner = application ? m_ground.inventory->partner(application->partnerId) : nullptr;
        line.via = partner ? partner->name + QStringLiteral(" / ") + application->name : QString();
    }
    void traceSubject()
    {
        const QString sub = text("sub");
        if (!sub.isEmpty())
            add("sub", sub, m_client && sub == m_client->id ? Origin::Itself : Origin::User);
    }
    void traceScopes()
    {
        const QStringList scopes = domain::wordsOf(m_claims.value(QLatin1String("scope")));
        for (const QString &scope : scopes) {
            TraceLine &line = add("scope", scope, Origin::NotGranted);
            if (m_client)
                line.objectName = m_client->name;
            if (!m_client)
                line.origin = Origin::UnknownScope;
            else if (m_client->scopes.contains(scope))
                line.origin = Origin::Granted;
            else if (const QString parent = parentOf(scope); !parent.isEmpty()) {
                line.origin = Origin::GrantedByParent;
                line.via = parent;
            }
        }
    }
    QString parentOf(const QString &scope) const
    {
        const auto &granted = m_client->scopes;
        const auto found = std::find_if(granted.begin(), granted.end(), [&](const QString &one) { return domain::scopeImplies(one, scope); });
        return found == granted.end() ? QString() : *found;
    }
    void traceLifetime()
    {
        const double from = m_claims.value(QLatin1String("iat")).toDouble(), to = m_claims.value(QLatin1String("exp")).toDouble();
        if (!m_client || from <= 0 || to <= from || to > 1e11)
            return;
        TraceLine &line = add("exp", QString::number(qint64(to)), qint64(to - from) == m_client->accessTokenSeconds ? Origin::Lifetime : Origin::OtherLifetime);
        line.seconds = qint64(to - from);
        line.objectId = m_client->id;
        line.objectName = m_client->name;
    }
    void traceMapping(const domain::TrustedIssuer &issuer)
    {
        const QString id = domain::mappedApplication(m_claims, issuer);
        const domain::Application *application = m_ground.inventory->application(id);
        TraceLine &line = add("", issuer.applicationClaim.isEmpty() ? QString() : domain::claimAt(m_claims, issuer.applicationClaim).toString(),
                              application ? Origin::MappedApplication : Origin::NoApplication);
        line.claim = issuer.applicationClaim;
        line.objectId = id;
        line.objectName = application ? application->name : id;
        line.via = issuer.name;
        const auto mapped = domain::mappedScopes(m_claims, issuer);
        for (const domain::MappedScope &one : mapped) {
            const bool within = domain::scopesImply(issuer.scopes, one.scope);
            TraceLine &scope = add("scope", one.scope, within ? Origin::MappedScope : Origin::NotGranted);
            scope.via = one.from;
            scope.objectId = issuer.id;
            scope.objectName = issuer.name;
        }
    }
    void traceAudience()
    {
        static const QString prefix = QStringLiteral("urn:octroi:api:");
        const QStringList audiences = crypto::audienceOf(m_claims);
        for (const QString &audience : audiences) {
            const domain::Api *api = audience.startsWith(prefix) ? m_ground.inventory->api(audience.mid(prefix.size())) : nullptr;
            for (const backends::HeldIssuer &one : std::as_const(m_trusted)) {
                if (!api && one.issuer.audiences.contains(audience))
                    api = m_ground.inventory->api(one.issuer.apiId);
            }
            const bool all = m_trusted.isEmpty() && audience == m_ground.ownIssuer;
            TraceLine &line = add("aud", audience, api ? Origin::OneApi : all ? Origin::EveryApi : Origin::ForeignAudience);
            if (api) {
                line.objectId = api->id;
                line.objectName = api->name;
            }
        }
    }
    void traceBinding()
    {
        const QJsonObject cnf = m_claims.value(QLatin1String("cnf")).toObject();
        if (const QString jkt = cnf.value(QLatin1String("jkt")).toString(); !jkt.isEmpty())
            add("cnf", jkt, Origin::DpopKey);
        if (const QString x5t = cnf.value(QLatin1String("x5t#S256")).toString(); !x5t.isEmpty())
            add("cnf", x5t, Origin::CertificateKey);
    }

    const QJsonObject &m_claims;
    const TraceGround &m_ground;
    const domain::OAuthClient *m_client = nullptr;
    QList<backends::HeldIssuer> m_trusted;
    QList<TraceLine> m_lines;
};

} // namespace

QList<TraceLine> trace(const QJsonObject &claims, const TraceGround &ground)
{
    return Tracer(claims, ground).lines();
}

} // namespace octroi::tokens
