// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/prometheus/prometheussource.h"
#include "backends/sourcebackend.h"

namespace octroi::backends {

/// A Prometheus as a connection of its own: usage of whatever it scrapes.
class PrometheusBackend final : public SourceBackend
{
    Q_OBJECT
public:
    PrometheusBackend(QString id, QString name, QString address, MetricMapping mapping, Credentials credentials, const Clock &clock,
                      QObject *parent = nullptr);
    ~PrometheusBackend() override;

    UsageBackend *usage() override { return &m_source; }
    void useSecret(std::shared_ptr<Secret> secret) override;
    PrometheusSource &source() { return m_source; }

protected:
    Task<void> prepare() override { return m_source.prepare(); }
    void abandon() override { m_source.transport().abortAll(); }
    QString version() const override { return m_source.version(); }

private:
    PrometheusSource m_source;
};

} // namespace octroi::backends
