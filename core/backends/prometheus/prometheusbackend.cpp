// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/prometheus/prometheusbackend.h"

namespace octroi::backends {

PrometheusBackend::PrometheusBackend(QString id, QString name, QString address, MetricMapping mapping, Credentials credentials,
                                     const Clock &clock, QObject *parent)
    : SourceBackend({std::move(id), std::move(name), address, {}, credentials.clientId}, prometheusCapabilities(), parent)
    , m_source(address, std::move(mapping), credentials, clock)
{
    connect(&m_source.transport(), &Transport::answered, this, [this](int ms) { reached(ms); });
    connect(&m_source.transport(), &Transport::unreachable, this, [this](const Error &error) {
        // One question that took too long is not a server that is gone.
        if (error.code == ErrorCode::Network)
            lost(error);
    });
}

PrometheusBackend::~PrometheusBackend()
{
    disconnect(&m_source.transport(), nullptr, this, nullptr);
    m_source.transport().abortAll();
}

void PrometheusBackend::useSecret(std::shared_ptr<Secret> secret)
{
    Credentials credentials = m_source.transport().credentials();
    credentials.secret = std::move(secret);
    m_source.transport().setCredentials(std::move(credentials));
}

} // namespace octroi::backends
