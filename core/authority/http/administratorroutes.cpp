// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/answers.h"

#include <QUrl>

namespace octroi::authority {

/// The one answer in which a set-up link stands.
ControlApi::Answer ControlApi::administratorCreated(const Result<Accounts::Created> &created, int status)
{
    if (!created)
        return problem(created.error());
    QJsonObject body = domain::toJson(created->account);
    body[QStringLiteral("setup_url")] = QString(m_s.issuerUrl + QStringLiteral("/setup?token=") + created->setupToken.revealText());
    body[QStringLiteral("setup_expires_at")] = domain::toRfc3339(created->setupExpiresAt);
    Response response = jsonResponse(status, body);
    response.headers.emplace_back("ETag", '"' + std::to_string(created->account.version) + '"');
    if (status == 201)
        response.headers.emplace_back("Location", "/v1/administrators/" + created->account.id.toStdString());
    return response;
}

ControlApi::Answer ControlApi::listAdministrators(Call &call)
{
    const auto query = listQuery(call);
    return query ? listResponse(m_s.accounts.accounts(*query), m_s.clock) : problem(query.error());
}

ControlApi::Answer ControlApi::createAdministrator(Call &call)
{
    return administratorCreated(m_s.accounts.create(call.caller, call.body), 201);
}

ControlApi::Answer ControlApi::getAdministrator(Call &call)
{
    const auto found = m_s.accounts.account(call.parameter("id"));
    return found ? objectResponse(200, *found, m_s.clock) : problem(found.error());
}

ControlApi::Answer ControlApi::patchAdministrator(Call &call)
{
    const QString id = call.parameter("id");
    const auto changed = m_s.accounts.update(call.caller, id, call.body);
    return changeResponse(changed, m_s.accounts.account(id), m_s.clock);
}

ControlApi::Answer ControlApi::disableAdministrator(Call &call)
{
    const QString id = call.parameter("id");
    const auto changed = m_s.accounts.disable(call.caller, id);
    return changeResponse(changed, m_s.accounts.account(id), m_s.clock);
}

ControlApi::Answer ControlApi::enableAdministrator(Call &call)
{
    const QString id = call.parameter("id");
    const auto changed = m_s.accounts.enable(call.caller, id);
    return changeResponse(changed, m_s.accounts.account(id), m_s.clock);
}

ControlApi::Answer ControlApi::resetAdministrator(Call &call)
{
    const QString id = call.parameter("id");
    const auto created = m_s.accounts.reset(call.caller, id);
    const auto current = m_s.accounts.account(id);
    if (!created && created.error().code == ErrorCode::PreconditionFailed && current)
        return problem(created.error(), domain::toJson(*current));
    return administratorCreated(created, 200);
}

} // namespace octroi::authority
