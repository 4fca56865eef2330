// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/connection.h"
#include "backends/usagesource.h"

namespace octroi::backends {

/// A connection that has nothing but usage.
class SourceBackend : public Backend, public Connection
{
    Q_OBJECT
public:
    SourceBackend(BackendInfo info, const QList<CapabilityNote> &capabilities, QObject *parent);

    BackendInfo info() const override { return m_info; }
    BackendState state() const override { return m_state; }
    Error lastError() const override { return m_lastError; }
    int latencyMs() const override { return m_latency; }
    Task<void> connectToBackend() override;
    void disconnectFromBackend() override;
    CapabilityNote capability(Capability what) const override { return m_capabilities.at(int(what)); }
    Task<void> signOut() override;

protected:
    virtual Task<void> prepare() = 0; ///< whether it answers
    virtual void abandon() = 0;       ///< ends what is under way
    virtual QString version() const { return {}; }
    void reached(int milliseconds);
    void lost(const Error &error);
    bool isWanted() const { return m_wanted; }

private:
    void setState(BackendState state, const Error &error = {});

    BackendInfo m_info;
    const QList<CapabilityNote> &m_capabilities;
    BackendState m_state = BackendState::Offline;
    Error m_lastError;
    int m_latency = -1;
    bool m_wanted = false;
};

} // namespace octroi::backends
