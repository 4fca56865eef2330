// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "crypto/keyformat.h"
#include "leak/encodedkeys.h"
#include "leak/sighting.h"

#include <array>
#include <functional>

namespace octroi::leak {

// Around the "_" after the prefix, which is looked for: up to so many characters before it, and those behind it.
inline constexpr qsizetype kMostPrefix = 8;
inline constexpr qsizetype kBehind =
    6 + qsizetype(crypto::kKeyIdSize + crypto::kKeySecretSize + crypto::kKeyCheckSize); ///< with the "_"

/// Finds keys in bytes that come in blocks of any size: text of any encoding that has ASCII in it, UTF-16 of
/// either order, binary; also where it is encoded in Base64, whatever is encoded around it. A key is what has its form and its checksum, whatever stands around it. Memory: a
/// few kilobytes.
class KeyScanner
{
public:
    /// Called for each key, in the order in which they stand.
    explicit KeyScanner(std::function<void(const Sighting &)> found);

    void feed(QByteArrayView block);
    void finish(); ///< what was fed last is the end; then it begins anew with the next feed()

    qint64 bytes() const { return m_bytes; } ///< fed since the last finish()
    /// Of those that were fed since the last finish(): has the form of a key, but not the checksum.
    qint64 lookalikes() const { return m_lookalikes; }

private:
    void scan(QByteArrayView window, qint64 base, qsizetype from, qsizetype to);
    /// What may be a key: letters before the "_" at kMostPrefix, `prefix` of them, and the rest.
    struct Text
    {
        std::array<char, size_t(kMostPrefix + kBehind)> chars{};
        qsizetype prefix = 0;
    };
    void look(QByteArrayView window, qint64 base, qsizetype anchor, int stride);
    void decode(QByteArrayView window, qint64 base, const EncodedKeys::Place &place);
    qsizetype check(const Text &text);
    void tell(const Text &text, qsizetype prefix, QByteArrayView window, qint64 base, qsizetype start, bool encoded);
    void countTo(QByteArrayView window, qint64 base, qint64 offset);
    void keepTail(QByteArrayView window);

    std::function<void(const Sighting &)> m_found;
    QByteArray m_tail;        ///< the end of what came, of which not all was looked at
    qsizetype m_tailFrom = 0; ///< of it
    qint64 m_tailBase = 0;    ///< its offset
    qint64 m_bytes = 0, m_lookalikes = 0;
    qint64 m_counted = 0, m_line = 1, m_lineStart = 0;
};

} // namespace octroi::leak
