// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/message.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace octroi::authority {

/// Who listens to /v1/live. Control thread only.
class LiveHub
{
public:
    static constexpr std::size_t kMaxStreams = 64;

    bool isFull();
    bool isEmpty() const { return m_streams.empty(); }
    /// `may`: whether who opened the stream may still follow it, which endVoid() asks.
    void add(std::shared_ptr<EventStream> stream, std::function<bool()> may)
    {
        m_streams.push_back({std::move(stream), std::move(may)});
    }
    /// Ends the streams whose token has ended, or whose account may not see them any more.
    void endVoid();
    void send(const std::string &bytes);
    void closeAll();

private:
    struct Listener
    {
        std::shared_ptr<EventStream> stream;
        std::function<bool()> may;
    };
    std::vector<Listener> m_streams;
};

} // namespace octroi::authority
