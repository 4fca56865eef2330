// SPDX-License-Identifier: GPL-3.0-or-later
#include "leak/spool.h"

namespace octroi::leak {

bool Spool::append(QByteArrayView bytes)
{
    if (!m_problem.isEmpty())
        return false;
    if (!m_file && m_held.size() + bytes.size() <= kMostHeld) {
        m_held.append(bytes);
        return true;
    }
    if (!m_file) {
        m_file = std::make_unique<QTemporaryFile>();
        if (!m_file->open() || m_file->write(m_held) != m_held.size()) {
            m_problem = m_file->errorString();
            return false;
        }
        m_held.fill('\0');
        m_held.clear();
    }
    if (m_file->write(bytes.data(), bytes.size()) != bytes.size())
        m_problem = m_file->errorString();
    return m_problem.isEmpty();
}

QIODevice *Spool::device()
{
    if (!m_problem.isEmpty())
        return nullptr;
    if (m_file)
        return m_file->seek(0) ? m_file.get() : nullptr;
    m_buffer.close();
    m_buffer.setBuffer(&m_held);
    return m_buffer.open(QIODevice::ReadOnly) ? &m_buffer : nullptr;
}

void Spool::clear()
{
    m_buffer.close();
    m_held.fill('\0');
    m_held.clear();
    m_file.reset();
    m_problem.clear();
}

} // namespace octroi::leak
