// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/livehub.h"
#include "authority/meter/livehistory.h"
#include "authority/meter/meter.h"
#include "domain/account.h"

#include <QHash>

namespace octroi::authority {

/// The live streams of callers that are limited to some partners or APIs, or that ask for some calls only: those
/// with the same limits and filter share one, with the numbers of what they may see; it begins with its past. It is kept for some time after the last of them has gone, so that a dropped
/// connection goes on where it was. Control thread only.
class LiveParts
{
public:
    static constexpr qsizetype kMostParts = 64;
    static constexpr qint64 kKeptS = 600;

    explicit LiveParts(Meter &meter) : m_meter(meter) {}

    struct Part
    {
        LiveHistory history;
        LiveHub hub;
        qint64 leftS = 0; ///< when it was last seen to have no stream
    };
    /// Null when there are too many; one that nobody listens to gives way.
    Part *of(const domain::RoleLimits &limits, const domain::LiveFilter &filter = {});
    /// After Meter::closeSeconds(): what is new goes out.
    void tick(qint64 nowS);
    void send(const std::string &bytes);
    void closeAll();
    void endVoid();

private:
    bool makeRoom();
    Meter &m_meter;
    QHash<QString, std::shared_ptr<Part>> m_parts;
};

} // namespace octroi::authority
