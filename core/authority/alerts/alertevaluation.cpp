// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/alerts/alertevaluation.h"

#include <algorithm>
#include <cmath>

namespace octroi::authority {

using domain::AlertKind;
using domain::AlertMeasure;
using domain::AlertRule;
using domain::AlertSubject;

namespace {

constexpr qint64 kMinute = 60, kHour = 3'600, kDay = 86'400;

qint64 floorTo(qint64 at, qint64 unit)
{
    return at - ((at % unit) + unit) % unit;
}

AlertFinding ofRule(const AlertRule &rule, double value, double limit)
{
    return {rule.subject, rule.subjectId, {}, {}, value, limit};
}

/// Calls that a pattern lets expect between two moments, also within an hour.
double expected(const usage::WeeklyPattern &pattern, qint64 from, qint64 to)
{
    double sum = 0;
    for (qint64 hour = floorTo(from, kHour); hour < to; hour += kHour) {
        const qint64 part = std::min(to, hour + kHour) - std::max(from, hour);
        sum += pattern.at(hour) * double(part) / kHour;
    }
    return sum;
}

} // namespace

qint64 AlertEvaluation::everySeconds(AlertKind kind)
{
    switch (kind) {
    case AlertKind::Anomaly: return kHour;
    case AlertKind::Expiry: return 15 * kMinute;
    case AlertKind::Quota: return 5 * kMinute;
    case AlertKind::Threshold:
    case AlertKind::Silence: return kMinute;
    }
    return kMinute;
}

std::optional<double> AlertEvaluation::measured(const AlertRule &rule, const domain::UsageTotals &totals)
{
    switch (rule.measure) {
    case AlertMeasure::Requests: return double(totals.requests);
    case AlertMeasure::Bytes: return double(totals.bytesIn) + double(totals.bytesOut);
    case AlertMeasure::Refusals: return double(totals.refused);
    case AlertMeasure::ErrorRate: {
        const qint64 answers = totals.classes[0] + totals.classes[1] + totals.classes[2] + totals.classes[3];
        const qint64 errors = totals.classes[3] + (rule.clientErrors ? totals.classes[2] : 0);
        return answers > 0 ? std::optional<double>(100.0 * double(errors) / double(answers)) : std::nullopt;
    }
    case AlertMeasure::Latency: {
        const double ms = rule.percentile == 50 ? totals.p50 : rule.percentile == 99 ? totals.p99 : totals.p95;
        return totals.measured > 0 && ms >= 0 ? std::optional<double>(ms) : std::nullopt;
    }
    }
    return std::nullopt;
}

Result<QList<AlertFinding>> AlertEvaluation::findings(const AlertRule &rule, const AlertMoment &moment)
{
    if (!domain::checkAlertRule(rule))
        return QList<AlertFinding>(); // what a damaged row holds is never true
    switch (rule.kind) {
    case AlertKind::Threshold: return threshold(rule, moment);
    case AlertKind::Silence: return silence(rule, moment);
    case AlertKind::Anomaly: return anomaly(rule, moment);
    case AlertKind::Expiry: return expiry(rule, moment);
    case AlertKind::Quota: return quota(rule, moment);
    }
    return QList<AlertFinding>();
}

Result<QList<AlertFinding>> AlertEvaluation::threshold(const AlertRule &rule, const AlertMoment &moment)
{
    const qint64 to = floorTo(moment.at, kMinute), from = to - rule.windowSeconds;
    // Few calls in a time in which nobody counted are no news.
    if (rule.below && from < moment.watchedSince && !moment.fires)
        return QList<AlertFinding>();
    const auto totals = m_readings.totals(rule.subject, rule.subjectId, from, to);
    if (!totals)
        return totals.error();
    const auto value = measured(rule, *totals);
    const bool isTrue = value && (rule.below ? *value < rule.limit : *value > rule.limit);
    return isTrue ? QList<AlertFinding>{ofRule(rule, *value, rule.limit)} : QList<AlertFinding>();
}

/// Calls that would have come in a window without one; 0: nobody knows.
Result<double> AlertEvaluation::missed(const AlertRule &rule, qint64 from, qint64 to)
{
    const auto pattern = m_patterns.pattern(rule, floorTo(from, kHour));
    if (!pattern)
        return pattern.error();
    if (*pattern)
        return expected(**pattern, from, to);
    // Less than a week is known: it called in every one of the windows before.
    double before = 0;
    for (int i = 1; i <= kWindowsBefore; ++i) {
        const auto totals = m_readings.totals(rule.subject, rule.subjectId, from - i * rule.windowSeconds, from - (i - 1) * rule.windowSeconds);
        if (!totals)
            return totals.error();
        if (totals->requests == 0)
            return 0;
        before += double(totals->requests);
    }
    return before / kWindowsBefore < 1 ? 0 : std::max(before / kWindowsBefore, kLeastExpected);
}

Result<QList<AlertFinding>> AlertEvaluation::silence(const AlertRule &rule, const AlertMoment &moment)
{
    const qint64 to = floorTo(moment.at, kMinute), from = to - rule.windowSeconds;
    const auto totals = m_readings.totals(rule.subject, rule.subjectId, from, to);
    if (!totals)
        return totals.error();
    if (totals->requests > 0)
        return QList<AlertFinding>();
    // It goes on until a call comes, whether or not one would be expected by now.
    if (moment.fires)
        return QList<AlertFinding>{ofRule(rule, 0, 0)};
    if (from < moment.watchedSince)
        return QList<AlertFinding>();
    const auto calls = missed(rule, from, to);
    if (!calls)
        return calls.error();
    return *calls >= kLeastExpected ? QList<AlertFinding>{ofRule(rule, 0, *calls)} : QList<AlertFinding>();
}

Result<QList<AlertFinding>> AlertEvaluation::anomaly(const AlertRule &rule, const AlertMoment &moment)
{
    const qint64 to = floorTo(moment.at, kHour), from = to - rule.windowSeconds;
    if (from < moment.watchedSince && !moment.fires)
        return QList<AlertFinding>();
    const auto totals = m_readings.totals(rule.subject, rule.subjectId, from, to);
    const auto pattern = m_patterns.pattern(rule, from);
    if (!totals || !pattern)
        return totals ? pattern.error() : totals.error();
    if (!*pattern)
        return QList<AlertFinding>();
    const double came = double(totals->requests), usual = expected(**pattern, from, to);
    if (std::max(came, usual) < kLeastOfAnomaly)
        return QList<AlertFinding>();
    // What other weeks were off by, and what is chance among so few calls.
    const double usually = usual * (*pattern)->deviation(double(rule.windowSeconds));
    const double deviation = std::sqrt(usually * usually + std::max(usual, 1.0));
    const double off = (came - usual) / deviation;
    const bool isTrue = (rule.above && off > rule.limit) || (rule.below && -off > rule.limit);
    return isTrue ? QList<AlertFinding>{ofRule(rule, came, usual)} : QList<AlertFinding>();
}

bool AlertEvaluation::concerns(const AlertRule &rule, AlertSubject type, const QString &id, const QString &applicationId)
{
    switch (rule.subject) {
    case AlertSubject::All: return true;
    case AlertSubject::Key:
    case AlertSubject::Client: return rule.subject == type && rule.subjectId == id;
    case AlertSubject::Application: return rule.subjectId == applicationId;
    case AlertSubject::Partner: return rule.subjectId == m_readings.partnerOf(applicationId);
    case AlertSubject::Api: return false;
    }
    return false;
}

Result<QList<AlertFinding>> AlertEvaluation::expiry(const AlertRule &rule, const AlertMoment &moment)
{
    const int most = *std::max_element(rule.steps.begin(), rule.steps.end());
    const auto ending = m_readings.ending(moment.at, moment.at + most * kDay);
    if (!ending)
        return ending.error();
    QList<AlertFinding> out;
    for (const EndingObject &object : *ending) {
        if (!concerns(rule, object.type, object.id, object.applicationId))
            continue;
        const double left = double(object.endsAt.toSecsSinceEpoch() - moment.at) / kDay;
        int step = 0;
        for (const int days : rule.steps) {
            if (left <= days && (step == 0 || days < step))
                step = days;
        }
        if (step > 0 && left > 0)
            out.append({object.type, object.id, object.name, object.secretId, left, double(step)});
        if (out.size() == kMostFindings)
            break;
    }
    return out;
}

Result<QList<AlertFinding>> AlertEvaluation::quota(const AlertRule &rule, const AlertMoment &moment)
{
    const int least = *std::min_element(rule.steps.begin(), rule.steps.end());
    const auto quotas = m_readings.quotas(moment.at, least);
    if (!quotas)
        return quotas.error();
    QList<AlertFinding> out;
    for (const QuotaUse &use : *quotas) {
        if (use.limit <= 0 || !concerns(rule, AlertSubject::Key, use.keyId, use.applicationId))
            continue;
        const double percent = 100.0 * double(use.used) / double(use.limit);
        int step = 0;
        for (const int reached : rule.steps) {
            if (percent >= reached)
                step = std::max(step, reached);
        }
        if (step > 0)
            out.append({AlertSubject::Key, use.keyId, use.name, use.unit, percent, double(step)});
        if (out.size() == kMostFindings)
            break;
    }
    return out;
}

} // namespace octroi::authority
