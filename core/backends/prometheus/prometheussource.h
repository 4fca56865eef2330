// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/octroid/transport.h"
#include "backends/prometheus/countersums.h"
#include "backends/prometheus/mapping.h"
#include "backends/prometheus/usagespan.h"
#include "backends/usagesource.h"

#include <QElapsedTimer>

namespace octroi::backends {

/// Usage out of any server that speaks Prometheus' HTTP API v1 (Prometheus, Thanos, Mimir, VictoriaMetrics). Calls are counted
/// from the counters' own values where these are few enough to be read; otherwise the server is asked for increase(), which
/// extrapolates. A call counts when it was scraped.
///
/// Errors beside those of a call: NotFound with reason no_mapping (none of the known metrics is there); TooLarge with reason
/// too_many_series; Unavailable with reason not_in_source.
class PrometheusSource : public QObject, public UsageSource
{
    Q_OBJECT
public:
    struct Limits
    {
        double samples = 3e6;   ///< that are read to count by ourselves
        qint64 groups = 20'000; ///< that an answer may have
    };
    /// `mapping` may be empty: then the metrics that are there say which of the known ones it is. Of the credentials, issuer
    /// and api are set here.
    PrometheusSource(QString address, MetricMapping mapping, Credentials credentials, const Clock &clock, QObject *parent = nullptr);
    ~PrometheusSource() override;

    Task<void> prepare(); ///< asks what it is; usage() does it by itself
    Task<QList<domain::UsageRow>> usage(UsageRequest request) override;
    UsageFacts facts() const override { return m_facts; }
    QList<std::pair<double, double>> gaps() const override { return m_gaps; }

    const MetricMapping &mapping() const { return m_mapping; }
    QString version() const { return m_version; }
    void setRealm(const QString &realm) { m_realm = realm; } ///< only calls of this one, where the metrics tell realms
    void setSourceLimits(const Limits &limits) { m_bounds = limits; }
    Transport &transport() { return m_transport; }
    CallLog &callLog() { return m_log; }

private:
    struct Wanted
    {
        const MappedMetric *metric = nullptr;
        QString name, matchers;
        QStringList labels;
    };
    struct Row
    {
        domain::UsageRow row;
        double requests = 0, refused = 0, bytesIn = 0, bytesOut = 0;
        std::array<double, 4> classes{};
        std::map<double, double> buckets; ///< cumulative, by upper bound in the metric's unit
        bool hasBytes = false;
    };
    using Rows = std::map<QString, Row>;
    struct Count
    {
        CounterSums sums;
        UsageSpan span; ///< by which it was counted
    };
    using Counted = std::shared_ptr<Count>;

    Task<HttpAnswer> ask(const QString &path);
    /// The "result" of a vector or scalar; at that time, or now.
    Task<QJsonArray> instant(QString query, double at = 0);
    Task<double> number(QString query, double at = 0); ///< 0 where there is none
    Task<void> readClock();
    Task<void> findMapping();
    Task<double> seriesOf(QString selector, double at);
    Task<Counted> count(Wanted wanted, UsageSpan span);
    /// In pieces of at most as many points as the server gives.
    Task<Counted> readRange(QString expression, UsageSpan span, QStringList labels, bool increases);
    Task<void> readGaps(Wanted wanted, UsageSpan span);
    Task<void> readAge(Wanted wanted);

    Wanted wanted(MappedMetric::Role role, const UsageRequest &request, const QStringList &dimensions) const;
    QString matchersFor(const MappedMetric &metric, const UsageRequest &request) const;
    void addRequests(Rows &rows, const Wanted &wanted, const Count &count, const QStringList &dimensions) const;
    void addBytes(Rows &rows, const Wanted &wanted, const Count &count, const QStringList &dimensions) const;
    void addLatency(Rows &rows, const Wanted &wanted, const Count &count, const QStringList &dimensions) const;
    Row &rowOf(Rows &rows, const Wanted &wanted, const QStringList &names, const UsageSpan &span, int interval, const QStringList &dimensions) const;
    QList<domain::UsageRow> finished(const Rows &rows) const;
    void describe();
    double now() const; ///< ours, seconds since the epoch

    QString m_address, m_realm, m_version;
    MetricMapping m_mapping;
    const Clock &m_clock;
    CallLog m_log;
    Transport m_transport;
    Limits m_bounds;
    UsageFacts m_facts;
    QList<std::pair<double, double>> m_gaps;
    QHash<QString, std::pair<double, qint64>> m_seriesKnown; ///< of a selector, and when it was counted
    QElapsedTimer m_clockRead;
    bool m_prepared = false;
};

} // namespace octroi::backends
