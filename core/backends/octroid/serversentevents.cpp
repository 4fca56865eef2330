// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/serversentevents.h"

#include <algorithm>

namespace octroi::backends {

QList<ServerSentEvent> ServerSentEvents::feed(const QByteArray &chunk)
{
    QList<ServerSentEvent> out;
    for (const char c : chunk) {
        if (m_overflowed)
            break;
        if (c == '\n' && m_skipLineFeed) {
            m_skipLineFeed = false;
            continue;
        }
        m_skipLineFeed = c == '\r';
        if (c == '\n' || c == '\r') {
            if (m_first && m_line.startsWith("\xEF\xBB\xBF"))
                m_line.remove(0, 3);
            m_first = false;
            line(m_line, out);
            m_line.clear();
            continue;
        }
        m_line.append(c);
        m_overflowed = m_line.size() + m_data.size() > m_limit;
    }
    return out;
}

void ServerSentEvents::restart()
{
    m_line.clear();
    m_idBuffer = m_id;
    m_type.clear();
    m_data.clear();
    m_hasData = false;
    m_skipLineFeed = false;
    m_first = true;
    m_overflowed = false;
}

void ServerSentEvents::line(const QByteArray &text, QList<ServerSentEvent> &out)
{
    if (text.isEmpty()) {
        m_id = m_idBuffer;
        if (m_hasData)
            out.append({m_type.isEmpty() ? QByteArray("message") : m_type, m_data, m_id});
        m_type.clear();
        m_data.clear();
        m_hasData = false;
        return;
    }
    const qsizetype colon = text.indexOf(':');
    if (colon == 0)
        return; // a comment
    if (colon < 0)
        return field(text, {});
    QByteArray value = text.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    field(text.left(colon), value);
}

void ServerSentEvents::field(const QByteArray &name, const QByteArray &value)
{
    if (name == "event") {
        m_type = value;
    } else if (name == "data") {
        if (m_hasData)
            m_data.append('\n');
        m_data.append(value);
        m_hasData = true;
    } else if (name == "id") {
        if (!value.contains('\0'))
            m_idBuffer = value;
    } else if (name == "retry") {
        bool ok = false;
        const int ms = value.toInt(&ok);
        if (ok && ms >= 0 &&
            std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
            m_retryMs = ms;
    }
}

} // namespace octroi::backends
