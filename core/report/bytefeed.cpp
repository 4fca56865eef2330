// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/bytefeed.h"

namespace octroi::report {

namespace {
constexpr qint64 kPiece = 256 << 10;
}

Result<QByteArray> ByteFeed::next()
{
    QByteArray piece = m_device.read(kPiece);
    if (piece.isEmpty() && !m_device.atEnd())
        return Error{ErrorCode::Storage, {}, m_device.errorString(), {}, {}};
    if (std::exchange(m_first, false)) {
        if (piece.startsWith("\xEF\xBB\xBF"))
            piece.remove(0, 3);
        else if (piece.startsWith("\xFF\xFE"))
            m_utf16.emplace(QStringDecoder::Utf16LE);
        else if (piece.startsWith("\xFE\xFF"))
            m_utf16.emplace(QStringDecoder::Utf16BE);
    }
    if (!m_utf16)
        return piece;
    const QString text = m_utf16->decode(piece);
    if (m_utf16->hasError())
        return Error{ErrorCode::Invalid,
                     {},
                     QStringLiteral("begins as UTF-16 but is none"),
                     {},
                     QStringLiteral("utf16")};
    return text.toUtf8();
}

} // namespace octroi::report
