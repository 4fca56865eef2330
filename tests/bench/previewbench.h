// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/octroid/octroidbackend.h"
#include "change/spine.h"

namespace octroi::bench {

/// A backend whose keys made calls: two endpoints on each of seven days, without any server.
class CountedBackend : public backends::Backend
{
public:
    backends::BackendInfo info() const override
    {
        return {QStringLiteral("bench"), QStringLiteral("octroid"), {}, {}, {}};
    }
    backends::BackendState state() const override { return backends::BackendState::Offline; }
    Error lastError() const override { return {}; }
    int latencyMs() const override { return -1; }
    backends::Task<void> connectToBackend() override { co_return Result<void>(); }
    void disconnectFromBackend() override {}
    backends::UsageBackend *usage() override { return &m_usage; }

private:
    class Usage : public backends::UsageBackend
    {
    public:
        backends::Task<QList<domain::UsageRow>> usage(backends::UsageRequest) override
        {
            co_return QList<domain::UsageRow>();
        }
        backends::Task<backends::Calls> calls(backends::CallsRequest request) override;
        void startLive(int) override {}
        void stopLive() override {}
        bool isLive() const override { return false; }
    };
    Usage m_usage;
};

struct PreviewTimes
{
    qsizetype rows = 0;
    double plan = -1, total = -1; ///< ms; the plan is a part of the total
    double longest = -1;          ///< ms for which the interface had no turn
    qint64 refused = -1;          ///< -1: it failed
};

/// Plans the revocation of so many keys and counts what it would have refused.
PreviewTimes measurePreview(inventory::Inventory &inventory, change::Spine &spine, qsizetype rows);

/// Tells an octroid of calls of the keys, as access logs do: two endpoints each.
bool tellOfCalls(backends::OctroidBackend &backend, const inventory::Inventory &inventory, qsizetype rows);

} // namespace octroi::bench
