// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/message.h"

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
    void add(std::shared_ptr<EventStream> stream) { m_streams.push_back(std::move(stream)); }
    void send(const std::string &bytes);
    void closeAll();

private:
    std::vector<std::shared_ptr<EventStream>> m_streams;
};

} // namespace octroi::authority
