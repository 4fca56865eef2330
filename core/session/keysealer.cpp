// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/keysealer.h"

#include "crypto/random.h"
#include "crypto/recordbox.h"

namespace octroi::session {

KeySealer::KeySealer(std::shared_ptr<Secret> key)
    : m_key(std::move(key))
{
}

std::shared_ptr<Secret> KeySealer::newKey()
{
    // In base64, because keychains hold texts.
    return std::make_shared<Secret>(crypto::randomBytes(crypto::kRecordKey).toBase64());
}

QByteArray KeySealer::seal(QByteArrayView plain, QByteArrayView about) const
{
    return crypto::sealRecord(plain, Secret(QByteArray::fromBase64(m_key->reveal())), about);
}

std::optional<QByteArray> KeySealer::open(QByteArrayView box, QByteArrayView about) const
{
    return crypto::openRecord(box, Secret(QByteArray::fromBase64(m_key->reveal())), about);
}

} // namespace octroi::session
