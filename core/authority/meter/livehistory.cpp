// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/livehistory.h"

#include <QJsonDocument>

namespace octroi::authority {

const LiveHistory::Event &LiveHistory::append(const domain::LiveReading &point)
{
    QByteArray bytes = "event: point\nid: " + QByteArray::number(point.second) + "\ndata: ";
    bytes += QJsonDocument(domain::toJson(point)).toJson(QJsonDocument::Compact);
    bytes += "\n\n";
    m_events.push_back({point.second, std::move(bytes)});
    if (m_events.size() > kSeconds)
        m_events.pop_front();
    return m_events.back();
}

std::vector<LiveHistory::Event> LiveHistory::after(qint64 second) const
{
    std::vector<Event> out;
    for (const Event &event : m_events) {
        if (event.second > second)
            out.push_back(event);
    }
    return out;
}

std::vector<LiveHistory::Event> LiveHistory::last(int seconds) const
{
    const std::size_t skip = m_events.size() - std::min<std::size_t>(m_events.size(), std::size_t(std::max(0, seconds)));
    return {m_events.begin() + std::ptrdiff_t(skip), m_events.end()};
}

} // namespace octroi::authority
