// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QStringDecoder>
#include <optional>

namespace octroi::report {

/// The bytes of a file in pieces, without a byte order mark; UTF-16 that says so by its mark becomes UTF-8.
class ByteFeed
{
public:
    explicit ByteFeed(QIODevice &device)
        : m_device(device)
    {
    }
    /// Empty at the end. Error: Storage, or Invalid with reason utf16.
    Result<QByteArray> next();

private:
    QIODevice &m_device;
    std::optional<QStringDecoder> m_utf16;
    bool m_first = true;
};

} // namespace octroi::report
