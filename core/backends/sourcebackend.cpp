// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/sourcebackend.h"

#include <QPointer>

namespace octroi::backends {

SourceBackend::SourceBackend(BackendInfo info, const QList<CapabilityNote> &capabilities, QObject *parent)
    : Backend(parent)
    , m_info(std::move(info))
    , m_capabilities(capabilities)
{
}

void SourceBackend::setState(BackendState state, const Error &error)
{
    if (state == BackendState::Offline || state == BackendState::Failed)
        m_lastError = error;
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void SourceBackend::reached(int milliseconds)
{
    m_latency = milliseconds;
    Q_EMIT latencyChanged(milliseconds);
    if (m_wanted && m_state == BackendState::Offline)
        setState(BackendState::Online);
}

void SourceBackend::lost(const Error &error)
{
    if (m_state == BackendState::Online)
        setState(BackendState::Offline, error);
}

Task<void> SourceBackend::connectToBackend()
{
    const QPointer<SourceBackend> self(this);
    m_wanted = true;
    setState(BackendState::Connecting);
    const Result<void> ready = co_await prepare();
    if (!self)
        co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
    if (!ready) {
        if (ready.error().code != ErrorCode::Cancelled)
            setState(BackendState::Failed, ready.error());
        co_return ready;
    }
    m_info.version = version();
    setState(BackendState::Online);
    co_return Result<void>();
}

void SourceBackend::disconnectFromBackend()
{
    m_wanted = false;
    abandon();
    setState(BackendState::Offline, Error{ErrorCode::Cancelled, m_info.address, {}, {}, {}});
}

Task<void> SourceBackend::signOut()
{
    disconnectFromBackend();
    co_return Result<void>();
}

} // namespace octroi::backends
