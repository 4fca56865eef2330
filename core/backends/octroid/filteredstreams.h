// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/octroid/livestream.h"

#include <QPointer>

namespace octroi::backends {

/// Opens streams over the connection of one octroid, and stops them with it.
class FilteredStreams : public LiveSources
{
    Q_OBJECT
public:
    FilteredStreams(Transport &transport, LiveStream &all, QObject *parent);
    LiveSource &all() override { return m_all; }
    std::unique_ptr<LiveSource> open(domain::LiveFilter filter) override;
    void stop();
    void forget(); ///< another server

private:
    Transport &m_transport;
    LiveStream &m_all;
    QList<QPointer<LiveStream>> m_open; ///< owned by those who opened them
};

} // namespace octroi::backends
