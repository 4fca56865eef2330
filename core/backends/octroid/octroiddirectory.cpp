// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/decode.h"
#include "backends/octroid/octroidbackend.h"
#include "domain/json.h"

// Partners, applications, APIs, scopes and plans.
namespace octroi::backends {

namespace {

QString pagePath(const char *collection, const QString &cursor, int limit)
{
    QString path = QStringLiteral("/v1/%1?limit=%2").arg(QLatin1String(collection)).arg(limit);
    if (!cursor.isEmpty())
        path += QStringLiteral("&cursor=") + wire::encoded(cursor);
    return path;
}

QString objectPath(const char *collection, const QString &id)
{
    return QStringLiteral("/v1/%1/%2").arg(QLatin1String(collection), wire::encoded(id));
}

} // namespace

Task<Page<domain::Partner>> OctroidBackend::partners(QString cursor, int limit)
{
    const QString path = pagePath("partners", cursor, limit);
    return decodePage<domain::Partner>(get(path), path, domain::partnerFromJson);
}

Task<Page<domain::Application>> OctroidBackend::applications(QString cursor, int limit)
{
    const QString path = pagePath("applications", cursor, limit);
    return decodePage<domain::Application>(get(path), path, domain::applicationFromJson);
}

Task<domain::Partner> OctroidBackend::createPartner(domain::Partner partner, QString idempotencyKey)
{
    const QString path = QStringLiteral("/v1/partners");
    return decodeObject<domain::Partner>(
        write("POST", path, wire::partnerBody(partner, true), 0, idempotencyKey), path,
        domain::partnerFromJson);
}

Task<domain::Partner> OctroidBackend::updatePartner(domain::Partner partner)
{
    const QString path = objectPath("partners", partner.id);
    return decodeObject<domain::Partner>(
        write("PATCH", path, wire::partnerBody(partner, false), partner.version, {}), path,
        domain::partnerFromJson);
}

Task<domain::Application> OctroidBackend::createApplication(domain::Application application,
                                                            QString idempotencyKey)
{
    const QString path = QStringLiteral("/v1/applications");
    return decodeObject<domain::Application>(
        write("POST", path, wire::applicationBody(application, true), 0, idempotencyKey), path,
        domain::applicationFromJson);
}

Task<domain::Application> OctroidBackend::updateApplication(domain::Application application)
{
    const QString path = objectPath("applications", application.id);
    return decodeObject<domain::Application>(
        write("PATCH", path, wire::applicationBody(application, false), application.version, {}), path,
        domain::applicationFromJson);
}

Task<Page<domain::Api>> OctroidBackend::apis(QString cursor, int limit)
{
    const QString path = pagePath("apis", cursor, limit);
    return decodePage<domain::Api>(get(path), path, domain::apiFromJson);
}

Task<Page<domain::Scope>> OctroidBackend::scopes(QString cursor, int limit)
{
    const QString path = pagePath("scopes", cursor, limit);
    return decodePage<domain::Scope>(get(path), path, domain::scopeFromJson);
}

Task<Page<domain::Plan>> OctroidBackend::plans(QString cursor, int limit)
{
    const QString path = pagePath("plans", cursor, limit);
    return decodePage<domain::Plan>(get(path), path, domain::planFromJson);
}

Task<domain::Api> OctroidBackend::createApi(domain::Api api, QString idempotencyKey)
{
    const QString path = QStringLiteral("/v1/apis");
    return decodeObject<domain::Api>(write("POST", path, wire::apiBody(api), 0, idempotencyKey), path,
                                     domain::apiFromJson);
}

Task<domain::Api> OctroidBackend::updateApi(domain::Api api)
{
    const QString path = objectPath("apis", api.id);
    return decodeObject<domain::Api>(write("PATCH", path, wire::apiBody(api), api.version, {}), path,
                                     domain::apiFromJson);
}

Task<domain::Scope> OctroidBackend::createScope(domain::Scope scope, QString idempotencyKey)
{
    const QString path = QStringLiteral("/v1/scopes");
    return decodeObject<domain::Scope>(write("POST", path, wire::scopeBody(scope, true), 0, idempotencyKey),
                                       path, domain::scopeFromJson);
}

Task<domain::Scope> OctroidBackend::updateScope(domain::Scope scope)
{
    const QString path = objectPath("scopes", scope.name);
    return decodeObject<domain::Scope>(write("PATCH", path, wire::scopeBody(scope, false), scope.version, {}),
                                       path, domain::scopeFromJson);
}

Task<domain::ScopeReplaced> OctroidBackend::replaceScope(domain::ScopeSwap swap, bool merge, qint64 version, QString idempotencyKey)
{
    const QString path = objectPath("scopes", swap.from) + QStringLiteral("/replace");
    return decodeObject<domain::ScopeReplaced>(write("POST", path, wire::scopeReplacementBody(swap.to, merge), version, idempotencyKey),
                                               path, domain::scopeReplacedFromJson);
}

Task<domain::Plan> OctroidBackend::createPlan(domain::Plan plan, QString idempotencyKey)
{
    const QString path = QStringLiteral("/v1/plans");
    return decodeObject<domain::Plan>(write("POST", path, wire::planBody(plan), 0, idempotencyKey), path,
                                      domain::planFromJson);
}

Task<domain::Plan> OctroidBackend::updatePlan(domain::Plan plan)
{
    const QString path = objectPath("plans", plan.id);
    return decodeObject<domain::Plan>(write("PATCH", path, wire::planBody(plan), plan.version, {}), path,
                                      domain::planFromJson);
}

Task<void> OctroidBackend::removeApi(QString id, qint64 version)
{
    const HttpCall call{"DELETE", objectPath("apis", id), {}, version, {}};
    const Result<HttpAnswer> answer = co_await m_transport.call(call);
    co_return answer ? Result<void>() : Result<void>(answer.error());
}

Task<void> OctroidBackend::removeScope(QString name, qint64 version)
{
    const HttpCall call{"DELETE", objectPath("scopes", name), {}, version, {}};
    const Result<HttpAnswer> answer = co_await m_transport.call(call);
    co_return answer ? Result<void>() : Result<void>(answer.error());
}

} // namespace octroi::backends
