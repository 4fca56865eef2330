// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/keyformat.h"
#include "fuzz.h"
#include "leak/keyscanner.h"

// The first byte says how large the blocks are in which the rest is fed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace octroi;
    if (size == 0)
        return 0;
    const qsizetype block = data[0] < 128 ? data[0] + 1 : (data[0] - 127) * 16;
    const QByteArrayView text(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const auto scan = [&text](qsizetype each) {
        QList<leak::Sighting> all;
        leak::KeyScanner scanner([&all](const leak::Sighting &one) { all.append(one); });
        for (qsizetype at = 0; at < text.size(); at += each)
            scanner.feed(text.sliced(at, std::min(each, text.size() - at)));
        scanner.finish();
        return all;
    };
    const auto whole = scan(std::max<qsizetype>(text.size(), 1)), parts = scan(block);
    fuzz::require(whole.size() == parts.size(), "blocks do not matter");
    for (qsizetype i = 0; i < whole.size(); ++i) {
        const leak::Sighting &one = whole[i];
        fuzz::require(one.offset == parts[i].offset && one.line == parts[i].line &&
                          one.column == parts[i].column && one.digest == parts[i].digest,
                      "nor for where it stands");
        fuzz::require(one.offset >= 0 && one.offset < text.size(), "it lies within");
        fuzz::require(one.line == text.first(one.offset).count('\n') + 1, "the line is right");
        if (one.encoded) // the scanner itself is what decodes it
            continue;
        QByteArray key =
            text.sliced(one.offset, std::min<qsizetype>(124, text.size() - one.offset)).toByteArray();
        if (key.size() > 1 && key[1] == '\0') {
            QByteArray narrow;
            for (qsizetype c = 0; c < key.size(); c += 2)
                narrow += key[c];
            key = narrow;
        }
        key.truncate(one.prefix.size() + 6 + 48);
        fuzz::require(crypto::parseKey({key.constData(), std::size_t(key.size())}).has_value(), "it is one");
    }
    return 0;
}
