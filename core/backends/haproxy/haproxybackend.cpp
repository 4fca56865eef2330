// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/haproxy/haproxybackend.h"

namespace octroi::backends {

HaproxyBackend::HaproxyBackend(QString id, QString name, QString address, QString table, const Clock &clock, QObject *parent)
    : SourceBackend({std::move(id), std::move(name), address, {}, {}}, haproxyCapabilities(), parent)
    , m_source(address, table.isEmpty() ? QStringLiteral("octroi_usage") : table, clock)
{
    connect(&m_source, &HaproxySource::answered, this, [this](int ms) { reached(ms); });
    connect(&m_source, &HaproxySource::failed, this, [this](const Error &error) { lost(error); });
}

} // namespace octroi::backends
