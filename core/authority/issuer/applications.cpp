// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/body.h"
#include "authority/issuer/state.h"
#include "domain/json.h"
#include "domain/name.h"

namespace octroi::authority {

namespace {

/// Unique within the partner.
QString keyOf(const domain::Application &application)
{
    return application.partnerId + QLatin1Char('\n') + domain::nameKey(application.name);
}

} // namespace

Result<domain::Application> Issuer::createApplication(const Caller &caller, const QJsonObject &object)
{
    const Creation request{"application.create", {}, object};
    const auto before = m_state->madeBefore(caller, request);
    if (!before)
        return before.error();
    if (!before->isEmpty())
        return application(*before);
    Body body(object, {QStringLiteral("partner_id"), QStringLiteral("name"), QStringLiteral("credential_rule")});
    body.require({"partner_id", "name"});
    domain::Application application;
    application.partnerId = body.text("partner_id");
    body.take(domain::checkName(body.text("name")), application.name);
    body.choice("credential_rule", application.credentialRule, domain::credentialRuleFromName);
    if (!body.ok())
        return body.error();
    const auto *partner = m_state->partners.find(application.partnerId);
    if (!partner || !caller.limits.allowsPartner(partner->id))
        return invalid("partner_id", "partner_unknown", QStringLiteral("there is no such partner"));
    if (partner->status == domain::PartnerStatus::Closed)
        return conflict("partner_closed", partner->id, QStringLiteral("the partner is closed"));
    if (State::nameTaken(m_state->applications, {}, keyOf(application), keyOf))
        return taken("name", application.name);
    application.id = m_state->freshId(m_state->applications);
    application.createdAt = m_state->clock.now();
    application.version = 1;
    const auto done = m_state->commit(caller, request,
                                      {{"application.create",
                                        "application",
                                        application.id,
                                        application.name,
                                        {},
                                        domain::toJson(application)}},
                                      [&] { return m_state->store.putApplication(application); });
    if (!done)
        return done.error();
    m_state->applications.put(application);
    m_state->sink.putApplication(application);
    return application;
}

Result<domain::Application> Issuer::updateApplication(const Caller &caller, const QString &id,
                                                      const QJsonObject &object)
{
    const auto before = m_state->editable(m_state->applications, "application", caller, id);
    if (!before)
        return before;
    Body body(object, {QStringLiteral("name"), QStringLiteral("credential_rule")});
    domain::Application application = *before;
    if (body.has("name"))
        body.take(domain::checkName(body.text("name")), application.name);
    body.choice("credential_rule", application.credentialRule, domain::credentialRuleFromName);
    if (!body.ok())
        return body.error();
    if (State::nameTaken(m_state->applications, id, keyOf(application), keyOf))
        return taken("name", application.name);
    if (application == *before)
        return application;
    ++application.version;
    const auto done = m_state->commit(caller,
                                      {{"application.update", "application", id, application.name,
                                        domain::toJson(*before), domain::toJson(application)}},
                                      [&] { return m_state->store.putApplication(application); });
    if (!done)
        return done.error();
    m_state->applications.put(application);
    m_state->sink.putApplication(application);
    return application;
}

} // namespace octroi::authority
