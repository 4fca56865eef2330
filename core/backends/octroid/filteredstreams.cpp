// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/filteredstreams.h"

namespace octroi::backends {

FilteredStreams::FilteredStreams(Transport &transport, LiveStream &all, QObject *parent)
    : LiveSources(parent)
    , m_transport(transport)
    , m_all(all)
{
}

std::unique_ptr<LiveSource> FilteredStreams::open(domain::LiveFilter filter)
{
    auto stream = std::make_unique<LiveStream>(m_transport, std::move(filter));
    m_open.removeIf([](const QPointer<LiveStream> &one) { return one.isNull(); });
    m_open.append(stream.get());
    return stream;
}

void FilteredStreams::stop()
{
    for (const auto &stream : std::as_const(m_open)) {
        if (stream)
            stream->stop();
    }
}

void FilteredStreams::forget()
{
    for (const auto &stream : std::as_const(m_open)) {
        if (stream)
            stream->forget();
    }
}

} // namespace octroi::backends
