// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/answers.h"

namespace octroi::authority {

/// The issuer with what is known of its keys; that is no part of what the ETag stands for.
QJsonObject ControlApi::trustedForm(const domain::TrustedIssuer &issuer) const
{
    QJsonObject out = domain::toJson(issuer);
    out.insert(QStringLiteral("keys"), m_s.trustedKeys.state(issuer));
    return out;
}

Response ControlApi::trustedAnswer(int status, const domain::TrustedIssuer &issuer) const
{
    Response response = jsonResponse(status, trustedForm(issuer));
    response.headers.emplace_back("ETag", '"' + std::to_string(issuer.version) + '"');
    return response;
}

ControlApi::Answer ControlApi::listTrustedIssuers(Call &call)
{
    const auto query = listQuery(call);
    if (!query)
        return problem(query.error());
    const auto listing = m_s.issuer.trustedIssuers(*query, call.queryValue("api_id"));
    if (!listing)
        return problem(listing.error());
    QJsonArray items;
    for (const domain::TrustedIssuer &issuer : listing->items)
        items.append(trustedForm(issuer));
    return jsonResponse(200, {{QStringLiteral("items"), items},
                              {QStringLiteral("next"), listing->next.isEmpty() ? QJsonValue() : QJsonValue(listing->next)}});
}

ControlApi::Answer ControlApi::createTrustedIssuer(Call &call)
{
    const auto created = m_s.issuer.createTrustedIssuer(call.caller, call.body);
    if (!created)
        return problem(created.error());
    Response response = trustedAnswer(201, *created);
    response.headers.emplace_back("Location", "/v1/trusted-issuers/" + created->id.toStdString());
    return response;
}

ControlApi::Answer ControlApi::getTrustedIssuer(Call &call)
{
    const auto found = m_s.issuer.trustedIssuer(call.parameter("id"), call.caller.limits);
    return found ? trustedAnswer(200, *found) : problem(found.error());
}

ControlApi::Answer ControlApi::patchTrustedIssuer(Call &call)
{
    const QString id = call.parameter("id");
    const auto changed = m_s.issuer.updateTrustedIssuer(call.caller, id, call.body);
    if (changed)
        return trustedAnswer(200, *changed);
    const auto current = m_s.issuer.trustedIssuer(id);
    const bool stale = changed.error().code == ErrorCode::PreconditionFailed && current;
    return problem(changed.error(), stale ? trustedForm(*current) : QJsonObject());
}

ControlApi::Answer ControlApi::deleteTrustedIssuer(Call &call)
{
    const QString id = call.parameter("id");
    const auto removed = m_s.issuer.removeTrustedIssuer(call.caller, id);
    if (removed)
        return Response{204, {}, {}, {}};
    const auto current = m_s.issuer.trustedIssuer(id);
    const bool stale = removed.error().code == ErrorCode::PreconditionFailed && current;
    return problem(removed.error(), stale ? trustedForm(*current) : QJsonObject());
}

} // namespace octroi::authority
