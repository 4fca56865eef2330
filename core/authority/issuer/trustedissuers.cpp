// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/keyrules.h"
#include "authority/issuer/state.h"
#include "domain/name.h"

namespace octroi::authority {

namespace {

constexpr int kMostMappings = 200, kMostAudiences = 20, kMostText = 300;

const QStringList &members()
{
    static const QStringList names = [] {
        QStringList out;
        for (const char *name : {"api_id", "name", "issuer", "audiences", "types", "algorithms", "key_source", "jwks_uri", "jwks",
                                 "scopes", "scope_claim", "scope_mappings", "application_claim", "applications",
                                 "application_id", "plan_id", "enabled"})
            out << QString::fromLatin1(name);
        return out;
    }();
    return names;
}

QString shortText(Body &body, const char *name)
{
    const QString text = body.text(name);
    if (text.size() > kMostText)
        body.fail(name, "text_too_long", QStringLiteral("has more than %1 characters").arg(kMostText));
    return text;
}

QStringList shortList(Body &body, const char *name)
{
    QStringList list = body.list(name, kMostAudiences);
    list.removeDuplicates();
    for (const QString &item : list) {
        if (item.isEmpty() || item.size() > kMostText)
            body.fail(name, "member_type", QStringLiteral("holds a text that is empty or too long"));
    }
    return list;
}

void readUri(Body &body, const char *name, QString &to)
{
    to = body.text(name);
    if (const auto checked = domain::checkIssuerUri(to); !checked)
        body.fail(name, checked.error().reason.toLatin1().constData(), checked.error().detail);
}

void readScopeNames(Body &body, const char *name, const Issuer::State &state, QStringList &to)
{
    to = body.list(name, kMostMappings);
    to.removeDuplicates();
    if (const auto known = checkScopesKnown(state, to); !known)
        body.fail(name, "scope_unknown", known.error().detail);
}

void readMappings(Body &body, const Issuer::State &state, QList<domain::TrustedIssuer::ScopeMapping> &to)
{
    to.clear();
    for (const QJsonValue item : body.array("scope_mappings", kMostMappings)) {
        Body one(item.toObject(), {QStringLiteral("claim"), QStringLiteral("value"), QStringLiteral("scopes")},
                 QStringLiteral("scope_mappings"));
        one.require({"claim", "value", "scopes"});
        domain::TrustedIssuer::ScopeMapping mapping{shortText(one, "claim"), shortText(one, "value"), {}};
        readScopeNames(one, "scopes", state, mapping.scopes);
        if (one.ok() && (mapping.claim.isEmpty() || mapping.value.isEmpty()))
            one.fail("claim", "text_empty", QStringLiteral("names no claim or no value"));
        if (!one.ok())
            return body.fail(one.error());
        to << mapping;
    }
}

void readApplications(Body &body, const Issuer::State &state, QList<domain::TrustedIssuer::ApplicationMapping> &to)
{
    to.clear();
    for (const QJsonValue item : body.array("applications", kMostMappings)) {
        Body one(item.toObject(), {QStringLiteral("value"), QStringLiteral("application_id")}, QStringLiteral("applications"));
        one.require({"value", "application_id"});
        const domain::TrustedIssuer::ApplicationMapping mapping{shortText(one, "value"), one.text("application_id")};
        if (one.ok() && !state.applications.find(mapping.applicationId))
            one.fail("application_id", "application_unknown", QStringLiteral("there is no such application"));
        if (!one.ok())
            return body.fail(one.error());
        to << mapping;
    }
}

void readKeys(Body &body, domain::TrustedIssuer &issuer)
{
    body.choice("key_source", issuer.keySource, domain::keySourceFromName);
    if (body.has("jwks_uri") && !(body.value("jwks_uri").toString().isEmpty()))
        readUri(body, "jwks_uri", issuer.jwksUri);
    else if (body.has("jwks_uri"))
        issuer.jwksUri.clear();
    if (body.has("jwks")) {
        issuer.jwks = body.isNull("jwks") ? QJsonObject() : body.object("jwks");
        if (const auto set = crypto::JwkSet::fromJson(issuer.jwks); !issuer.jwks.isEmpty() && !set)
            body.fail("jwks", set.error().reason.toLatin1().constData(), set.error().detail);
        else if (set && !issuer.jwks.isEmpty())
            issuer.jwks = set->toJson(); // without what is not known and what else was in it
    }
    using Source = domain::TrustedIssuer::KeySource;
    if (issuer.keySource == Source::Uri && issuer.jwksUri.isEmpty())
        body.fail("jwks_uri", "member_missing", QStringLiteral("is missing"));
    if (issuer.keySource == Source::Inline && issuer.jwks.value(QLatin1String("keys")).toArray().isEmpty())
        body.fail("jwks", "jwks_empty", QStringLiteral("has no key that can be used"));
}

void readToken(Body &body, domain::TrustedIssuer &issuer)
{
    if (body.has("issuer"))
        readUri(body, "issuer", issuer.issuer);
    if (body.has("audiences"))
        issuer.audiences = shortList(body, "audiences");
    if (issuer.audiences.isEmpty())
        // RFC 8725 section 3.9: a token that was meant for somebody else is not to be taken.
        body.fail("audiences", "list_empty", QStringLiteral("is empty"));
    if (body.has("types"))
        issuer.types = shortList(body, "types");
    if (body.has("algorithms"))
        issuer.algorithms = shortList(body, "algorithms");
    for (const QString &name : issuer.algorithms) {
        if (!crypto::algorithmFromName(name))
            body.fail("algorithms", "algorithm_unknown", QStringLiteral("\"%1\" is not accepted").arg(name.left(80)));
    }
    if (issuer.algorithms.isEmpty())
        body.fail("algorithms", "list_empty", QStringLiteral("is empty"));
}

void apply(Body &body, domain::TrustedIssuer &issuer, const Issuer::State &state)
{
    if (body.has("name"))
        body.take(domain::checkName(body.text("name")), issuer.name);
    if (body.has("api_id")) {
        issuer.apiId = body.text("api_id");
        if (!state.apis.find(issuer.apiId))
            body.fail("api_id", "api_unknown", QStringLiteral("there is no such API"));
    }
    readToken(body, issuer);
    readKeys(body, issuer);
    if (body.has("scopes"))
        readScopeNames(body, "scopes", state, issuer.scopes);
    if (body.has("scope_claim"))
        issuer.scopeClaim = shortText(body, "scope_claim");
    if (body.has("scope_mappings"))
        readMappings(body, state, issuer.scopeMappings);
    if (body.has("application_claim"))
        issuer.applicationClaim = shortText(body, "application_claim");
    if (body.has("applications"))
        readApplications(body, state, issuer.applications);
    if (body.has("application_id")) {
        issuer.applicationId = body.isNull("application_id") ? QString() : body.text("application_id");
        if (!issuer.applicationId.isEmpty() && !state.applications.find(issuer.applicationId))
            body.fail("application_id", "application_unknown", QStringLiteral("there is no such application"));
    }
    if (body.has("plan_id")) {
        issuer.planId = body.isNull("plan_id") ? QString() : body.text("plan_id");
        if (!issuer.planId.isEmpty() && !state.plans.find(issuer.planId))
            body.fail("plan_id", "plan_unknown", QStringLiteral("there is no such plan"));
    }
    if (body.has("enabled")) {
        if (!body.value("enabled").isBool())
            body.fail("enabled", "member_type", QStringLiteral("is neither true nor false"));
        issuer.enabled = body.value("enabled").toBool();
    }
}

/// One issuer has one set of rules at an API.
Result<void> checkUnique(const Issuer::State &state, const domain::TrustedIssuer &issuer)
{
    for (const domain::TrustedIssuer &other : state.trustedIssuers) {
        if (other.id != issuer.id && other.apiId == issuer.apiId && other.issuer == issuer.issuer)
            return taken("issuer", issuer.issuer);
    }
    return {};
}

} // namespace

void Issuer::State::announceTrust() const
{
    QList<LiveTrustedIssuer> all;
    for (const domain::TrustedIssuer &issuer : trustedIssuers) {
        LiveTrustedIssuer live{issuer, fetchedKeys.value(issuer.id), {}};
        live.issuer.scopes = bridged(issuer.scopes);
        for (auto &mapping : live.issuer.scopeMappings)
            mapping.scopes = bridged(mapping.scopes);
        if (issuer.keySource == domain::TrustedIssuer::KeySource::Inline) {
            if (auto set = crypto::JwkSet::fromJson(issuer.jwks))
                live.keys = *set;
        }
        const auto name = [&](const QString &applicationId) {
            const auto *application = applications.find(applicationId);
            const auto *partner = application ? partners.find(application->partnerId) : nullptr;
            if (partner && partner->status == domain::PartnerStatus::Active)
                live.partners.insert(applicationId, partner->id);
        };
        name(issuer.applicationId);
        for (const auto &mapping : issuer.applications)
            name(mapping.applicationId);
        all << live;
    }
    sink.putTrustedIssuers(all);
}

Result<domain::TrustedIssuer> Issuer::createTrustedIssuer(const Caller &caller, const QJsonObject &object)
{
    const Creation request{"trusted_issuer.create", {}, object};
    const auto before = m_state->madeBefore(caller, request);
    if (!before)
        return before.error();
    if (!before->isEmpty())
        return trustedIssuer(*before);
    Body body(object, members());
    body.require({"api_id", "name", "issuer", "audiences"});
    domain::TrustedIssuer issuer;
    apply(body, issuer, *m_state);
    if (!body.ok())
        return body.error();
    if (const auto unique = checkUnique(*m_state, issuer); !unique)
        return unique.error();
    issuer.id = m_state->freshId(m_state->trustedIssuers);
    issuer.createdAt = m_state->clock.now();
    issuer.version = 1;
    const auto done = m_state->commit(
        caller, request, {{"trusted_issuer.create", "trusted_issuer", issuer.id, issuer.name, {}, domain::toJson(issuer)}},
        [&] { return m_state->store.putTrustedIssuer(issuer); });
    if (!done)
        return done.error();
    m_state->trustedIssuers.put(issuer);
    m_state->announceTrust();
    return issuer;
}

Result<domain::TrustedIssuer> Issuer::updateTrustedIssuer(const Caller &caller, const QString &id, const QJsonObject &object)
{
    const auto before = m_state->editable(m_state->trustedIssuers, "trusted_issuer", caller, id);
    if (!before)
        return before;
    Body body(object, members());
    domain::TrustedIssuer issuer = *before;
    apply(body, issuer, *m_state);
    if (!body.ok())
        return body.error();
    if (const auto unique = checkUnique(*m_state, issuer); !unique)
        return unique.error();
    if (issuer == *before)
        return issuer;
    ++issuer.version;
    const auto done = m_state->commit(caller,
                                      {{"trusted_issuer.update", "trusted_issuer", id, issuer.name, domain::toJson(*before),
                                        domain::toJson(issuer)}},
                                      [&] { return m_state->store.putTrustedIssuer(issuer); });
    if (!done)
        return done.error();
    m_state->trustedIssuers.put(issuer);
    // Keys of another issuer or place are not this one's.
    if (issuer.issuer != before->issuer || issuer.keySource != before->keySource || issuer.jwksUri != before->jwksUri)
        m_state->fetchedKeys.remove(id);
    m_state->announceTrust();
    return issuer;
}

Result<void> Issuer::removeTrustedIssuer(const Caller &caller, const QString &id)
{
    const auto before = m_state->editable(m_state->trustedIssuers, "trusted_issuer", caller, id);
    if (!before)
        return before.error();
    const auto done = m_state->commit(
        caller, {{"trusted_issuer.remove", "trusted_issuer", id, before->name, domain::toJson(*before), {}}},
        [&] { return m_state->store.removeTrustedIssuer(id); });
    if (!done)
        return done;
    m_state->trustedIssuers.remove(id);
    m_state->fetchedKeys.remove(id);
    m_state->announceTrust();
    return {};
}

Result<domain::TrustedIssuer> Issuer::trustedIssuer(const QString &id, const domain::RoleLimits &limits) const
{
    const auto *issuer = m_state->trustedIssuers.find(id);
    return issuer && !limits.isLimited() ? Result<domain::TrustedIssuer>(*issuer) : notFound("trusted_issuer", id);
}

Result<Listing<domain::TrustedIssuer>> Issuer::trustedIssuers(const ListQuery &query, const QString &apiId) const
{
    const QString words = domain::nameKey(query.filter);
    return m_state->trustedIssuers.page<domain::TrustedIssuer>(
        query,
        [&](const domain::TrustedIssuer &issuer) {
            return !query.limits.isLimited() && (apiId.isEmpty() || issuer.apiId == apiId) &&
                domain::nameKey(issuer.name).contains(words);
        },
        [](const domain::TrustedIssuer &issuer) { return issuer; });
}

QList<domain::TrustedIssuer> Issuer::allTrustedIssuers() const
{
    return {m_state->trustedIssuers.begin(), m_state->trustedIssuers.end()};
}

void Issuer::putFetchedKeys(const QString &trustedIssuerId, const crypto::JwkSet &keys)
{
    if (!m_state->trustedIssuers.find(trustedIssuerId))
        return;
    m_state->fetchedKeys.insert(trustedIssuerId, keys);
    m_state->announceTrust();
}

} // namespace octroi::authority
