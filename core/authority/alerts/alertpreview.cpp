// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/alerts/alertpreview.h"

#include "authority/alerts/patternshelf.h"
#include "authority/alerts/storereadings.h"

#include <algorithm>
#include <limits>

namespace octroi::authority {

using domain::AlertKind;
using domain::AlertRule;

namespace {

constexpr qint64 kMinute = 60, kHour = 3'600, kDay = 86'400, kWeek = 7 * kDay;
constexpr qint64 kMinutesKept = 3 * kDay; ///< of usage; before that only hours
constexpr int kMostLatencyLooks = 336;    ///< each of them reads a window

/// The store's readings, with one object's sums read once.
class SeriesReadings final : public AlertReadings
{
public:
    SeriesReadings(Store &store, StoreReadings &beneath) : m_store(store), m_beneath(beneath) {}

    Result<void> read(const AlertRule &rule, qint64 from, qint64 to, qint64 unit)
    {
        m_from = from;
        m_to = to;
        m_unit = unit;
        UsageQuery query;
        query.from = from;
        query.to = to;
        query.groupBy = QStringList{unit == kMinute ? QStringLiteral("minute") : QStringLiteral("hour")};
        query.limit = std::numeric_limits<int>::max();
        StoreReadings::narrow(query, rule.subject, rule.subjectId);
        const auto rows = m_store.query(query);
        if (!rows)
            return rows.error();
        m_sums.assign(std::size_t((to - from) / unit) + 1, {});
        for (const domain::UsageRow &row : *rows) {
            const qint64 slot = (row.at.toSecsSinceEpoch() - from) / unit;
            if (slot >= 0 && slot + 1 < qint64(m_sums.size()))
                add(m_sums[std::size_t(slot) + 1], row.totals);
        }
        for (std::size_t i = 1; i < m_sums.size(); ++i)
            add(m_sums[i], m_sums[i - 1]);
        m_reads = rule.measure == domain::AlertMeasure::Latency && rule.kind == AlertKind::Threshold;
        return {};
    }
    Result<domain::UsageTotals> totals(domain::AlertSubject subject, const QString &id, qint64 from, qint64 to) override
    {
        if (m_reads || from < m_from || to > m_to || from % m_unit != 0 || to % m_unit != 0)
            return m_beneath.totals(subject, id, from, to);
        domain::UsageTotals out = m_sums[std::size_t((to - m_from) / m_unit)];
        subtract(out, m_sums[std::size_t((from - m_from) / m_unit)]);
        return out;
    }
    Result<usage::HourlyUse> requestsByHour(domain::AlertSubject subject, const QString &id, qint64 to) override
    {
        if (!m_hours) {
            const auto all = m_beneath.requestsByHour(subject, id, m_to / kHour * kHour);
            if (!all)
                return all.error();
            m_hours = *all;
        }
        return m_hours->until(to);
    }
    Result<QList<EndingObject>> ending(qint64 from, qint64 to) override { return m_beneath.ending(from, to); }
    Result<QList<QuotaUse>> quotas(qint64 at, int leastPercent) override { return m_beneath.quotas(at, leastPercent); }
    QString partnerOf(const QString &applicationId) override { return m_beneath.partnerOf(applicationId); }

private:
    static void add(domain::UsageTotals &to, const domain::UsageTotals &more, int sign = 1)
    {
        to.requests += sign * more.requests;
        to.refused += sign * more.refused;
        to.bytesIn += sign * more.bytesIn;
        to.bytesOut += sign * more.bytesOut;
        to.measured += sign * more.measured;
        for (std::size_t i = 0; i < to.classes.size(); ++i)
            to.classes[i] += sign * more.classes[i];
    }
    static void subtract(domain::UsageTotals &from, const domain::UsageTotals &less) { add(from, less, -1); }

