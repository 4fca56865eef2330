// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/filter.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace octroi;
    if (size > 4096)
        return 0;
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto filter = domain::KeyFilter::parse(text);
    for (const auto &token : filter.tokens())
        fuzz::require(token.start >= 0 && token.length >= 0 && token.start + token.length <= text.size(), "tokens lie within the text");
    if (filter.error()) {
        fuzz::require(!filter.error()->reason.isEmpty(), "an error has a reason");
        fuzz::require(filter.error()->start >= 0 && filter.error()->start + filter.error()->length <= text.size() + 1, "the error lies within the text");
    }
    static const domain::ApiKey key = [] {
        domain::ApiKey k;
        k.id = QStringLiteral("7Hq2mXvB9d");
        k.name = QStringLiteral("checkout");
        k.scopes = QStringList{QStringLiteral("orders:read")};
        return k;
    }();
    const bool matched = filter.matches({key, QStringLiteral("P"), QStringLiteral("A"), {}, {}, {}, 5, 9}, QDateTime::fromSecsSinceEpoch(1'780'000'000, Qt::UTC));
    fuzz::require(filter.ok() || !matched, "what cannot be read matches nothing");
    return 0;
}
