// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QBuffer>
#include <QTemporaryFile>
#include <memory>

namespace octroi::leak {

/// Bytes that come in pieces and are then read from the beginning, as often as wanted: in memory, and what is large in a
/// file that only the user can read and that goes with it.
class Spool
{
public:
    static constexpr qsizetype kMostHeld = 64 << 20; ///< bytes in memory

    bool append(QByteArrayView bytes); ///< false: there is no room, see problem()
    QIODevice *device();               ///< at its beginning; null: there is no room
    QString problem() const { return m_problem; }
    void clear();

private:
    QByteArray m_held;
    QBuffer m_buffer;
    std::unique_ptr<QTemporaryFile> m_file;
    QString m_problem;
};

} // namespace octroi::leak
