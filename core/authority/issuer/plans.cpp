// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/body.h"
#include "authority/issuer/state.h"
#include "domain/json.h"
#include "domain/name.h"

#include <cmath>

namespace octroi::authority {

namespace {

const QStringList &members()
{
    static const QStringList names{QStringLiteral("name"),        QStringLiteral("rate"),
                                   QStringLiteral("burst"),       QStringLiteral("quota_day"),
                                   QStringLiteral("quota_month"), QStringLiteral("bandwidth"),
                                   QStringLiteral("volume_month")};
    return names;
}

QString keyOf(const domain::Plan &plan)
{
    return domain::nameKey(plan.name);
}

void apply(Body &body, domain::Plan &plan)
{
    if (body.has("name"))
        body.take(domain::checkName(body.text("name")), plan.name);
    if (body.has("rate"))
        plan.rate = body.number("rate");
    if (body.has("burst"))
        plan.burst = body.integer("burst");
    if (body.has("quota_day"))
        plan.quotaDay = body.integer("quota_day");
    if (body.has("quota_month"))
        plan.quotaMonth = body.integer("quota_month");
    if (body.has("bandwidth"))
        plan.bandwidth = body.integer("bandwidth");
    if (body.has("volume_month"))
        plan.volumeMonth = body.integer("volume_month");
    if (plan.rate > 0 && plan.burst < 1) {
        if (body.has("burst"))
            body.fail("burst", "number_range", QStringLiteral("is at least 1 where there is a rate"));
        plan.burst = qMax(qint64(1), qint64(std::ceil(plan.rate)));
    }
}

} // namespace

Result<domain::Plan> Issuer::createPlan(const Caller &caller, const QJsonObject &object)
{
    const Creation request{"plan.create", {}, object};
    const auto before = m_state->madeBefore(caller, request);
    if (!before)
        return before.error();
    if (!before->isEmpty())
        return plan(*before);
    Body body(object, members());
    body.require({"name"});
    domain::Plan plan;
    apply(body, plan);
    if (!body.ok())
        return body.error();
    if (State::nameTaken(m_state->plans, {}, keyOf(plan), keyOf))
        return taken("name", plan.name);
    plan.id = m_state->freshId(m_state->plans);
    plan.createdAt = m_state->clock.now();
    plan.version = 1;
    const auto done = m_state->commit(caller, request,
                                      {{"plan.create", "plan", plan.id, plan.name, {}, domain::toJson(plan)}},
                                      [&] { return m_state->store.putPlan(plan); });
    if (!done)
        return done.error();
    m_state->plans.put(plan);
    m_state->sink.putPlan(plan);
    return plan;
}

Result<domain::Plan> Issuer::updatePlan(const Caller &caller, const QString &id, const QJsonObject &object)
{
    const auto before = m_state->editable(m_state->plans, "plan", caller, id);
    if (!before)
        return before;
    Body body(object, members());
    domain::Plan plan = *before;
    apply(body, plan);
    if (!body.ok())
        return body.error();
    if (State::nameTaken(m_state->plans, id, keyOf(plan), keyOf))
        return taken("name", plan.name);
    if (plan == *before)
        return plan;
    ++plan.version;
    const auto done = m_state->commit(
        caller, {{"plan.update", "plan", id, plan.name, domain::toJson(*before), domain::toJson(plan)}},
        [&] { return m_state->store.putPlan(plan); });
    if (!done)
        return done.error();
    m_state->plans.put(plan);
    m_state->sink.putPlan(plan);
    return plan;
}

} // namespace octroi::authority
