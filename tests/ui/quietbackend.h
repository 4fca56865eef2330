// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"

namespace octroi::test {

/// A backend that can nothing and says nothing, for windows without a server.
class QuietBackend final : public backends::Backend
{
public:
    backends::BackendInfo info() const override
    {
        return {QStringLiteral("quiet"), QStringLiteral("octroid-eu"),
                QStringLiteral("https://access.meridian.example"), QStringLiteral("0.1.0"),
                QStringLiteral("partner-desk")};
    }
    backends::BackendState state() const override { return m_state; }
    Error lastError() const override
    {
        return {ErrorCode::Network, info().address, QStringLiteral("refused"), {}, {}};
    }
    int latencyMs() const override { return 12; }
    backends::Task<void> connectToBackend() override { co_return Result<void>(); }
    void disconnectFromBackend() override {}
    void setState(backends::BackendState state)
    {
        m_state = state;
        Q_EMIT stateChanged(state);
    }

private:
    backends::BackendState m_state = backends::BackendState::Online;
};

} // namespace octroi::test
