// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/answers.h"

namespace octroi::authority {

ControlApi::Answer ControlApi::clientAnswer(const Result<domain::OAuthClient> &client, const QString &id)
{
    return changeResponse(client, m_s.clients.client(id), m_s.clock);
}

/// The one answer in which a client secret stands.
ControlApi::Answer ControlApi::clientIssued(const Result<ClientRegistry::Issued> &issued, const QString &id)
{
    if (!issued)
        return clientAnswer(issued.error(), id);
    QJsonObject body = domain::toJson(issued->client, m_s.clock.now());
    if (!issued->secret.isEmpty()) {
        body[QStringLiteral("client_secret")] = issued->secret.revealText();
        body[QStringLiteral("secret_id")] = issued->secretId;
    }
    Response response = jsonResponse(201, body);
    response.headers.emplace_back("ETag", '"' + std::to_string(issued->client.version) + '"');
    response.headers.emplace_back("Location", "/v1/clients/" + issued->client.id.toStdString());
    return response;
}

ControlApi::Answer ControlApi::listClients(Call &call)
{
    const auto query = listQuery(call);
    if (!query)
        return problem(query.error());
    return listResponse(m_s.clients.clients(*query, call.queryValue("application_id"), call.queryValue("partner_id")), m_s.clock);
}

ControlApi::Answer ControlApi::createClient(Call &call)
{
    return clientIssued(m_s.clients.create(call.caller, call.body), {});
}

ControlApi::Answer ControlApi::getClient(Call &call)
{
    const auto found = m_s.clients.client(call.parameter("id"));
    return found ? objectResponse(200, *found, m_s.clock) : problem(found.error());
}

ControlApi::Answer ControlApi::patchClient(Call &call)
{
    const QString id = call.parameter("id");
    return clientAnswer(m_s.clients.update(call.caller, id, call.body), id);
}

ControlApi::Answer ControlApi::suspendClient(Call &call)
{
    const QString id = call.parameter("id");
    return clientAnswer(m_s.clients.suspend(call.caller, id), id);
}

ControlApi::Answer ControlApi::resumeClient(Call &call)
{
    const QString id = call.parameter("id");
    return clientAnswer(m_s.clients.resume(call.caller, id), id);
}

ControlApi::Answer ControlApi::revokeClient(Call &call)
{
    const QString id = call.parameter("id");
    return clientAnswer(m_s.clients.revoke(call.caller, id), id);
}

ControlApi::Answer ControlApi::addClientSecret(Call &call)
{
    const QString id = call.parameter("id");
    return clientIssued(m_s.clients.addSecret(call.caller, id, call.body), id);
}

ControlApi::Answer ControlApi::rotateClientSecret(Call &call)
{
    const QString id = call.parameter("id");
    return clientIssued(m_s.clients.rotateSecret(call.caller, id, call.body), id);
}

ControlApi::Answer ControlApi::revokeClientSecret(Call &call)
{
    const QString id = call.parameter("id");
    return clientAnswer(m_s.clients.revokeSecret(call.caller, id, call.parameter("secret")), id);
}

} // namespace octroi::authority
