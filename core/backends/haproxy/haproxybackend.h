// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/haproxy/haproxysource.h"
#include "backends/sourcebackend.h"

namespace octroi::backends {

/// A HAProxy as a connection of its own: what its stick table counts.
class HaproxyBackend final : public SourceBackend
{
    Q_OBJECT
public:
    HaproxyBackend(QString id, QString name, QString address, QString table, const Clock &clock, QObject *parent = nullptr);

    UsageBackend *usage() override { return &m_source; }
    void useSecret(std::shared_ptr<Secret>) override {} ///< who may open the socket may ask
    HaproxySource &source() { return m_source; }

protected:
    Task<void> prepare() override
    {
        m_source.start();
        return m_source.poll();
    }
    void abandon() override { m_source.stop(); }

private:
    HaproxySource m_source;
};

} // namespace octroi::backends
