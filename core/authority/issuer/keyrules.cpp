// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/keyrules.h"

#include "authority/issuer/reach.h"
#include "domain/name.h"

#include <QRegularExpression>
#include <QUrl>

namespace octroi::authority {

namespace {

constexpr int kMostScopes = 500;
constexpr int kMostRestrictions = 200;
constexpr int kMostTags = 20;
/// A client that asks for exactly the longest lifetime reckons with its own clock.
constexpr qint64 kClockSkewMs = 5 * 60 * 1000;
constexpr qint64 kDayMs = 24LL * 3600 * 1000;

void readScopes(Body &body, domain::ApiKey &key, const Issuer::State &state)
{
    QStringList scopes = body.list("scopes", kMostScopes);
    for (QString &scope : scopes) {
        auto checked = domain::checkScopeName(scope.trimmed(), true);
        if (!checked) {
            Error error = checked.error();
            error.field = QStringLiteral("scopes");
            body.fail(error);
            return;
        }
        scope = *checked;
    }
    scopes.removeDuplicates();
    if (const auto known = checkScopesKnown(state, scopes); !known)
        body.fail(known.error());
    key.scopes = scopes;
}

/// An API that was removed since may stay: a form says again what the key has.
void readApis(Body &inner, QStringList &apis, const KeyRuler &ruler)
{
    QStringList wanted = inner.list("apis", kMostRestrictions);
    wanted.removeDuplicates();
    const Reach reach(ruler.state, ruler.limits);
    for (const QString &id : std::as_const(wanted)) {
        const auto *api = ruler.state.apis.find(id);
        if ((!api || !reach.sees(*api)) && !apis.contains(id)) {
            inner.fail("apis", "api_unknown", QStringLiteral("there is no API \"%1\"").arg(id.left(80)));
            return;
        }
    }
    apis = wanted;
}

void readRestrictions(Body &body, domain::Restrictions &restrictions, const KeyRuler &ruler)
{
    Body inner(body.object("restrictions"),
               {QStringLiteral("addresses"), QStringLiteral("referrers"), QStringLiteral("apis")},
               QStringLiteral("restrictions"));
    if (inner.has("addresses")) {
        restrictions.addresses = inner.list("addresses", kMostRestrictions);
        for (QString &address : restrictions.addresses)
            inner.take(domain::checkCidr(address), address);
        restrictions.addresses.removeDuplicates();
    }
    if (inner.has("referrers")) {
        restrictions.referrers = inner.list("referrers", kMostRestrictions);
        for (QString &referrer : restrictions.referrers)
            inner.take(checkReferrer(referrer), referrer);
        restrictions.referrers.removeDuplicates();
    }
    if (inner.has("apis"))
        readApis(inner, restrictions.apis, ruler);
    if (!inner.ok())
        body.fail(inner.error());
}

void readTags(Body &body, QStringList &tags)
{
    tags = body.list("tags", kMostTags);
    for (QString &tag : tags)
        body.take(domain::checkName(tag, QStringLiteral("tags")), tag);
    tags.removeDuplicates();
}

} // namespace

Result<void> checkScopesKnown(const Issuer::State &state, const QStringList &scopes)
{
    for (const QString &scope : scopes) {
        if (state.scopes.find(scope))
            continue;
        const bool covers =
            scope.endsWith(QLatin1String(":*")) &&
            std::any_of(state.scopes.begin(), state.scopes.end(),
                        [&](const domain::Scope &other) { return domain::scopeImplies(scope, other.name); });
        if (!covers)
            return invalid("scopes", "scope_unknown", QStringLiteral("there is no scope \"%1\"").arg(scope));
    }
    return {};
}

Result<void> checkLifetime(const Issuer::State &state, const domain::ApiKey &key)
{
    for (const domain::Scope &scope : state.scopes) {
        if (scope.maxLifetimeDays <= 0 || !domain::scopesImply(key.scopes, scope.name))
            continue;
        const QDateTime latest = key.createdAt.addMSecs(scope.maxLifetimeDays * kDayMs + kClockSkewMs);
        if (!key.expiresAt.isValid() || key.expiresAt > latest) {
            return invalid("expires_at", "lifetime_exceeded",
                           QStringLiteral("the scope \"%1\" allows a lifetime of %2 days at most")
                               .arg(scope.name)
                               .arg(scope.maxLifetimeDays));
        }
    }
    return {};
}

Result<QString> checkReferrer(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(
        "^(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$"));
    const QString written = text.trimmed().toLower();
    const bool wild = written.startsWith(QLatin1String("*."));
    // Names in other scripts come in the Referer header in their ASCII form.
    const QString host = QString::fromLatin1(QUrl::toAce(wild ? written.mid(2) : written));
    const QString plain = wild ? QStringLiteral("*.") + host : host;
    if (plain.size() > 253 || !form.match(plain).hasMatch()) {
        return Error{ErrorCode::Invalid, text.left(80),
                     QStringLiteral("not a host name such as app.example.org or *.example.org"),
                     QStringLiteral("referrers"), QStringLiteral("referrer_syntax")};
    }
    return plain;
}

void applyKeyMembers(Body &body, domain::ApiKey &key, const KeyRuler &ruler)
{
    const Issuer::State &state = ruler.state;
    if (body.has("name"))
        body.take(domain::checkName(body.text("name")), key.name);
    if (body.has("scopes"))
        readScopes(body, key, state);
    if (body.has("expires_at")) {
        const QDateTime before = key.expiresAt;
        key.expiresAt = body.time("expires_at");
        // What is already past may be said again, as a form does that was filled from the key.
        if (key.expiresAt.isValid() && key.expiresAt <= state.clock.now() && key.expiresAt != before)
            body.fail("expires_at", "expiry_past", QStringLiteral("lies in the past"));
    }
    if (body.has("restrictions"))
        readRestrictions(body, key.restrictions, ruler);
    if (body.has("tags"))
        readTags(body, key.tags);
    if (body.has("plan_id")) {
        key.planId = body.isNull("plan_id") ? QString() : body.text("plan_id");
        if (!key.planId.isEmpty() && !state.plans.find(key.planId))
            body.fail("plan_id", "plan_unknown", QStringLiteral("there is no such plan"));
    }
    if (body.ok() && (body.has("scopes") || body.has("expires_at"))) {
        if (const auto bounded = checkLifetime(state, key); !bounded)
            body.fail(bounded.error());
    }
}

} // namespace octroi::authority
