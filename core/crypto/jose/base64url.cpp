// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jose/base64url.h"

namespace octroi::crypto {

namespace {
constexpr auto kForm = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
}

QByteArray toBase64Url(QByteArrayView bytes)
{
    return QByteArray::fromRawData(bytes.data(), bytes.size()).toBase64(kForm);
}

std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    const QByteArray raw = QByteArray::fromRawData(text.data(), text.size());
    auto out = QByteArray::fromBase64Encoding(raw, kForm | QByteArray::AbortOnBase64DecodingErrors);
    if (!out || out.decoded.toBase64(kForm) != raw)
        return std::nullopt;
    return std::move(out.decoded);
}

} // namespace octroi::crypto
