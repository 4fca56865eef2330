// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/formbody.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace octroi;
    const QByteArrayView text(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto form = authority::parseForm(text);
    if (!form)
        return 0;
    for (auto it = form->begin(); it != form->end(); ++it) {
        fuzz::require(it.key().isValidUtf16() && it.value().isValidUtf16(), "texts are valid");
        fuzz::require(!it.value().contains(QChar(QChar::ReplacementCharacter)) || text.toByteArray().toUpper().contains("%EF%BF%BD") || text.toByteArray().contains("\xEF\xBF\xBD"),
                      "nothing was replaced");
    }
    return 0;
}
