// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace octroi::backends {

/// One metric and what its labels mean.
struct MappedMetric
{
    enum class Role { Requests, Bytes, Latency };
    Role role = Role::Requests;
    QString metric; ///< a counter; of Latency the histogram's name without "_bucket"
    QString only;   ///< further matchers: type="request"
    /// "partner", "application", "key", "client", "api", "endpoint", "method" (before an endpoint), "environment" and "realm" to a label.
    QMap<QString, QString> labels;
    QString status;           ///< of Requests: the label with the answer's status
    QString error;            ///< of Requests: a label that is not empty where the call was refused
    QString refusedLabel, refusedValue; ///< of Requests: 401, 403 and 429 are refusals only where the label is this; "": always
    QString direction;        ///< of Bytes: the label that tells it
    QString in, out;          ///< and its values
    double milliseconds = 1;  ///< of Latency: of one unit

    bool has(const QString &dimension) const;
    bool operator==(const MappedMetric &) const = default;
};

/// Which metrics of a Prometheus are calls, bytes and latency. As a text, one setting a line:
///
///     name = Kong
///     requests = kong_http_requests_total
///     requests.status = code
///     requests.partner = consumer
///     latency = kong_request_latency_ms
///     latency.unit = ms
///
/// "requests", "bytes" and "latency" each begin another metric; of several that fit a question the first is asked.
struct MetricMapping
{
    QString name;
    QList<MappedMetric> metrics;

    /// The first of them that knows all of these; null: none.
    const MappedMetric *find(MappedMetric::Role role, const QStringList &dimensions) const;
    bool has(MappedMetric::Role role) const { return find(role, {}) != nullptr; }
    QStringList dimensions() const; ///< of its calls, with "status_class"
    QString toText() const;
    /// Error: Invalid, with the line's number as field.
    static Result<MetricMapping> fromText(const QString &text);
    bool operator==(const MetricMapping &) const = default;
};

/// Those that are known, after: Kong 3 and 2.8, kong/plugins/prometheus/exporter.lua; APISIX 3,
/// apisix/plugins/prometheus/exporter.lua; Tyk, pumps/prometheus.go of tyk-pump; Keycloak 26, "Monitoring user activities with
/// event metrics". Identifiers: "kong", "kong2", "apisix", "tyk", "keycloak".
QStringList knownMappings();
QString knownMappingText(const QString &id); ///< "" for an unknown one
/// The first known mapping of which a metric for calls is among these names; "": none.
QString mappingFor(const QStringList &metricNames);

} // namespace octroi::backends
