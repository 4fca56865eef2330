// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/livehub.h"

namespace octroi::authority {

bool LiveHub::isFull()
{
    std::erase_if(m_streams, [](const auto &stream) { return !stream->isOpen(); });
    return m_streams.size() >= kMaxStreams;
}

void LiveHub::send(const std::string &bytes)
{
    std::erase_if(m_streams, [&](const auto &stream) { return !stream->write(bytes); });
}

void LiveHub::closeAll()
{
    for (const auto &stream : m_streams)
        stream->close();
    m_streams.clear();
}

} // namespace octroi::authority
