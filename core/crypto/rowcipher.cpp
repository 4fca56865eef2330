// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rowcipher.h"

#include "crypto/digest.h"
#include "crypto/recordbox.h"

namespace octroi::crypto {

namespace {

constexpr char kMagic[] = "ocr1";
constexpr qsizetype kMagicSize = 4, kHeadSize = kMagicSize + RowCipher::kKeyIdBytes;
static_assert(RowCipher::kKeyBytes == kRecordKey);

} // namespace

RowCipher::RowCipher(Secret key)
    : m_key(std::move(key))
    , m_keyId(sha256Bytes("octroid row key\n" + m_key.reveal()).left(kKeyIdBytes))
{
}

bool RowCipher::isSealed(QByteArrayView value)
{
    return value.size() >= kHeadSize + kRecordMore && value.startsWith(QByteArrayView(kMagic, kMagicSize));
}

QByteArray RowCipher::keyIdOf(QByteArrayView sealed)
{
    return isSealed(sealed) ? sealed.sliced(kMagicSize, kKeyIdBytes).toByteArray() : QByteArray();
}

QByteArray RowCipher::seal(QByteArrayView plain, QByteArrayView place) const
{
    const QByteArray head = QByteArray(kMagic, kMagicSize) + m_keyId;
    const QByteArray box = sealRecord(plain, m_key, head + place.toByteArray());
    return box.isEmpty() ? box : head + box;
}

std::optional<Secret> RowCipher::open(QByteArrayView sealed, QByteArrayView place) const
{
    if (!isSealed(sealed) || keyIdOf(sealed) != m_keyId)
        return std::nullopt;
    std::optional<QByteArray> plain =
        openRecord(sealed.sliced(kHeadSize), m_key, sealed.first(kHeadSize).toByteArray() + place.toByteArray());
    if (!plain)
        return std::nullopt;
    return Secret(std::move(*plain));
}

} // namespace octroi::crypto
