// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/alertsbackend.h"
#include "change/planner.h"
#include "change/planning.h"
#include "domain/json.h"

// Alert rules, and what is done about alerts.
namespace octroi::change {

namespace {

const QString kRules = QStringLiteral("/v1/alerts/rules");

QString rulePath(const domain::AlertRule &rule, const char *action = "")
{
    return kRules + u'/' + wire::encoded(rule.id) + QLatin1String(action);
}

void about(PlannedItem &item, const domain::AlertRule &rule)
{
    item.objectName = rule.name;
    item.objectId = rule.id;
    item.version = rule.version;
}

void about(PlannedItem &item, const domain::Alert &alert)
{
    item.objectName = alert.subjectName.isEmpty() ? alert.ruleName : alert.ruleName + QStringLiteral(" · ") + alert.subjectName;
    item.objectId = alert.id;
    item.version = alert.version;
}

} // namespace

void Planner::resolve(const CreateAlertRule &c, PlannedItem &item)
{
    item.objectName = c.rule.name;
    call(item, "POST", kRules, wire::alertRuleBody(c.rule));
    check(item, domain::checkAlertRule(c.rule));
}

void Planner::resolve(const UpdateAlertRule &c, PlannedItem &item)
{
    about(item, c.rule);
    item.undoable = true;
    call(item, "PATCH", rulePath(c.rule), wire::alertRuleBody(c.rule));
    check(item, domain::checkAlertRule(c.rule));
}

void Planner::resolve(const DeleteAlertRule &c, PlannedItem &item)
{
    about(item, c.rule);
    item.undoable = true;
    call(item, "DELETE", rulePath(c.rule));
    item.call.body.clear();
}

void Planner::resolve(const RotateWebhookSecret &c, PlannedItem &item)
{
    about(item, c.rule);
    call(item, "POST", rulePath(c.rule, "/secret"));
    m_plan.dangerous = true; // the receiver refuses what is signed anew until it has the secret
    if (c.rule.webhookUrl.isEmpty())
        refuse(item, ErrorCode::Conflict, "webhook_none", "the rule has no webhook");
}

void Planner::resolve(const AcknowledgeAlert &c, PlannedItem &item)
{
    about(item, c.alert);
    call(item, "POST", QStringLiteral("/v1/alerts/%1/acknowledge").arg(wire::encoded(c.alert.id)));
}

void Planner::resolve(const SnoozeAlert &c, PlannedItem &item)
{
    about(item, c.alert);
    item.undoable = true;
    call(item, "POST", QStringLiteral("/v1/alerts/%1/snooze").arg(wire::encoded(c.alert.id)),
         {{QStringLiteral("until"), c.until.isValid() ? QJsonValue(domain::toRfc3339(c.until)) : QJsonValue()}});
    if (c.until.isValid() && c.until <= m_inventory.clock().now())
        refuse(item, ErrorCode::Invalid, "time_range", "is over already", "until");
}

} // namespace octroi::change