    Store &m_store;
    StoreReadings &m_beneath;
    std::vector<domain::UsageTotals> m_sums; ///< of everything before each unit
    qint64 m_from = 0, m_to = 0, m_unit = kMinute;
    bool m_reads = false;
    std::optional<usage::HourlyUse> m_hours;
};

/// Times of several objects; what begins again begins a new time.
class Times
{
public:
    explicit Times(AlertForetold &out) : m_out(out) {}
    void look(qint64 at, const QList<AlertFinding> &findings)
    {
        QSet<QString> now;
        for (const AlertFinding &finding : findings) {
            // A further step is told of again.
            const QString key = finding.object() + u':' + QString::number(finding.limit);
            now.insert(key);
            if (m_open.contains(key))
                continue;
            ++m_out.count;
            m_open.insert(key, m_out.times.size() < kMostForetold ? m_out.times.size() : -1);
            if (m_out.times.size() < kMostForetold)
                m_out.times.append({at, 0});
        }
        for (auto it = m_open.begin(); it != m_open.end();) {
            if (now.contains(it.key())) {
                ++it;
                continue;
            }
            if (*it >= 0)
                m_out.times[*it].second = at;
            it = m_open.erase(it);
        }
    }
    bool any() const { return !m_open.isEmpty(); }
    /// What is open by now does not count.
    void forget()
    {
        m_out.count = 0;
        m_out.times.clear();
        for (qsizetype &place : m_open)
            place = -1;
    }

private:
    AlertForetold &m_out;
    QHash<QString, qsizetype> m_open;
};

/// How far apart looks at windows are, and from when on they can be taken.
void plan(const AlertRule &rule, qint64 now, AlertForetold &out)
{
    const bool hours = rule.kind == AlertKind::Anomaly || rule.windowSeconds % kHour == 0;
    out.stepSeconds = hours ? kHour : kMinute;
    out.to = now / out.stepSeconds * out.stepSeconds;
    out.from = out.to - (hours ? kWeek : kMinutesKept);
    if (rule.measure == domain::AlertMeasure::Latency && rule.kind == AlertKind::Threshold) {
        out.stepSeconds = std::max(out.stepSeconds, rule.windowSeconds);
        out.from = std::max(out.from, out.to - kMostLatencyLooks * out.stepSeconds);
    }
}

Result<void> lookAtWindows(Store &store, const QTimeZone &zone, const AlertRule &rule, qint64 now, AlertForetold &out)
{
    plan(rule, now, out);
    const qint64 unit = out.stepSeconds % kHour == 0 && rule.windowSeconds % kHour == 0 ? kHour : kMinute;
    StoreReadings beneath(store, zone);
    SeriesReadings readings(store, beneath);
    if (const auto read = readings.read(rule, out.from - rule.windowSeconds, out.to, unit); !read)
        return read;
    PatternShelf patterns(readings, zone, kDay);
    AlertEvaluation evaluation(readings, patterns);
    Times times(out);
    for (qint64 at = out.from + out.stepSeconds; at <= out.to; at += out.stepSeconds) {
        const auto found = evaluation.findings(rule, {at, 0, times.any()});
        if (!found)
            return found.error();
        QList<AlertFinding> one = *found;
        for (AlertFinding &finding : one)
            finding.limit = 0; // what is expected changes with the hour and is no step
        times.look(at, one);
    }
    if (rule.kind == AlertKind::Anomaly || rule.kind == AlertKind::Silence) {
        const auto pattern = patterns.pattern(rule, out.to / kHour * kHour);
        out.learning = pattern && !*pattern;
    }
    return {};
}

/// Every step that an object came to within the seven days.
Result<void> lookAtEnds(Store &store, const QTimeZone &zone, const AlertRule &rule, qint64 now, AlertForetold &out)
{
    out.to = now;
    out.from = now - kWeek;
    out.stepSeconds = AlertEvaluation::everySeconds(rule.kind);
    StoreReadings readings(store, zone);
    const int most = *std::max_element(rule.steps.begin(), rule.steps.end());
    const auto ending = readings.ending(out.from, now + most * kDay);
    if (!ending)
        return ending.error();
    PatternShelf patterns(readings, zone, kDay);
    AlertEvaluation evaluation(readings, patterns);
    for (const EndingObject &object : *ending) {
        if (!evaluation.concerns(rule, object.type, object.id, object.applicationId))
            continue;
        for (const int days : rule.steps) {
            const qint64 at = object.endsAt.toSecsSinceEpoch() - days * kDay;
            if (at <= out.from || at > now)
                continue;
            ++out.count;
            if (out.times.size() < kMostForetold)
                out.times.append({at, 0});
        }
    }
    std::sort(out.times.begin(), out.times.end());
    return {};
}

/// At the end of each day, before its quotas begin anew.
Result<void> lookAtQuotas(Store &store, const QTimeZone &zone, const AlertRule &rule, qint64 now, AlertForetold &out)
{
    out.stepSeconds = kDay;
    out.to = now;
    StoreReadings readings(store, zone);
    PatternShelf patterns(readings, zone, kDay);
    AlertEvaluation evaluation(readings, patterns);
    Times times(out);
    const QDate today = QDateTime::fromSecsSinceEpoch(now, zone).date();
    for (int back = 7; back >= 0; --back) {
        const qint64 at = back == 0 ? now : today.addDays(1 - back).startOfDay(zone).toSecsSinceEpoch() - 1;
        auto found = evaluation.findings(rule, {at, 0, false});
        if (!found)
            return found.error();
        for (AlertFinding &finding : *found) {
            if (finding.detail == QLatin1String("day"))
                finding.detail += QString::number(back); // each day is a new one
        }
        times.look(at, *found);
        if (back == 7) {
            out.from = at;
            times.forget(); // what was reached before is no news of these days
        }
    }
    return {};
}

} // namespace

Result<AlertForetold> foretell(Store &store, const QTimeZone &zone, const AlertRule &rule, qint64 now)
{
    AlertForetold out;
    Result<void> done;
    switch (rule.kind) {
    case AlertKind::Threshold:
    case AlertKind::Silence:
    case AlertKind::Anomaly: done = lookAtWindows(store, zone, rule, now, out); break;
    case AlertKind::Expiry: done = lookAtEnds(store, zone, rule, now, out); break;
    case AlertKind::Quota: done = lookAtQuotas(store, zone, rule, now, out); break;
    }
    return done ? Result<AlertForetold>(out) : done.error();
}

} // namespace octroi::authority
