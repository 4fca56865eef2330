// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/answers.h"

namespace octroi::authority {

namespace {

QString timeText(qint64 ms)
{
    return domain::toRfc3339(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC));
}

/// `limit` 0 is none: what was used is told all the same.
QJsonObject quotaOf(qint64 limit, qint64 used, qint64 resetsAtMs)
{
    const bool limited = limit > 0;
    return {{QStringLiteral("limit"), limited ? QJsonValue(limit) : QJsonValue()},
            {QStringLiteral("used"), used},
            {QStringLiteral("left"), limited ? QJsonValue(qMax<qint64>(0, limit - used)) : QJsonValue()},
            {QStringLiteral("resets_at"), timeText(resetsAtMs)}};
}

QJsonValue rateOf(const PlanLimits *limits, const Consumption &used, qint64 nowMs)
{
    if (!limits || limits->intervalUs <= 0)
        return {};
    return QJsonObject{{QStringLiteral("limit"), 1e6 / double(limits->intervalUs)},
                       {QStringLiteral("burst"), qint64(limits->burst)},
                       {QStringLiteral("left"), qint64(used.rateLeft)},
                       {QStringLiteral("resets_at"), timeText(nowMs + used.rateResetMs)}};
}

QJsonValue bandwidthOf(const PlanLimits *limits, const Traffic *traffic, qint64 nowMs)
{
    if (!limits || limits->bandwidth <= 0)
        return {};
    const Traffic::InFlight open = traffic ? traffic->inFlight(nowMs / 1000) : Traffic::InFlight{};
    return QJsonObject{{QStringLiteral("limit"), qint64(limits->bandwidth)},
                       {QStringLiteral("in_flight"), qint64(open.calls)},
                       {QStringLiteral("next_call"), qint64(shareOf(limits->bandwidth, open.calls + 1))},
                       {QStringLiteral("estimated_from"),
                        open.fromLog ? QStringLiteral("access_log") : QStringLiteral("recent_calls")}};
}

} // namespace

ControlApi::Answer ControlApi::keyLimits(Call &call)
{
    const auto key = m_s.issuer.key(call.parameter("id"), call.caller.limits);
    if (!key)
        return problem(key.error());
    const CredentialTable &table = m_s.verifier.table();
    const std::uint32_t index = table.findById(key->id.toStdString());
    if (index == CredentialTable::kNone)
        return problem(Error{ErrorCode::NotFound, key->id, QStringLiteral("is not among the live keys"), {}, {}});
    // What the access logs told of until now belongs to the volume.
    flushOrKeep();
    const Credential &credential = table.at(index);
    const Grant *grant = credential.grant.load();
    const PlanLimits *limits = grant->plan ? grant->plan->limits.load() : nullptr;
    const Traffic *traffic = table.trafficAt(credential);
    const qint64 nowMs = m_s.clock.nowMs();
    const Periods periods = m_s.verifier.calendar().at(nowMs);
    const Consumption used = consumption(credential.limiter, limits, periods, nowMs, traffic);
    return jsonResponse(
        200, {{QStringLiteral("key_id"), key->id},
              {QStringLiteral("plan_id"), key->planId.isEmpty() ? QJsonValue() : QJsonValue(key->planId)},
              {QStringLiteral("time_zone"), QString::fromLatin1(m_s.verifier.calendar().zone().id())},
              {QStringLiteral("rate"), rateOf(limits, used, nowMs)},
              {QStringLiteral("quota_day"), quotaOf(limits ? limits->quotaDay : 0, used.day, periods.dayEndMs)},
              {QStringLiteral("quota_month"), quotaOf(limits ? limits->quotaMonth : 0, used.month, periods.monthEndMs)},
              {QStringLiteral("volume_month"), quotaOf(limits ? limits->volumeMonth : 0, used.bytes, periods.monthEndMs)},
              {QStringLiteral("bandwidth"), bandwidthOf(limits, traffic, nowMs)}});
}

} // namespace octroi::authority
