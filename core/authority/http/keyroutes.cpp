// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/answers.h"

#include <QJsonDocument>

namespace octroi::authority {

ControlApi::Answer ControlApi::listKeys(Call &call)
{
    const auto query = listQuery(call);
    if (!query)
        return problem(query.error());
    return listResponse(m_s.issuer.keys(*query, call.queryValue("application_id"), call.queryValue("partner_id")), m_s.clock);
}

/// The one answer in which a key stands.
ControlApi::Answer ControlApi::issuedAnswer(const Result<Issuer::Issued> &issued, const QString &id)
{
    if (!issued) {
        const auto current = id.isEmpty() ? Result<domain::ApiKey>(Error{}) : m_s.issuer.key(id);
        const bool stale = issued.error().code == ErrorCode::PreconditionFailed && current;
        return problem(issued.error(), stale ? wireForm(*current, m_s.clock) : QJsonObject());
    }
    QJsonObject body = wireForm(issued->key, m_s.clock);
    body[QStringLiteral("key")] = issued->secret.revealText();
    Response response = jsonResponse(201, body);
    response.headers.emplace_back("ETag", '"' + std::to_string(issued->key.version) + '"');
    response.headers.emplace_back("Location", "/v1/keys/" + issued->key.id.toStdString());
    return response;
}

ControlApi::Answer ControlApi::keyAnswer(const Result<domain::ApiKey> &key, const QString &id)
{
    return changeResponse(key, m_s.issuer.key(id), m_s.clock);
}

ControlApi::Answer ControlApi::issueKey(Call &call)
{
    // A repeated Idempotency-Key gives a fresh secret only to a key that was never used: what the meter
    // has counted must be known before.
    if (!call.caller.idempotencyKey.isEmpty() && m_s.issuer.mayHaveSeen(call.caller, call.caller.idempotencyKey)) {
        if (auto flushed = m_s.flushUsage(); !flushed)
            return problem(flushed.error());
    }
    return issuedAnswer(m_s.issuer.issueKey(call.caller, call.body), {});
}

ControlApi::Answer ControlApi::getKey(Call &call)
{
    const auto found = m_s.issuer.key(call.parameter("id"), call.caller.limits);
    return found ? objectResponse(200, *found, m_s.clock) : problem(found.error());
}

ControlApi::Answer ControlApi::patchKey(Call &call)
{
    const QString id = call.parameter("id");
    return keyAnswer(m_s.issuer.updateKey(call.caller, id, call.body), id);
}

ControlApi::Answer ControlApi::suspendKey(Call &call)
{
    const QString id = call.parameter("id");
    return keyAnswer(m_s.issuer.suspendKey(call.caller, id), id);
}

ControlApi::Answer ControlApi::resumeKey(Call &call)
{
    const QString id = call.parameter("id");
    return keyAnswer(m_s.issuer.resumeKey(call.caller, id), id);
}

ControlApi::Answer ControlApi::revokeKey(Call &call)
{
    const QString id = call.parameter("id");
    return keyAnswer(m_s.issuer.revokeKey(call.caller, id), id);
}

ControlApi::Answer ControlApi::restoreKey(Call &call)
{
    const QString id = call.parameter("id");
    return keyAnswer(m_s.issuer.restoreKey(call.caller, id), id);
}

ControlApi::Answer ControlApi::moveKey(Call &call)
{
    const QString id = call.parameter("id");
    return keyAnswer(m_s.issuer.moveKey(call.caller, id, call.body), id);
}

ControlApi::Answer ControlApi::rotateKey(Call &call)
{
    const QString id = call.parameter("id");
    return issuedAnswer(m_s.issuer.rotateKey(call.caller, id, call.body), id);
}

} // namespace octroi::authority
