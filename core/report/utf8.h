// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/error.h"

#include <QByteArray>

namespace octroi::report {

/// Whether bytes that come in pieces are UTF-8 (RFC 3629: shortest forms only, no surrogates) without NUL.
class Utf8Check
{
public:
    /// False from the first wrong byte on.
    bool feed(QByteArrayView bytes);
    bool finish(); ///< nothing more comes; false: a character is cut off
    /// Invalid, reason utf8; the context is "line 4, byte 17" (of the line, from 1), the detail names the
    /// byte.
    Error error() const;
    qint64 line() const { return m_line; } ///< of the next byte, from 1

private:
    bool fail(unsigned char byte);

    qint64 m_line = 1, m_byte = 0;
    int m_left = 0; ///< continuation bytes that are to come
    unsigned char m_low = 0x80, m_high = 0xBF;
    int m_wrong = -1; ///< the byte, or 256 for an end
};

} // namespace octroi::report
