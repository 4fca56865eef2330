// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/answers.h"

namespace octroi::authority {

ControlApi::Answer ControlApi::listPartners(Call &call)
{
    const auto query = listQuery(call);
    return query ? listResponse(m_s.issuer.partners(*query), m_s.clock) : problem(query.error());
}

ControlApi::Answer ControlApi::createPartner(Call &call)
{
    const auto created = m_s.issuer.createPartner(call.caller, call.body);
    if (!created)
        return problem(created.error());
    return objectResponse(201, *created, m_s.clock, QStringLiteral("/v1/partners/") + created->id);
}

ControlApi::Answer ControlApi::getPartner(Call &call)
{
    const auto found = m_s.issuer.partner(call.parameter("id"), call.caller.limits);
    return found ? objectResponse(200, *found, m_s.clock) : problem(found.error());
}

ControlApi::Answer ControlApi::patchPartner(Call &call)
{
    const QString id = call.parameter("id");
    const auto changed = m_s.issuer.updatePartner(call.caller, id, call.body);
    return changeResponse(changed, m_s.issuer.partner(id), m_s.clock);
}

ControlApi::Answer ControlApi::listApplications(Call &call)
{
    const auto query = listQuery(call);
    return query ? listResponse(m_s.issuer.applications(*query, call.queryValue("partner_id")), m_s.clock) : problem(query.error());
}

ControlApi::Answer ControlApi::createApplication(Call &call)
{
    const auto created = m_s.issuer.createApplication(call.caller, call.body);
    if (!created)
        return problem(created.error());
    return objectResponse(201, *created, m_s.clock, QStringLiteral("/v1/applications/") + created->id);
}

ControlApi::Answer ControlApi::getApplication(Call &call)
{
    const auto found = m_s.issuer.application(call.parameter("id"), call.caller.limits);
    return found ? objectResponse(200, *found, m_s.clock) : problem(found.error());
}

ControlApi::Answer ControlApi::patchApplication(Call &call)
{
    const QString id = call.parameter("id");
    const auto changed = m_s.issuer.updateApplication(call.caller, id, call.body);
    return changeResponse(changed, m_s.issuer.application(id), m_s.clock);
}

ControlApi::Answer ControlApi::listApis(Call &call)
{
    const auto query = listQuery(call);
    return query ? listResponse(m_s.issuer.apis(*query), m_s.clock) : problem(query.error());
}

ControlApi::Answer ControlApi::createApi(Call &call)
{
    const auto created = m_s.issuer.createApi(call.caller, call.body);
    if (!created)
        return problem(created.error());
    return objectResponse(201, *created, m_s.clock, QStringLiteral("/v1/apis/") + created->id);
}

ControlApi::Answer ControlApi::getApi(Call &call)
{
    const auto found = m_s.issuer.api(call.parameter("id"), call.caller.limits);
    return found ? objectResponse(200, *found, m_s.clock) : problem(found.error());
}

ControlApi::Answer ControlApi::patchApi(Call &call)
{
    const QString id = call.parameter("id");
    const auto changed = m_s.issuer.updateApi(call.caller, id, call.body);
    return changeResponse(changed, m_s.issuer.api(id), m_s.clock);
}

ControlApi::Answer ControlApi::deleteApi(Call &call)
{
    const QString id = call.parameter("id");
    const auto removed = m_s.issuer.removeApi(call.caller, id);
    if (removed)
        return Response{204, {}, {}, {}};
    const auto current = m_s.issuer.api(id);
    const bool stale = removed.error().code == ErrorCode::PreconditionFailed && current;
    return problem(removed.error(), stale ? wireForm(*current, m_s.clock) : QJsonObject());
}

ControlApi::Answer ControlApi::listScopes(Call &call)
{
    const auto query = listQuery(call);
    return query ? listResponse(m_s.issuer.scopes(*query), m_s.clock) : problem(query.error());
}

ControlApi::Answer ControlApi::createScope(Call &call)
{
    const auto created = m_s.issuer.createScope(call.caller, call.body);
    if (!created)
        return problem(created.error());
    return objectResponse(201, *created, m_s.clock, QStringLiteral("/v1/scopes/") + QString::fromLatin1(created->name.toUtf8().toPercentEncoding()));
}

ControlApi::Answer ControlApi::getScope(Call &call)
{
    const auto found = m_s.issuer.scope(call.parameter("name"), call.caller.limits);
    return found ? objectResponse(200, *found, m_s.clock) : problem(found.error());
}

ControlApi::Answer ControlApi::patchScope(Call &call)
{
    const QString name = call.parameter("name");
    const auto changed = m_s.issuer.updateScope(call.caller, name, call.body);
    return changeResponse(changed, m_s.issuer.scope(name), m_s.clock);
}

ControlApi::Answer ControlApi::deleteScope(Call &call)
{
    const QString name = call.parameter("name");
    const auto removed = m_s.issuer.removeScope(call.caller, name);
    if (removed)
        return Response{204, {}, {}, {}};
    const auto current = m_s.issuer.scope(name);
    const bool stale = removed.error().code == ErrorCode::PreconditionFailed && current;
    return problem(removed.error(), stale ? wireForm(*current, m_s.clock) : QJsonObject());
}

ControlApi::Answer ControlApi::replaceScope(Call &call)
{
    const QString name = call.parameter("name");
    const auto replaced = m_s.oauth.replaceScope(call.caller, name, call.body);
    if (replaced) {
        Response response = jsonResponse(200, domain::toJson(*replaced));
        response.headers.emplace_back("ETag", '"' + std::to_string(replaced->scope.version) + '"');
        return response;
    }
    const auto current = m_s.issuer.scope(name);
    const bool stale = replaced.error().code == ErrorCode::PreconditionFailed && current;
    return problem(replaced.error(), stale ? wireForm(*current, m_s.clock) : QJsonObject());
}

ControlApi::Answer ControlApi::listPlans(Call &call)
{
    const auto query = listQuery(call);
    return query ? listResponse(m_s.issuer.plans(*query), m_s.clock) : problem(query.error());
}

ControlApi::Answer ControlApi::createPlan(Call &call)
{
    const auto created = m_s.issuer.createPlan(call.caller, call.body);
    if (!created)
        return problem(created.error());
    return objectResponse(201, *created, m_s.clock, QStringLiteral("/v1/plans/") + created->id);
}

ControlApi::Answer ControlApi::getPlan(Call &call)
{
    const auto found = m_s.issuer.plan(call.parameter("id"), call.caller.limits);
    return found ? objectResponse(200, *found, m_s.clock) : problem(found.error());
}

ControlApi::Answer ControlApi::patchPlan(Call &call)
{
    const QString id = call.parameter("id");
    const auto changed = m_s.issuer.updatePlan(call.caller, id, call.body);
    return changeResponse(changed, m_s.issuer.plan(id), m_s.clock);
}

} // namespace octroi::authority
