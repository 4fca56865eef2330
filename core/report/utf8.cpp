// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/utf8.h"

namespace octroi::report {

namespace {
constexpr int kCutOff = 256;
}

bool Utf8Check::fail(unsigned char byte)
{
    m_wrong = byte;
    return false;
}

bool Utf8Check::feed(QByteArrayView bytes)
{
    if (m_wrong >= 0)
        return false;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        ++m_byte;
        if (m_left > 0) {
            if (byte < m_low || byte > m_high)
                return fail(byte);
            m_low = 0x80;
            m_high = 0xBF;
            --m_left;
        } else if (byte == '\n') {
            ++m_line;
            m_byte = 0;
        } else if (byte == 0 || (byte >= 0x80 && byte < 0xC2) || byte > 0xF4) {
            return fail(byte);
        } else if (byte >= 0x80) {
            m_left = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
            // RFC 3629 section 4: what keeps out longer forms, surrogates and what lies beyond Unicode.
            m_low = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
            m_high = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
        }
    }
    return true;
}

bool Utf8Check::finish()
{
    if (m_wrong >= 0)
        return false;
    if (m_left > 0)
        m_wrong = kCutOff;
    return m_left == 0;
}

Error Utf8Check::error() const
{
    const QString what =
        m_wrong == kCutOff ? QStringLiteral("ends in the middle of a character")
        : m_wrong == 0     ? QStringLiteral("the byte 00 is no text; it may be UTF-16")
                           : QStringLiteral("the byte %1 is not UTF-8").arg(m_wrong, 2, 16, QLatin1Char('0'));
    return Error{ErrorCode::Invalid,
                 QStringLiteral("line %1, byte %2").arg(m_line).arg(m_byte),
                 what,
                 {},
                 QStringLiteral("utf8")};
}

} // namespace octroi::report
