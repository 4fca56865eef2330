// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/keyformat.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace octroi;
    const std::string_view text = fuzz::textOf(data, size);
    const auto key = crypto::parseKey(text);
    if (!key)
        return 0;
    fuzz::require(crypto::isKeyPrefix(key->prefix), "the prefix is one");
    fuzz::require(key->environment == "live" || key->environment == "test", "the environment is one");
    fuzz::require(key->id.size() == crypto::kKeyIdSize, "the identifier has its size");
    fuzz::require(text.size() == key->prefix.size() + 6 + 48, "nothing stands behind it");
    fuzz::require(key->id.data() >= text.data() && key->id.data() + key->id.size() <= text.data() + text.size(), "the views lie within");
    return 0;
}
