// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <mutex>
#include <string>
#include <unordered_map>

namespace octroi::authority::beast {

/// How many connections there are, in total and by address. Any thread; locked when one opens or closes only.
class ConnectionCounts
{
public:
    std::atomic<int> total{0};

    /// False when that address has `limit` already.
    bool enter(const std::string &address, int limit)
    {
        const std::lock_guard lock(m_mutex);
        int &count = m_byAddress[address];
        if (count >= limit)
            return false;
        ++count;
        return true;
    }
    void leave(const std::string &address)
    {
        const std::lock_guard lock(m_mutex);
        const auto it = m_byAddress.find(address);
        if (it != m_byAddress.end() && --it->second == 0)
            m_byAddress.erase(it);
    }

private:
    std::mutex m_mutex;
    std::unordered_map<std::string, int> m_byAddress;
};

} // namespace octroi::authority::beast
