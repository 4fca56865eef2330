// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/livehub.h"

namespace octroi::authority {

bool LiveHub::isFull()
{
    std::erase_if(m_streams, [](const Listener &one) { return !one.stream->isOpen(); });
    return m_streams.size() >= kMaxStreams;
}

void LiveHub::send(const std::string &bytes)
{
    std::erase_if(m_streams, [&](const Listener &one) { return !one.stream->write(bytes); });
}

void LiveHub::closeAll()
{
    for (const Listener &one : m_streams)
        one.stream->close();
    m_streams.clear();
}

void LiveHub::endVoid()
{
    std::erase_if(m_streams, [](const Listener &one) {
        if (one.may())
            return false;
        one.stream->close();
        return true;
    });
}

} // namespace octroi::authority
