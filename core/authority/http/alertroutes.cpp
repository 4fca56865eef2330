// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/answers.h"

namespace octroi::authority {

namespace {

/// With the secret of the webhook, where one was made.
Response ruleAnswer(int status, const AlertRegistry::Issued &issued, const Clock &clock)
{
    if (issued.secret.isEmpty())
        return objectResponse(status, issued.rule, clock);
    QJsonObject body = domain::toJson(issued.rule);
    body[QStringLiteral("webhook_secret")] = issued.secret.revealText();
    Response response = jsonResponse(status, body);
    response.headers.emplace_back("ETag", '"' + std::to_string(issued.rule.version) + '"');
    return response;
}

QJsonValue timeOf(qint64 seconds)
{
    return seconds > 0 ? QJsonValue(domain::toRfc3339(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC))) : QJsonValue();
}

QJsonObject form(const AlertForetold &foretold)
{
    QJsonArray times;
    for (const auto &[from, to] : foretold.times)
        times << QJsonObject{{QStringLiteral("from"), timeOf(from)}, {QStringLiteral("to"), timeOf(to)}};
    return {{QStringLiteral("from"), timeOf(foretold.from)},     {QStringLiteral("to"), timeOf(foretold.to)},
            {QStringLiteral("count"), foretold.count},           {QStringLiteral("times"), times},
            {QStringLiteral("step_seconds"), foretold.stepSeconds}, {QStringLiteral("learning"), foretold.learning}};
}

/// What was sent and what became of it; the body is told in the alerts themselves.
QJsonObject form(const AlertNotice &notice)
{
    const bool waits = notice.state == QLatin1String("waiting");
    return {{QStringLiteral("id"), notice.id},
            {QStringLiteral("state"), notice.state},
            {QStringLiteral("created_at"), timeOf(notice.createdMs / 1000)},
            {QStringLiteral("next_at"), waits ? timeOf(notice.nextMs / 1000) : QJsonValue()},
            {QStringLiteral("attempts"), notice.attempts},
            {QStringLiteral("failure"), notice.failure}};
}

Response wholeList(const QJsonArray &items)
{
    return jsonResponse(200, {{QStringLiteral("items"), items}, {QStringLiteral("next"), QJsonValue()}});
}

} // namespace

ControlApi::Answer ControlApi::listAlerts(Call &call)
{
    const auto query = listQuery(call);
    if (!query)
        return problem(query.error());
    const QString state = call.queryValue("state");
    if (!state.isEmpty() && state != QLatin1String("firing") && state != QLatin1String("all"))
        return problem(Error{ErrorCode::Invalid, state.left(80), QStringLiteral("state is firing or all"), QStringLiteral("state"), QStringLiteral("value_unknown")});
    return listResponse(m_s.alerts.alerts(*query, state == QLatin1String("firing"), call.queryValue("rule_id")), m_s.clock);
}

ControlApi::Answer ControlApi::getAlert(Call &call)
{
    const auto found = m_s.alerts.alert(call.parameter("id"));
    return found ? objectResponse(200, *found, m_s.clock) : problem(found.error());
}

ControlApi::Answer ControlApi::acknowledgeAlert(Call &call)
{
    const QString id = call.parameter("id");
    const auto changed = m_s.alerts.acknowledge(call.caller, id);
    return changeResponse(changed, m_s.alerts.alert(id), m_s.clock);
}

ControlApi::Answer ControlApi::snoozeAlert(Call &call)
{
    const QString id = call.parameter("id");
    const auto changed = m_s.alerts.snooze(call.caller, id, call.body);
    return changeResponse(changed, m_s.alerts.alert(id), m_s.clock);
}

ControlApi::Answer ControlApi::listAlertRules(Call &)
{
    return listResponse(m_s.alerts.rules(), m_s.clock);
}

ControlApi::Answer ControlApi::createAlertRule(Call &call)
{
    const auto created = m_s.alerts.createRule(call.caller, call.body);
    if (!created)
        return problem(created.error());
    Response response = ruleAnswer(201, *created, m_s.clock);
    response.headers.emplace_back("Location", "/v1/alerts/rules/" + created->rule.id.toStdString());
    return response;
}

ControlApi::Answer ControlApi::getAlertRule(Call &call)
{
    const auto found = m_s.alerts.rule(call.parameter("id"));
    return found ? objectResponse(200, *found, m_s.clock) : problem(found.error());
}

ControlApi::Answer ControlApi::patchAlertRule(Call &call)
{
    const QString id = call.parameter("id");
    const auto changed = m_s.alerts.updateRule(call.caller, id, call.body);
    if (changed)
        return ruleAnswer(200, *changed, m_s.clock);
    return changeResponse(Result<domain::AlertRule>(changed.error()), m_s.alerts.rule(id), m_s.clock);
}

ControlApi::Answer ControlApi::deleteAlertRule(Call &call)
{
    const QString id = call.parameter("id");
    const auto removed = m_s.alerts.removeRule(call.caller, id);
    if (removed)
        return Response{204, {}, {}, {}};
    return changeResponse(Result<domain::AlertRule>(removed.error()), m_s.alerts.rule(id), m_s.clock);
}

ControlApi::Answer ControlApi::rotateAlertSecret(Call &call)
{
    const QString id = call.parameter("id");
    const auto changed = m_s.alerts.rotateSecret(call.caller, id);
    if (changed)
        return ruleAnswer(200, *changed, m_s.clock);
    return changeResponse(Result<domain::AlertRule>(changed.error()), m_s.alerts.rule(id), m_s.clock);
}

/// Answered when the receiver has answered, or could not be reached.
ControlApi::Answer ControlApi::testAlertWebhook(Call &call)
{
    const auto target = call.target;
    const auto begun = m_s.alerts.testWebhook(call.caller, call.parameter("id"), [target](const Result<int> &answer) {
        const bool sent = answer.ok();
        target->reply(jsonResponse(200, {{QStringLiteral("sent"), sent},
                                         {QStringLiteral("status"), sent ? QJsonValue(*answer) : QJsonValue()},
                                         {QStringLiteral("reason"), sent ? QString() : answer.error().reason},
                                         {QStringLiteral("detail"), sent ? QString() : answer.error().detail}}));
    });
    if (begun)
        return std::nullopt;
    return problem(begun.error());
}

ControlApi::Answer ControlApi::previewAlertRule(Call &call)
{
    const auto foretold = m_s.alerts.preview(call.body);
    return foretold ? jsonResponse(200, form(*foretold)) : problem(foretold.error());
}

ControlApi::Answer ControlApi::listAlertNotices(Call &call)
{
    const auto notices = m_s.alerts.notices(call.parameter("id"));
    if (!notices)
        return problem(notices.error());
    QJsonArray items;
    for (const AlertNotice &notice : *notices)
        items << form(notice);
    return wholeList(items);
}

} // namespace octroi::authority
